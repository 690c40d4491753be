//! The randomness of the operating system. No other code draws it.

use identity_core::kernel::Entropy;

/// Draws from the generator of the operating system (`getrandom(2)` on Linux), which blocks until
/// it is seeded.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    /// Ends the process when the operating system fails: a key, nonce or token that is not random
    /// is worse than no answer.
    #[expect(clippy::disallowed_methods, reason = "this is the adapter behind the Entropy port")]
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            tracing::error!(%error, "the operating system provides no randomness: the process exits");
            std::process::abort();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_draws_differ() {
        let (mut one, mut two) = ([0; 32], [0; 32]);
        SystemEntropy.fill(&mut one);
        SystemEntropy.fill(&mut two);
        assert_ne!(one, two);
    }
}
