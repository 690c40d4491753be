//! Unlocking an account that is locked for strangers (OWASP, account lockout).

use super::link_proof::settle_link_proof;
use super::open::{find_open_link, load_recovery};
use super::{Client, LinkContext, LinkProof, PendingProof};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{EventKind, NewEvent},
    device::DeviceChange,
    kernel::{ActionToken, Digest, Failure, Gate, Origin, Party, Timestamp},
    notify::{Purpose, Template},
    throttle::{CounterKey, LockCause, ThrottleState},
    two_factor::Proof,
};
use crate::{audit, device, notify};

/// A request to unlock an account.
pub struct Unlock {
    /// The token of the mailed link.
    pub token: ActionToken,
    /// The second factor, for an account that has one.
    pub proof: Option<Proof>,
    /// Digests of the device tokens that the client shows.
    pub devices: Vec<Digest>,
    pub origin: Origin,
}

/// Outcome of unlocking.
pub enum UnlockOutcome {
    /// The lock has ended, and this browser is a known device, which strangers cannot lock out
    /// again. It is not signed in.
    Unlocked(DeviceChange),
    /// The second factor is required.
    SecondFactorNeeded,
    /// The second factor is wrong.
    WrongFactor,
    /// The link was used, has expired, has no attempts left, or never existed.
    TokenInvalid,
}

impl Identity {
    /// Returns whether a valid unlock link requires a second factor, or `None` for an invalid link,
    /// without changing anything.
    pub async fn open_unlock(&self, token: &ActionToken) -> Result<Option<bool>, Failure> {
        let Some(seen) = find_open_link(self, token, Purpose::Unlock).await? else {
            return Ok(None);
        };
        let mut read = self.store.begin_read().await?;
        let account = read.accounts().find(seen.owner).await?;
        Ok(account.map(|account| account.protection.second_factor))
    }

    /// Ends a lock for strangers with the mailbox and, where there is one, the second factor. The
    /// lock of a compromise stays.
    pub async fn unlock(&self, command: Unlock) -> Result<UnlockOutcome, Failure> {
        let purpose = Purpose::Unlock;
        let Some(seen) = find_open_link(self, &command.token, purpose).await? else {
            return Ok(UnlockOutcome::TokenInvalid);
        };
        if seen.address.is_some() {
            return Ok(UnlockOutcome::TokenInvalid);
        }
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner).by(Party::Link(seen.id))).await?;
        let Some(locked) = load_recovery(self, unit.as_mut(), &seen, now).await? else {
            return Ok(UnlockOutcome::TokenInvalid);
        };
        let account = locked.account;
        let throttle = unit.throttles().load_for_update(account.id, now).await?;
        if throttle.is_locked(LockCause::Compromise) {
            return Ok(UnlockOutcome::TokenInvalid);
        }
        if account.protection.second_factor {
            let Some(proof) = &command.proof else {
                return Ok(UnlockOutcome::SecondFactorNeeded);
            };
            let client = Client { devices: &command.devices, origin: &command.origin };
            let shown = LinkContext { account: &account, link: &seen, client };
            let pending = PendingProof::Factor(proof);
            match settle_link_proof(self, unit.as_mut(), &shown, &pending, now).await? {
                LinkProof::Right(_) => {}
                LinkProof::Wrong => {
                    let kind = EventKind::UnlockFailed;
                    let event = NewEvent::of(account.id, kind, now, &command.origin);
                    audit::record(self, unit.as_mut(), event).await?;
                    unit.commit().await?;
                    return Ok(UnlockOutcome::WrongFactor);
                }
                LinkProof::NotEvaluated => return Ok(UnlockOutcome::WrongFactor),
                LinkProof::UsedUp => {
                    unit.commit().await?;
                    return Ok(UnlockOutcome::TokenInvalid);
                }
            }
        }
        if !unit.action_tokens().consume(seen.id, purpose, now).await? {
            return Ok(UnlockOutcome::TokenInvalid);
        }
        let device = open_for_owner(self, unit.as_mut(), &account, &command, now).await?;
        unit.commit().await?;
        Ok(UnlockOutcome::Unlocked(device))
    }
}

async fn open_for_owner(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    command: &Unlock,
    now: Timestamp,
) -> Result<DeviceChange, Failure> {
    let (id, origin) = (account.id, &command.origin);
    unit.action_tokens().void(id, Purpose::Unlock, now).await?;
    let throttle = unit.throttles().load_for_update(id, now).await?;
    unit.throttles().save(id, &ThrottleState { lock: None, ..throttle }).await?;
    unit.throttles().clear(id, CounterKey::Strangers).await?;
    let shown = device::recognise(identity, unit, id, &command.devices, origin, now).await?;
    let added = device::remember(identity, unit, id, shown.known.as_ref(), origin, now).await?;
    if throttle.lock.is_some() {
        notify::notify(identity, unit, id, Template::AccountUnlocked, now).await?;
        let event = NewEvent::of(id, EventKind::AccountUnlocked, now, origin);
        audit::record(identity, unit, event).await?;
    }
    Ok(DeviceChange { dropped: shown.own, added: Some(added) })
}
