//! The owner opens an account that strangers have locked.

use super::{LinkContext, LinkProof, PendingProof};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{EventKind, NewEvent},
    device::DeviceChange,
    kernel::{ActionToken, Digest, Failure, Gate, Origin, Timestamp},
    notify::{Purpose, Template},
    throttle::{CounterKey, LockCause, ThrottleState},
    two_factor::Proof,
};

/// What a person gives to unlock.
pub struct Unlock {
    /// The token of the mail.
    pub token: ActionToken,
    /// The second factor, where there is one.
    pub proof: Option<Proof>,
    /// The digests of the tokens of known devices that the client shows.
    pub devices: Vec<Digest>,
    /// Who asks.
    pub origin: Origin,
}

/// What became of it.
pub enum UnlockOutcome {
    /// It is open, and this browser is a known device, which strangers cannot lock out again.
    /// Nobody is signed in.
    Unlocked(DeviceChange),
    /// The second factor is needed.
    SecondFactorNeeded,
    /// The second factor is wrong.
    WrongFactor,
    /// The link was used, is too old, was tried too often, or never was one.
    TokenInvalid,
}

impl Identity {
    /// Whether a link that unlocks is good, and whether a second factor goes with it. Looking
    /// changes nothing.
    pub async fn open_unlock(&self, token: &ActionToken) -> Result<Option<bool>, Failure> {
        let Some(seen) = self.find_open_link(token, Purpose::Unlock).await? else {
            return Ok(None);
        };
        let mut read = self.store.begin_read().await?;
        let account = read.accounts().find(seen.owner).await?;
        Ok(account.map(|account| account.protection.second_factor))
    }

    /// Opens a lock that guessing has shut: with the mailbox, and the second factor where there is
    /// one. A compromise is not undone so.
    pub async fn unlock(&self, command: Unlock) -> Result<UnlockOutcome, Failure> {
        let purpose = Purpose::Unlock;
        let Some(seen) = self.find_open_link(&command.token, purpose).await? else {
            return Ok(UnlockOutcome::TokenInvalid);
        };
        if seen.address.is_some() {
            return Ok(UnlockOutcome::TokenInvalid);
        }
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner)).await?;
        let Some(locked) = self.load_recovery(unit.as_mut(), &seen, now).await? else {
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
            let shown = LinkContext { account: &account, link: &seen, origin: &command.origin };
            let pending = PendingProof::Factor(proof);
            match self.settle_link_proof(unit.as_mut(), &shown, &pending, now).await? {
                LinkProof::Right(_) => {}
                LinkProof::Wrong => {
                    let kind = EventKind::UnlockFailed;
                    let event = NewEvent::of(account.id, kind, now, &command.origin);
                    self.record(unit.as_mut(), event).await?;
                    unit.commit().await?;
                    return Ok(UnlockOutcome::WrongFactor);
                }
                LinkProof::Unseen => return Ok(UnlockOutcome::WrongFactor),
                LinkProof::UsedUp => {
                    unit.commit().await?;
                    return Ok(UnlockOutcome::TokenInvalid);
                }
            }
        }
        if !unit.action_tokens().consume(seen.id, purpose, now).await? {
            return Ok(UnlockOutcome::TokenInvalid);
        }
        let device = self.open_for_owner(unit.as_mut(), &account, &command, now).await?;
        unit.commit().await?;
        Ok(UnlockOutcome::Unlocked(device))
    }

    async fn open_for_owner(
        &self,
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
        let shown = self.recognise(unit, id, &command.devices, origin, now).await?;
        let added = self.remember(unit, id, shown.known.as_ref(), origin, now).await?;
        if throttle.lock.is_some() {
            self.notify(unit, id, Template::AccountUnlocked, now).await?;
            let event = NewEvent::of(id, EventKind::AccountUnlocked, now, origin);
            self.record(unit, event).await?;
        }
        Ok(DeviceChange { dropped: shown.own, added: Some(added) })
    }
}
