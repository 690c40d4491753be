//! The port to stored sessions.

use super::{Assurance, Session};
use crate::kernel::{AccountId, Digest, Label, Origin, SessionId, StoreError, Timestamp};
use async_trait::async_trait;

/// The effect of a successful reauthentication on a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// Digest of the session's new token.
    pub token: Digest,
    pub assurance: Assurance,
    pub at: Timestamp,
}

/// The stored sessions.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Sessions: Send {
    /// Inserts a session of a locked account under the digest of its token.
    async fn insert(&mut self, session: &Session, token: &Digest) -> Result<(), StoreError>;
    /// Finds the session of a token, ended or not.
    async fn find_by_token(&mut self, token: &Digest) -> Result<Option<Session>, StoreError>;
    /// Lists the live sessions of an account, the last used first.
    async fn live(
        &mut self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<Session>, StoreError>;
    /// Lists start and origin of an account's sessions, ended ones included, the latest first, at
    /// most `limit`.
    async fn started(
        &mut self,
        account: AccountId,
        limit: u32,
    ) -> Result<Vec<(Timestamp, Origin)>, StoreError>;
    /// Ends a live session of a locked account; `false` when the account has no such session.
    async fn end(
        &mut self,
        account: AccountId,
        id: SessionId,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Records the use of a live session. The time never moves back.
    async fn note_use(&mut self, id: SessionId, now: Timestamp) -> Result<(), StoreError>;
    /// Counts a proof as failed before it is checked; `false` when `most` failures were counted
    /// already.
    async fn count_proof(&mut self, id: SessionId, most: u32) -> Result<bool, StoreError>;
    /// Records a successful proof of a locked account's session: replaces its token and resets its
    /// failures to zero.
    async fn prove(&mut self, id: SessionId, proven: &Proven) -> Result<(), StoreError>;
    /// Takes back one counted failure, after a proof that was right but is less than a
    /// reauthentication.
    async fn take_back_proof(&mut self, id: SessionId) -> Result<(), StoreError>;
    /// Replaces the token of a locked account's session. The age of its proof stays.
    async fn replace_token(
        &mut self,
        id: SessionId,
        token: &Digest,
        assurance: Assurance,
    ) -> Result<(), StoreError>;
    /// Names a live session of a locked account; `false` when the account has no such session.
    async fn rename(
        &mut self,
        account: AccountId,
        id: SessionId,
        name: Option<Label>,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
}
