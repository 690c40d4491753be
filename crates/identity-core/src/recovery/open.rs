//! The state of a recovery link. Reading it changes nothing.

use super::RecoveryStatus;
use super::claims::{Claims, LoadedClaims};
use crate::{
    Identity, ReadUnit, UnitOfWork,
    account::Account,
    kernel::{AccountId, ActionToken, Failure, Timestamp},
    notify::{ActionTokenRow, Purpose},
};

/// A valid recovery link, and what it can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedRecovery {
    /// The next step.
    pub status: RecoveryStatus,
    /// The account has a second factor.
    pub second_factor: bool,
    pub account: AccountId,
}

/// A link with its locked account and the claims to it.
#[derive(Clone)]
pub(super) struct LoadedRecovery {
    pub(super) token: ActionTokenRow,
    pub(super) account: Account,
    pub(super) claims: LoadedClaims,
}

impl LoadedRecovery {
    pub(super) fn status(&self, identity: &Identity, now: Timestamp) -> RecoveryStatus {
        let claims = Claims::of(identity, &self.account, &self.claims, now);
        RecoveryStatus::of(&claims, self.token.id, self.token.address)
    }
}

impl Identity {
    /// Returns the state of a recovery link, or `None` when it was used, has expired, or never
    /// existed.
    pub async fn open_recovery(
        &self,
        token: &ActionToken,
    ) -> Result<Option<OpenedRecovery>, Failure> {
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let Some(token) = open_token(read.as_mut(), token, Purpose::Recovery, now).await? else {
            return Ok(None);
        };
        let Some(account) = read.accounts().find(token.owner).await? else {
            return Ok(None);
        };
        if !still_recovers(read.as_mut(), &token).await? {
            return Ok(None);
        }
        let claims = load_claims(self, read.as_mut(), account.id, now).await?;
        let loaded = LoadedRecovery { token, account, claims };
        let status = loaded.status(self, now);
        let LoadedRecovery { account, .. } = loaded;
        let second_factor = account.protection.second_factor;
        Ok(Some(OpenedRecovery { status, second_factor, account: account.id }))
    }
}

/// Locks the account of a valid link and loads the claims to it.
pub(super) async fn load_recovery(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    seen: &ActionTokenRow,
    now: Timestamp,
) -> Result<Option<LoadedRecovery>, Failure> {
    let Some(account) = unit.accounts().load_for_update(seen.owner).await? else {
        return Ok(None);
    };
    let token = unit.action_tokens().load(seen.id).await?;
    let Some(token) = token.filter(|token| token.is_open(seen.purpose, now)) else {
        return Ok(None);
    };
    if !still_recovers(unit, &token).await? {
        return Ok(None);
    }
    let claims = load_claims(identity, unit, account.id, now).await?;
    Ok(Some(LoadedRecovery { token, account, claims }))
}

/// Loads the open claims to an account, and those that can still be contested.
pub(super) async fn load_claims(
    identity: &Identity,
    unit: &mut dyn ReadUnit,
    account: AccountId,
    now: Timestamp,
) -> Result<LoadedClaims, Failure> {
    let since = now.before(identity.policy.ownership.contestable);
    let claims = unit.recoveries().relevant(account, since).await?;
    let throttle = unit.throttles().find(account).await?;
    Ok(LoadedClaims { claims, throttle })
}

/// Finds the row of a valid link, without a lock, so that the caller knows which account to lock.
pub(crate) async fn find_open_link(
    identity: &Identity,
    token: &ActionToken,
    purpose: Purpose,
) -> Result<Option<ActionTokenRow>, Failure> {
    let now = identity.clock.now();
    let mut read = identity.store.begin_read().await?;
    open_token(read.as_mut(), token, purpose, now).await
}

/// Returns whether the link's address is still the account's own or its recovery address.
pub(super) async fn still_recovers(
    unit: &mut dyn ReadUnit,
    token: &ActionTokenRow,
) -> Result<bool, Failure> {
    let Some(id) = token.address else { return Ok(true) };
    let others = unit.addresses().list(token.owner).await?;
    Ok(others.recovery().is_some_and(|recovery| recovery.id == id))
}

async fn open_token(
    unit: &mut dyn ReadUnit,
    token: &ActionToken,
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<ActionTokenRow>, Failure> {
    let found = unit.action_tokens().find(&token.digest()).await?;
    Ok(found.filter(|token| token.is_open(purpose, now)))
}
