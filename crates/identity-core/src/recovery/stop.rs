//! Stopping a claim: by signing in or proving again with everything, in a session, or with the link
//! in the notice. Whoever stops has to show as much as the claim.

use super::claims::{ClaimParty, Claims, LoadedClaims};
use super::evidence::{GivenInFull, MailedLink, pieces_in_full, pieces_of};
use super::open::{find_open_link, load_claims, load_recovery};
use super::{Recovery, RecoveryStage};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{self, Details, EventKind, NewEvent},
    kernel::{ActionToken, Digest, Failure, Gate, Origin, Party, SessionId, Timestamp},
    notify::{self, Purpose, Template},
    ownership::{Action, Evidence, Ruling, Shown},
    session::{self, Cause, FreshSession, SessionAccess, SignedIn},
    throttle::{CompromisedSince, Lock, Settled, ThrottleState},
};

/// Outcome of stopping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CancelOutcome {
    /// The account is the caller's. The lock of a report, or a case, has ended, and a new password is
    /// required.
    Settled,
    /// The recovery is stopped.
    Cancelled,
    /// Both sides have shown as much, not for the first time. They are compared later.
    Contested,
    /// The recovery rests on more than this. Nothing changed.
    Outweighed,
    /// No recovery is in its waiting period.
    NonePending,
    /// The link was used, has expired, or never existed; or the caller's session has ended.
    NotAllowed,
}

/// The link in the notice of a claim.
pub struct StopByMail {
    /// The token of the mailed link.
    pub token: ActionToken,
    /// Digests of the device tokens that the client shows.
    pub devices: Vec<Digest>,
    pub origin: Origin,
}

impl Identity {
    /// Returns the claim to the caller's account that is not decided, if there is one.
    pub async fn waiting_recovery(&self, caller: &SignedIn) -> Result<Option<Recovery>, Failure> {
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let claims = read.recoveries().relevant(caller.account.id, now).await?;
        let open = |claim: &Recovery| match claim.stage {
            RecoveryStage::Ready(until) => now < until,
            stage => stage != RecoveryStage::Proven && stage.ended_at().is_none(),
        };
        Ok(claims.into_iter().rev().find(open))
    }

    /// Returns whether a stop link can still be used, without changing anything.
    pub async fn cancel_is_open(&self, token: &ActionToken) -> Result<bool, Failure> {
        Ok(find_open_link(self, token, Purpose::RecoveryCancel).await?.is_some())
    }

    /// Stops a recovery with the link in the mail about it. A link that achieves nothing stays good.
    pub async fn cancel_recovery_by_mail(
        &self,
        command: StopByMail,
    ) -> Result<CancelOutcome, Failure> {
        let purpose = Purpose::RecoveryCancel;
        let Some(seen) = find_open_link(self, &command.token, purpose).await? else {
            return Ok(CancelOutcome::NotAllowed);
        };
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner).by(Party::Link(seen.id))).await?;
        let Some(locked) = load_recovery(self, unit.as_mut(), &seen, now).await? else {
            return Ok(CancelOutcome::NotAllowed);
        };
        let link = MailedLink { locked: &locked, devices: &command.devices };
        let shown = pieces_of(self, unit.as_mut(), &link, None, now).await?;
        let by = Stops { how: "mail", action: Action::Stop, kept: None, origin: &command.origin };
        let (account, claims) = (&locked.account, &locked.claims);
        let outcome = stop(self, unit.as_mut(), account, claims, &shown, by, now).await?;
        if outcome != CancelOutcome::Outweighed {
            unit.action_tokens().consume(seen.id, purpose, now).await?;
        }
        unit.commit().await?;
        Ok(outcome)
    }

    /// Stops a recovery in a live session. It requires a fresh proof, so that a stolen cookie
    /// cannot keep the owner from recovering.
    pub async fn cancel_recovery_in_session(
        &self,
        caller: &FreshSession,
        origin: &Origin,
    ) -> Result<CancelOutcome, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let gate = Gate::account(account).by(Party::Defence(caller.live().session.id));
        let mut unit = self.store.begin(gate).await?;
        let access = &[SessionAccess::Full];
        let locked =
            session::load_fresh_even_if_contained(self, unit.as_mut(), caller, access, now).await?;
        let Some(locked) = locked else { return Ok(CancelOutcome::NotAllowed) };
        let given = GivenInFull { session: Some(&locked.session), ..GivenInFull::default() };
        let by = Stops { how: "session", action: Action::Stop, kept: None, origin };
        let outcome = stop_in_full(self, unit.as_mut(), &locked.account, given, by, now).await?;
        unit.commit().await?;
        Ok(outcome)
    }
}

/// The way in which a claim is stopped.
#[derive(Clone, Copy)]
pub(crate) struct Stops<'a> {
    /// For the audit event.
    pub(crate) how: &'static str,
    pub(crate) action: Action,
    /// The session that goes on when all others end.
    pub(crate) kept: Option<SessionId>,
    pub(crate) origin: &'a Origin,
}

/// Admits somebody who has just given everything that the account asks for, and returns the account
/// as it is then; `None` where the other side has shown more. It stops claims that rest on no more,
/// and settles a lock or a case.
pub(crate) async fn admits(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    given: GivenInFull<'_>,
    origin: &Origin,
    now: Timestamp,
) -> Result<Option<Account>, Failure> {
    let by = Stops { how: "sign_in", action: Action::SignIn, kept: None, origin };
    let outcome = stop_in_full(identity, unit, account, given, by, now).await?;
    match outcome {
        CancelOutcome::Outweighed => Ok(None),
        CancelOutcome::Settled => Ok(unit.accounts().find(account.id).await?),
        _ => Ok(Some(account.clone())),
    }
}

/// Stops the claims to a locked account for somebody who has just given everything that it asks for.
pub(crate) async fn stop_in_full(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    given: GivenInFull<'_>,
    by: Stops<'_>,
    now: Timestamp,
) -> Result<CancelOutcome, Failure> {
    let claims = load_claims(identity, unit, account.id, now).await?;
    let over = claims.claims.iter().all(|claim| claim.stage.ended_at().is_some());
    if over && claims.throttle.contained_by().is_none() {
        return Ok(CancelOutcome::NonePending);
    }
    let shown = pieces_in_full(unit, account, given).await?;
    stop(identity, unit, account, &claims, &shown, by, now).await
}

async fn stop(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    claims: &LoadedClaims,
    shown: &[Shown],
    by: Stops<'_>,
    now: Timestamp,
) -> Result<CancelOutcome, Failure> {
    let claims = Claims::of(identity, account, claims, now);
    let shown = claims.prior(ClaimParty::Defender, shown);
    let ruling = claims.judge(ClaimParty::Defender, shown, by.action);
    let (outcome, stage, template, kind) = match ruling {
        Ruling::Settled => (
            CancelOutcome::Settled,
            RecoveryStage::Stopped(now),
            Template::AccountUnlocked,
            EventKind::OwnershipSettled,
        ),
        Ruling::RivalStopped => (
            CancelOutcome::Cancelled,
            RecoveryStage::Stopped(now),
            Template::RecoveryCancelled,
            EventKind::RecoveryCancelled,
        ),
        Ruling::CaseOpened => (
            CancelOutcome::Contested,
            RecoveryStage::Contested(now.after(identity.policy.ownership.comparison)),
            Template::OwnershipContested,
            EventKind::OwnershipContested,
        ),
        Ruling::Outweighed => return Ok(CancelOutcome::Outweighed),
        _ => return Ok(CancelOutcome::NonePending),
    };
    for claim in claims.open().filter(|claim| claim.stage != RecoveryStage::Proven) {
        unit.recoveries().update(&Recovery { stage, against: shown, ..claim.clone() }).await?;
    }
    if outcome != CancelOutcome::Contested {
        for purpose in [Purpose::Recovery, Purpose::RecoveryCancel] {
            unit.action_tokens().void(account.id, purpose, now).await?;
        }
    }
    if outcome == CancelOutcome::Settled {
        settle(unit, account, shown, by.kept, now).await?;
    }
    notify::notify(identity, unit, account.id, template, now).await?;
    let details = Details::new().with("by", by.how).with("shown", shown);
    let event = NewEvent::of(account.id, kind, now, by.origin).with_details(details);
    audit::record(identity, unit, event).await?;
    Ok(outcome)
}

/// Settles a dispute for somebody who has just signed in, or proved again. Every session ends. The
/// account stays locked for others until its new password is set, because they may know this one.
async fn settle(
    unit: &mut dyn UnitOfWork,
    account: &Account,
    shown: Evidence,
    kept: Option<SessionId>,
    now: Timestamp,
) -> Result<(), Failure> {
    let id = account.id;
    session::revoke(unit, id, Cause::EverywhereSignedOut, kept, now).await?;
    unit.passwords().require_change(id).await?;
    if !unit.addresses().list(id).await?.can_be_restored(now) {
        unit.action_tokens().void(id, Purpose::Report, now).await?;
    }
    let throttle = unit.throttles().load_for_update(id, now).await?;
    let lock = throttle.lock.or(Some(Lock::Compromise { since: CompromisedSince::At(now), shown }));
    let settled = Some(Settled { shown, at: now });
    Ok(unit.throttles().save(id, &ThrottleState { lock, settled, ..throttle }).await?)
}
