//! A person proves the mailbox: the account begins to exist.

use super::Registration;
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{AccountId, ActionToken, ActionTokenId, BearerToken, Failure, Gate, Locale, Origin},
    notify::Purpose,
    password::{Password, PasswordHash, PasswordRule},
};

/// What comes back from the mailbox.
pub struct Confirm {
    /// The token of the mail.
    pub token: ActionToken,
    /// The token of the browser, if it began a registration.
    pub browser: Option<BearerToken>,
    /// A password that replaces the pending one.
    pub password: Option<Password>,
    /// The language of the request: the account's, where a password is given.
    pub locale: Locale,
    /// Who asks.
    pub origin: Origin,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfirmOutcome {
    /// The account exists.
    Confirmed(AccountId),
    /// This browser did not begin the registration: a password must be given here and now.
    PasswordNeeded,
    /// The password given fails these rules.
    PasswordRejected(Vec<PasswordRule>),
    /// The link was used, is too old, or never was one.
    TokenInvalid,
}

/// What stands fast before anything is held.
enum Prepared {
    Ready { token: ActionTokenId, seen: Registration, given: Option<PasswordHash> },
    Refused(ConfirmOutcome),
}

impl Identity {
    /// Turns a pending registration of a mailed token's address into an account, once: the one
    /// that this browser began, or with a password the one that the mail was sent for.
    pub async fn confirm_registration(&self, command: Confirm) -> Result<ConfirmOutcome, Failure> {
        match self.prepare_account(&command).await? {
            Prepared::Refused(outcome) => Ok(outcome),
            Prepared::Ready { token, seen, given } => {
                self.make_account(&command, token, &seen, given).await
            }
        }
    }

    /// Reads, and hashes the password that was given, with nothing held.
    async fn prepare_account(&self, command: &Confirm) -> Result<Prepared, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin_read().await?;
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
                let place = self.hasher.reserve(Gate::address(&seen.email))?;
                let failures = self.check_new(password, &seen.email).await?;
                if !failures.is_empty() {
                    return Ok(Prepared::Refused(ConfirmOutcome::PasswordRejected(failures)));
                }
                Some(place.hash(seen.id, password).await?)
            }
        };
        Ok(Prepared::Ready { token: token.id, seen, given })
    }

    /// Every registration of the address is held first, in id order, so that of two
    /// confirmations one finds the other's work done.
    async fn make_account(
        &self,
        command: &Confirm,
        token: ActionTokenId,
        seen: &Registration,
        given: Option<PasswordHash>,
    ) -> Result<ConfirmOutcome, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::address(&seen.email)).await?;
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
        self.record(unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(ConfirmOutcome::Confirmed(account.id))
    }
}
