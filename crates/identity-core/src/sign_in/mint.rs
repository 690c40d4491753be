//! The one place where a session begins.

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
use std::time::Duration;

/// A session that has just begun, and the one sight of its token.
pub struct NewSession {
    /// The session.
    pub session: Session,
    /// Its account.
    pub account: Account,
    /// What it may call.
    pub access: SessionAccess,
    /// What the client keeps.
    pub token: BearerToken,
    /// What becomes of the tokens of known devices that the client shows.
    pub device: DeviceChange,
    /// Whether the client keeps it when the browser closes.
    pub persistence: Persistence,
    /// What is good to tell of the second factor.
    pub note: Option<FactorNote>,
}

/// Within which time after its confirmation an account is first signed in to.
const BEGINS_WITHIN: Duration = Duration::from_hours(1);

/// What a session begins with.
pub(super) struct Completed<'a> {
    pub(super) options: SessionOptions,
    pub(super) assurance: Assurance,
    /// The tokens of known devices that were shown.
    pub(super) shown: PresentedDevices,
    pub(super) note: Option<FactorNote>,
    /// What is strange about it.
    pub(super) assessed: Assessment,
    pub(super) origin: &'a Origin,
}

impl Identity {
    /// Begins a session of a locked account whose every factor was right.
    pub(super) async fn mint_session(
        &self,
        unit: &mut dyn UnitOfWork,
        account: Account,
        completed: Completed<'_>,
        now: Timestamp,
    ) -> Result<NewSession, Failure> {
        let Completed { options, assurance, shown, note, assessed, origin } = completed;
        let known = shown.known.as_ref();
        let live = unit.sessions().live(account.id, now).await?;
        let notified = match (known, assessed.reaction) {
            (None, _) if self.begins(unit, &account, live.is_empty(), now).await? => None,
            (None, _) => Some(Template::NewSignIn),
            (Some(_), Reaction::Allow) => None,
            (Some(_), Reaction::Notify | Reaction::Lock) => Some(Template::NewPlace),
        };
        for displaced in self.policy.session.displaced(&live, now) {
            unit.sessions().end(account.id, displaced, now).await?;
            let event = NewEvent::of(account.id, EventKind::SessionDisplaced, now, origin);
            self.record(unit, event.about(displaced)).await?;
        }
        let persistence = match options.device_trust {
            DeviceTrust::Own => options.persistence,
            DeviceTrust::Shared => Persistence::Browser,
        };
        let (lifetime, idle) = self.policy.session.spans(persistence);
        // A phished sign-in with a second factor gets no ten minutes for free.
        let counts_as_proof = assurance == Assurance::Password || known.is_some();
        let token = BearerToken::generate(BearerKind::Session, self.entropy.as_ref());
        let session = Session {
            id: SessionId::generate(now, self.entropy.as_ref()),
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
            DeviceTrust::Own => Some(self.remember(unit, account.id, known, origin, now).await?),
            DeviceTrust::Shared => {
                self.leave_no_device(unit, account.id, known, origin, now).await?;
                None
            }
        };
        let event = NewEvent::of(account.id, EventKind::SignedIn, now, origin);
        let event = event.about(session.id).with_details(assessed.details());
        match notified {
            Some(template) => self.alert(unit, &account, template, now, event).await?,
            None => self.record(unit, event).await.map(drop)?,
        }
        let device = DeviceChange { dropped: shown.own, added };
        let access = SessionAccess::of(&account, self.policy.session.second_factor_required);
        Ok(NewSession { session, account, access, token, device, persistence, note })
    }

    /// Whether this is the sign-in with which a new account begins to be used: no news to its owner.
    async fn begins(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        unused: bool,
        now: Timestamp,
    ) -> Result<bool, Failure> {
        let ever = Timestamp::from_millis(0);
        let devices = unit.devices().list(account.id, ever).await?;
        let new = now.since(account.created_at) < BEGINS_WITHIN;
        Ok(new && unused && devices.is_empty())
    }
}
