//! Where sessions are kept.

use super::{Assurance, Session};
use crate::kernel::{AccountId, Digest, Label, Origin, SessionId, StoreError, Timestamp};
use async_trait::async_trait;

/// What a proof makes of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// What the client holds from then on.
    pub token: Digest,
    /// How its owner proved to be who they are.
    pub assurance: Assurance,
    /// When.
    pub at: Timestamp,
}

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
    /// When and where the latest sessions of an account began, ended ones among them; the latest
    /// first, at most `limit`.
    async fn started(
        &mut self,
        account: AccountId,
        limit: u32,
    ) -> Result<Vec<(Timestamp, Origin)>, StoreError>;
    /// Ends a live session of a locked account; `false` when it has no such one.
    async fn end(
        &mut self,
        account: AccountId,
        id: SessionId,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Notes the use of a live session, never backwards.
    async fn note_use(&mut self, id: SessionId, now: Timestamp) -> Result<(), StoreError>;
    /// Counts one more failed proof of a session; `false` when there were `most` already.
    async fn count_proof(&mut self, id: SessionId, most: u32) -> Result<bool, StoreError>;
    /// Gives a session of a locked account a new token and the time of its proof, with no failed
    /// one left.
    async fn prove(&mut self, id: SessionId, proven: &Proven) -> Result<(), StoreError>;
    /// Takes one counted proof back, which was right and less than a whole one.
    async fn take_back_proof(&mut self, id: SessionId) -> Result<(), StoreError>;
    /// Gives a session of a locked account a new token, and leaves its proof as old as it is.
    async fn replace_token(
        &mut self,
        id: SessionId,
        token: &Digest,
        assurance: Assurance,
    ) -> Result<(), StoreError>;
    /// Names a live session of a locked account; `false` when it has no such one.
    async fn rename(
        &mut self,
        account: AccountId,
        id: SessionId,
        name: Option<Label>,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
}
