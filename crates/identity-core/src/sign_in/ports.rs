//! Where attempts are kept, and sign-ins that wait for their second factor.

use super::{Attempt, AttemptEnd, PendingSignIn};
use crate::kernel::{AccountId, AttemptId, Digest, PendingSignInId, StoreError, Timestamp};
use async_trait::async_trait;

/// The attempts to sign in.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Attempts: Send {
    /// Counts an attempt.
    async fn count(&mut self, attempt: &Attempt) -> Result<(), StoreError>;
    /// Ends an attempt; `false` when it had ended before.
    async fn settle(
        &mut self,
        id: AttemptId,
        end: AttemptEnd,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
}

/// The sign-ins that wait.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait PendingSignIns: Send {
    /// Adds one under the digest of its token.
    async fn insert(&mut self, pending: &PendingSignIn, token: &Digest) -> Result<(), StoreError>;
    /// The one of a token, over or not. Holds nothing: the account is locked before it.
    async fn find(&mut self, token: &Digest) -> Result<Option<PendingSignIn>, StoreError>;
    /// Counts a try before it is judged, and tells the number of it; nothing when it is over or
    /// has had `most`.
    async fn count_try(
        &mut self,
        id: PendingSignInId,
        most: u32,
        now: Timestamp,
    ) -> Result<Option<u32>, StoreError>;
    /// Ends it. One statement decides, so that of many callers one gets `true`.
    async fn end(&mut self, id: PendingSignInId, now: Timestamp) -> Result<bool, StoreError>;
    /// Whose sign-ins began at `before` or earlier, went no further, and were not told of; at most
    /// `limit`.
    async fn unfinished(
        &mut self,
        before: Timestamp,
        limit: u32,
    ) -> Result<Vec<AccountId>, StoreError>;
    /// Notes that those of an account which began at `before` or earlier are told of; tells when
    /// the first of them began, if there is one.
    async fn mark_all_notified(
        &mut self,
        account: AccountId,
        before: Timestamp,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError>;
    /// Notes that there is nothing to tell of this one.
    async fn mark_notified(
        &mut self,
        id: PendingSignInId,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// Ends all of an account.
    async fn end_all(&mut self, account: AccountId, now: Timestamp) -> Result<(), StoreError>;
}
