//! Where factors are kept, and the keys of recovery codes.

use super::{CodeDigest, NewRecoveryCode, RecoveryCode, Replaces, StoredTotp};
use crate::kernel::{AccountId, SessionId, StoreError, Timestamp};
use async_trait::async_trait;

/// Makes the keyed digests of recovery codes.
pub trait RecoveryCodeKeys: Send + Sync {
    /// The digests of a code of this account, by the key in force first and then by those before.
    fn digests(&self, account: AccountId, code: &RecoveryCode) -> Vec<CodeDigest>;
}

/// The secrets of one-time codes: of each account at most one in force and one that waits for its
/// first code.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait TotpSecrets: Send {
    /// The one in force.
    async fn active(&mut self, account: AccountId) -> Result<Option<StoredTotp>, StoreError>;
    /// The one that waits, if it was begun in this session.
    async fn pending(
        &mut self,
        account: AccountId,
        session: SessionId,
    ) -> Result<Option<StoredTotp>, StoreError>;
    /// Adds one that waits in this session, in the place of one that does.
    async fn put_pending(
        &mut self,
        account: AccountId,
        totp: &StoredTotp,
        session: SessionId,
    ) -> Result<(), StoreError>;
    /// Drops the one that waits.
    async fn drop_pending(&mut self, account: AccountId) -> Result<(), StoreError>;
    /// Puts the one that waits in force, in the place of the other, with `step` accepted.
    async fn install(
        &mut self,
        account: AccountId,
        step: u64,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// Accepts a step of the one in force. One statement decides, so that of many callers with one
    /// code one gets `true`.
    async fn accept_step(&mut self, account: AccountId, step: u64) -> Result<bool, StoreError>;
    /// Keeps the one in force for the case that somebody else is taking it away, sealed and good
    /// for nothing until it is brought back.
    async fn archive(&mut self, account: AccountId, now: Timestamp) -> Result<(), StoreError>;
    /// Puts what was in force at `since` and was set aside since then in force again, in the place
    /// of what is; `false` when there is no such one. What was set aside before that stays there.
    /// What was switched on where there was none stays: who reads the mail alone shall take no
    /// factor away.
    async fn restore_archived(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<bool, StoreError>;
    /// When, after an instant, one was first put in force, replaced or switched off.
    async fn first_changed(
        &mut self,
        account: AccountId,
        after: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError>;
    /// Removes both.
    async fn remove(&mut self, account: AccountId) -> Result<(), StoreError>;
}

/// The recovery codes of the store.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait RecoveryCodes: Send {
    /// Adds codes that wait until their owner typed one of them, in the place of those that do.
    async fn put_pending(
        &mut self,
        account: AccountId,
        replaces: Replaces,
        codes: &[NewRecoveryCode],
    ) -> Result<(), StoreError>;
    /// What the codes that wait replace; nothing when none of them has this digest.
    async fn find_pending(
        &mut self,
        account: AccountId,
        digest: &CodeDigest,
    ) -> Result<Option<Replaces>, StoreError>;
    /// Puts the codes that wait in force, and removes what they replace.
    async fn install(&mut self, account: AccountId, replaces: Replaces) -> Result<(), StoreError>;
    /// Drops the codes that wait.
    async fn drop_pending(&mut self, account: AccountId) -> Result<(), StoreError>;
    /// Uses up a code in force. One statement decides, so that of many callers one gets `true`.
    async fn use_up(
        &mut self,
        account: AccountId,
        digest: &CodeDigest,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
    /// How many are in force.
    async fn remaining(&mut self, account: AccountId) -> Result<u32, StoreError>;
    /// When, after an instant, the first of those were made that are in force or used.
    async fn first_made(
        &mut self,
        account: AccountId,
        after: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError>;
    /// When the latest of those in force were made, if there are any.
    async fn made_at(&mut self, account: AccountId) -> Result<Option<Timestamp>, StoreError>;
    /// When the code was made that was used last, if one was.
    async fn last_used_made_at(
        &mut self,
        account: AccountId,
    ) -> Result<Option<Timestamp>, StoreError>;
    /// Removes those that are in force or wait and were made at that time or later; tells whether
    /// there were such.
    async fn remove_since(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Removes all of an account's.
    async fn remove(&mut self, account: AccountId) -> Result<(), StoreError>;
}
