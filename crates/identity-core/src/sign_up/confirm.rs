//! A person proves the mailbox: the account begins to exist.

use super::Registration;
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{AccountId, BearerToken, Failure, Gate, MailedToken, MailedTokenId, Origin},
    notify::Purpose,
    password::{Password, PasswordHash, PasswordRule},
};

/// What comes back from the mailbox.
pub struct Confirm {
    /// The token of the mail.
    pub token: MailedToken,
    /// The token of the browser, if it began a registration.
    pub browser: Option<BearerToken>,
    /// A password that replaces the pending one.
    pub password: Option<Password>,
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
    Ready(MailedTokenId, Registration, Option<PasswordHash>),
    Refused(ConfirmOutcome),
}

impl Identity {
    /// Turns the pending registration of a mailed token into an account, once.
    pub async fn confirm_registration(&self, command: Confirm) -> Result<ConfirmOutcome, Failure> {
        match self.prepare_account(&command).await? {
            Prepared::Refused(outcome) => Ok(outcome),
            Prepared::Ready(token, registration, password) => {
                self.make_account(token, &registration, password, &command.origin).await
            }
        }
    }

    /// Reads, and hashes the password that was given, with nothing held.
    async fn prepare_account(&self, command: &Confirm) -> Result<Prepared, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin_read().await?;
        let token = unit.mailed_tokens().find(&command.token.digest()).await?;
        let Some(token) = token.filter(|token| token.is_open(Purpose::Registration, now)) else {
            return Ok(Prepared::Refused(ConfirmOutcome::TokenInvalid));
        };
        let Some(registration) = unit.registrations().find(token.owner).await? else {
            return Ok(Prepared::Refused(ConfirmOutcome::TokenInvalid));
        };
        drop(unit);
        let browser = command.browser.as_ref().map(BearerToken::digest);
        let Some(password) = &command.password else {
            return Ok(if browser == Some(registration.browser) {
                Prepared::Ready(token.id, registration, None)
            } else {
                Prepared::Refused(ConfirmOutcome::PasswordNeeded)
            });
        };
        let failures = self.policy.password.failures(password, &registration.email);
        if !failures.is_empty() {
            return Ok(Prepared::Refused(ConfirmOutcome::PasswordRejected(failures)));
        }
        let place = self.hasher.reserve(Gate::address(&registration.email))?;
        let hash = place.hash(registration.id, password).await?;
        Ok(Prepared::Ready(token.id, registration, Some(hash)))
    }

    /// Every registration of the address is held first, in id order, so that of two
    /// confirmations one finds the other's work done.
    async fn make_account(
        &self,
        token: MailedTokenId,
        seen: &Registration,
        password: Option<PasswordHash>,
        origin: &Origin,
    ) -> Result<ConfirmOutcome, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::address(&seen.email)).await?;
        let mut pending = unit.registrations().lock_for_address(&seen.email, now).await?;
        let Some(place) = pending.iter().position(|pending| pending.id == seen.id) else {
            return Ok(ConfirmOutcome::TokenInvalid);
        };
        if !unit.mailed_tokens().consume(token, Purpose::Registration, now).await? {
            return Ok(ConfirmOutcome::TokenInvalid);
        }
        let (account, password) = pending.remove(place).into_account(password, now);
        if !unit.accounts().insert(&account).await? {
            return Ok(ConfirmOutcome::TokenInvalid);
        }
        unit.passwords().set(account.id, &password).await?;
        for dropped in pending.iter().map(|pending| pending.id).chain([account.id]) {
            unit.registrations().remove(dropped).await?;
            unit.mailed_tokens().void(dropped, Purpose::Registration, now).await?;
        }
        let event = NewEvent::of(account.id, EventKind::AccountCreated, now, origin);
        self.record(unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(ConfirmOutcome::Confirmed(account.id))
    }
}
