//! Renewing recovery codes: new codes are shown once and become active when one of them is typed
//! back. The old codes stay active until then, so that a lost response costs nothing.

use super::{NewRecoveryCode, RecoveryCode, Replaces};
use crate::{
    Identity, UnitOfWork,
    audit::{EventKind, NewEvent},
    kernel::{AccountId, Failure, Gate, Origin, Party, RecoveryCodeId, Timestamp},
    notify::Template,
    session::{FreshSession, SessionAccess},
};
use crate::{audit, notify, session};

/// Outcome of a request for new codes.
pub enum RenewCodes {
    /// The pending codes, which are shown only this once.
    Made(Vec<RecoveryCode>),
    /// The account has no second factor, or no code was used.
    NothingToReplace,
    /// The caller's own session has ended since it was checked. Nothing was done.
    CallerEnded,
}

/// Outcome of typing a code back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmCodes {
    /// The new codes are active; this is the number of active codes.
    Active(u32),
    /// None of the pending codes matches.
    WrongCode,
    /// The caller's own session has ended since it was checked. Nothing was done.
    CallerEnded,
}

/// The session accesses that allow activating recovery codes.
const ALLOWED_ACCESS: [SessionAccess; 2] = [SessionAccess::Full, SessionAccess::SecondFactor];

impl Identity {
    /// Generates pending codes, in place of earlier pending ones.
    pub async fn renew_recovery_codes(
        &self,
        caller: &FreshSession,
        replaces: Replaces,
        origin: &Origin,
    ) -> Result<RenewCodes, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let gate = Gate::account(account).by(Party::Session(caller.live().session.id));
        let mut unit = self.store.begin(gate).await?;
        let Some(locked) =
            session::load_fresh(self, unit.as_mut(), caller, &ALLOWED_ACCESS, now).await?
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
        let codes = put_codes(self, unit.as_mut(), account, replaces, number, now).await?;
        let event = NewEvent::of(account, EventKind::RecoveryCodesGenerated, now, origin);
        audit::record(self, unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        Ok(RenewCodes::Made(codes))
    }

    /// Activates the pending codes when `typed` is one of them.
    pub async fn confirm_recovery_codes(
        &self,
        caller: &FreshSession,
        typed: &RecoveryCode,
        origin: &Origin,
    ) -> Result<ConfirmCodes, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let gate = Gate::account(account).by(Party::Session(caller.live().session.id));
        let mut unit = self.store.begin(gate).await?;
        let Some(locked) =
            session::load_fresh(self, unit.as_mut(), caller, &ALLOWED_ACCESS, now).await?
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
            notify::alert(self, unit.as_mut(), owner, template, since, event).await?;
            unit.commit().await?;
            return Ok(ConfirmCodes::Active(remaining));
        }
        Ok(ConfirmCodes::WrongCode)
    }
}

pub(super) async fn put_codes(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    replaces: Replaces,
    number: u32,
    now: Timestamp,
) -> Result<Vec<RecoveryCode>, Failure> {
    let entropy = identity.entropy.as_ref();
    let codes: Vec<RecoveryCode> = (0..number).map(|_| RecoveryCode::generate(entropy)).collect();
    let stored: Vec<NewRecoveryCode> = codes
        .iter()
        .filter_map(|code| identity.recovery_codes.digests(account, code).into_iter().next())
        .map(|digest| NewRecoveryCode {
            id: RecoveryCodeId::generate(now, entropy),
            digest,
            created_at: now,
        })
        .collect();
    unit.recovery_codes().put_pending(account, replaces, &stored).await?;
    Ok(codes)
}
