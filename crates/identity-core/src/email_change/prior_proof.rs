//! Whether a proof was in force before somebody else was in.

use crate::{
    Identity, UnitOfWork,
    account::Account,
    kernel::{Failure, Timestamp},
    recovery::RecoveryProof,
    session::LockedAccount,
};

impl Identity {
    /// Since when nothing of a held account is to be trusted, should a change that is asked for in a
    /// session not be its owner's: since the session began, or since the first change of a
    /// proof within the time in which a change can be reverted, be it undone since. Who signs in once
    /// more makes his own proofs no older.
    pub(super) async fn untrusted_since(
        &self,
        unit: &mut dyn UnitOfWork,
        locked: &LockedAccount,
        now: Timestamp,
    ) -> Result<Timestamp, Failure> {
        let account = &locked.account;
        let lately = now.before(self.policy.email_change.revert_for);
        // The password of the registration was not changed.
        let password = account.protection.password_changed_at;
        let password = password.filter(|at| *at > account.created_at && *at > lately);
        let factor = unit.totp_secrets().first_changed(account.id, lately).await?;
        let codes = unit.recovery_codes().first_made(account.id, lately).await?;
        let changed = [password, factor, codes].into_iter().flatten();
        Ok(changed.fold(locked.session.created_at, Timestamp::min))
    }

    /// Whether a right proof of a held account is older than `since`. The password is one only
    /// where no older second factor is: who changed the address had given it.
    pub(super) async fn is_prior(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        proof: RecoveryProof,
        since: Timestamp,
    ) -> Result<bool, Failure> {
        let id = account.id;
        let made_at = match proof {
            RecoveryProof::Totp => {
                unit.totp_secrets().active(id).await?.map(|totp| totp.created_at)
            }
            RecoveryProof::RecoveryCode => unit.recovery_codes().made_at(id).await?,
            RecoveryProof::Password => {
                let factor = unit.totp_secrets().active(id).await?;
                let older = factor.is_some_and(|factor| factor.created_at < since);
                account.protection.password_changed_at.filter(|_| !older)
            }
            RecoveryProof::Address => None,
        };
        Ok(made_at.is_some_and(|made_at| made_at < since))
    }
}
