//! The randomness of the operating system: the one place at which it is drawn.

use identity_core::kernel::Entropy;

/// Draws from the operating system's generator (`getrandom(2)` on Linux), which is seeded before
/// the first byte comes out.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    /// Ends the process when the operating system gives none: a key, nonce or token that is not
    /// random is worse than no answer.
    #[expect(clippy::disallowed_methods, reason = "this is the adapter behind the Entropy port")]
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            tracing::error!(%error, "the operating system gives no randomness: the process ends");
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
