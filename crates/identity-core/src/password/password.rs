//! A password as it is compared and hashed.

use crate::kernel::Secret;
use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;

/// A password in NFC, of at most 1,024 bytes and 128 code points. Only the hasher and the checker
/// can read its text, which is zeroed on drop.
#[derive(Clone)]
pub struct Password(Secret);

/// Reasons to refuse a text as a password, whatever the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    #[error("empty")]
    Empty,
    /// The text has more than 128 code points or 1,024 bytes.
    #[error("longer than 128 characters")]
    TooLong,
}

impl Password {
    /// Maximum number of code points.
    pub const MAX_CODE_POINTS: usize = 128;
    /// Maximum number of bytes, as typed and in NFC.
    pub const MAX_BYTES: usize = 1024;

    /// Parses a password as it was typed. White space counts, at the ends too.
    pub fn parse(typed: &Secret) -> Result<Self, PasswordError> {
        let typed = typed.expose();
        if typed.is_empty() {
            return Err(PasswordError::Empty);
        }
        if typed.len() > Self::MAX_BYTES {
            return Err(PasswordError::TooLong);
        }
        // NFC can be three times as long. The buffer has room for all of it, so that growing it
        // leaves no copy in memory.
        let mut normal = String::with_capacity(typed.len() * 3);
        normal.extend(typed.nfc());
        let normal = Secret::new(normal);
        let too_long = normal.expose().len() > Self::MAX_BYTES
            || normal.expose().chars().count() > Self::MAX_CODE_POINTS;
        if too_long { Err(PasswordError::TooLong) } else { Ok(Self(normal)) }
    }

    /// Returns the text in NFC, for a [`PasswordHasher`](super::PasswordHasher) only.
    pub fn expose_to_hasher(&self) -> &[u8] {
        self.0.expose().as_bytes()
    }

    /// Returns the text in NFC, for a [`PasswordChecker`](super::PasswordChecker) only.
    pub fn expose_to_checker(&self) -> &Secret {
        &self.0
    }

    pub(crate) fn text(&self) -> &str {
        self.0.expose()
    }

    /// Compares two passwords in constant time.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.text().as_bytes().ct_eq(other.text().as_bytes()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Vec<u8>, PasswordError> {
        Password::parse(&Secret::new(text.to_owned())).map(|p| p.expose_to_hasher().to_vec())
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same_password() {
        assert_eq!(parse("caf\u{e9}"), parse("cafe\u{301}"));
    }

    #[test]
    fn limits_are_in_code_points_and_bytes() {
        assert!(parse(&"a".repeat(128)).is_ok());
        assert_eq!(parse(&"a".repeat(129)), Err(PasswordError::TooLong));
        assert!(parse(&"🙂".repeat(128)).is_ok());
        assert_eq!(parse(&"🙂".repeat(257)), Err(PasswordError::TooLong));
        assert_eq!(parse(""), Err(PasswordError::Empty));
    }

    #[test]
    fn white_space_counts() {
        assert_ne!(parse(" a"), parse("a"));
    }
}
