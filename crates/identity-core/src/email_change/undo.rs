//! What a containment, and another address of the account's own, do with its recovery address.

use crate::{
    Identity, UnitOfWork,
    account::{Address, AddressRole},
    kernel::{AccountId, AddressId, Email, Failure, Timestamp},
    notify::Purpose,
};

impl Identity {
    /// Ends what was asked for and not confirmed, and undoes what was done to the recovery address
    /// since then; but brings none back that was asked for since then too, or that asks for it itself.
    pub(crate) async fn undo_addresses(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        since: Timestamp,
        reporter: Option<AddressId>,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let active = self.distrust_addresses(unit, account, since, None, now).await?;
        let others = unit.addresses().list(account).await?;
        let removed_since = others.0.iter().filter(|address| {
            let lately = matches!(address.role, AddressRole::FormerRecovery(until) if now < until);
            lately
                && address.since >= since
                && address.began < since
                && Some(address.id) != reporter
        });
        // Of several, the one that was removed first was in force.
        if let Some(first) = removed_since.min_by_key(|address| address.since)
            && !active
        {
            // Since it was that before: another containment undoes it no more.
            unit.addresses().set_role(first.id, AddressRole::Recovery, first.began).await?;
        }
        Ok(())
    }

    /// Ends what was asked for and not confirmed, and the recovery address that is in force since
    /// then, but for this one; tells whether one is left.
    pub(crate) async fn distrust_addresses(
        &self,
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
                self.end_wait_of(unit, address, now).await?;
            } else if recovers {
                active = true;
            }
        }
        Ok(active)
    }

    /// The account's own address is no recovery address, and becomes none: one mailbox must not
    /// count as two.
    pub(super) async fn own_is_no_second(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        own: &Email,
        now: Timestamp,
    ) -> Result<(), Failure> {
        for address in unit.addresses().list(account).await?.0 {
            let second = matches!(
                address.role,
                AddressRole::Recovery
                    | AddressRole::NewRecovery(_)
                    | AddressRole::FormerRecovery(_)
            );
            if !second || address.email != *own {
                continue;
            }
            unit.addresses().set_role(address.id, self.soon_gone(now), now).await?;
            self.end_wait_of(unit, &address, now).await?;
        }
        Ok(())
    }

    /// What an address waited for that recovers no more, it waits for no more.
    pub(super) async fn end_wait_of(
        &self,
        unit: &mut dyn UnitOfWork,
        address: &Address,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let open = unit.recoveries().open(address.account).await?;
        if open.is_some_and(|open| open.address == Some(address.id)) {
            self.supersede_recovery(unit, address.account, now).await?;
        }
        Ok(())
    }
}
