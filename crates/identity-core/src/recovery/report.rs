//! "This was not me", from a mail or in a session.

use super::contain::{Containment, Said};
use crate::{
    Identity,
    kernel::{Failure, Gate, MailedToken, Origin, Timestamp},
    notify::Purpose,
    session::SignedIn,
};

/// What became of the panic button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecureOutcome {
    /// Everything has ended, the session in hand too; a link that recovers is on its way.
    Contained,
    /// The session in hand has ended meanwhile: nothing was done.
    CallerEnded,
}

impl Identity {
    /// Whether the link of an alert is still good. Looking changes nothing.
    pub async fn report_is_open(&self, token: &MailedToken) -> Result<bool, Failure> {
        Ok(self.look_at_link(token, Purpose::Report).await?.is_some())
    }

    /// Contains an account because its owner says so with the link of an alert; `false` when that
    /// was used, is too old, or never was one. It proves nothing: what it leads to is a mail.
    pub async fn report(&self, token: &MailedToken, origin: &Origin) -> Result<bool, Failure> {
        let Some(seen) = self.look_at_link(token, Purpose::Report).await? else {
            return Ok(false);
        };
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner)).await?;
        let account = unit.accounts().lock(seen.owner).await?;
        let consumed = unit.mailed_tokens().consume(seen.id, Purpose::Report, now).await?;
        let Some(account) = account.filter(|_| consumed) else { return Ok(false) };
        let since = seen.concerns.unwrap_or(account.created_at);
        let containment = Containment { since, by: Said::Report, reporter: seen.address, origin };
        self.contain(unit.as_mut(), &account, containment, now).await?;
        unit.commit().await?;
        Ok(true)
    }

    /// The panic button: contains the caller's account whole. It takes no fresh proof, for it only
    /// takes away; the way back leads through the mailbox.
    pub async fn secure(
        &self,
        caller: &SignedIn,
        origin: &Origin,
    ) -> Result<SecureOutcome, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(caller.account.id)).await?;
        let Some(held) = self.hold(unit.as_mut(), caller, now).await? else {
            return Ok(SecureOutcome::CallerEnded);
        };
        let since = Timestamp::from_millis(0);
        let containment = Containment { since, by: Said::Panic, reporter: None, origin };
        self.contain(unit.as_mut(), &held.account, containment, now).await?;
        unit.commit().await?;
        Ok(SecureOutcome::Contained)
    }
}
