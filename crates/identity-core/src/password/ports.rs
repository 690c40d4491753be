//! The ports to stored password hashes, to the hash queue and to the checker.

use super::Password;
use crate::kernel::{AccountId, Failure, Gate, Generation, StoreError, Timestamp};
use async_trait::async_trait;
use std::time::Duration;

/// The hash of a password: an Argon2id PHC string over HMAC-SHA-256(pepper, account id, NFC
/// password). Because the account id is part of it, it matches in no other account's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordHash {
    pub phc: String,
    /// The generation of the pepper.
    pub pepper: Generation,
}

/// An account's password as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPassword {
    pub hash: PasswordHash,
    /// Time at which the owner chose it. A new hash of the same password does not change it.
    pub changed_at: Timestamp,
    /// It also satisfies the rules of an account without a second factor.
    pub stands_alone: bool,
}

impl StoredPassword {
    /// Returns whether this is the same password as `seen`, even if it has been hashed again since
    /// then with other parameters or another pepper.
    pub(crate) fn still_is(&self, seen: &Self) -> bool {
        let rehashed = self.hash.made_with() != seen.hash.made_with();
        self.changed_at == seen.changed_at && (self.hash == seen.hash || rehashed)
    }
}

impl PasswordHash {
    /// Returns pepper and parameters: everything except salt and hash.
    fn made_with(&self) -> (Generation, Option<&str>) {
        (self.pepper, self.phc.rsplitn(3, '$').nth(2))
    }
}

/// The result of comparing a password with a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The password matches.
    Right,
    /// The password matches, and its hash has outdated parameters or an outdated pepper.
    RightButOutdated,
    /// The password does not match.
    Wrong,
}

/// The stored passwords.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Passwords: Send {
    /// Sets the password of a locked account.
    async fn set(
        &mut self,
        account: AccountId,
        password: &StoredPassword,
    ) -> Result<(), StoreError>;
    /// Loads the password of an account.
    async fn load(&mut self, account: AccountId) -> Result<Option<StoredPassword>, StoreError>;
    /// Replaces the hash of an unchanged password.
    async fn rehash(&mut self, account: AccountId, hash: &PasswordHash) -> Result<(), StoreError>;
    /// Requires a password change before anything else. [`set`](Self::set) clears the requirement.
    async fn require_change(&mut self, account: AccountId) -> Result<(), StoreError>;
    /// Finds accounts whose password was chosen at `before` or earlier and whose owners were not
    /// reminded since `before`, at most `limit`.
    async fn due_for_reminder(
        &mut self,
        before: Timestamp,
        limit: u32,
    ) -> Result<Vec<AccountId>, StoreError>;
    /// Records a reminder; `false` when a reminder or a password change came after `before`.
    async fn note_reminder(
        &mut self,
        account: AccountId,
        before: Timestamp,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
}

/// The facts about a password that do not depend on its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordAssessment {
    /// The password is on a list of common or breached passwords.
    pub known: bool,
    /// Difficulty to guess, from 0 (trivial) to 4 (very strong).
    pub strength: u8,
}

/// Estimates how easily attackers guess a password.
#[async_trait]
pub trait PasswordChecker: Send + Sync {
    /// Assesses a password. `personal` lists what an attacker knows about the owner. This can take
    /// some milliseconds and must not block a thread that serves other requests.
    async fn assess(
        &self,
        password: &Password,
        personal: &[&str],
    ) -> Result<PasswordAssessment, Failure>;
}

/// The hash queue is full for this key or for all. No attempt was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overloaded {
    pub retry_after: Duration,
}

impl From<Overloaded> for Failure {
    fn from(overloaded: Overloaded) -> Self {
        Self::Overloaded { retry_after: overloaded.retry_after }
    }
}

/// The hash queue (ADR 0004). A use case takes a place before it counts an attempt, so that a full
/// queue costs no attempt.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
pub trait PasswordHasher: Send + Sync {
    /// Takes a place in the queue, or refuses at once. Work for one gate gets only a share of all
    /// places.
    fn reserve(&self, gate: Gate) -> Result<Box<dyn HashPlace>, Overloaded>;
}

/// A place in the hash queue, for one hash. Dropping it frees the place.
#[async_trait]
pub trait HashPlace: Send + Sync {
    /// Hashes a new password with the current parameters and pepper.
    async fn hash(
        self: Box<Self>,
        account: AccountId,
        password: &Password,
    ) -> Result<PasswordHash, Failure>;
    /// Compares `password` with `against`. Without a hash to compare with, it computes a hash of
    /// the same cost and answers [`Verdict::Wrong`], so that timing reveals nothing.
    async fn verify<'a>(
        self: Box<Self>,
        account: AccountId,
        password: &'a Password,
        against: Option<&'a PasswordHash>,
    ) -> Result<Verdict, Failure>;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(phc: &str, pepper: i32, millis: i64) -> StoredPassword {
        let hash = PasswordHash { phc: phc.to_owned(), pepper: Generation(pepper) };
        let changed_at = Timestamp::from_millis(millis);
        StoredPassword { hash, changed_at, stands_alone: true }
    }

    #[test]
    fn rehashed_password_is_the_same_and_a_changed_one_is_not() {
        let seen = stored("$argon2id$v=19$m=8,t=1,p=1$salt$hash", 1, 5);
        for (now, same) in [
            (stored("$argon2id$v=19$m=8,t=1,p=1$salt$hash", 1, 5), true),
            (stored("$argon2id$v=19$m=8,t=2,p=1$other$other", 1, 5), true),
            (stored("$argon2id$v=19$m=8,t=1,p=1$other$other", 2, 5), true),
            (stored("$argon2id$v=19$m=8,t=1,p=1$other$other", 1, 5), false),
            (stored("$argon2id$v=19$m=8,t=2,p=1$other$other", 1, 6), false),
        ] {
            assert_eq!(now.still_is(&seen), same, "{now:?}");
        }
    }
}
