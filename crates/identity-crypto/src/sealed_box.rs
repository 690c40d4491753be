//! Sealed values: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03, over RFC 8439) with a random
//! nonce, bound to the only place at which they open.
//!
//! ```text
//! 1 byte      24 bytes   length of the plain text   16 bytes
//! version 1   nonce      cipher text                tag
//! ```

use crate::keys::KeyBytes;
use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305, XNonce,
    aead::{Aead as _, Payload},
};
use identity_core::kernel::{Entropy, VaultError};

const VERSION: u8 = 1;
/// 192 random bits: the chance that two of 2^64 seals share a nonce is below 2^-64.
const NONCE_LENGTH: usize = 24;

/// A key that seals. Zeroed on drop.
pub(crate) struct SealingKey(XChaCha20Poly1305);

impl SealingKey {
    pub(crate) fn new(bytes: &KeyBytes) -> Self {
        let bytes: &[u8; 32] = bytes;
        Self(XChaCha20Poly1305::new(bytes.into()))
    }

    /// Seals `plain` for a place.
    #[expect(clippy::expect_used, reason = "the cipher refuses only texts above 256 GiB")]
    pub(crate) fn seal(&self, entropy: &dyn Entropy, place: &[u8], plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE_LENGTH];
        entropy.fill(&mut nonce);
        let payload = Payload { msg: plain, aad: place };
        let cipher_text = self.0.encrypt(&XNonce::from(nonce), payload).expect("below 256 GiB");
        [&[VERSION], nonce.as_slice(), &cipher_text].concat()
    }

    /// Opens a value that this key sealed for this place.
    pub(crate) fn open(&self, place: &[u8], sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let [VERSION, sealed @ ..] = sealed else { return Err(VaultError::Sealed) };
        let (nonce, cipher_text) =
            sealed.split_first_chunk::<NONCE_LENGTH>().ok_or(VaultError::Sealed)?;
        let payload = Payload { msg: cipher_text, aad: place };
        self.0.decrypt(&XNonce::from(*nonce), payload).map_err(|_| VaultError::Sealed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::random_key;
    use identity_core::testing::SeededEntropy;
    use proptest::prelude::*;

    const PLACE: &[u8] = b"table|column|row";

    fn key(seed: u64) -> SealingKey {
        SealingKey::new(&random_key(&SeededEntropy::new(seed)))
    }

    fn sealed(plain: &[u8]) -> Vec<u8> {
        key(1).seal(&SeededEntropy::new(2), PLACE, plain)
    }

    proptest! {
        #[test]
        fn what_was_sealed_opens_in_its_place(plain: Vec<u8>) {
            let sealed = sealed(&plain);
            prop_assert_eq!(sealed.len(), 1 + 24 + plain.len() + 16);
            prop_assert_eq!(key(1).open(PLACE, &sealed), Ok(plain));
        }

        #[test]
        fn it_opens_nowhere_else_and_with_no_other_key(plain: Vec<u8>, place: Vec<u8>, seed in 2_u64..) {
            prop_assume!(place != PLACE);
            let sealed = sealed(&plain);
            prop_assert_eq!(key(1).open(&place, &sealed), Err(VaultError::Sealed));
            prop_assert_eq!(key(seed).open(PLACE, &sealed), Err(VaultError::Sealed));
        }

        #[test]
        fn one_changed_byte_closes_it(plain: Vec<u8>, at: prop::sample::Index, by in 1_u8..) {
            let mut sealed = sealed(&plain);
            let at = at.index(sealed.len());
            sealed[at] ^= by;
            prop_assert_eq!(key(1).open(PLACE, &sealed), Err(VaultError::Sealed));
        }

        #[test]
        fn any_bytes_are_refused_without_panic(bytes: Vec<u8>) {
            prop_assert_eq!(key(1).open(PLACE, &bytes), Err(VaultError::Sealed));
        }
    }

    #[test]
    fn two_seals_of_one_text_differ() {
        let entropy = SeededEntropy::new(3);
        assert_ne!(key(1).seal(&entropy, PLACE, b"text"), key(1).seal(&entropy, PLACE, b"text"));
    }

    #[test]
    fn the_vector_of_the_xchacha_draft_opens() {
        // draft-irtf-cfrg-xchacha-03, appendix A.3.1.
        let mut key = KeyBytes::default();
        key.iter_mut().zip(0x80..).for_each(|(byte, value)| *byte = value);
        let place = [0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7];
        let cipher_text = "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb\
            731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452\
            2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9\
            21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49";
        let cipher_text = (0..cipher_text.len() / 2)
            .map(|at| u8::from_str_radix(&cipher_text[2 * at..2 * at + 2], 16).unwrap());
        let sealed: Vec<u8> = [VERSION].into_iter().chain(0x40..=0x57).chain(cipher_text).collect();
        let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one \
            tip for the future, sunscreen would be it.";
        assert_eq!(SealingKey::new(&key).open(&place, &sealed), Ok(plain.to_vec()));
    }
}
