//! Completing a recovery with a new password.

use super::link_proof::{prepare_proof, settle_link_proof};
use super::open::{find_open_link, load_recovery};
use super::recovery::mailbox;
use super::{
    Recovery, RecoveryStage, RecoveryStatus, SecondProof,
    claims::Claims,
    link_proof::{Client, LinkContext, LinkProof, PendingProof},
    open::LoadedRecovery,
};
use crate::{
    Identity, UnitOfWork,
    audit::{Details, EventKind, NewEvent},
    device::DeviceChange,
    kernel::{
        ActionToken, Digest, Failure, Gate, Origin, Party, RecoveryId, Timestamp, settle_reliably,
    },
    notify::{ActionTokenRow, Purpose, Template},
    ownership::{Evidence, Piece},
    password::{Password, PasswordContext, PasswordHash, PasswordRule, StoredPassword},
    session::Cause,
    throttle::{CounterKey, LockCause, SecretKind, ThrottleState},
};
use crate::{audit, device, email_change, notify, password, session};
use std::time::Duration;

/// The resolution of the clock.
const MOMENT: Duration = Duration::from_millis(1);

/// A request to complete a recovery.
pub struct Complete {
    /// The token of the mailed link.
    pub token: ActionToken,
    /// The new password.
    pub new_password: Password,
    /// Digests of the device tokens that the client shows.
    pub devices: Vec<Digest>,
    pub origin: Origin,
}

impl Complete {
    fn client(&self) -> Client<'_> {
        Client { devices: &self.devices, origin: &self.origin }
    }
}

/// Outcome of completing a recovery.
pub enum CompleteOutcome {
    /// The new password is active and this browser is a known device. It is not signed in.
    Recovered {
        /// The change to the device tokens that the client keeps.
        device: DeviceChange,
        /// The second factor was removed.
        factor_lost: bool,
    },
    /// The password fails these rules.
    Rejected(Vec<PasswordRule>),
    /// Another step comes first.
    NotYet(RecoveryStatus),
    /// The link was used, has expired, or never existed.
    TokenInvalid,
}

impl Identity {
    /// Sets a new password after the proofs that the recovery requires. It ends everything that an
    /// attacker could have, and every lock.
    pub async fn complete_recovery(&self, command: Complete) -> Result<CompleteOutcome, Failure> {
        let Some(seen) = find_open_link(self, &command.token, Purpose::Recovery).await? else {
            return Ok(CompleteOutcome::TokenInvalid);
        };
        let Some(opened) = self.open_recovery(&command.token).await? else {
            return Ok(CompleteOutcome::TokenInvalid);
        };
        let RecoveryStatus::NeedsPassword { factor_lost } = opened.status else {
            return Ok(CompleteOutcome::NotYet(opened.status));
        };
        let place = self.hasher.reserve(Gate::account(seen.owner).by(Party::Link(seen.id)))?;
        let mut read = self.store.begin_read().await?;
        let Some(account) = read.accounts().find(seen.owner).await? else {
            return Ok(CompleteOutcome::TokenInvalid);
        };
        drop(read);
        let second_factor = opened.second_factor && !factor_lost;
        let context = PasswordContext { email: &account.email, second_factor, current: None };
        let checked = password::assess_password(self, &command.new_password, context).await?;
        if !checked.failures.is_empty() {
            return Ok(CompleteOutcome::Rejected(checked.failures));
        }
        match try_as_old_password(self, &command, &seen).await? {
            LinkProof::Right(_) => {
                return Ok(CompleteOutcome::Rejected(vec![PasswordRule::Unchanged]));
            }
            LinkProof::UsedUp => return Ok(CompleteOutcome::TokenInvalid),
            LinkProof::Wrong | LinkProof::NotEvaluated => {}
        }
        let hash = place.hash(seen.owner, &command.new_password).await?;
        let chosen = Chosen { hash, stands_alone: checked.stands_alone, factor_lost };
        settle_reliably(|| settle_recovery(self, &command, &seen, &chosen)).await
    }
}

/// Evaluates the new password as the old one of a contained account, which an attacker may know. It
/// is an attempt on this link like any other, and counted before it is evaluated.
async fn try_as_old_password(
    identity: &Identity,
    command: &Complete,
    seen: &ActionTokenRow,
) -> Result<LinkProof, Failure> {
    let mut read = identity.store.begin_read().await?;
    let throttle = read.throttles().find(seen.owner).await?;
    drop(read);
    if !throttle.is_locked(LockCause::Compromise) {
        return Ok(LinkProof::NotEvaluated);
    }
    let given = SecondProof::Password(command.new_password.clone());
    let Some(pending) = prepare_proof(identity, seen, &given, command.client()).await? else {
        return Ok(LinkProof::UsedUp);
    };
    settle_reliably(|| settle_try(identity, command, seen, &pending)).await
}

async fn settle_try(
    identity: &Identity,
    command: &Complete,
    seen: &ActionTokenRow,
    pending: &PendingProof<'_>,
) -> Result<LinkProof, Failure> {
    let now = identity.clock.now();
    let mut unit = identity.store.begin(pending.gate(seen.owner).by(Party::Link(seen.id))).await?;
    let Some(account) = unit.accounts().load_for_update(seen.owner).await? else {
        return Ok(LinkProof::UsedUp);
    };
    let shown = LinkContext { account: &account, link: seen, client: command.client() };
    let found = settle_link_proof(identity, unit.as_mut(), &shown, pending, now).await?;
    unit.commit().await?;
    Ok(found)
}

async fn settle_recovery(
    identity: &Identity,
    command: &Complete,
    seen: &ActionTokenRow,
    chosen: &Chosen,
) -> Result<CompleteOutcome, Failure> {
    let now = identity.clock.now();
    let mut unit =
        identity.store.begin(Gate::settling(seen.owner).by(Party::Link(seen.id))).await?;
    let Some(locked) = load_recovery(identity, unit.as_mut(), seen, now).await? else {
        return Ok(CompleteOutcome::TokenInvalid);
    };
    let status = locked.status(identity, now);
    let RecoveryStatus::NeedsPassword { factor_lost } = status else {
        return Ok(CompleteOutcome::NotYet(status));
    };
    let stays = locked.account.protection.second_factor && !factor_lost;
    if !chosen.stands_alone && !stays {
        return Ok(CompleteOutcome::Rejected(vec![PasswordRule::TooShort]));
    }
    if !unit.action_tokens().consume(seen.id, Purpose::Recovery, now).await? {
        return Ok(CompleteOutcome::TokenInvalid);
    }
    let chosen = Chosen { factor_lost, ..chosen.clone() };
    let device = restore(identity, unit.as_mut(), command, &locked, chosen, now).await?;
    unit.commit().await?;
    Ok(CompleteOutcome::Recovered { device, factor_lost })
}

async fn restore(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    command: &Complete,
    locked: &LoadedRecovery,
    chosen: Chosen,
    now: Timestamp,
) -> Result<DeviceChange, Failure> {
    let (id, origin) = (locked.account.id, &command.origin);
    let Chosen { hash, stands_alone, factor_lost } = chosen;
    let password = StoredPassword { hash, changed_at: now, stands_alone };
    unit.passwords().set(id, &password).await?;
    if factor_lost {
        unit.totp_secrets().remove(id).await?;
        unit.recovery_codes().remove(id).await?;
    }
    let shown = complete_claim(identity, unit, locked, now).await?;
    session::revoke(unit, id, Cause::Recovered, None, now).await?;
    remove_recent_ways_in(identity, unit, locked, shown, now).await?;
    for purpose in [Purpose::RecoveryCancel, Purpose::Unlock] {
        unit.action_tokens().void(id, purpose, now).await?;
    }
    // A former address keeps the report links with which it can take the account back.
    if !unit.addresses().list(id).await?.can_be_restored(now) {
        unit.action_tokens().void(id, Purpose::Report, now).await?;
    }
    open_lock(unit, locked, factor_lost, now).await?;
    let template = if factor_lost { Template::FactorLost } else { Template::AccountRecovered };
    notify::notify(identity, unit, id, template, now).await?;
    let details = Details::new().with("second_factor_removed", factor_lost);
    let event = NewEvent::of(id, EventKind::AccountRecovered, now, origin).with_details(details);
    audit::record(identity, unit, event).await?;
    // The browser may hold device tokens of other accounts, which stay.
    let dropped = device::recognise(identity, unit, id, &command.devices, origin, now).await?.own;
    let added = device::remember(identity, unit, id, None, origin, now).await?;
    Ok(DeviceChange { dropped, added: Some(added) })
}

/// Completes the claim of the link, or records one that settled at once, and returns what it rests
/// on.
async fn complete_claim(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    locked: &LoadedRecovery,
    now: Timestamp,
) -> Result<Evidence, Failure> {
    let LoadedRecovery { token, account, claims } = locked;
    let claims = Claims::of(identity, account, claims, now);
    let stage = RecoveryStage::Completed(now);
    let goes_on =
        |own: &&Recovery| matches!(own.stage, RecoveryStage::Proven | RecoveryStage::Ready(_));
    if let Some(own) = claims.open_at(token.address).filter(goes_on) {
        unit.recoveries().update(&Recovery { stage, ..own.clone() }).await?;
        return Ok(own.shown);
    }
    let shown = Evidence::of([mailbox(token.address)]);
    let settled = Recovery {
        id: RecoveryId::generate(now, identity.entropy.as_ref()),
        account: account.id,
        token: token.id,
        address: token.address,
        stage,
        shown,
        against: Evidence::NONE,
        ends_with_support: false,
        begun_at: now,
        counts_from: now,
        approved_by: None,
    };
    unit.recoveries().insert(&settled).await?;
    Ok(shown)
}

/// Removes recent recovery addresses and codes, because an attacker may be the reason for this
/// recovery. The ones that it was proven with stay.
async fn remove_recent_ways_in(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    locked: &LoadedRecovery,
    shown: Evidence,
    now: Timestamp,
) -> Result<(), Failure> {
    let (id, lately) = (locked.account.id, now.before(identity.policy.email_change.revert_for));
    // Codes that are as old as the used one are as trustworthy.
    let given = if shown.has(Piece::RecoveryCode) {
        unit.recovery_codes().last_used_made_at(id).await?
    } else {
        None
    };
    let newer = given.map_or(lately, |made_at| made_at.after(MOMENT).max(lately));
    unit.recovery_codes().remove_since(id, newer).await?;
    let others = unit.addresses().list(id).await?;
    // An address that only shortened the waiting period of the own address does not stay: an
    // attacker may have done that.
    let by = locked.token.address;
    if others.recovery().is_some_and(|it| it.since >= lately && Some(it.id) != by) {
        // The mail is queued before the removal, so that the removed address receives it too.
        notify::notify(identity, unit, id, Template::RecoveryEmailOff, now).await?;
    }
    email_change::distrust_addresses(unit, id, lately, by, now).await.map(drop)
}

async fn open_lock(
    unit: &mut dyn UnitOfWork,
    locked: &LoadedRecovery,
    factor_lost: bool,
    now: Timestamp,
) -> Result<(), Failure> {
    let id = locked.account.id;
    let throttle = unit.throttles().load_for_update(id, now).await?.succeeded(SecretKind::Password);
    let throttle =
        if factor_lost { throttle.succeeded(SecretKind::SecondFactor) } else { throttle };
    unit.throttles().save(id, &ThrottleState { lock: None, settled: None, ..throttle }).await?;
    Ok(unit.throttles().clear(id, CounterKey::Strangers).await?)
}

/// The new password as it will be stored.
#[derive(Clone)]
struct Chosen {
    hash: PasswordHash,
    stands_alone: bool,
    factor_lost: bool,
}
