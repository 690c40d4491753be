//! Tokens: what a client holds. At rest there is only their [`Digest`].
//!
//! A bearer token is `xwms_` + kind + `_` + 43 base62 characters (256 random bits; 30 characters,
//! 178 bits, in a credential) + 6 base62 characters of CRC-32 over all that stands before: a
//! scanner can tell it from noise, and a mistyped one is refused without a look into the store. A mailed token is 256 bits in hex,
//! derived from a key at the moment of delivery (see [`ActionTokenKeys`](super::ActionTokenKeys)).

use super::{Digest, Entropy, Secret, entropy::random};
use zeroize::Zeroizing;

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const CHECKSUM_LENGTH: usize = 6;

/// What a bearer token opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BearerKind {
    /// A session.
    Session,
    /// The browser that began a registration.
    Registration,
    /// A sign-in that waits for its second factor.
    PendingSignIn,
    /// A browser or client that an account is known to use.
    Device,
    /// Another service.
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

    /// How many random characters there are.
    fn length(self) -> usize {
        match self {
            Self::Service => 30,
            Self::Session | Self::Registration | Self::PendingSignIn | Self::Device => 43,
        }
    }
}

/// A well-formed bearer token, not yet known to be in force.
#[derive(Clone)]
pub struct BearerToken(Secret);

impl BearerToken {
    /// A new random token.
    pub fn generate(kind: BearerKind, entropy: &dyn Entropy) -> Self {
        let mut text = String::from(kind.prefix());
        let whole = text.len() + kind.length();
        while text.len() < whole {
            // 248 is the largest multiple of 62 in a byte: past it the letters would not be even.
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

    /// The token, when the text is one of this kind with a right checksum.
    pub fn parse(kind: BearerKind, text: &str) -> Option<Self> {
        let random = text.strip_prefix(kind.prefix())?;
        let right_form = random.len() == kind.length() + CHECKSUM_LENGTH
            && random.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let (body, found) = text.split_at_checked(text.len().checked_sub(CHECKSUM_LENGTH)?)?;
        (right_form && checksum(body) == found).then(|| Self(Secret::new(text.to_owned())))
    }

    /// What the client is given, once.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// What rests in the store.
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

/// A token that a mail carries: 256 bits.
#[derive(Clone)]
pub struct ActionToken(Zeroizing<[u8; 32]>);

impl ActionToken {
    /// The token with these bits.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The token, when the text is 64 lower-case hexadecimal digits.
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

    /// What the link carries.
    pub fn expose(&self) -> Secret {
        Secret::new(self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(hex_digit).collect())
    }

    /// What rests in the store.
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
        fn a_bearer_token_is_read_back(seed: u64) {
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
        fn any_text_is_read_without_panic(text in ".*") {
            let _ = BearerToken::parse(BearerKind::Session, &text);
            let _ = ActionToken::parse(&text);
        }

        #[test]
        fn a_mailed_token_is_read_back(bytes: [u8; 32]) {
            let text = ActionToken::from_bytes(bytes).expose();
            let read = ActionToken::parse(text.expose()).map(|read| read.digest());
            prop_assert_eq!(read, Some(Digest::of(&bytes)));
        }
    }

    #[test]
    fn a_token_of_one_kind_is_not_one_of_another() {
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
