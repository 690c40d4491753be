//! Lower-case hexadecimal, for key files and form tokens.

use crate::keys::KeyBytes;
use zeroize::Zeroizing;

/// Encodes bytes. The buffer has its full length from the start, so that growing it leaves no copy.
pub(crate) fn encode(bytes: &[u8]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 2));
    for nibble in bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]) {
        text.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
    }
    text
}

/// Decodes exactly 64 lower-case digits.
pub(crate) fn decode(digits: &[u8]) -> Option<KeyBytes> {
    let digits: &[u8; 64] = digits.try_into().ok()?;
    let mut bytes = KeyBytes::default();
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = pair.iter().try_fold(0, |value: u8, digit| match digit {
            b'0'..=b'9' => Some(value << 4 | (digit - b'0')),
            b'a'..=b'f' => Some(value << 4 | (digit - b'a' + 10)),
            _ => None,
        })?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_written_is_read_back(bytes: [u8; 32]) {
            prop_assert_eq!(decode(encode(&bytes).as_bytes()).map(|read| *read), Some(bytes));
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes: Vec<u8>) {
            let _ = decode(&bytes);
        }
    }

    #[test]
    fn upper_case_and_other_lengths_are_refused() {
        assert!(decode("A".repeat(64).as_bytes()).is_none());
        assert!(decode("a".repeat(62).as_bytes()).is_none());
    }
}
