//! The mail did not come, or its link grew old: another one, please.

use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{Email, Failure, Gate, Origin},
    rate_limit::{Asked, Cost, Spending},
};

impl Identity {
    /// Mails a new link for the latest pending registration of an address. The answer is the same
    /// whether there is one; a link that was mailed before stays good.
    pub async fn resend_registration(
        &self,
        email: &Email,
        origin: &Origin,
    ) -> Result<Asked, Failure> {
        let (now, source) = (self.clock.now(), origin.source());
        if let Some(until) = self.rate_limited_until(source, &[Cost::Mail], now) {
            return Ok(Asked::RetryAfter(until));
        }
        let mut unit = self.store.begin(Gate::address(email)).await?;
        let address = self.look_up(unit.as_mut(), email, now).await?;
        let paid = self.spend(unit.as_mut(), source, &[Cost::Mail], now).await?;
        if let Spending::RetryAfter(until) = paid {
            return Ok(Asked::RetryAfter(until));
        }
        let kind = EventKind::RegistrationMailRequested;
        let event = match address.owner {
            Some(owner) => self.notify_owner(unit.as_mut(), owner, kind, now, origin).await?,
            None => {
                if let Some(latest) = address.pending.last()
                    && address.may_be_mailed
                {
                    self.mail_link(unit.as_mut(), latest, now).await?;
                }
                NewEvent::anonymous(kind, now, origin)
            }
        };
        self.record(unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(Asked::Accepted)
    }
}
