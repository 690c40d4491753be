//! A password as it is compared and hashed.

use crate::kernel::Secret;
use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;

/// A password in NFC, of at most 1,024 bytes and 128 code points. It never gives its text back
/// but to the hasher, and is zeroed on drop.
#[derive(Clone)]
pub struct Password(Secret);

/// Why a text cannot be a password of anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// There is no text.
    #[error("empty")]
    Empty,
    /// More than 128 code points or 1,024 bytes.
    #[error("longer than 128 characters")]
    TooLong,
}

impl Password {
    /// The most code points.
    pub const MAX_CODE_POINTS: usize = 128;
    /// The most bytes, as typed and in NFC.
    pub const MAX_BYTES: usize = 1024;

    /// Reads a password as it was typed. Space counts, at the ends too.
    pub fn parse(typed: &Secret) -> Result<Self, PasswordError> {
        let typed = typed.expose();
        if typed.is_empty() {
            return Err(PasswordError::Empty);
        }
        if typed.len() > Self::MAX_BYTES {
            return Err(PasswordError::TooLong);
        }
        // NFC can be three times as long: room for all of it, so that no copy is left behind.
        let mut normal = String::with_capacity(typed.len() * 3);
        normal.extend(typed.nfc());
        let normal = Secret::new(normal);
        let too_long = normal.expose().len() > Self::MAX_BYTES
            || normal.expose().chars().count() > Self::MAX_CODE_POINTS;
        if too_long { Err(PasswordError::TooLong) } else { Ok(Self(normal)) }
    }

    /// The text in NFC, for a [`PasswordHasher`](super::PasswordHasher) alone.
    pub fn expose_to_hasher(&self) -> &[u8] {
        self.0.expose().as_bytes()
    }

    /// The text in NFC, for a [`PasswordChecker`](super::PasswordChecker) alone.
    pub fn expose_to_checker(&self) -> &Secret {
        &self.0
    }

    pub(crate) fn text(&self) -> &str {
        self.0.expose()
    }

    /// Whether this is the same password, in a time that does not tell where they differ.
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
    fn space_belongs_to_the_password() {
        assert_ne!(parse(" a"), parse("a"));
    }
}
