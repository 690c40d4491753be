//! Tokens that clients hold. The store keeps only their [`Digest`].
//!
//! A bearer token is `xwms_` + kind + `_` + 43 base62 characters (256 random bits; 30 characters,
//! 178 bits, in a service credential) + 6 base62 characters of CRC-32 over everything before them.
//! The prefix lets secret scanners find leaked tokens, and the checksum refuses a mistyped token
//! without a query (the format of GitHub's tokens). An action token is 256 bits in hexadecimal,
//! derived from a key at delivery (see [`ActionTokenKeys`](super::ActionTokenKeys)).

use super::{Digest, Entropy, Secret, entropy::random};
use zeroize::Zeroizing;

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const CHECKSUM_LENGTH: usize = 6;

/// The use of a bearer token, which its prefix shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BearerKind {
    Session,
    /// Binds a pending registration to the browser that started it.
    Registration,
    PendingSignIn,
    /// A known device.
    Device,
    /// A service credential.
    Service,
}

impl BearerKind {
    fn prefix(self) -> &'static str {
        match self {
            Self::Session => "xwms_ses_",
            Self::Registration => "xwms_reg_",
            Self::PendingSignIn => "xwms_att_",
            Self::Device => "xwms_dev_",
            Self::Service => "xwms_svc_",
        }
    }

    /// Returns the number of random characters.
    fn length(self) -> usize {
        match self {
            Self::Service => 30,
            Self::Session | Self::Registration | Self::PendingSignIn | Self::Device => 43,
        }
    }
}

/// A well-formed bearer token. It may be unknown, expired or revoked.
#[derive(Clone)]
pub struct BearerToken(Secret);

impl BearerToken {
    /// Generates a random token.
    pub fn generate(kind: BearerKind, entropy: &dyn Entropy) -> Self {
        let mut text = String::from(kind.prefix());
        let whole = text.len() + kind.length();
        while text.len() < whole {
            // 248 is the largest multiple of 62 in a byte. Larger bytes are skipped, so that every
            // letter is equally likely.
            text.extend(
                Zeroizing::new(random::<64>(entropy))
                    .iter()
                    .filter(|byte| **byte < 248)
                    .map(|byte| letter(u32::from(*byte)))
                    .take(whole - text.len()),
            );
        }
        let checksum = checksum(&text);
        text.push_str(&checksum);
        Self(Secret::new(text))
    }

    /// Parses a token of this kind, or returns `None` when form or checksum are wrong.
    pub fn parse(kind: BearerKind, text: &str) -> Option<Self> {
        let random = text.strip_prefix(kind.prefix())?;
        let right_form = random.len() == kind.length() + CHECKSUM_LENGTH
            && random.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let (body, found) = text.split_at_checked(text.len().checked_sub(CHECKSUM_LENGTH)?)?;
        (right_form && checksum(body) == found).then(|| Self(Secret::new(text.to_owned())))
    }

    /// Returns the text for the client, which is shown once.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// Returns the digest for the store.
    pub fn digest(&self) -> Digest {
        Digest::of(self.0.expose().as_bytes())
    }
}

fn letter(number: u32) -> char {
    char::from(ALPHABET.get(number as usize % ALPHABET.len()).copied().unwrap_or(b'0'))
}

fn checksum(text: &str) -> String {
    let mut crc = crc32fast::hash(text.as_bytes());
    let mut letters = [' '; CHECKSUM_LENGTH];
    for place in letters.iter_mut().rev() {
        *place = letter(crc % 62);
        crc /= 62;
    }
    letters.iter().collect()
}

/// A token of 256 bits in a mailed link.
#[derive(Clone)]
pub struct ActionToken(Zeroizing<[u8; 32]>);

impl ActionToken {
    /// Wraps derived bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Parses 64 lower-case hexadecimal digits, or returns `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: &[u8; 64] = text.as_bytes().try_into().ok()?;
        let mut bytes = Zeroizing::new([0; 32]);
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = pair.iter().try_fold(0, |value: u8, digit| match digit {
                b'0'..=b'9' => Some(value << 4 | (digit - b'0')),
                b'a'..=b'f' => Some(value << 4 | (digit - b'a' + 10)),
                _ => None,
            })?;
        }
        Some(Self(bytes))
    }

    /// Returns the hexadecimal text for the link.
    pub fn expose(&self) -> Secret {
        Secret::new(self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(hex_digit).collect())
    }

    /// Returns the digest for the store.
    pub fn digest(&self) -> Digest {
        Digest::of(self.0.as_slice())
    }
}

fn hex_digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap_or('0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::SeededEntropy;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bearer_token_is_read_back(seed: u64) {
            let token = BearerToken::generate(BearerKind::Session, &SeededEntropy::new(seed));
            let read = BearerToken::parse(BearerKind::Session, token.expose());
            prop_assert_eq!(read.map(|read| read.digest()), Some(token.digest()));
            prop_assert_eq!(token.expose().len(), "xwms_ses_".len() + 49);
        }

        #[test]
        fn one_changed_letter_is_refused(seed: u64, place in 0_usize..58, by in 1_u32..62) {
            let token = BearerToken::generate(BearerKind::Session, &SeededEntropy::new(seed));
            let mut letters: Vec<char> = token.expose().chars().collect();
            let old = ALPHABET.iter().position(|byte| char::from(*byte) == letters[place]);
            letters[place] = letter(u32::try_from(old.unwrap_or(0)).unwrap() + by);
            let changed: String = letters.into_iter().collect();
            prop_assume!(changed != token.expose());
            prop_assert!(BearerToken::parse(BearerKind::Session, &changed).is_none());
        }

        #[test]
        fn parsing_never_panics(text in ".*") {
            let _ = BearerToken::parse(BearerKind::Session, &text);
            let _ = ActionToken::parse(&text);
        }

        #[test]
        fn action_token_is_read_back(bytes: [u8; 32]) {
            let text = ActionToken::from_bytes(bytes).expose();
            let read = ActionToken::parse(text.expose()).map(|read| read.digest());
            prop_assert_eq!(read, Some(Digest::of(&bytes)));
        }
    }

    #[test]
    fn token_of_one_kind_is_refused_as_another() {
        use BearerKind::{Device, PendingSignIn, Registration, Service, Session};
        let kinds = [Session, Registration, PendingSignIn, Device, Service];
        for made in kinds {
            let token = BearerToken::generate(made, &SeededEntropy::new(1));
            for read in kinds {
                assert_eq!(BearerToken::parse(read, token.expose()).is_some(), read == made);
            }
        }
    }
}
