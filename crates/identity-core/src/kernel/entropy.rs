//! The port to the source of randomness.

/// A cryptographically secure source of random bytes.
pub trait Entropy: Send + Sync {
    /// Fills all of `bytes`. An implementation that cannot do so must not return.
    fn fill(&self, bytes: &mut [u8]);
}

/// Returns `N` random bytes.
pub(crate) fn random<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes);
    bytes
}
