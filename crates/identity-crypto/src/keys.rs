//! Key bytes and the key that authenticates. A [`MacKey`] cannot seal and a
//! [`SealingKey`](crate::sealed_box::SealingKey) cannot authenticate, so no key has two uses.

use hmac::{Hmac, KeyInit as _, Mac as _};
use identity_core::kernel::Entropy;
use sha2::Sha256;
use zeroize::Zeroizing;

/// 256 bits of a key or of a key's output. Zeroed on drop.
pub(crate) type KeyBytes = Zeroizing<[u8; 32]>;

/// Creates a random key.
pub(crate) fn random_key(entropy: &dyn Entropy) -> KeyBytes {
    let mut bytes = KeyBytes::default();
    entropy.fill(bytes.as_mut_slice());
    bytes
}

/// A key of HMAC-SHA-256 (RFC 2104, FIPS 198-1). Zeroed on drop.
pub(crate) struct MacKey(KeyBytes);

impl MacKey {
    pub(crate) fn new(bytes: KeyBytes) -> Self {
        Self(bytes)
    }

    /// Computes HMAC-SHA-256 over the concatenated parts. Lengths are not included: with one key,
    /// every part but the last has the same length in each call.
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length (RFC 2104, section 2)")]
    pub(crate) fn digest(&self, parts: &[&[u8]]) -> KeyBytes {
        let mac = Hmac::<Sha256>::new_from_slice(self.0.as_slice()).expect("any length");
        let mac = parts.iter().fold(mac, Hmac::chain_update);
        Zeroizing::new(mac.finalize().into_bytes().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex;

    #[test]
    fn test_case_2_of_rfc_4231_comes_out() {
        // HMAC pads a short key with zeros, so these 32 bytes equal the key "Jefe".
        let mut key = KeyBytes::default();
        key[..4].copy_from_slice(b"Jefe");
        let digest = MacKey::new(key).digest(&[b"what do ya want ", b"for nothing?"]);
        assert_eq!(
            hex::encode(digest.as_slice()).as_str(),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }
}
