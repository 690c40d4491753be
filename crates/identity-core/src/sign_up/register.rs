//! Somebody asks for an account.

use super::Registration;
use crate::{
    Identity, UnitOfWork,
    account::DisplayName,
    audit::{EventKind, NewEvent},
    kernel::{
        AccountId, BearerKind, BearerToken, Email, Failure, Gate, Locale, MessageId, Origin,
        Timestamp,
    },
    notify::{IssueToken, NewMessage, Purpose, Recipient, Template},
    password::{Password, PasswordContext, PasswordRule},
    rate_limit::{Cost, Spending},
};
use std::time::Duration;

/// What a registration costs its source.
const REGISTRATION: [Cost; 2] = [Cost::Registration, Cost::Mail];

/// What a person gives to get an account.
pub struct Register {
    /// The address.
    pub email: Email,
    /// The password.
    pub password: Password,
    /// The name, if any.
    pub display_name: Option<DisplayName>,
    /// The language of the request.
    pub locale: Locale,
    /// Who asks.
    pub origin: Origin,
}

/// What became of it. It says nothing of whether the address has an account.
pub enum RegisterOutcome {
    /// A mail is on its way.
    Accepted {
        /// What the browser keeps, so that it can confirm without giving the password again.
        browser: BearerToken,
    },
    /// The password fails these rules.
    PasswordRejected(Vec<PasswordRule>),
    /// Too many registrations from there: not before then. Nothing was done.
    RetryAfter(Timestamp),
}

/// What is known of an address that somebody wants to register with.
pub(super) struct Address {
    /// Whose it is, the account's row held.
    pub(super) owner: Option<Owner>,
    /// The registrations that can still be confirmed, their rows held.
    pub(super) pending: Vec<Registration>,
    /// Whether it may get one more registration mail.
    pub(super) may_be_mailed: bool,
}

/// The account of an address.
pub(super) struct Owner {
    id: AccountId,
    may_be_told: bool,
}

impl Identity {
    /// Begins a registration, or tells the owner of the address that somebody tried to.
    pub async fn register(&self, command: Register) -> Result<RegisterOutcome, Failure> {
        let source = command.origin.source();
        if let Some(until) = self.rate_limited_until(source, &REGISTRATION, self.clock.now()) {
            return Ok(RegisterOutcome::RetryAfter(until));
        }
        // The place comes before the judgement too, which is work.
        let place = self.hasher.reserve(Gate::address(&command.email))?;
        let failures = self.check_new(&command.password, &command.email).await?;
        if !failures.is_empty() {
            return Ok(RegisterOutcome::PasswordRejected(failures));
        }
        let id = AccountId::generate(self.clock.now(), self.entropy.as_ref());
        let password = place.hash(id, &command.password).await?;
        let browser = BearerToken::generate(BearerKind::Registration, self.entropy.as_ref());
        let now = self.clock.now();
        let registration = Registration {
            id,
            email: command.email,
            password,
            display_name: command.display_name,
            locale: command.locale,
            browser: browser.digest(),
            created_at: now,
            expires_at: now.after(self.policy.registration.lifetime),
        };
        let mut unit = self.store.begin(Gate::address(&registration.email)).await?;
        let address = self.look_up(unit.as_mut(), &registration.email, now).await?;
        let paid = self.spend(unit.as_mut(), source, &REGISTRATION, now).await?;
        if let Spending::RetryAfter(until) = paid {
            return Ok(RegisterOutcome::RetryAfter(until));
        }
        let event = match address.owner {
            Some(owner) => {
                let kind = EventKind::RegistrationOfKnownAddress;
                self.notify_owner(unit.as_mut(), owner, kind, now, &command.origin).await?
            }
            None => {
                self.keep_pending(unit.as_mut(), &address, &registration).await?;
                NewEvent::anonymous(EventKind::RegistrationRequested, now, &command.origin)
            }
        };
        self.record(unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(RegisterOutcome::Accepted { browser })
    }

    /// The rules that a first password fails.
    pub(super) async fn check_new(
        &self,
        password: &Password,
        email: &Email,
    ) -> Result<Vec<PasswordRule>, Failure> {
        let context = PasswordContext { email, second_factor: false, current: None };
        Ok(self.assess_password(password, context).await?.failures)
    }

    /// Looks at an address with the same statements whether it has an account or not.
    pub(super) async fn look_up(
        &self,
        unit: &mut dyn UnitOfWork,
        email: &Email,
        now: Timestamp,
    ) -> Result<Address, Failure> {
        let found = unit.accounts().find_by_email(email).await?;
        let aimed_at = found.unwrap_or_else(|| AccountId::generate(now, self.entropy.as_ref()));
        let account = unit.accounts().load_for_update(aimed_at).await?;
        let last = unit.outbox().last_notified(aimed_at, Template::AlreadyRegistered).await?;
        let wait = self.policy.registration.owner_told_every;
        let owner = account.map(|account| Owner {
            id: account.id,
            may_be_told: last.is_none_or(|last| now.since(last) >= wait),
        });
        let pending = unit.registrations().lock_for_address(email, now).await?;
        let hour_ago = now.before(Duration::from_hours(1));
        let purpose = Purpose::Registration;
        let issued = unit.action_tokens().count_issued(email, purpose, hour_ago).await?;
        let may_be_mailed = issued < self.policy.registration.mails_an_hour;
        Ok(Address { owner, pending, may_be_mailed })
    }

    /// Keeps the registration, and mails its link unless the address had enough mails: a stranger
    /// must not be able to fill a mailbox through us. A link that was mailed before confirms this
    /// registration too, in the browser that began it.
    async fn keep_pending(
        &self,
        unit: &mut dyn UnitOfWork,
        address: &Address,
        registration: &Registration,
    ) -> Result<(), Failure> {
        if address.pending.len() < self.policy.registration.most_pending {
            unit.registrations().insert(registration).await?;
            if address.may_be_mailed {
                self.mail_link(unit, registration, registration.created_at).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn mail_link(
        &self,
        unit: &mut dyn UnitOfWork,
        registration: &Registration,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let (owner, address) = (registration.id, &registration.email);
        let lifetime = registration.expires_at.since(now);
        let link = IssueToken::to(owner, address, Purpose::Registration, lifetime);
        let token = self.issue(unit, link, now).await?;
        unit.outbox()
            .enqueue(&NewMessage {
                id: MessageId::generate(now, self.entropy.as_ref()),
                template: Template::ConfirmRegistration,
                recipient: Recipient::Registration(registration.id),
                token: Some(token),
                about: None,
                created_at: now,
            })
            .await?;
        Ok(())
    }

    /// Tells the owner of an address that somebody tried to register with it, not too often. What
    /// is not told is nobody's event: a stranger does not write into the owner's trail at will.
    pub(super) async fn notify_owner(
        &self,
        unit: &mut dyn UnitOfWork,
        owner: Owner,
        kind: EventKind,
        now: Timestamp,
        origin: &Origin,
    ) -> Result<NewEvent, Failure> {
        if !owner.may_be_told {
            return Ok(NewEvent::anonymous(kind, now, origin));
        }
        self.notify(unit, owner.id, Template::AlreadyRegistered, now).await?;
        Ok(NewEvent::of(owner.id, kind, now, origin))
    }
}
