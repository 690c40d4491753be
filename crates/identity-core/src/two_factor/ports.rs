//! The ports to stored second factors, and to the keys of recovery codes.

use super::{CodeDigest, NewRecoveryCode, RecoveryCode, Replaces, StoredTotp};
use crate::kernel::{AccountId, SessionId, StoreError, Timestamp};
use async_trait::async_trait;

/// Computes the keyed digests of recovery codes.
pub trait RecoveryCodeKeys: Send + Sync {
    /// Returns the digests of a code of this account, by the current key first and then by older
    /// ones.
    fn digests(&self, account: AccountId, code: &RecoveryCode) -> Vec<CodeDigest>;
}

/// The stored TOTP secrets. An account has at most one active and one pending secret.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait TotpSecrets: Send {
    /// Loads the active secret.
    async fn active(&mut self, account: AccountId) -> Result<Option<StoredTotp>, StoreError>;
    /// Loads the pending secret, if this session started its enrolment.
    async fn pending(
        &mut self,
        account: AccountId,
        session: SessionId,
    ) -> Result<Option<StoredTotp>, StoreError>;
    /// Stores a pending secret for this session, in place of an earlier pending one.
    async fn put_pending(
        &mut self,
        account: AccountId,
        totp: &StoredTotp,
        session: SessionId,
    ) -> Result<(), StoreError>;
    /// Deletes the pending secret.
    async fn drop_pending(&mut self, account: AccountId) -> Result<(), StoreError>;
    /// Activates the pending secret in place of the active one, with `step` accepted.
    async fn install(
        &mut self,
        account: AccountId,
        step: u64,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// Accepts a step of the active secret. One conditional statement decides, so that only one of
    /// several callers with one code gets `true`.
    async fn accept_step(&mut self, account: AccountId, step: u64) -> Result<bool, StoreError>;
    /// Keeps a sealed copy of the active secret for the case that an attacker is replacing it. The
    /// copy has no effect until it is restored.
    async fn archive(&mut self, account: AccountId, now: Timestamp) -> Result<(), StoreError>;
    /// Activates the secret that was active at `since` and was archived since then, in place of the
    /// current one; `false` when there is none. A secret that was archived before `since` stays
    /// archived. A factor that was switched on where there was none stays on, so that access to the
    /// mailbox alone never removes a factor.
    async fn restore_archived(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Returns the first time after an instant at which a secret was activated, replaced or
    /// switched off.
    async fn first_changed(
        &mut self,
        account: AccountId,
        after: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError>;
    /// Deletes active and pending secret.
    async fn remove(&mut self, account: AccountId) -> Result<(), StoreError>;
}

/// The stored recovery codes.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait RecoveryCodes: Send {
    /// Stores pending codes, in place of earlier pending ones.
    async fn put_pending(
        &mut self,
        account: AccountId,
        replaces: Replaces,
        codes: &[NewRecoveryCode],
    ) -> Result<(), StoreError>;
    /// Returns what the pending codes replace, or `None` when none of them has this digest.
    async fn find_pending(
        &mut self,
        account: AccountId,
        digest: &CodeDigest,
    ) -> Result<Option<Replaces>, StoreError>;
    /// Activates the pending codes, and deletes the codes that they replace.
    async fn install(&mut self, account: AccountId, replaces: Replaces) -> Result<(), StoreError>;
    /// Deletes the pending codes.
    async fn drop_pending(&mut self, account: AccountId) -> Result<(), StoreError>;
    /// Consumes an active code. One conditional statement decides, so that only one of several
    /// callers gets `true`.
    async fn use_up(
        &mut self,
        account: AccountId,
        digest: &CodeDigest,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Counts the active codes.
    async fn remaining(&mut self, account: AccountId) -> Result<u32, StoreError>;
    /// Returns the first time after an instant at which codes were generated that are active or
    /// used.
    async fn first_made(
        &mut self,
        account: AccountId,
        after: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError>;
    /// Returns the generation time of the newest active codes, or `None` without active codes.
    async fn made_at(&mut self, account: AccountId) -> Result<Option<Timestamp>, StoreError>;
    /// Returns the generation time of the code that was used last.
    async fn last_used_made_at(
        &mut self,
        account: AccountId,
    ) -> Result<Option<Timestamp>, StoreError>;
    /// Deletes the active and pending codes that were generated at `since` or later; `false` when
    /// there were none.
    async fn remove_since(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Deletes all codes of an account.
    async fn remove(&mut self, account: AccountId) -> Result<(), StoreError>;
}
