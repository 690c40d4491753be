//! Where hashes are kept, and what computes them.

use super::Password;
use crate::kernel::{AccountId, Failure, Gate, Generation, StoreError, Timestamp};
use async_trait::async_trait;
use std::time::Duration;

/// The hash of a password: an Argon2id PHC string over HMAC-SHA-256(pepper, account id, NFC
/// password). It is worth nothing in another account's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordHash {
    /// The PHC string.
    pub phc: String,
    /// The pepper that went in.
    pub pepper: Generation,
}

/// An account's password as it rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPassword {
    /// Its hash.
    pub hash: PasswordHash,
    /// When it was chosen.
    pub changed_at: Timestamp,
    /// Whether it keeps the rules of an account without a second factor.
    pub stands_alone: bool,
}

impl StoredPassword {
    /// Whether this is the password that was `seen` before, be it hashed anew since, with other
    /// parameters or another pepper.
    pub(crate) fn still_is(&self, seen: &Self) -> bool {
        let hashed_anew = self.hash.made_with() != seen.hash.made_with();
        self.changed_at == seen.changed_at && (self.hash == seen.hash || hashed_anew)
    }
}

impl PasswordHash {
    /// What it was made with: all but salt and hash.
    fn made_with(&self) -> (Generation, Option<&str>) {
        (self.pepper, self.phc.rsplitn(3, '$').nth(2))
    }
}

/// Whether a password is the one that was hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Right,
    /// It is, and its hash was made with parameters or a pepper that are no longer in force.
    RightButOutdated,
    /// It is not.
    Wrong,
}

/// The passwords of the store.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Passwords: Send {
    /// Sets the password of a locked account.
    async fn set(
        &mut self,
        account: AccountId,
        password: &StoredPassword,
    ) -> Result<(), StoreError>;
    /// The password of an account.
    async fn load(&mut self, account: AccountId) -> Result<Option<StoredPassword>, StoreError>;
    /// Stores another hash of the same password.
    async fn rehash(&mut self, account: AccountId, hash: &PasswordHash) -> Result<(), StoreError>;
    /// Demands a new password before anything else is done. Setting one ends the demand.
    async fn require_change(&mut self, account: AccountId) -> Result<(), StoreError>;
    /// Whose passwords were chosen at `before` or earlier, and who was not reminded of that since
    /// `before`; at most `limit`.
    async fn due_for_reminder(
        &mut self,
        before: Timestamp,
        limit: u32,
    ) -> Result<Vec<AccountId>, StoreError>;
    /// Notes a reminder, once: `false` when there was one since `before`, or a change.
    async fn note_reminder(
        &mut self,
        account: AccountId,
        before: Timestamp,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
}

/// What is known of a password without its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordAssessment {
    /// Whether attackers try it first: it is on a list of common or breached passwords.
    pub known: bool,
    /// How hard it is to guess, 0 to 4.
    pub strength: u8,
}

/// Judges passwords by what attackers know.
#[async_trait]
pub trait PasswordChecker: Send + Sync {
    /// Judges a password; `personal` is what an attacker knows of its owner. It may take some
    /// milliseconds, which are not to be spent on a thread that serves others.
    async fn assess(
        &self,
        password: &Password,
        personal: &[&str],
    ) -> Result<PasswordAssessment, Failure>;
}

/// The hash queue is full, for this key or for all. Nothing was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overloaded {
    /// When to try again.
    pub retry_after: Duration,
}

impl From<Overloaded> for Failure {
    fn from(overloaded: Overloaded) -> Self {
        Self::Overloaded { retry_after: overloaded.retry_after }
    }
}

/// Hashes passwords. A place in its queue comes before anything is counted, so that a full queue
/// costs nobody an attempt.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
pub trait PasswordHasher: Send + Sync {
    /// Takes a place in the queue, or tells at once that there is none. Work for one gate can take
    /// only a share of all places.
    fn reserve(&self, gate: Gate) -> Result<Box<dyn HashPlace>, Overloaded>;
}

/// A place in the hash queue, good for one hash. Dropping it gives it back.
#[async_trait]
pub trait HashPlace: Send + Sync {
    /// Hashes a new password with the present parameters and pepper.
    async fn hash(
        self: Box<Self>,
        account: AccountId,
        password: &Password,
    ) -> Result<PasswordHash, Failure>;
    /// Whether `password` is the one of `against`. Without one, a hash of the same cost is
    /// computed and the answer is no.
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
    fn a_password_that_was_hashed_anew_is_still_the_same_and_another_one_is_not() {
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
