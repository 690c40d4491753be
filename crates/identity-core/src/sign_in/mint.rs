//! The only place that starts sessions.

use super::{DeviceTrust, SessionOptions};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{EventKind, NewEvent},
    device::{DeviceChange, PresentedDevices},
    kernel::{BearerKind, BearerToken, Failure, Origin, SessionId, Timestamp},
    notify::Template,
    risk::{Assessment, Reaction},
    session::{Assurance, Persistence, Session, SessionAccess},
    two_factor::FactorNote,
};
use crate::{audit, device, notify};

/// A new session, with the only sight of its token.
pub struct NewSession {
    pub session: Session,
    pub account: Account,
    pub access: SessionAccess,
    pub token: BearerToken,
    /// Changes of the known-device tokens that the client presented.
    pub device: DeviceChange,
    /// Tells the client whether to keep the token when the browser closes.
    pub persistence: Persistence,
    /// A hint about the second factor, for the person.
    pub note: Option<FactorNote>,
}

/// A sign-in with every factor.
pub(super) struct Completed<'a> {
    pub(super) options: SessionOptions,
    pub(super) assurance: Assurance,
    pub(super) presented: PresentedDevices,
    pub(super) note: Option<FactorNote>,
    pub(super) assessed: Assessment,
    pub(super) origin: &'a Origin,
}

/// Starts a session of a loaded account whose every factor was right.
pub(super) async fn mint_session(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: Account,
    completed: Completed<'_>,
    now: Timestamp,
) -> Result<NewSession, Failure> {
    let Completed { options, assurance, presented, note, assessed, origin } = completed;
    let known = presented.known.as_ref();
    let live = unit.sessions().live(account.id, now).await?;
    let first = known.is_none() && begins(identity, unit, &account, live.is_empty(), now).await?;
    let notified = match (known, assessed.reaction) {
        (None, _) if first => None,
        (None, _) => Some(Template::NewSignIn),
        (Some(_), Reaction::Allow) => None,
        (Some(_), Reaction::Notify | Reaction::Lock) => Some(Template::NewPlace),
    };
    for displaced in identity.policy.session.displaced(&live, now) {
        unit.sessions().end(account.id, displaced, now).await?;
        let event = NewEvent::of(account.id, EventKind::SessionDisplaced, now, origin);
        audit::record(identity, unit, event.about(displaced)).await?;
    }
    let persistence = match options.device_trust {
        DeviceTrust::Own => options.persistence,
        DeviceTrust::Shared => Persistence::Browser,
    };
    let (lifetime, idle) = identity.policy.session.spans(persistence);
    // A phished sign-in with a second factor does not count as a fresh proof.
    let counts_as_proof = assurance == Assurance::Password || known.is_some();
    let token = BearerToken::generate(BearerKind::Session, identity.entropy.as_ref());
    let session = Session {
        id: SessionId::generate(now, identity.entropy.as_ref()),
        account: account.id,
        created_at: now,
        last_seen_at: now,
        authenticated_at: now,
        expires_at: now.after(lifetime),
        idle,
        assurance,
        origin: origin.clone(),
        name: None,
        proven_at: counts_as_proof.then_some(now),
        failed_proofs: 0,
        ended_at: None,
    };
    unit.sessions().insert(&session, &token.digest()).await?;
    let added = match options.device_trust {
        DeviceTrust::Own => {
            Some(device::remember(identity, unit, account.id, known, origin, now).await?)
        }
        DeviceTrust::Shared => {
            device::forget_shared_device(identity, unit, account.id, known, origin, now).await?;
            None
        }
    };
    let event = NewEvent::of(account.id, EventKind::SignedIn, now, origin);
    let event = event.about(session.id).with_details(assessed.details());
    match notified {
        Some(template) => notify::alert(identity, unit, &account, template, now, event).await?,
        None => audit::record(identity, unit, event).await.map(drop)?,
    }
    let device = DeviceChange { dropped: presented.own, added };
    let access = SessionAccess::of(&account, identity.policy.session.second_factor_required);
    Ok(NewSession { session, account, access, token, device, persistence, note })
}

/// Returns `true` for the first sign-in to a new account, which is no news to its owner.
async fn begins(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    unused: bool,
    now: Timestamp,
) -> Result<bool, Failure> {
    let ever = Timestamp::from_millis(0);
    let devices = unit.devices().list(account.id, ever).await?;
    let new = now.since(account.created_at) < identity.policy.sign_in.first_sign_in_within;
    Ok(new && unused && devices.is_empty())
}
