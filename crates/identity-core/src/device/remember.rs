//! Knowing a device again, and remembering the one at which somebody has just signed in.

use super::{Device, Recognised, Rotation};
use crate::{
    Identity, UnitOfWork,
    audit::{EventKind, NewEvent},
    kernel::{AccountId, BearerKind, BearerToken, DeviceId, Digest, Failure, Origin, Timestamp},
    notify::Template,
};
use std::time::Duration;

/// The clock ticks no finer.
const MOMENT: Duration = Duration::from_millis(1);

/// What the tokens of known devices that a client shows are to an account.
#[derive(Clone, Debug, Default)]
pub(crate) struct PresentedDevices {
    /// The one of a device that is known.
    pub(crate) known: Option<Digest>,
    /// All that are or were the account's.
    pub(crate) own: Vec<Digest>,
}

impl Identity {
    /// What the tokens that a client shows are to a locked account. A copied device is ended at
    /// once, and its owner told.
    pub(crate) async fn recognise(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        shown: &[Digest],
        origin: &Origin,
        now: Timestamp,
    ) -> Result<PresentedDevices, Failure> {
        let mut known: Option<(DeviceId, Digest)> = None;
        let mut own = Vec::new();
        let since = self.policy.device.known_since(now);
        for token in shown {
            let found = unit.devices().find(account, token).await?;
            if found.is_some() {
                own.push(*token);
            }
            match Recognised::assess(found, since) {
                Recognised::Known(device) => known = known.or(Some((device.id, *token))),
                Recognised::Unknown => {}
                Recognised::Copied(device) => {
                    known = known.filter(|(id, _)| *id != device.id);
                    unit.devices().end(account, device.id, now).await?;
                    if let Some(owner) = unit.accounts().find(account).await? {
                        let event = NewEvent::of(account, EventKind::DeviceCopied, now, origin);
                        // Whatever began on the device since the shown token was handed out may
                        // have begun with the other copy, but for the sign-in that got it.
                        let began = unit.devices().issued(token).await?;
                        let began = began.map_or(device.last_used_at, |at| at.after(MOMENT));
                        let began = began.max(now.before(self.policy.email_change.revert_for));
                        self.alert(unit, &owner, Template::DeviceCopied, began, event).await?;
                    }
                }
            }
        }
        Ok(PresentedDevices { known: known.map(|(_, token)| token), own })
    }

    /// Whether one of the tokens that a client shows is that of a known device. Changes nothing.
    pub(crate) async fn known_device(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        shown: &[Digest],
        now: Timestamp,
    ) -> Result<Option<DeviceId>, Failure> {
        let since = self.policy.device.known_since(now);
        let mut known = None;
        for token in shown {
            let found = unit.devices().find(account, token).await?;
            if let Recognised::Known(device) = Recognised::assess(found, since) {
                known = known.or(Some(device.id));
            }
        }
        Ok(known)
    }

    /// Hands the device at which somebody has just signed in its next token: the one of `shown`,
    /// or a new one, for which the longest unused makes room.
    pub(crate) async fn remember(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        shown: Option<&Digest>,
        origin: &Origin,
        now: Timestamp,
    ) -> Result<BearerToken, Failure> {
        let token = BearerToken::generate(BearerKind::Device, self.entropy.as_ref());
        let since = self.policy.device.known_since(now);
        if let Some(shown) = shown {
            let found = unit.devices().find(account, shown).await?;
            if let Recognised::Known(device) = Recognised::assess(found, since) {
                let (shown, next, origin) = (*shown, token.digest(), origin.clone());
                let rotation = Rotation { shown, next, at: now, origin };
                unit.devices().rotate(&device, &rotation).await?;
                return Ok(token);
            }
        }
        let known = unit.devices().list(account, since).await?;
        for displaced in known.iter().skip(self.policy.device.most.saturating_sub(1)) {
            unit.devices().end(account, displaced.id, now).await?;
            let event = NewEvent::of(account, EventKind::DeviceDisplaced, now, origin);
            self.record(unit, event).await?;
        }
        let device = Device {
            id: DeviceId::generate(now, self.entropy.as_ref()),
            account,
            created_at: now,
            last_used_at: now,
            origin: origin.clone(),
            ended_at: None,
        };
        unit.devices().insert(&device, &token.digest()).await?;
        let event = NewEvent::of(account, EventKind::DeviceRemembered, now, origin);
        self.record(unit, event).await?;
        Ok(token)
    }

    /// Ends the device that shows this token, for the computer is one that others use too.
    pub(crate) async fn leave_no_device(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        shown: Option<&Digest>,
        origin: &Origin,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let Some(shown) = shown else { return Ok(()) };
        if let Some((device, _)) = unit.devices().find(account, shown).await?
            && unit.devices().end(account, device.id, now).await?
        {
            let event = NewEvent::of(account, EventKind::DeviceForgotten, now, origin);
            self.record(unit, event).await?;
        }
        Ok(())
    }
}
