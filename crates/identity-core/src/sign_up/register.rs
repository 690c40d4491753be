//! Starting a registration.

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
    rate_limit::{Cost, Network, Spending},
};
use crate::{audit, notify, password, rate_limit};
use std::time::Duration;

/// The costs of a registration for its source.
const REGISTRATION: [Cost; 2] = [Cost::Registration, Cost::Mail];

/// A request to register.
pub struct Register {
    pub email: Email,
    pub password: Password,
    pub display_name: Option<DisplayName>,
    /// The language of the request, and of the mail.
    pub locale: Locale,
    pub origin: Origin,
}

/// Outcome of a registration. It never reveals whether the address has an account.
pub enum RegisterOutcome {
    /// A mail was queued, or the owner of the address had enough of them.
    Accepted {
        /// The browser keeps this token, with which it can confirm without the password.
        browser: BearerToken,
    },
    /// The password fails these rules.
    PasswordRejected(Vec<PasswordRule>),
    /// Rate limited until then. Nothing was done.
    RetryAfter(Timestamp),
}

/// The state of an address that a caller wants to register.
pub(super) struct Address {
    /// The account of the address, locked.
    pub(super) owner: Option<Owner>,
    /// The registrations that can still be confirmed, locked.
    pub(super) pending: Vec<Registration>,
    /// The address is below the hourly limit of registration mails.
    pub(super) may_be_mailed: bool,
}

/// The account of an address.
pub(super) struct Owner {
    id: AccountId,
    may_be_notified: bool,
}

impl Identity {
    /// Starts a registration, or notifies the owner of an address that already has an account.
    pub async fn register(&self, command: Register) -> Result<RegisterOutcome, Failure> {
        let source = command.origin.source();
        if let Some(until) =
            rate_limit::rate_limited_until(self, source, &REGISTRATION, self.clock.now())
        {
            return Ok(RegisterOutcome::RetryAfter(until));
        }
        // The place is taken before the password check, which is expensive too.
        let place =
            self.hasher.reserve(Gate::address(&command.email).by(Network::strangers(source)))?;
        let failures = check_new(self, &command.password, &command.email).await?;
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
        let mut unit = self
            .store
            .begin(Gate::address(&registration.email).by(Network::strangers(source)))
            .await?;
        let address = look_up(self, unit.as_mut(), &registration.email, now).await?;
        let paid = rate_limit::spend(self, unit.as_mut(), source, &REGISTRATION, now).await?;
        if let Spending::RetryAfter(until) = paid {
            return Ok(RegisterOutcome::RetryAfter(until));
        }
        let event = match address.owner {
            Some(owner) => {
                let kind = EventKind::RegistrationOfKnownAddress;
                notify_owner(self, unit.as_mut(), owner, kind, now, &command.origin).await?
            }
            None => {
                keep_pending(self, unit.as_mut(), &address, &registration).await?;
                NewEvent::anonymous(EventKind::RegistrationRequested, now, &command.origin)
            }
        };
        audit::record(self, unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(RegisterOutcome::Accepted { browser })
    }
}

/// Returns the rules that a first password fails.
pub(super) async fn check_new(
    identity: &Identity,
    password: &Password,
    email: &Email,
) -> Result<Vec<PasswordRule>, Failure> {
    let context = PasswordContext { email, second_factor: false, current: None };
    Ok(password::assess_password(identity, password, context).await?.failures)
}

/// Loads the state of an address, with the same statements whether or not it has an account.
pub(super) async fn look_up(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    email: &Email,
    now: Timestamp,
) -> Result<Address, Failure> {
    let found = unit.accounts().find_by_email(email).await?;
    let target = found.unwrap_or_else(|| AccountId::generate(now, identity.entropy.as_ref()));
    let account = unit.accounts().load_for_update(target).await?;
    let last = unit.outbox().last_queued_at(target, Template::AlreadyRegistered).await?;
    let wait = identity.policy.registration.owner_notice_interval;
    let owner = account.map(|account| Owner {
        id: account.id,
        may_be_notified: last.is_none_or(|last| now.since(last) >= wait),
    });
    let pending = unit.registrations().lock_for_address(email, now).await?;
    let hour_ago = now.before(Duration::from_hours(1));
    let purpose = Purpose::Registration;
    let issued = unit.action_tokens().count_issued(email, purpose, hour_ago).await?;
    let may_be_mailed = issued < identity.policy.registration.mails_an_hour;
    Ok(Address { owner, pending, may_be_mailed })
}

/// Stores the registration, and queues its link unless the address had enough mails: a stranger
/// must not be able to flood a mailbox through this service. A link that was mailed before confirms
/// this registration too, in the browser that started it.
async fn keep_pending(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    address: &Address,
    registration: &Registration,
) -> Result<(), Failure> {
    if address.pending.len() < identity.policy.registration.max_pending {
        unit.registrations().insert(registration).await?;
        if address.may_be_mailed {
            mail_link(identity, unit, registration, registration.created_at).await?;
        }
    }
    Ok(())
}

pub(super) async fn mail_link(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    registration: &Registration,
    now: Timestamp,
) -> Result<(), Failure> {
    let (owner, address) = (registration.id, &registration.email);
    let lifetime = registration.expires_at.since(now);
    let link = IssueToken::to(owner, address, Purpose::Registration, lifetime);
    let token = notify::issue(identity, unit, link, now).await?;
    unit.outbox()
        .enqueue(&NewMessage {
            id: MessageId::generate(now, identity.entropy.as_ref()),
            template: Template::ConfirmRegistration,
            recipient: Recipient::Registration(registration.id),
            token: Some(token),
            about: None,
            created_at: now,
        })
        .await?;
    Ok(())
}

/// Notifies the owner of an address of a registration attempt, at a limited rate, and returns the
/// event to record. Without a notification the event goes to a system chain, so that a stranger
/// cannot fill the owner's trail.
pub(super) async fn notify_owner(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    owner: Owner,
    kind: EventKind,
    now: Timestamp,
    origin: &Origin,
) -> Result<NewEvent, Failure> {
    if !owner.may_be_notified {
        return Ok(NewEvent::anonymous(kind, now, origin));
    }
    notify::notify(identity, unit, owner.id, Template::AlreadyRegistered, now).await?;
    Ok(NewEvent::of(owner.id, kind, now, origin))
}
