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
    /// A mail was queued, or an earlier one is in the mailbox.
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
    /// The registrations whose links can be mailed, locked.
    pub(super) pending: Vec<Registration>,
    /// A link that confirms a registration of this browser is in the mailbox.
    pub(super) has_link: bool,
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
    let policy = &identity.policy.notify;
    let owner = account
        .map(|account| Owner { id: account.id, may_be_notified: !policy.is_repeat(last, now) });
    let mut pending = unit.registrations().lock_for_address(email, now).await?;
    pending.retain(|pending| pending.can_be_mailed(now));
    let link = unit.action_tokens().last_open(email, Purpose::Registration, None, now).await?;
    let has_link = policy.is_repeat(link.map(|link| link.issued_at), now);
    Ok(Address { owner, pending, has_link })
}

/// Stores the registration, and queues a link unless one is in the mailbox. Any link of the address
/// confirms this registration, in the browser that started it. When strangers have filled the
/// address with registrations, this one is not stored, and the link asks for a password.
async fn keep_pending(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    address: &Address,
    registration: &Registration,
) -> Result<(), Failure> {
    let mut linked = address.pending.last();
    if address.pending.len() < identity.policy.registration.max_pending {
        unit.registrations().insert(registration).await?;
        linked = Some(registration);
    }
    match linked.filter(|_| !address.has_link) {
        Some(linked) => mail_link(identity, unit, linked, registration.created_at).await,
        None => Ok(()),
    }
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
