//! The effect of a containment, and of a new own address, on the recovery address.

use super::restore::removed_role;
use crate::{
    Identity, UnitOfWork,
    account::{Address, AddressRole},
    kernel::{AccountId, AddressId, Email, Failure, Timestamp},
    notify::Purpose,
    recovery::{Recovery, RecoveryStage},
};

/// Withdraws requested addresses and undoes changes to the recovery address since then. It restores
/// no address that was requested since then too, or that is the reporter.
pub(crate) async fn undo_addresses(
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    since: Timestamp,
    reporter: Option<AddressId>,
    now: Timestamp,
) -> Result<(), Failure> {
    let active = distrust_addresses(unit, account, since, None, now).await?;
    let others = unit.addresses().list(account).await?;
    let removed_since = others.0.iter().filter(|address| {
        let lately = matches!(address.role, AddressRole::FormerRecovery(until) if now < until);
        lately && address.since >= since && address.began < since && Some(address.id) != reporter
    });
    // Of several, the one that was removed first was active at that time.
    if let Some(first) = removed_since.min_by_key(|address| address.since)
        && !active
    {
        // It keeps its earlier start, so that another containment does not undo it.
        unit.addresses().set_role(first.id, AddressRole::Recovery, first.began).await?;
    }
    Ok(())
}

/// Withdraws requested addresses and removes a recovery address that was activated since then,
/// except `but`. Returns whether a recovery address is left.
pub(crate) async fn distrust_addresses(
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    since: Timestamp,
    but: Option<AddressId>,
    now: Timestamp,
) -> Result<bool, Failure> {
    for purpose in [Purpose::EmailChange, Purpose::RecoveryEmail] {
        unit.action_tokens().void(account, purpose, now).await?;
    }
    let mut active = false;
    for address in &unit.addresses().list(account).await?.0 {
        let recovers = address.role == AddressRole::Recovery;
        let asked_for =
            matches!(address.role, AddressRole::NewEmail(_) | AddressRole::NewRecovery(_));
        let new = recovers && address.since >= since && Some(address.id) != but;
        if asked_for || new {
            unit.addresses().set_role(address.id, AddressRole::Gone(now), now).await?;
            end_waiting_period_of(unit, address, now).await?;
        } else if recovers {
            active = true;
        }
    }
    Ok(active)
}

/// Removes the account's own address from its recovery addresses: one mailbox must not count as
/// two.
pub(super) async fn remove_own_from_recovery(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    own: &Email,
    now: Timestamp,
) -> Result<(), Failure> {
    for address in unit.addresses().list(account).await?.0 {
        let second = matches!(
            address.role,
            AddressRole::Recovery | AddressRole::NewRecovery(_) | AddressRole::FormerRecovery(_)
        );
        if !second || address.email != *own {
            continue;
        }
        unit.addresses().set_role(address.id, removed_role(identity, now), now).await?;
        end_waiting_period_of(unit, &address, now).await?;
    }
    Ok(())
}

/// Ends the waiting period of a recovery through an address that no longer recovers.
pub(super) async fn end_waiting_period_of(
    unit: &mut dyn UnitOfWork,
    address: &Address,
    now: Timestamp,
) -> Result<(), Failure> {
    end_claims_of(unit, address.account, Some(address.id), now).await
}

/// Ends the claims of the reader of an address that no longer recovers; `None` for the account's
/// own.
pub(super) async fn end_claims_of(
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    address: Option<AddressId>,
    now: Timestamp,
) -> Result<(), Failure> {
    for claim in unit.recoveries().relevant(account, now).await? {
        if claim.address == address {
            let stage = RecoveryStage::Superseded(now);
            unit.recoveries().update(&Recovery { stage, ..claim }).await?;
        }
    }
    Ok(())
}
