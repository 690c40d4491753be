//! Time-based one-time passwords (RFC 6238) with SHA-1, 6 digits, 30 seconds and a secret of 160
//! bits, which every authenticator app supports.
//!
//! A code works once: only steps later than the last accepted one count (RFC 6238, section 5.2). A
//! clock that is off by one step is accepted, and its owner is informed.

use crate::kernel::{Entropy, Secret, Timestamp, TotpSecretId};
use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

/// Seconds in a time step.
const STEP: u64 = 30;
const SECRET_LENGTH: usize = 20;

/// The secret that an authenticator app shares with the account. Zeroed on drop, never printed.
#[derive(Clone)]
pub struct TotpSecret(Zeroizing<[u8; SECRET_LENGTH]>);

impl TotpSecret {
    /// Generates a random secret.
    pub fn generate(entropy: &dyn Entropy) -> Self {
        let mut bytes = Zeroizing::new([0; SECRET_LENGTH]);
        entropy.fill(bytes.as_mut_slice());
        Self(bytes)
    }

    /// Wraps stored bytes.
    pub fn from_bytes(bytes: [u8; SECRET_LENGTH]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Returns the bytes, for the store to seal.
    pub fn expose(&self) -> &[u8; SECRET_LENGTH] {
        &self.0
    }

    /// Returns the secret for typing into an authenticator app: 32 letters and digits (RFC 4648,
    /// base32).
    pub fn base32(&self) -> Secret {
        Secret::new(totp_rs::Secret::from(*self.0).to_base32())
    }

    /// Returns the key URI for a QR code: `otpauth://totp/ISSUER:ACCOUNT?secret=..`. A colon would
    /// end the issuer early, so a space replaces it.
    pub fn uri(&self, issuer: &str, account: &str) -> Secret {
        let issuer = issuer.replace(':', " ");
        let named = self.builder().with_issuer(Some(issuer)).with_account_name(account);
        Secret::new(named.build_noncompliant().to_url().unwrap_or_default())
    }

    fn builder(&self) -> Builder {
        Builder::new().with_secret(*self.0).with_skew(0)
    }

    /// Compares a code with the steps around `now` that come after `last_step`.
    pub fn check(
        &self,
        code: &TotpCode,
        last_step: u64,
        now: Timestamp,
        drift: u32,
    ) -> Option<Accepted> {
        let seconds = u64::try_from(now.as_millis()).ok()? / 1000;
        let current = seconds / STEP;
        let drift = u64::from(drift);
        let window = current.saturating_sub(drift)..=current + drift;
        // Every step is compared, so that timing does not depend on the matching one.
        let totp = self.builder().build_noncompliant();
        let matches = |step: &u64| code.matches_step(&totp, *step) && *step > last_step;
        let matching: Vec<u64> = window.filter(matches).collect();
        let step = *matching.first()?;
        let clock = match step {
            step if step < current => AuthenticatorClock::Behind,
            step if step > current => AuthenticatorClock::Ahead,
            _ => AuthenticatorClock::Right,
        };
        Some(Accepted { step, clock })
    }
}

/// A code that matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The step of the code. Only later steps count from now on.
    pub step: u64,
    pub clock: AuthenticatorClock,
}

/// The difference between an authenticator's clock and ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthenticatorClock {
    Right,
    /// Late by one step, up to 30 seconds.
    Behind,
    /// Early by one step, up to 30 seconds.
    Ahead,
}

/// Six digits as a person typed them.
#[derive(Clone)]
pub struct TotpCode(Secret);

impl TotpCode {
    /// Parses a code. White space is ignored, because authenticator apps show a space in the
    /// middle.
    pub fn parse(typed: &Secret) -> Option<Self> {
        let digits: String = typed.expose().chars().filter(|c| !c.is_whitespace()).collect();
        let digits = Secret::new(digits);
        let right =
            digits.expose().len() == 6 && digits.expose().bytes().all(|b| b.is_ascii_digit());
        right.then_some(Self(digits))
    }

    fn matches_step(&self, totp: &Totp, step: u64) -> bool {
        totp.check(self.0.expose(), step * STEP).is_some()
    }
}

/// A stored TOTP secret.
#[derive(Clone)]
pub struct StoredTotp {
    pub id: TotpSecretId,
    pub secret: TotpSecret,
    /// The last step whose code was accepted; 0 before the first.
    pub last_step: u64,
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
    fn test_vectors_of_rfc_6238_match() {
        // RFC 6238, appendix B: the SHA-1 values, last six of eight digits.
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
    fn white_space_in_a_code_is_ignored() {
        for text in ["123456", " 123 456 ", "123\u{a0}456"] {
            assert_eq!(code(text).0.expose(), "123456");
        }
        for text in ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "-12345", "12345\u{0}"] {
            assert!(TotpCode::parse(&Secret::new(text.to_owned())).is_none(), "{text:?}");
        }
    }

    #[test]
    fn key_uri_contains_issuer_and_account() {
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
        fn step_at_or_before_the_last_one_is_never_accepted(
            seed: u64,
            current in 1_000_u64..10_000,
            shown in -3_i64..=3,
            last in -4_i64..=4,
            drift in 0_u32..=1,
        ) {
            let secret = TotpSecret::generate(&SeededEntropy::new(seed));
            let step = current.saturating_add_signed(shown);
            let last_step = current.saturating_add_signed(last);
            let accepted = secret.check(&code_of(&secret, step), last_step, at(current * 30 + 7), drift);
            if let Some(accepted) = accepted {
                prop_assert!(accepted.step > last_step);
                prop_assert!(accepted.step.abs_diff(current) <= u64::from(drift));
            }
            let right = step > last_step && step.abs_diff(current) <= u64::from(drift);
            prop_assert!(!right || accepted.is_some());
        }

        #[test]
        fn clock_drift_is_reported(seed: u64, current in 1_000_u64..10_000, shown in -1_i64..=1) {
            let secret = TotpSecret::generate(&SeededEntropy::new(seed));
            let step = current.saturating_add_signed(shown);
            let accepted = secret.check(&code_of(&secret, step), 0, at(current * 30), 1).unwrap();
            prop_assume!(accepted.step == step);
            let clock = match shown {
                -1 => AuthenticatorClock::Behind,
                1 => AuthenticatorClock::Ahead,
                _ => AuthenticatorClock::Right,
            };
            prop_assert_eq!(accepted.clock, clock);
        }

        #[test]
        fn parsing_never_panics(text in ".*") {
            let _ = TotpCode::parse(&Secret::new(text));
        }
    }
}
