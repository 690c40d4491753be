//! Requesting another registration mail.

use super::register::{look_up, mail_link, notify_owner};
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{Email, Failure, Gate, Origin},
    rate_limit::{Asked, Cost, Network, Spending},
};
use crate::{audit, rate_limit};

impl Identity {
    /// Queues a new link for the latest pending registration of an address, unless one is in the
    /// mailbox. The answer is the same
    /// whether or not there is one. A link that was mailed before stays valid.
    pub async fn resend_registration(
        &self,
        email: &Email,
        origin: &Origin,
    ) -> Result<Asked, Failure> {
        let (now, source) = (self.clock.now(), origin.source());
        if let Some(until) = rate_limit::rate_limited_until(self, source, &[Cost::Mail], now) {
            return Ok(Asked::RetryAfter(until));
        }
        let mut unit =
            self.store.begin(Gate::address(email).by(Network::strangers(source))).await?;
        let address = look_up(self, unit.as_mut(), email, now).await?;
        let paid = rate_limit::spend(self, unit.as_mut(), source, &[Cost::Mail], now).await?;
        if let Spending::RetryAfter(until) = paid {
            return Ok(Asked::RetryAfter(until));
        }
        let kind = EventKind::RegistrationMailRequested;
        let event = match address.owner {
            Some(owner) => notify_owner(self, unit.as_mut(), owner, kind, now, origin).await?,
            None => {
                if let Some(latest) = address.pending.last()
                    && !address.has_link
                {
                    mail_link(self, unit.as_mut(), latest, now).await?;
                }
                NewEvent::anonymous(kind, now, origin)
            }
        };
        audit::record(self, unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(Asked::Accepted)
    }
}
