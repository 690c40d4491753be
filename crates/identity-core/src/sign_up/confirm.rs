//! Confirming a registration: a person proves the mailbox and the account is created.

use super::Registration;
use super::register::check_new;
use crate::audit;
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{
        AccountId, ActionToken, ActionTokenId, BearerToken, Failure, Gate, Locale, Origin, Party,
    },
    notify::Purpose,
    password::{Password, PasswordHash, PasswordRule},
};

/// A request to confirm a registration.
pub struct Confirm {
    /// The token of the mailed link.
    pub token: ActionToken,
    /// The token of the browser that registered, if this is the one.
    pub browser: Option<BearerToken>,
    /// A password that replaces the one chosen before.
    pub password: Option<Password>,
    /// The language of the request. It becomes the account's when a password is given.
    pub locale: Locale,
    pub origin: Origin,
}

/// Outcome of a confirmation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfirmOutcome {
    Confirmed(AccountId),
    /// This browser did not start the registration: the caller has to choose a password now.
    PasswordNeeded,
    /// The given password fails these rules.
    PasswordRejected(Vec<PasswordRule>),
    /// The link was used, has expired, or never existed.
    TokenInvalid,
}

/// The input of a confirmation, prepared before any row is locked.
enum Prepared {
    Ready { token: ActionTokenId, seen: Registration, given: Option<PasswordHash> },
    Refused(ConfirmOutcome),
}

impl Identity {
    /// Turns a pending registration into an account, once: the one that this browser started or,
    /// with a password, the one that the mail was sent for.
    pub async fn confirm_registration(&self, command: Confirm) -> Result<ConfirmOutcome, Failure> {
        match prepare_account(self, &command).await? {
            Prepared::Refused(outcome) => Ok(outcome),
            Prepared::Ready { token, seen, given } => {
                make_account(self, &command, token, &seen, given).await
            }
        }
    }
}

/// Reads the registration and hashes the given password, without a lock.
async fn prepare_account(identity: &Identity, command: &Confirm) -> Result<Prepared, Failure> {
    let now = identity.clock.now();
    let mut unit = identity.store.begin_read().await?;
    let token = unit.action_tokens().find(&command.token.digest()).await?;
    let Some(token) = token.filter(|token| token.is_open(Purpose::Registration, now)) else {
        return Ok(Prepared::Refused(ConfirmOutcome::TokenInvalid));
    };
    let Some(seen) = unit.registrations().find(token.owner).await? else {
        return Ok(Prepared::Refused(ConfirmOutcome::TokenInvalid));
    };
    drop(unit);
    let given = match &command.password {
        None if command.browser.is_none() => {
            return Ok(Prepared::Refused(ConfirmOutcome::PasswordNeeded));
        }
        None => None,
        Some(password) => {
            let place =
                identity.hasher.reserve(Gate::address(&seen.email).by(Party::Link(token.id)))?;
            let failures = check_new(identity, password, &seen.email).await?;
            if !failures.is_empty() {
                return Ok(Prepared::Refused(ConfirmOutcome::PasswordRejected(failures)));
            }
            Some(place.hash(seen.id, password).await?)
        }
    };
    Ok(Prepared::Ready { token: token.id, seen, given })
}

/// Creates the account. It first locks every registration of the address in id order, so that of
/// two confirmations the second one sees the first one's result.
async fn make_account(
    identity: &Identity,
    command: &Confirm,
    token: ActionTokenId,
    seen: &Registration,
    given: Option<PasswordHash>,
) -> Result<ConfirmOutcome, Failure> {
    let now = identity.clock.now();
    let mut unit = identity.store.begin(Gate::address(&seen.email).by(Party::Link(token))).await?;
    let mut pending = unit.registrations().lock_for_address(&seen.email, now).await?;
    if !pending.iter().any(|pending| pending.id == seen.id) {
        return Ok(ConfirmOutcome::TokenInvalid);
    }
    let browser = command.browser.as_ref().map(BearerToken::digest);
    let chosen = pending.iter().position(|pending| match &given {
        Some(_) => pending.id == seen.id,
        None => Some(pending.browser) == browser,
    });
    let Some(chosen) = chosen else {
        return Ok(ConfirmOutcome::PasswordNeeded);
    };
    if !unit.action_tokens().consume(token, Purpose::Registration, now).await? {
        return Ok(ConfirmOutcome::TokenInvalid);
    }
    let (account, password) = pending.remove(chosen).into_account(given, command.locale, now);
    if !unit.accounts().insert(&account).await? {
        return Ok(ConfirmOutcome::TokenInvalid);
    }
    unit.passwords().set(account.id, &password).await?;
    for dropped in pending.iter().map(|pending| pending.id).chain([account.id]) {
        unit.registrations().remove(dropped).await?;
        unit.action_tokens().void(dropped, Purpose::Registration, now).await?;
    }
    let kind = EventKind::AccountCreated;
    let event = NewEvent::of(account.id, kind, now, &command.origin);
    audit::record(identity, unit.as_mut(), event).await?;
    unit.commit().await?;
    Ok(ConfirmOutcome::Confirmed(account.id))
}
