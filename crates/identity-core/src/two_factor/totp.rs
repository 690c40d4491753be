//! Time-based one-time passwords (RFC 6238): SHA-1, 6 digits, 30 seconds, 160 secret bits, which is
//! what every authenticator takes.
//!
//! A code is good once: only a step later than the last accepted one counts. A clock that is wrong
//! by one step is borne, and its owner told.

use crate::kernel::{Entropy, Secret, Timestamp, TotpSecretId};
use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

/// Seconds of a step.
const STEP: u64 = 30;
const SECRET_LENGTH: usize = 20;

/// The secret that an authenticator shares with the account. Zeroed on drop, never printed.
#[derive(Clone)]
pub struct TotpSecret(Zeroizing<[u8; SECRET_LENGTH]>);

impl TotpSecret {
    /// A new random one.
    pub fn generate(entropy: &dyn Entropy) -> Self {
        let mut bytes = Zeroizing::new([0; SECRET_LENGTH]);
        entropy.fill(bytes.as_mut_slice());
        Self(bytes)
    }

    /// The one that was stored as these bytes.
    pub fn from_bytes(bytes: [u8; SECRET_LENGTH]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes, for the store to seal.
    pub fn expose(&self) -> &[u8; SECRET_LENGTH] {
        &self.0
    }

    /// What a person types into an authenticator: 32 letters and digits (RFC 4648, base32).
    pub fn base32(&self) -> Secret {
        Secret::new(totp_rs::Secret::from(*self.0).to_base32())
    }

    /// What an authenticator reads from a picture: `otpauth://totp/ISSUER:ACCOUNT?secret=..`
    /// (the key URI format). A colon in the issuer would end it early and is left out.
    pub fn uri(&self, issuer: &str, account: &str) -> Secret {
        let issuer = issuer.replace(':', " ");
        let named = self.builder().with_issuer(Some(issuer)).with_account_name(account);
        Secret::new(named.build_noncompliant().to_url().unwrap_or_default())
    }

    fn builder(&self) -> Builder {
        Builder::new().with_secret(*self.0).with_skew(0)
    }

    /// Holds a code against the steps around `now` that come after `last_step`.
    pub fn check(
        &self,
        code: &TotpCode,
        last_step: u64,
        now: Timestamp,
        drift: u32,
    ) -> Option<Accepted> {
        let seconds = u64::try_from(now.as_millis()).ok()? / 1000;
        let present = seconds / STEP;
        let drift = u64::from(drift);
        let window = present.saturating_sub(drift)..=present + drift;
        // Every step is looked at, whichever fits.
        let totp = self.builder().build_noncompliant();
        let fits = |step: &u64| code.is_of(&totp, *step) && *step > last_step;
        let fitting: Vec<u64> = window.filter(fits).collect();
        let step = *fitting.first()?;
        let clock = match step {
            step if step < present => AuthenticatorClock::Behind,
            step if step > present => AuthenticatorClock::Ahead,
            _ => AuthenticatorClock::Right,
        };
        Some(Accepted { step, clock })
    }
}

/// A code that was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Its step: from now on only later ones count.
    pub step: u64,
    /// What it tells of the authenticator.
    pub clock: AuthenticatorClock,
}

/// How an authenticator's clock stands to ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthenticatorClock {
    /// Within the step.
    Right,
    /// Late by a step, some 30 seconds.
    Behind,
    /// Early by a step.
    Ahead,
}

/// Six digits that a person typed.
#[derive(Clone)]
pub struct TotpCode(Secret);

impl TotpCode {
    /// Reads a code; authenticators show it with a space in the middle.
    pub fn parse(typed: &Secret) -> Option<Self> {
        let digits: String = typed.expose().chars().filter(|c| !c.is_whitespace()).collect();
        let digits = Secret::new(digits);
        let right =
            digits.expose().len() == 6 && digits.expose().bytes().all(|b| b.is_ascii_digit());
        right.then_some(Self(digits))
    }

    fn is_of(&self, totp: &Totp, step: u64) -> bool {
        totp.check(self.0.expose(), step * STEP).is_some()
    }
}

/// A secret as it rests.
#[derive(Clone)]
pub struct StoredTotp {
    /// Its id.
    pub id: TotpSecretId,
    /// The secret.
    pub secret: TotpSecret,
    /// The last step whose code was accepted; 0 before the first.
    pub last_step: u64,
    /// When it was made.
    pub created_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::SeededEntropy;
    use proptest::prelude::*;

    fn code(text: &str) -> TotpCode {
        TotpCode::parse(&Secret::new(text.to_owned())).unwrap()
    }

    fn at(seconds: u64) -> Timestamp {
        Timestamp::from_millis(i64::try_from(seconds * 1000).unwrap())
    }

    #[test]
    fn the_vectors_of_rfc_6238_come_out() {
        // Appendix B, SHA-1, the last six of its eight digits.
        let secret = TotpSecret::from_bytes(*b"12345678901234567890");
        for (seconds, digits) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let accepted = secret.check(&code(digits), 0, at(seconds), 0);
            let right = Accepted { step: seconds / 30, clock: AuthenticatorClock::Right };
            assert_eq!(accepted, Some(right), "{seconds}");
        }
    }

    #[test]
    fn a_code_is_read_with_the_space_that_authenticators_show() {
        for text in ["123456", " 123 456 ", "123\u{a0}456"] {
            assert_eq!(code(text).0.expose(), "123456");
        }
        for text in ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "-12345", "12345\u{0}"] {
            assert!(TotpCode::parse(&Secret::new(text.to_owned())).is_none(), "{text:?}");
        }
    }

    #[test]
    fn the_uri_names_issuer_and_account() {
        let secret = TotpSecret::from_bytes(*b"12345678901234567890");
        assert_eq!(
            secret.uri("X: Y", "ann+a@example.org").expose(),
            "otpauth://totp/X%20%20Y:ann%2Ba%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=X%20%20Y"
        );
        assert_eq!(secret.base32().expose(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    fn code_of(secret: &TotpSecret, step: u64) -> TotpCode {
        let token = secret.builder().build_noncompliant().generate(step * STEP);
        code(&token.to_string())
    }

    proptest! {
        #[test]
        fn a_step_at_or_before_the_last_one_is_never_accepted(
            seed: u64,
            present in 1_000_u64..10_000,
            shown in -3_i64..=3,
            last in -4_i64..=4,
            drift in 0_u32..=1,
        ) {
            let secret = TotpSecret::generate(&SeededEntropy::new(seed));
            let step = present.saturating_add_signed(shown);
            let last_step = present.saturating_add_signed(last);
            let accepted = secret.check(&code_of(&secret, step), last_step, at(present * 30 + 7), drift);
            if let Some(accepted) = accepted {
                prop_assert!(accepted.step > last_step);
                prop_assert!(accepted.step.abs_diff(present) <= u64::from(drift));
            }
            let right = step > last_step && step.abs_diff(present) <= u64::from(drift);
            prop_assert!(!right || accepted.is_some());
        }

        #[test]
        fn a_clock_that_is_wrong_is_told(seed: u64, present in 1_000_u64..10_000, shown in -1_i64..=1) {
            let secret = TotpSecret::generate(&SeededEntropy::new(seed));
            let step = present.saturating_add_signed(shown);
            let accepted = secret.check(&code_of(&secret, step), 0, at(present * 30), 1).unwrap();
            prop_assume!(accepted.step == step);
            let clock = match shown {
                -1 => AuthenticatorClock::Behind,
                1 => AuthenticatorClock::Ahead,
                _ => AuthenticatorClock::Right,
            };
            prop_assert_eq!(accepted.clock, clock);
        }

        #[test]
        fn any_text_is_read_without_panic(text in ".*") {
            let _ = TotpCode::parse(&Secret::new(text));
        }
    }
}
