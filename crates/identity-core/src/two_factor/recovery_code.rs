//! Recovery codes (NIST SP 800-63B-4, section 3.1.2: look-up secrets): 130 random bits in Crockford's
//! base32, written in groups, good once.

use crate::kernel::{Digest, Entropy, Generation, RecoveryCodeId, Secret, Timestamp};
use zeroize::Zeroizing;

/// Crockford's base32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 26 characters of 5 bits.
const LENGTH: usize = 26;
const GROUP: usize = 5;

/// A recovery code.
#[derive(Clone)]
pub struct RecoveryCode(Secret);

impl RecoveryCode {
    /// A new random one.
    pub fn generate(entropy: &dyn Entropy) -> Self {
        let mut bytes = Zeroizing::new([0; LENGTH]);
        entropy.fill(bytes.as_mut_slice());
        // 32 divides 256, so each letter is equally likely.
        let letter = |byte: &u8| ALPHABET.get(usize::from(byte & 31)).map(|b| char::from(*b));
        Self(Secret::new(bytes.iter().filter_map(letter).collect()))
    }

    /// Reads a code as it was typed: in any case, with or without hyphens and spaces, with the
    /// letters that are easily taken for digits.
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

    /// The code for its owner, in groups: `XXXXX-XXXXX-XXXXX-XXXXX-XXXXXX`.
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

    /// The letters, for the digest alone.
    pub fn expose(&self) -> &[u8] {
        self.0.expose().as_bytes()
    }
}

/// Which codes new ones take the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaces {
    /// All that there are.
    All,
    /// Those that were used; the others stay in force.
    Used,
}

impl Replaces {
    /// The name in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Used => "used",
        }
    }

    /// The value of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::All, Self::Used].into_iter().find(|replaces| replaces.as_str() == name)
    }
}

/// The keyed digest of a code, bound to its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeDigest {
    /// The key that made it.
    pub generation: Generation,
    /// HMAC-SHA-256(key, account id, code).
    pub digest: Digest,
}

/// A code to be stored.
#[derive(Clone, Debug)]
pub struct NewRecoveryCode {
    /// Its id.
    pub id: RecoveryCodeId,
    /// What is compared when it comes back.
    pub digest: CodeDigest,
    /// When it was made.
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
    fn what_is_easily_mistaken_is_read_all_the_same() {
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
        fn what_was_shown_is_read_back(seed: u64, lower: bool) {
            let code = RecoveryCode::generate(&SeededEntropy::new(seed));
            let mut shown = code.grouped().expose().to_owned();
            if lower {
                shown = shown.to_lowercase().replace('-', " ");
            }
            let read = parse(&shown);
            prop_assert_eq!(read.as_ref().map(RecoveryCode::expose), Some(code.expose()));
        }

        #[test]
        fn any_text_is_read_without_panic(text in ".*") {
            let _ = parse(&text);
        }
    }
}
