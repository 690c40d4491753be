//! Where sessions are kept.

use super::Session;
use crate::kernel::{AccountId, Digest, SessionId, StoreError, Timestamp};
use async_trait::async_trait;

/// The sessions of the store.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Sessions: Send {
    /// Adds a session of a locked account under the digest of its token.
    async fn insert(&mut self, session: &Session, token: &Digest) -> Result<(), StoreError>;
    /// The session of a token, ended or not.
    async fn find_by_token(&mut self, token: &Digest) -> Result<Option<Session>, StoreError>;
    /// The live sessions of an account, the last used first.
    async fn live(
        &mut self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<Session>, StoreError>;
    /// Ends a live session of a locked account; `false` when it has no such one.
    async fn end(
        &mut self,
        account: AccountId,
        id: SessionId,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Notes the use of a live session, never backwards.
    async fn note_use(&mut self, id: SessionId, now: Timestamp) -> Result<(), StoreError>;
}
