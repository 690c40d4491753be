//! A person looks at the known devices and forgets one.

use super::Device;
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{DeviceId, Failure, Gate, Origin},
    session::SignedIn,
};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForgetOutcome {
    /// It is known no longer.
    Forgotten,
    /// The account has no such device.
    NoSuchDevice,
    /// The session in hand has ended meanwhile: nothing was done.
    CallerEnded,
}

impl Identity {
    /// The known devices of the caller's account, the last used first.
    pub async fn devices(&self, caller: &SignedIn) -> Result<Vec<Device>, Failure> {
        let since = self.policy.device.known_since(self.clock.now());
        let mut unit = self.store.begin_read().await?;
        Ok(unit.devices().list(caller.account.id, since).await?)
    }

    /// Forgets a known device. It takes no fresh proof: it only takes something away that spares
    /// a question.
    pub async fn forget_device(
        &self,
        caller: &SignedIn,
        id: DeviceId,
        origin: &Origin,
    ) -> Result<ForgetOutcome, Failure> {
        let now = self.clock.now();
        let account = caller.account.id;
        let mut unit = self.store.begin(Gate::account(account)).await?;
        let Some(locked) = self.load_caller(unit.as_mut(), caller, now).await? else {
            return Ok(ForgetOutcome::CallerEnded);
        };
        if !unit.devices().end(account, id, now).await? {
            return Ok(ForgetOutcome::NoSuchDevice);
        }
        let event = NewEvent::of(account, EventKind::DeviceForgotten, now, origin);
        self.record(unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        Ok(ForgetOutcome::Forgotten)
    }
}
