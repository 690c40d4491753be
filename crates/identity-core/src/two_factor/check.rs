//! Verifying a second factor: the one place for every use case.

use super::{AuthenticatorClock, RecoveryCode, TotpCode};
use crate::notify;
use crate::{
    Identity, UnitOfWork,
    audit::{EventKind, NewEvent},
    kernel::{AccountId, Failure, Origin, Timestamp},
    notify::Template,
};

/// A second factor as a person shows it.
#[derive(Clone)]
pub enum Proof {
    /// A code of the authenticator app.
    Totp(TotpCode),
    RecoveryCode(RecoveryCode),
}

impl Proof {
    /// A recovery code has 130 random bits: it is evaluated however many guesses there were.
    pub(crate) const fn is_unguessable(&self) -> bool {
        matches!(self, Self::RecoveryCode(_))
    }
}

/// A second factor to be verified.
#[derive(Clone, Copy)]
pub(crate) struct PresentedFactor<'a> {
    pub(crate) account: AccountId,
    pub(crate) proof: &'a Proof,
    pub(crate) origin: &'a Origin,
    /// Start of the session or sign-in in which it is shown.
    pub(crate) began: Timestamp,
}

/// The result of verifying a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FactorCheck {
    Right(FactorNote),
    /// The code is wrong or was used before.
    Wrong,
}

/// A note for a person whose second factor was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorNote {
    /// An authenticator code, and the state of the authenticator's clock.
    Authenticator(AuthenticatorClock),
    /// A recovery code, and the number of codes that are left.
    RecoveryCodesLeft(u32),
}

/// Verifies a second factor of a locked account and consumes it. The caller has counted the
/// attempt.
pub(crate) async fn evaluate_factor(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    given: PresentedFactor<'_>,
    now: Timestamp,
) -> Result<FactorCheck, Failure> {
    match given.proof {
        Proof::Totp(code) => check_totp(identity, unit, given.account, code, now).await,
        Proof::RecoveryCode(code) => check_recovery_code(identity, unit, &given, code, now).await,
    }
}

async fn check_totp(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    code: &TotpCode,
    now: Timestamp,
) -> Result<FactorCheck, Failure> {
    let Some(stored) = unit.totp_secrets().active(account).await? else {
        return Ok(FactorCheck::Wrong);
    };
    let drift = identity.policy.two_factor.drift;
    let Some(accepted) = stored.secret.check(code, stored.last_step, now, drift) else {
        return Ok(FactorCheck::Wrong);
    };
    if !unit.totp_secrets().accept_step(account, accepted.step).await? {
        return Ok(FactorCheck::Wrong);
    }
    Ok(FactorCheck::Right(FactorNote::Authenticator(accepted.clock)))
}

async fn check_recovery_code(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    given: &PresentedFactor<'_>,
    code: &RecoveryCode,
    now: Timestamp,
) -> Result<FactorCheck, Failure> {
    let account = given.account;
    for digest in identity.recovery_codes.digests(account, code) {
        if unit.recovery_codes().use_up(account, &digest, now).await? {
            let left = unit.recovery_codes().remaining(account).await?;
            let few = left <= identity.policy.two_factor.few_recovery_codes;
            let template =
                if few { Template::RecoveryCodesFew } else { Template::RecoveryCodeUsed };
            if let Some(owner) = unit.accounts().find(account).await? {
                let event = NewEvent::of(account, EventKind::RecoveryCodeUsed, now, given.origin);
                notify::alert(identity, unit, &owner, template, given.began, event).await?;
            }
            return Ok(FactorCheck::Right(FactorNote::RecoveryCodesLeft(left)));
        }
    }
    Ok(FactorCheck::Wrong)
}
