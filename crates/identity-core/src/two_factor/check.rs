//! Is this the second factor of that account? The one place that asks, for every path.

use super::{AuthenticatorClock, RecoveryCode, TotpCode};
use crate::{
    Identity, UnitOfWork,
    audit::{EventKind, NewEvent},
    kernel::{AccountId, Failure, Origin, Timestamp},
    notify::Template,
};

/// What a person gives as the second factor.
#[derive(Clone)]
pub enum Proof {
    /// A code of the authenticator.
    Totp(TotpCode),
    /// A recovery code.
    RecoveryCode(RecoveryCode),
}

/// A second factor that is given.
#[derive(Clone, Copy)]
pub(crate) struct PresentedFactor<'a> {
    pub(crate) account: AccountId,
    pub(crate) proof: &'a Proof,
    pub(crate) origin: &'a Origin,
    /// When that began in which it is given.
    pub(crate) began: Timestamp,
}

/// What a second factor turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FactorCheck {
    /// It is the account's.
    Right(FactorNote),
    /// It is not, or was used before.
    Wrong,
}

/// What is good to tell the person whose factor was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorNote {
    /// The authenticator, and how its clock stands.
    Authenticator(AuthenticatorClock),
    /// A recovery code: so many are left.
    RecoveryCodesLeft(u32),
}

impl Identity {
    /// Checks a second factor of a locked account and uses it up. The caller has counted the
    /// attempt.
    pub(crate) async fn check_factor(
        &self,
        unit: &mut dyn UnitOfWork,
        given: PresentedFactor<'_>,
        now: Timestamp,
    ) -> Result<FactorCheck, Failure> {
        match given.proof {
            Proof::Totp(code) => self.check_totp(unit, given.account, code, now).await,
            Proof::RecoveryCode(code) => self.check_recovery_code(unit, &given, code, now).await,
        }
    }

    async fn check_totp(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        code: &TotpCode,
        now: Timestamp,
    ) -> Result<FactorCheck, Failure> {
        let Some(stored) = unit.totp_secrets().active(account).await? else {
            return Ok(FactorCheck::Wrong);
        };
        let drift = self.policy.two_factor.drift;
        let Some(accepted) = stored.secret.check(code, stored.last_step, now, drift) else {
            return Ok(FactorCheck::Wrong);
        };
        if !unit.totp_secrets().accept_step(account, accepted.step).await? {
            return Ok(FactorCheck::Wrong);
        }
        Ok(FactorCheck::Right(FactorNote::Authenticator(accepted.clock)))
    }

    async fn check_recovery_code(
        &self,
        unit: &mut dyn UnitOfWork,
        given: &PresentedFactor<'_>,
        code: &RecoveryCode,
        now: Timestamp,
    ) -> Result<FactorCheck, Failure> {
        let account = given.account;
        for digest in self.recovery_codes.digests(account, code) {
            if unit.recovery_codes().use_up(account, &digest, now).await? {
                let left = unit.recovery_codes().remaining(account).await?;
                let few = left <= self.policy.two_factor.few_recovery_codes;
                let template =
                    if few { Template::RecoveryCodesFew } else { Template::RecoveryCodeUsed };
                if let Some(owner) = unit.accounts().find(account).await? {
                    let event =
                        NewEvent::of(account, EventKind::RecoveryCodeUsed, now, given.origin);
                    self.alert(unit, &owner, template, given.began, event).await?;
                }
                return Ok(FactorCheck::Right(FactorNote::RecoveryCodesLeft(left)));
            }
        }
        Ok(FactorCheck::Wrong)
    }
}
