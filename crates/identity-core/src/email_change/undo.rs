//! What a containment does with the addresses of an account.

use crate::{
    Identity, UnitOfWork,
    account::AddressRole,
    kernel::{AccountId, Failure, Timestamp},
};

impl Identity {
    /// Ends what was asked for and not confirmed, and undoes what was done to the recovery address
    /// since then.
    pub(crate) async fn undo_addresses(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        since: Timestamp,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let others = unit.addresses().list(account).await?;
        let mut in_force = false;
        for address in &others.0 {
            let recovers = address.role == AddressRole::Recovery;
            if !address.role.is_proven() || (recovers && address.since >= since) {
                unit.addresses().set_role(address.id, AddressRole::Gone(now), now).await?;
            } else if recovers {
                in_force = true;
            }
        }
        let removed_since = others.0.iter().filter(|address| {
            let lately = matches!(address.role, AddressRole::FormerRecovery(until) if now < until);
            lately && address.since >= since
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
