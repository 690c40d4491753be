//! The mail did not come, or its link grew old: another one, please.

use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{Email, Failure, Gate, Origin},
};

impl Identity {
    /// Mails a new link for the latest pending registration of an address. The answer is the same
    /// whether there is one; a link that was mailed before stays good.
    pub async fn resend_registration(&self, email: &Email, origin: &Origin) -> Result<(), Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::address(email)).await?;
        let event = match unit.accounts().find_by_email(email).await? {
            Some(owner) => self.tell_owner(unit.as_mut(), owner, now, origin).await?,
            None => {
                let pending = unit.registrations().lock_for_address(email, now).await?;
                if let Some(latest) = pending.last()
                    && self.may_mail(unit.as_mut(), email, now).await?
                {
                    self.mail_link(unit.as_mut(), latest, now).await?;
                }
                NewEvent::of_nobody(EventKind::RegistrationMailRequested, now, origin)
            }
        };
        self.record(unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(())
    }
}
