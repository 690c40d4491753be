//! Whether a proof was in force before somebody else was in.

use crate::{
    Identity, UnitOfWork,
    account::Account,
    kernel::{Failure, Timestamp},
    recovery::RecoveryProof,
};

impl Identity {
    /// Whether a right proof of a held account is older than `since`. The password is one only
    /// where there is no second factor: who changed the address had given it.
    pub(super) async fn is_older(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        proof: RecoveryProof,
        since: Timestamp,
    ) -> Result<bool, Failure> {
        let id = account.id;
        let made_at = match proof {
            RecoveryProof::Totp => {
                unit.totp_secrets().in_force(id).await?.map(|totp| totp.created_at)
            }
            RecoveryProof::RecoveryCode => unit.recovery_codes().made_at(id).await?,
            RecoveryProof::Password => {
                let factor = unit.totp_secrets().in_force(id).await?.is_some();
                account.protection.password_changed_at.filter(|_| !factor)
            }
            RecoveryProof::Address => None,
        };
        Ok(made_at.is_some_and(|made_at| made_at < since))
    }
}
