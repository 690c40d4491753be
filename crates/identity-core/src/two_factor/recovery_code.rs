//! Recovery codes (NIST SP 800-63B-4, section 3.1.2: look-up secrets): 130 random bits in
//! Crockford's base32, written in groups. Each works once.

use crate::kernel::{Digest, Entropy, Generation, RecoveryCodeId, Secret, Timestamp};
use strum::{EnumString, IntoStaticStr, VariantArray};
use zeroize::Zeroizing;

/// Crockford's base32 has no I, L, O and U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 26 characters of 5 bits are 130 bits.
const LENGTH: usize = 26;
const GROUP: usize = 5;

/// A recovery code in its canonical letters.
#[derive(Clone)]
pub struct RecoveryCode(Secret);

impl RecoveryCode {
    /// Generates a random code.
    pub fn generate(entropy: &dyn Entropy) -> Self {
        let mut bytes = Zeroizing::new([0; LENGTH]);
        entropy.fill(bytes.as_mut_slice());
        // 32 divides 256, so each letter is equally likely.
        let letter = |byte: &u8| ALPHABET.get(usize::from(byte & 31)).map(|b| char::from(*b));
        Self(Secret::new(bytes.iter().filter_map(letter).collect()))
    }

    /// Parses a code as it was typed: in upper or lower case, with or without hyphens and spaces,
    /// and with O, I and L for the digits that they resemble.
    pub fn parse(typed: &Secret) -> Option<Self> {
        let mut code = String::with_capacity(LENGTH);
        for character in typed.expose().chars() {
            let letter = match character.to_ascii_uppercase() {
                '-' => continue,
                space if space.is_whitespace() => continue,
                'O' => '0',
                'I' | 'L' => '1',
                letter => letter,
            };
            let known = letter.is_ascii() && ALPHABET.iter().any(|b| char::from(*b) == letter);
            if !known || code.len() == LENGTH {
                return None;
            }
            code.push(letter);
        }
        (code.len() == LENGTH).then(|| Self(Secret::new(code)))
    }

    /// Returns the code for its owner, in groups: `XXXXX-XXXXX-XXXXX-XXXXX-XXXXXX`.
    pub fn grouped(&self) -> Secret {
        let mut text = String::with_capacity(LENGTH + LENGTH / GROUP);
        for (place, letter) in self.0.expose().chars().enumerate() {
            if place > 0 && place % GROUP == 0 && place < LENGTH - 1 {
                text.push('-');
            }
            text.push(letter);
        }
        Secret::new(text)
    }

    /// Returns the letters, for the digest only.
    pub fn expose(&self) -> &[u8] {
        self.0.expose().as_bytes()
    }
}

/// The codes that new ones replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Replaces {
    /// All codes.
    All,
    /// The used codes. The others stay active.
    Used,
}

/// The keyed digest of a code, bound to its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeDigest {
    pub generation: Generation,
    /// HMAC-SHA-256(key, account id, code).
    pub digest: Digest,
}

/// A code before it is stored.
#[derive(Clone, Debug)]
pub struct NewRecoveryCode {
    pub id: RecoveryCodeId,
    pub digest: CodeDigest,
    pub created_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::SeededEntropy;
    use proptest::prelude::*;

    fn parse(text: &str) -> Option<RecoveryCode> {
        RecoveryCode::parse(&Secret::new(text.to_owned()))
    }

    #[test]
    fn a_code_has_130_bits_in_five_groups() {
        let code = RecoveryCode::generate(&SeededEntropy::new(1));
        let grouped = code.grouped();
        let lengths: Vec<usize> = grouped.expose().split('-').map(str::len).collect();
        assert_eq!(lengths, [5, 5, 5, 5, 6]);
    }

    #[test]
    fn ambiguous_letters_are_read_as_digits() {
        let typed = parse("oOiIl-LaAbB cCdDe EfFgG hHjJkK").unwrap();
        assert_eq!(
            typed.expose(),
            b"00111".iter().chain(b"1AABBCCDDEEFFGGHHJJKK").copied().collect::<Vec<u8>>()
        );
        for text in ["", "0", &"0".repeat(25), &"0".repeat(27), &"U".repeat(26), &"é".repeat(26)] {
            assert!(parse(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn shown_code_is_read_back(seed: u64, lower: bool) {
            let code = RecoveryCode::generate(&SeededEntropy::new(seed));
            let mut shown = code.grouped().expose().to_owned();
            if lower {
                shown = shown.to_lowercase().replace('-', " ");
            }
            let read = parse(&shown);
            prop_assert_eq!(read.as_ref().map(RecoveryCode::expose), Some(code.expose()));
        }

        #[test]
        fn parsing_never_panics(text in ".*") {
            let _ = parse(&text);
        }
    }
}
