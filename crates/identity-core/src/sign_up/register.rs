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
    password::{Password, PasswordRule},
};
use std::time::Duration;

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
}

impl Identity {
    /// Begins a registration, or tells the owner of the address that somebody tried to.
    pub async fn register(&self, command: Register) -> Result<RegisterOutcome, Failure> {
        let failures = self.policy.password.failures(&command.password, &command.email);
        if !failures.is_empty() {
            return Ok(RegisterOutcome::PasswordRejected(failures));
        }
        let place = self.hasher.reserve(Gate::address(&command.email))?;
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
        let event = match unit.accounts().find_by_email(&registration.email).await? {
            Some(owner) => self.tell_owner(unit.as_mut(), owner, now, &command.origin).await?,
            None => self.keep_pending(unit.as_mut(), &registration, &command.origin).await?,
        };
        self.record(unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(RegisterOutcome::Accepted { browser })
    }

    async fn keep_pending(
        &self,
        unit: &mut dyn UnitOfWork,
        registration: &Registration,
        origin: &Origin,
    ) -> Result<NewEvent, Failure> {
        let now = registration.created_at;
        if self.may_mail(unit, &registration.email, now).await? {
            unit.registrations().insert(registration).await?;
            self.mail_link(unit, registration, now).await?;
        }
        Ok(NewEvent::of_nobody(EventKind::RegistrationRequested, now, origin))
    }

    /// Whether an address may get one more registration mail: a stranger must not be able to
    /// fill a mailbox through us.
    pub(super) async fn may_mail(
        &self,
        unit: &mut dyn UnitOfWork,
        address: &Email,
        now: Timestamp,
    ) -> Result<bool, Failure> {
        let hour_ago = now.before(Duration::from_hours(1));
        let purpose = Purpose::Registration;
        let issued = unit.mailed_tokens().count_issued(address, purpose, hour_ago).await?;
        Ok(issued < self.policy.registration.mails_an_hour)
    }

    pub(super) async fn mail_link(
        &self,
        unit: &mut dyn UnitOfWork,
        registration: &Registration,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let token = IssueToken {
            purpose: Purpose::Registration,
            owner: registration.id,
            address: &registration.email,
            lifetime: registration.expires_at.since(now),
        }
        .at(now, self.mail_tokens.as_ref(), self.entropy.as_ref())?;
        unit.mailed_tokens().insert(&token).await?;
        unit.outbox()
            .enqueue(&NewMessage {
                id: MessageId::generate(now, self.entropy.as_ref()),
                template: Template::ConfirmRegistration,
                recipient: Recipient::Registration(registration.id),
                token: Some(token.id),
                created_at: now,
            })
            .await?;
        Ok(())
    }

    /// Tells the owner of an address that somebody tried to register with it, not too often.
    pub(super) async fn tell_owner(
        &self,
        unit: &mut dyn UnitOfWork,
        owner: AccountId,
        now: Timestamp,
        origin: &Origin,
    ) -> Result<NewEvent, Failure> {
        unit.accounts().lock(owner).await?;
        let last = unit.outbox().last_told(owner, Template::AlreadyRegistered).await?;
        let wait = self.policy.registration.owner_told_every;
        if last.is_none_or(|last| now.since(last) >= wait) {
            unit.outbox()
                .enqueue(&NewMessage {
                    id: MessageId::generate(now, self.entropy.as_ref()),
                    template: Template::AlreadyRegistered,
                    recipient: Recipient::Account(owner),
                    token: None,
                    created_at: now,
                })
                .await?;
        }
        Ok(NewEvent::of(owner, EventKind::RegistrationOfKnownAddress, now, origin))
    }
}
