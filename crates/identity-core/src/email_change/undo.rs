//! What a containment does with the addresses of an account.

use crate::{
    Identity, UnitOfWork,
    account::AddressRole,
    kernel::{AccountId, AddressId, Failure, Timestamp},
    notify::Purpose,
};

impl Identity {
    /// Ends what was asked for and not confirmed, and undoes what was done to the recovery address
    /// since then; but brings the one not back that asks for it itself.
    pub(crate) async fn undo_addresses(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        since: Timestamp,
        reporter: Option<AddressId>,
        now: Timestamp,
    ) -> Result<(), Failure> {
        for purpose in [Purpose::EmailChange, Purpose::RecoveryEmail] {
            unit.mailed_tokens().void(account, purpose, now).await?;
        }
        let others = unit.addresses().list(account).await?;
        let mut in_force = false;
        for address in &others.0 {
            let recovers = address.role == AddressRole::Recovery;
            let asked_for =
                matches!(address.role, AddressRole::NewEmail(_) | AddressRole::NewRecovery(_));
            if asked_for || (recovers && address.since >= since) {
                unit.addresses().set_role(address.id, AddressRole::Gone(now), now).await?;
            } else if recovers {
                in_force = true;
            }
        }
        let removed_since = others.0.iter().filter(|address| {
            let lately = matches!(address.role, AddressRole::FormerRecovery(until) if now < until);
            lately && address.since >= since && Some(address.id) != reporter
        });
        // Of several, the one that was removed first was in force.
        if let Some(first) = removed_since.min_by_key(|address| address.since)
            && !in_force
        {
            unit.addresses().set_role(first.id, AddressRole::Recovery, now).await?;
        }
        Ok(())
    }
}
