//! Prior proofs (ADR 0018): whether a proof is older than a possible compromise.

use crate::{
    Identity, UnitOfWork,
    account::Account,
    kernel::{Failure, Timestamp},
    recovery::RightProof,
    session::LockedAccount,
};

/// Returns the time from which nothing in the account is trusted if the requested change turns out
/// not to be the owner's: the start of the session, or the first change of a proof within the
/// revert period, even if it was undone since. Signing in again does not make an attacker's proofs
/// older.
pub(super) async fn untrusted_since(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    locked: &LockedAccount,
    now: Timestamp,
) -> Result<Timestamp, Failure> {
    let account = &locked.account;
    let lately = now.before(identity.policy.email_change.revert_for);
    // The password of the registration was never changed.
    let password = account.protection.password_changed_at;
    let password = password.filter(|at| *at > account.created_at && *at > lately);
    let factor = unit.totp_secrets().first_changed(account.id, lately).await?;
    let codes = unit.recovery_codes().first_made(account.id, lately).await?;
    let changed = [password, factor, codes].into_iter().flatten();
    Ok(changed.fold(locked.session.created_at, Timestamp::min))
}

/// Returns whether a right proof of a locked account is older than `since`. The password counts
/// only when there is no older second factor, because the person who changed the address knew it.
pub(super) async fn is_prior(
    unit: &mut dyn UnitOfWork,
    account: &Account,
    proof: RightProof,
    since: Timestamp,
) -> Result<bool, Failure> {
    let id = account.id;
    let made_at = match proof {
        RightProof::Authenticator => {
            unit.totp_secrets().active(id).await?.map(|totp| totp.created_at)
        }
        RightProof::RecoveryCode => unit.recovery_codes().made_at(id).await?,
        RightProof::Password => {
            let factor = unit.totp_secrets().active(id).await?;
            let older = factor.is_some_and(|factor| factor.created_at < since);
            account.protection.password_changed_at.filter(|_| !older)
        }
        RightProof::Mailbox(_) => None,
    };
    Ok(made_at.is_some_and(|made_at| made_at < since))
}
