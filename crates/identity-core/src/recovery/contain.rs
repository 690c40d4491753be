//! Containment of a compromised account (NIST SP 800-61; ADR 0017).

use super::claims::Claims;
use super::links::mail_recovery_link;
use super::open::load_claims;
use super::recovery::mailbox;
use super::{Recovery, RecoveryStage, links::RecoveryLink};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{Details, EventKind, NewEvent},
    kernel::{AccountId, AddressId, ClosedSet, Failure, Origin, Timestamp},
    notify::{Purpose, Template},
    ownership::{Evidence, Piece},
    session::Cause,
    throttle::{CompromisedSince, Lock, ThrottleState},
};
use crate::{audit, email_change, notify, session};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The reason for a containment.
#[derive(Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub(crate) enum ContainmentTrigger {
    /// The report link of an alert, whose event started at a known time.
    Report,
    /// The panic button in a live session; the time of the compromise is unknown.
    Panic,
    /// A former address that takes the account back.
    Revert,
}

/// The changes that a containment undid.
struct Undone {
    /// An archived authenticator is active again.
    factor: bool,
    /// Recovery codes were deleted.
    codes: bool,
}

/// A containment with its reason.
pub(crate) struct Containment<'a> {
    /// Everything that started then or later is not trusted.
    pub(crate) since: CompromisedSince,
    /// For the panic button: devices that were remembered then or later are not trusted.
    pub(crate) devices_since: Option<Timestamp>,
    pub(crate) by: ContainmentTrigger,
    /// What the reporter has shown.
    pub(crate) shown: Evidence,
    /// The reporting address if it is not the account's own. It must gain nothing from its report.
    pub(crate) reporter: Option<AddressId>,
    pub(crate) origin: &'a Origin,
}

/// Ends everything in a locked account that started since the compromise, locks it until it is
/// recovered, and queues the recovery link.
pub(crate) async fn contain(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    containment: Containment<'_>,
    now: Timestamp,
) -> Result<(), Failure> {
    let Containment { since, devices_since, by, shown, origin, .. } = containment;
    let id = account.id;
    // The panic button ends every session, and a device is worth nothing without a second factor.
    // During a dispute everything ends.
    let access = match (by, devices_since) {
        (ContainmentTrigger::Report, _) => since,
        (ContainmentTrigger::Panic, Some(at)) if account.protection.second_factor => {
            CompromisedSince::At(at)
        }
        (ContainmentTrigger::Panic | ContainmentTrigger::Revert, _) => CompromisedSince::Unknown,
    };
    let mut ended = session::revoke(unit, id, Cause::Compromise(access), None, now).await?;
    if by == ContainmentTrigger::Panic {
        ended.extend(session::revoke(unit, id, Cause::EverywhereSignedOut, None, now).await?);
    }
    if by == ContainmentTrigger::Revert {
        unit.recoveries().supersede(id, now).await?;
    }
    // Report, revert and stop links stay valid.
    unit.action_tokens().void(id, Purpose::Unlock, now).await?;
    let undone = undo_changes(identity, unit, id, &containment, now).await?;
    let throttle = unit.throttles().load_for_update(id, now).await?;
    let locked_since = throttle.compromised_since().map_or(since, |before| before.min(since));
    // Of several reports, the strongest decides what opens the lock.
    let before = throttle.contained_by().filter(|before| before.strength() > shown.strength());
    let shown = before.unwrap_or(shown);
    let lock = Some(Lock::Compromise { since: locked_since, shown });
    // Wrong proofs on links of the other address must not block the right one.
    let link_failures = if by == ContainmentTrigger::Revert { 0 } else { throttle.link_failures };
    unit.throttles()
        .save(id, &ThrottleState { lock, settled: None, link_failures, ..throttle })
        .await?;
    if by != ContainmentTrigger::Revert {
        mail_ways_back(identity, unit, account, now).await?;
    }
    let details = Details::new()
        .with("by", by.as_str())
        .with("since", since.earliest().as_millis())
        .with("sessions_ended", ended.len())
        .with("second_factor_restored", undone.factor);
    let event = NewEvent::of(id, EventKind::AccountContained, now, origin);
    audit::record(identity, unit, event.with_details(details)).await.map(drop)
}

/// Returns whether a report locks a locked account. One that rests on less than somebody else has
/// shown only notifies.
pub(crate) async fn report_counts(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    reporter: Reporter,
    since: Timestamp,
    now: Timestamp,
) -> Result<bool, Failure> {
    let claims = load_claims(identity, unit, account.id, now).await?;
    let claims = Claims::of(identity, account, &claims, now);
    let counts = claims.report_counts(reporter, since);
    if !counts {
        notify::notify(identity, unit, account.id, Template::ReportOutweighed, now).await?;
    }
    Ok(counts)
}

/// Who reports.
#[derive(Clone, Copy)]
pub(crate) enum Reporter {
    /// The reader of an alert to this address; `None` for the account's own.
    Mailbox(Option<AddressId>),
    /// The holder of a live session.
    Session,
}

impl Reporter {
    /// Returns what the reporter shows.
    pub(crate) fn shown(self) -> Evidence {
        match self {
            Self::Mailbox(address) => Evidence::of([mailbox(address)]),
            Self::Session => Evidence::of([Piece::Session]),
        }
    }
}

/// Undoes more changes in an account that an alert has contained already: the first report may have
/// known less, or may have been the attacker's. An open recovery continues unless the proof that it
/// rests on is undone.
pub(crate) async fn contain_further(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    containment: &Containment<'_>,
    now: Timestamp,
) -> Result<(), Failure> {
    let undone = undo_changes(identity, unit, account, containment, now).await?;
    if !undone.factor && !undone.codes {
        return Ok(());
    }
    for claim in unit.recoveries().relevant(account, now).await? {
        if claim.stage == RecoveryStage::Proven {
            let stage = RecoveryStage::Superseded(now);
            unit.recoveries().update(&Recovery { stage, ..claim }).await?;
        }
    }
    let details = Details::new()
        .with("by", containment.by.as_str())
        .with("since", containment.since.earliest().as_millis())
        .with("second_factor_restored", undone.factor);
    let event = NewEvent::of(account, EventKind::AccountContained, now, containment.origin);
    audit::record(identity, unit, event.with_details(details)).await.map(drop)
}

async fn undo_changes(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    containment: &Containment<'_>,
    now: Timestamp,
) -> Result<Undone, Failure> {
    let Containment { since, by, reporter, .. } = *containment;
    let since = since.earliest();
    // The panic button names no time, and must keep every way back open.
    let panic = by == ContainmentTrigger::Panic;
    let factor = !panic && unit.totp_secrets().restore_archived(account, since).await?;
    let codes = !panic && unit.recovery_codes().remove_since(account, since).await?;
    let lately = now.before(identity.policy.email_change.removed_for);
    let changed_since = if panic { lately } else { since };
    email_change::undo_addresses(unit, account, changed_since, reporter, now).await?;
    Ok(Undone { factor, codes })
}

/// Queues a recovery link to every address that may recover, or to none during a dispute.
pub(crate) async fn mail_ways_back(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    now: Timestamp,
) -> Result<(), Failure> {
    let others = unit.addresses().list(account.id).await?;
    if others.disputed().is_some() {
        return Ok(());
    }
    let addresses = [None].into_iter().chain(others.recovery().map(Some));
    for address in addresses {
        let to = RecoveryLink { account, address };
        mail_recovery_link(identity, unit, to, Template::AccountContained, now).await?;
    }
    Ok(())
}
