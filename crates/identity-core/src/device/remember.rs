//! Recognising a known device, and remembering the one on which a sign-in completes.

use super::{Device, Recognised, Rotation};
use crate::{
    Identity, ReadUnit, UnitOfWork,
    audit::{EventKind, NewEvent},
    kernel::{AccountId, BearerKind, BearerToken, DeviceId, Digest, Failure, Origin, Timestamp},
    notify::Template,
};
use crate::{audit, notify};
use std::time::Duration;

/// The resolution of the clock.
const MOMENT: Duration = Duration::from_millis(1);

/// A known device, and the token by which it was recognised.
#[derive(Clone, Debug)]
pub(crate) struct KnownDevice {
    pub(crate) device: Device,
    pub(crate) token: Digest,
}

/// The device tokens that a client presents, judged for one account.
#[derive(Clone, Debug, Default)]
pub(crate) struct PresentedDevices {
    pub(crate) known: Option<KnownDevice>,
    /// All tokens that are or were the account's.
    pub(crate) own: Vec<Digest>,
}

/// Classifies the device tokens that a client shows for a locked account. A copied device is
/// removed at once and its owner notified.
pub(crate) async fn recognise(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    shown: &[Digest],
    origin: &Origin,
    now: Timestamp,
) -> Result<PresentedDevices, Failure> {
    let mut known: Option<KnownDevice> = None;
    let mut own = Vec::new();
    let since = identity.policy.device.known_since(now);
    for token in shown {
        let found = unit.devices().find(account, token).await?;
        if found.is_some() {
            own.push(*token);
        }
        match Recognised::assess(found, since) {
            Recognised::Known(device) => {
                known = known.or(Some(KnownDevice { device, token: *token }));
            }
            Recognised::Unknown => {}
            Recognised::Copied(device) => {
                known = known.filter(|other| other.device.id != device.id);
                unit.devices().end(account, device.id, now).await?;
                if let Some(owner) = unit.accounts().find(account).await? {
                    let event = NewEvent::of(account, EventKind::DeviceCopied, now, origin);
                    // Everything that started on the device since the shown token was handed out
                    // may be the other copy's work, except for the sign-in that received it.
                    let began = unit.devices().issued(token).await?;
                    let began = began.map_or(device.last_used_at, |at| at.after(MOMENT));
                    let began = began.max(now.before(identity.policy.email_change.revert_for));
                    notify::alert(identity, unit, &owner, Template::DeviceCopied, began, event)
                        .await?;
                }
            }
        }
    }
    Ok(PresentedDevices { known, own })
}

/// Finds the known device among the tokens that a client shows, without changing anything.
pub(crate) async fn known_device(
    identity: &Identity,
    unit: &mut dyn ReadUnit,
    account: AccountId,
    shown: &[Digest],
    now: Timestamp,
) -> Result<Option<Device>, Failure> {
    let since = identity.policy.device.known_since(now);
    let mut known = None;
    for token in shown {
        let found = unit.devices().find(account, token).await?;
        if let Recognised::Known(device) = Recognised::assess(found, since) {
            known = known.or(Some(device));
        }
    }
    Ok(known)
}

/// Hands the device of a completed sign-in its next token: the device of `shown`, or a new one,
/// which displaces the least recently used.
pub(crate) async fn remember(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    known: Option<&KnownDevice>,
    origin: &Origin,
    now: Timestamp,
) -> Result<BearerToken, Failure> {
    let token = BearerToken::generate(BearerKind::Device, identity.entropy.as_ref());
    let since = identity.policy.device.known_since(now);
    if let Some(KnownDevice { device, token: shown }) = known {
        let (shown, next, origin) = (*shown, token.digest(), origin.clone());
        let rotation = Rotation { shown, next, at: now, origin };
        unit.devices().rotate(device, &rotation).await?;
        return Ok(token);
    }
    let known = unit.devices().list(account, since).await?;
    for displaced in known.iter().skip(identity.policy.device.most.saturating_sub(1)) {
        unit.devices().end(account, displaced.id, now).await?;
        let event = NewEvent::of(account, EventKind::DeviceDisplaced, now, origin);
        audit::record(identity, unit, event).await?;
    }
    let device = Device {
        id: DeviceId::generate(now, identity.entropy.as_ref()),
        account,
        created_at: now,
        last_used_at: now,
        origin: origin.clone(),
        ended_at: None,
    };
    unit.devices().insert(&device, &token.digest()).await?;
    let event = NewEvent::of(account, EventKind::DeviceRemembered, now, origin);
    audit::record(identity, unit, event).await?;
    Ok(token)
}

/// Removes the device that shows this token, because others use the computer too.
pub(crate) async fn forget_shared_device(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    known: Option<&KnownDevice>,
    origin: &Origin,
    now: Timestamp,
) -> Result<(), Failure> {
    if let Some(KnownDevice { device, .. }) = known
        && unit.devices().end(account, device.id, now).await?
    {
        let event = NewEvent::of(account, EventKind::DeviceForgotten, now, origin);
        audit::record(identity, unit, event).await?;
    }
    Ok(())
}
