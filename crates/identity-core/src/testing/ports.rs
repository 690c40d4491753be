//! Ports without an outside world.

use crate::{
    kernel::{
        AccountId, ActionToken, ActionTokenId, ActionTokenKeys, Clock, Digest, Entropy, Failure,
        Gate, Generation, Timestamp, VaultError,
    },
    password::{
        HashPlace, Overloaded, Password, PasswordAssessment, PasswordChecker, PasswordHash,
        PasswordHasher, Verdict,
    },
    two_factor::{CodeDigest, RecoveryCode, RecoveryCodeKeys},
};
use async_trait::async_trait;
use std::{
    sync::atomic::{AtomicI64, AtomicU64, Ordering},
    time::Duration,
};

/// A clock that only a test sets.
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// Creates a clock at `start`.
    pub fn at(start: Timestamp) -> Self {
        Self(AtomicI64::new(start.as_millis()))
    }

    /// Advances the clock.
    pub fn pass(&self, span: Duration) {
        let span = i64::try_from(span.as_millis()).expect("a test's span is short");
        self.0.fetch_add(span, Ordering::SeqCst);
    }

    /// Sets the clock, back too.
    pub fn set(&self, to: Timestamp) {
        self.0.store(to.as_millis(), Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }
}

/// Deterministic bytes from a seed (`SplitMix64`).
pub struct SeededEntropy(AtomicU64);

impl SeededEntropy {
    pub fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let state = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::SeqCst);
            let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            mixed ^= mixed >> 31;
            chunk.copy_from_slice(mixed.to_le_bytes().get(..chunk.len()).unwrap_or_default());
        }
    }
}

/// Derives action tokens as a plain digest of id and nonce. They have the right form and are not
/// secret.
pub struct ShiftedTokens;

impl ActionTokenKeys for ShiftedTokens {
    fn current(&self) -> Generation {
        Generation(1)
    }

    fn derive(
        &self,
        _: Generation,
        id: ActionTokenId,
        nonce: &[u8; 16],
    ) -> Result<ActionToken, VaultError> {
        let input = [id.as_uuid().as_bytes().as_slice(), nonce].concat();
        Ok(ActionToken::from_bytes(*Digest::of(&input).as_bytes()))
    }
}

/// A password checker that finds every password strong.
pub struct AcceptsEveryPassword;

#[async_trait]
impl PasswordChecker for AcceptsEveryPassword {
    async fn assess(&self, _: &Password, _: &[&str]) -> Result<PasswordAssessment, Failure> {
        Ok(PasswordAssessment { known: false, strength: 4 })
    }
}

/// Computes digests of recovery codes without a key.
pub struct PlainCodes;

impl RecoveryCodeKeys for PlainCodes {
    fn digests(&self, account: AccountId, code: &RecoveryCode) -> Vec<CodeDigest> {
        let input = [account.as_uuid().as_bytes().as_slice(), code.expose()].concat();
        vec![CodeDigest { generation: Generation(1), digest: Digest::of(&input) }]
    }
}

/// Hashes with one SHA-256 and counts the hashes. It protects nothing.
#[derive(Default)]
pub struct PlainHasher {
    /// Number of computed hashes.
    pub computed: std::sync::Arc<AtomicU64>,
}

impl PasswordHasher for PlainHasher {
    fn reserve(&self, _: Gate) -> Result<Box<dyn HashPlace>, Overloaded> {
        Ok(Box::new(PlainPlace(self.computed.clone())))
    }
}

struct PlainPlace(std::sync::Arc<AtomicU64>);

impl PlainPlace {
    fn compute(&self, account: AccountId, password: &Password) -> PasswordHash {
        self.0.fetch_add(1, Ordering::SeqCst);
        let input = [account.as_uuid().as_bytes().as_slice(), password.expose_to_hasher()].concat();
        PasswordHash { phc: format!("{:?}", Digest::of(&input)), pepper: Generation(1) }
    }
}

#[async_trait]
impl HashPlace for PlainPlace {
    async fn hash(
        self: Box<Self>,
        account: AccountId,
        password: &Password,
    ) -> Result<PasswordHash, Failure> {
        Ok(self.compute(account, password))
    }

    async fn verify<'a>(
        self: Box<Self>,
        account: AccountId,
        password: &'a Password,
        against: Option<&'a PasswordHash>,
    ) -> Result<Verdict, Failure> {
        let right = Some(&self.compute(account, password)) == against;
        Ok(if right { Verdict::Right } else { Verdict::Wrong })
    }
}
