//! A person signs in with address and password.

use super::{Attempt, AttemptEnd};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{EventKind, NewEvent},
    kernel::{
        AccountId, AttemptId, BearerKind, BearerToken, Email, Failure, Gate, Origin, SessionId,
        Timestamp,
    },
    password::{Password, StoredPassword},
    session::{Assurance, Persistence, Reach, Session},
};

/// What a person gives to get in.
pub struct SignIn {
    /// The address.
    pub email: Email,
    /// The password.
    pub password: Password,
    /// Whether to stay signed in.
    pub persistence: Persistence,
    /// Who asks.
    pub origin: Origin,
}

/// A session that has just begun, and the one sight of its token.
pub struct NewSession {
    /// The session.
    pub session: Session,
    /// Its account.
    pub account: Account,
    /// What the client keeps.
    pub token: BearerToken,
}

/// What became of it.
pub enum SignInOutcome {
    /// Signed in.
    SignedIn(Box<NewSession>),
    /// No: the same for every reason.
    Refused,
}

/// A counted attempt, and what it needs to be settled.
struct Reserved {
    attempt: Attempt,
    /// The id that was looked up: an account's, or one of nobody.
    aimed_at: AccountId,
    password: Option<StoredPassword>,
}

/// How often settling is tried again when the store is busy.
const SETTLE_AGAIN: usize = 3;

impl Identity {
    /// Begins a session for who knows the password of an address.
    pub async fn sign_in(&self, command: SignIn) -> Result<SignInOutcome, Failure> {
        let place = self.hasher.reserve(Gate::address(&command.email))?;
        let reserved = self.count_attempt(&command.email).await?;
        let hash = reserved.password.as_ref().map(|password| &password.hash);
        let proven = place.verify(reserved.aimed_at, &command.password, hash).await?;
        // A counted attempt is settled though the account's line is long for a moment.
        for _ in 0..SETTLE_AGAIN {
            match self.settle_sign_in(&command, &reserved, proven).await {
                Err(Failure::Overloaded { .. }) => {}
                settled => return settled,
            }
        }
        self.settle_sign_in(&command, &reserved, proven).await
    }

    /// Counts the attempt. For an address without an account the same statements run for the id
    /// of nobody.
    async fn count_attempt(&self, email: &Email) -> Result<Reserved, Failure> {
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let found = read.accounts().find_by_email(email).await?;
        drop(read);
        let aimed_at = found.unwrap_or_else(|| AccountId::generate(now, self.entropy.as_ref()));
        let mut unit = self.store.begin(Gate::account(aimed_at)).await?;
        let account = unit.accounts().lock(aimed_at).await?;
        let password = unit.passwords().load(aimed_at).await?;
        let attempt = Attempt {
            id: AttemptId::generate(now, self.entropy.as_ref()),
            account: account.map(|account| account.id),
            at: now,
        };
        unit.attempts().count(&attempt).await?;
        unit.commit().await?;
        Ok(Reserved { attempt, aimed_at, password })
    }

    /// Settles the attempt. The password must still be the one that was checked.
    async fn settle_sign_in(
        &self,
        command: &SignIn,
        reserved: &Reserved,
        proven: bool,
    ) -> Result<SignInOutcome, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(reserved.aimed_at)).await?;
        let account = unit.accounts().lock(reserved.aimed_at).await?;
        let unchanged = unit.passwords().load(reserved.aimed_at).await? == reserved.password;
        let (end, event, outcome) = match account {
            Some(account) if proven && unchanged => {
                let new = self.mint_session(unit.as_mut(), account, command, now).await?;
                let event = NewEvent::of(new.account.id, EventKind::SignedIn, now, &command.origin);
                let event = event.about(new.session.id);
                (AttemptEnd::Completed, event, SignInOutcome::SignedIn(Box::new(new)))
            }
            account => {
                let (kind, origin) = (EventKind::SignInFailed, &command.origin);
                let event = match account {
                    Some(account) => NewEvent::of(account.id, kind, now, origin),
                    None => NewEvent::of_nobody(kind, now, origin),
                };
                (AttemptEnd::Refused, event, SignInOutcome::Refused)
            }
        };
        unit.attempts().settle(reserved.attempt.id, end, now).await?;
        self.record(unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(outcome)
    }

    /// The one place where a session begins.
    async fn mint_session(
        &self,
        unit: &mut dyn UnitOfWork,
        account: Account,
        command: &SignIn,
        now: Timestamp,
    ) -> Result<NewSession, Failure> {
        let live = unit.sessions().live(account.id, now).await?;
        for displaced in self.policy.session.displaced(&live, now) {
            unit.sessions().end(account.id, displaced, now).await?;
            let event = NewEvent::of(account.id, EventKind::SessionDisplaced, now, &command.origin);
            self.record(unit, event.about(displaced)).await?;
        }
        let (lifetime, idle) = self.policy.session.spans(command.persistence);
        let token = BearerToken::generate(BearerKind::Session, self.entropy.as_ref());
        let session = Session {
            id: SessionId::generate(now, self.entropy.as_ref()),
            account: account.id,
            created_at: now,
            last_seen_at: now,
            authenticated_at: now,
            expires_at: now.after(lifetime),
            idle,
            reach: Reach::Full,
            assurance: Assurance::Password,
            origin: command.origin.clone(),
            ended_at: None,
        };
        unit.sessions().insert(&session, &token.digest()).await?;
        Ok(NewSession { session, account, token })
    }
}
