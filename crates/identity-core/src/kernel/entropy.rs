//! The port that gives randomness.

/// A cryptographically secure source of random bytes.
pub trait Entropy: Send + Sync {
    /// Fills all of `bytes`. A source that cannot must not return.
    fn fill(&self, bytes: &mut [u8]);
}

/// `N` random bytes.
pub(crate) fn random<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes);
    bytes
}
