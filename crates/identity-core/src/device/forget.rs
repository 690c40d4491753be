//! Listing and removing known devices.

use super::Device;
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{DeviceId, Failure, Gate, Origin, Party},
    session::SignedIn,
};
use crate::{audit, session};

/// Outcome of removing a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForgetOutcome {
    /// The device is removed.
    Forgotten,
    NoSuchDevice,
    /// The caller's own session has ended since it was checked. Nothing was done.
    CallerEnded,
}

impl Identity {
    /// Lists the known devices of the caller's account, the last used first.
    pub async fn devices(&self, caller: &SignedIn) -> Result<Vec<Device>, Failure> {
        let since = self.policy.device.known_since(self.clock.now());
        let mut unit = self.store.begin_read().await?;
        Ok(unit.devices().list(caller.account.id, since).await?)
    }

    /// Removes a known device. It requires no fresh proof, because it only takes a convenience
    /// away.
    pub async fn forget_device(
        &self,
        caller: &SignedIn,
        id: DeviceId,
        origin: &Origin,
    ) -> Result<ForgetOutcome, Failure> {
        let now = self.clock.now();
        let account = caller.account.id;
        let gate = Gate::account(account).by(Party::Session(caller.session.id));
        let mut unit = self.store.begin(gate).await?;
        let Some(locked) = session::load_caller(self, unit.as_mut(), caller, now).await? else {
            return Ok(ForgetOutcome::CallerEnded);
        };
        if !unit.devices().end(account, id, now).await? {
            return Ok(ForgetOutcome::NoSuchDevice);
        }
        let event = NewEvent::of(account, EventKind::DeviceForgotten, now, origin);
        audit::record(self, unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        Ok(ForgetOutcome::Forgotten)
    }
}
