//! The ports of sign-in attempts and pending sign-ins.

use super::{Attempt, AttemptEnd, PendingSignIn};
use crate::kernel::{AccountId, AttemptId, Digest, PendingSignInId, StoreError, Timestamp};
use async_trait::async_trait;

/// Sign-in attempts of the store.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Attempts: Send {
    /// Counts an attempt.
    async fn count(&mut self, attempt: &Attempt) -> Result<(), StoreError>;
    /// Ends an attempt. Returns `false` when it had ended before.
    async fn settle(
        &mut self,
        id: AttemptId,
        end: AttemptEnd,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
}

/// Pending sign-ins of the store.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait PendingSignIns: Send {
    /// Inserts one under the digest of its token.
    async fn insert(&mut self, pending: &PendingSignIn, token: &Digest) -> Result<(), StoreError>;
    /// Finds the one of a token, ended or not. It takes no lock: the account's row is locked first.
    async fn find(&mut self, token: &Digest) -> Result<Option<PendingSignIn>, StoreError>;
    /// Counts a try before it is evaluated, and returns its number; nothing when the sign-in has
    /// ended or has had `most`.
    async fn count_try(
        &mut self,
        id: PendingSignInId,
        most: u32,
        now: Timestamp,
    ) -> Result<Option<u32>, StoreError>;
    /// Ends it. One conditional statement decides, so that one of many callers gets `true`.
    async fn end(&mut self, id: PendingSignInId, now: Timestamp) -> Result<bool, StoreError>;
    /// Accounts with sign-ins that started at `before` or earlier, were not completed, and whose
    /// owner was not notified; at most `limit`.
    async fn unfinished(
        &mut self,
        before: Timestamp,
        limit: u32,
    ) -> Result<Vec<AccountId>, StoreError>;
    /// Marks those of an account that started at `before` or earlier as notified, and returns the
    /// start of the first of them.
    async fn mark_all_notified(
        &mut self,
        account: AccountId,
        before: Timestamp,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError>;
    /// Marks one that needs no notification.
    async fn mark_notified(
        &mut self,
        id: PendingSignInId,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// Ends all of an account.
    async fn end_all(&mut self, account: AccountId, now: Timestamp) -> Result<(), StoreError>;
}
