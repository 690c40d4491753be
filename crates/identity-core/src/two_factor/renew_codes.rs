//! New recovery codes: shown once, in force once their owner typed one back. Until then those
//! before stay in force, so that a lost answer loses nothing.

use super::{NewRecoveryCode, RecoveryCode, Replaces};
use crate::{
    Identity, UnitOfWork,
    audit::{EventKind, NewEvent},
    kernel::{AccountId, Failure, Gate, Origin, RecoveryCodeId, Timestamp},
    notify::Template,
    session::{FreshSession, SessionAccess},
};

/// What became of it.
pub enum RenewCodes {
    /// These wait for one of them to be typed back: the one sight of them.
    Made(Vec<RecoveryCode>),
    /// There is no second factor that they could stand in for, or none was used.
    NothingToReplace,
    /// The session in hand has ended meanwhile: nothing was done.
    CallerEnded,
}

/// What became of the code that was typed back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmCodes {
    /// The new codes are in force: so many there are.
    Active(u32),
    /// It is none of those that wait.
    WrongCode,
    /// The session in hand has ended meanwhile: nothing was done.
    CallerEnded,
}

/// In which sessions recovery codes can be put in force.
const ALLOWED_ACCESS: [SessionAccess; 2] = [SessionAccess::Full, SessionAccess::SecondFactor];

impl Identity {
    /// Makes codes that wait, in the place of those that do.
    pub async fn renew_recovery_codes(
        &self,
        caller: &FreshSession,
        replaces: Replaces,
        origin: &Origin,
    ) -> Result<RenewCodes, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let mut unit = self.store.begin(Gate::account(account)).await?;
        let Some(locked) = self.load_fresh(unit.as_mut(), caller, &ALLOWED_ACCESS, now).await?
        else {
            return Ok(RenewCodes::CallerEnded);
        };
        let whole = self.policy.two_factor.recovery_codes;
        let number = match replaces {
            Replaces::All => whole,
            Replaces::Used => whole.saturating_sub(unit.recovery_codes().remaining(account).await?),
        };
        if number == 0 || unit.totp_secrets().active(account).await?.is_none() {
            return Ok(RenewCodes::NothingToReplace);
        }
        let codes = self.put_codes(unit.as_mut(), account, replaces, number, now).await?;
        let event = NewEvent::of(account, EventKind::RecoveryCodesGenerated, now, origin);
        self.record(unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        Ok(RenewCodes::Made(codes))
    }

    /// Puts the codes that wait in force, when this is one of them.
    pub async fn confirm_recovery_codes(
        &self,
        caller: &FreshSession,
        typed: &RecoveryCode,
        origin: &Origin,
    ) -> Result<ConfirmCodes, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let mut unit = self.store.begin(Gate::account(account)).await?;
        let Some(locked) = self.load_fresh(unit.as_mut(), caller, &ALLOWED_ACCESS, now).await?
        else {
            return Ok(ConfirmCodes::CallerEnded);
        };
        for digest in self.recovery_codes.digests(account, typed) {
            let Some(replaces) = unit.recovery_codes().find_pending(account, &digest).await? else {
                continue;
            };
            unit.recovery_codes().install(account, replaces).await?;
            let remaining = unit.recovery_codes().remaining(account).await?;
            let (owner, since) = (&locked.account, locked.session.created_at);
            let template = Template::RecoveryCodesReplaced;
            let event = NewEvent::of(account, EventKind::RecoveryCodesReplaced, now, origin);
            let event = event.about(locked.session.id);
            self.alert(unit.as_mut(), owner, template, since, event).await?;
            unit.commit().await?;
            return Ok(ConfirmCodes::Active(remaining));
        }
        Ok(ConfirmCodes::WrongCode)
    }

    pub(crate) async fn put_codes(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        replaces: Replaces,
        number: u32,
        now: Timestamp,
    ) -> Result<Vec<RecoveryCode>, Failure> {
        let entropy = self.entropy.as_ref();
        let codes: Vec<RecoveryCode> =
            (0..number).map(|_| RecoveryCode::generate(entropy)).collect();
        let stored: Vec<NewRecoveryCode> = codes
            .iter()
            .filter_map(|code| self.recovery_codes.digests(account, code).into_iter().next())
            .map(|digest| NewRecoveryCode {
                id: RecoveryCodeId::generate(now, entropy),
                digest,
                created_at: now,
            })
            .collect();
        unit.recovery_codes().put_pending(account, replaces, &stored).await?;
        Ok(codes)
    }
}
