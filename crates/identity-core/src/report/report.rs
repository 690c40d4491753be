//! "This was not me", from a mail.

use crate::{
    Identity,
    email_change::Disputed,
    kernel::{Failure, Gate, MailedToken, Origin},
    notify::Purpose,
    recovery::{Containment, Said},
};

impl Identity {
    /// Whether the link of an alert is still good. Looking changes nothing.
    pub async fn report_is_open(&self, token: &MailedToken) -> Result<bool, Failure> {
        Ok(self.look_at_link(token, Purpose::Report).await?.is_some())
    }

    /// Contains an account because its owner says so with the link of an alert; `false` when that
    /// was used, is too old, or never was one. It proves nothing: what it leads to is a mail. Where
    /// the account has another address since the alert, this is the one that was robbed of it: it
    /// takes the account back, as with the link of the mail that told of the change.
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
        let others = unit.addresses().list(account.id).await?;
        let robbed = others.own_at(seen.issued_at, now);
        match robbed.filter(|_| seen.address.is_none() && others.disputed().is_none()) {
            Some(former) => {
                let disputed = Disputed { account, former: former.clone(), before: false };
                self.begin_return(unit.as_mut(), &disputed, since, origin, now).await?;
            }
            None => {
                let reporter = seen.address;
                let containment = Containment { since, by: Said::Report, reporter, origin };
                self.contain(unit.as_mut(), &account, containment, now).await?;
            }
        }
        unit.commit().await?;
        Ok(true)
    }
}
