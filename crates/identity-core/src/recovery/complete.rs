//! The end of a recovery: a new password.

use super::{
    RecoveryProof, RecoveryStatus, SecondProof,
    link_proof::{LinkContext, LinkProof, PendingProof},
    open::LoadedRecovery,
    stage::Step,
};
use crate::{
    Identity, UnitOfWork,
    audit::{Details, EventKind, NewEvent},
    device::DeviceChange,
    kernel::{ActionToken, Digest, Failure, Gate, Origin, Timestamp, settle_reliably},
    notify::{ActionTokenRow, Purpose, Template},
    password::{Password, PasswordContext, PasswordHash, PasswordRule, StoredPassword},
    session::Cause,
    throttle::{CounterKey, LockCause, SecretKind, ThrottleState},
};
use std::time::Duration;

/// The clock ticks no finer.
const MOMENT: Duration = Duration::from_millis(1);

/// What a person gives to end a recovery.
pub struct Complete {
    /// The token of the mail.
    pub token: ActionToken,
    /// The password that is to be in force.
    pub new_password: Password,
    /// The digests of the tokens of known devices that the client shows.
    pub devices: Vec<Digest>,
    /// Who asks.
    pub origin: Origin,
}

/// What became of it.
pub enum CompleteOutcome {
    /// The new password is in force; nobody is signed in, and this browser is a known device.
    Recovered {
        /// What becomes of the tokens of known devices that the client shows.
        device: DeviceChange,
        /// Whether the second factor was removed.
        factor_lost: bool,
    },
    /// The password fails these rules.
    Rejected(Vec<PasswordRule>),
    /// Something else comes first.
    NotYet(RecoveryStatus),
    /// The link was used, is too old, or never was one.
    TokenInvalid,
}

impl Identity {
    /// Sets a new password, when the recovery was given its proofs. It ends everything that could
    /// be somebody else's, and opens every lock.
    pub async fn complete_recovery(&self, command: Complete) -> Result<CompleteOutcome, Failure> {
        let Some(seen) = self.find_open_link(&command.token, Purpose::Recovery).await? else {
            return Ok(CompleteOutcome::TokenInvalid);
        };
        let Some(opened) = self.open_recovery(&command.token).await? else {
            return Ok(CompleteOutcome::TokenInvalid);
        };
        let RecoveryStatus::NeedsPassword { factor_lost } = opened.status else {
            return Ok(CompleteOutcome::NotYet(opened.status));
        };
        let place = self.hasher.reserve(Gate::account(seen.owner))?;
        let mut read = self.store.begin_read().await?;
        let Some(account) = read.accounts().find(seen.owner).await? else {
            return Ok(CompleteOutcome::TokenInvalid);
        };
        drop(read);
        let second_factor = opened.second_factor && !factor_lost;
        let context = PasswordContext { email: &account.email, second_factor, current: None };
        let checked = self.assess_password(&command.new_password, context).await?;
        if !checked.failures.is_empty() {
            return Ok(CompleteOutcome::Rejected(checked.failures));
        }
        match self.try_as_old_password(&command, &seen).await? {
            LinkProof::Right(_) => {
                return Ok(CompleteOutcome::Rejected(vec![PasswordRule::Unchanged]));
            }
            LinkProof::UsedUp => return Ok(CompleteOutcome::TokenInvalid),
            LinkProof::Wrong | LinkProof::Unseen => {}
        }
        let hash = place.hash(seen.owner, &command.new_password).await?;
        let chosen = Chosen { hash, stands_alone: checked.stands_alone };
        settle_reliably(|| self.settle_recovery(&command, &seen, &chosen)).await
    }

    /// Whether this is the password of a contained account, which somebody else may know. It is a
    /// guess on this link like any other, and counted before it is looked at.
    async fn try_as_old_password(
        &self,
        command: &Complete,
        seen: &ActionTokenRow,
    ) -> Result<LinkProof, Failure> {
        let mut read = self.store.begin_read().await?;
        let throttle = read.throttles().find(seen.owner).await?;
        drop(read);
        if !throttle.is_locked(LockCause::Compromise) {
            return Ok(LinkProof::Unseen);
        }
        let given = SecondProof::Password(command.new_password.clone());
        let Some(pending) = self.prepare_proof(seen, &given).await? else {
            return Ok(LinkProof::UsedUp);
        };
        settle_reliably(|| self.settle_try(command, seen, &pending)).await
    }

    async fn settle_try(
        &self,
        command: &Complete,
        seen: &ActionTokenRow,
        pending: &PendingProof<'_>,
    ) -> Result<LinkProof, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(pending.gate(seen.owner)).await?;
        let Some(account) = unit.accounts().load_for_update(seen.owner).await? else {
            return Ok(LinkProof::UsedUp);
        };
        let shown = LinkContext { account: &account, link: seen, origin: &command.origin };
        let found = self.settle_link_proof(unit.as_mut(), &shown, pending, now).await?;
        unit.commit().await?;
        Ok(found)
    }

    async fn settle_recovery(
        &self,
        command: &Complete,
        seen: &ActionTokenRow,
        chosen: &Chosen,
    ) -> Result<CompleteOutcome, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::settling(seen.owner)).await?;
        let Some(locked) = self.load_recovery(unit.as_mut(), seen, now).await? else {
            return Ok(CompleteOutcome::TokenInvalid);
        };
        let RecoveryStatus::NeedsPassword { factor_lost } = locked.status(now) else {
            return Ok(CompleteOutcome::NotYet(locked.status(now)));
        };
        let stays = locked.account.protection.second_factor && !factor_lost;
        if !chosen.stands_alone && !stays {
            return Ok(CompleteOutcome::Rejected(vec![PasswordRule::TooShort]));
        }
        if !unit.action_tokens().consume(seen.id, Purpose::Recovery, now).await? {
            return Ok(CompleteOutcome::TokenInvalid);
        }
        let device = self.restore(unit.as_mut(), command, &locked, chosen, now).await?;
        unit.commit().await?;
        Ok(CompleteOutcome::Recovered { device, factor_lost })
    }

    async fn restore(
        &self,
        unit: &mut dyn UnitOfWork,
        command: &Complete,
        locked: &LoadedRecovery,
        chosen: &Chosen,
        now: Timestamp,
    ) -> Result<DeviceChange, Failure> {
        let (id, origin) = (locked.account.id, &command.origin);
        let Chosen { hash, stands_alone } = chosen.clone();
        let password = StoredPassword { hash, changed_at: now, stands_alone };
        unit.passwords().set(id, &password).await?;
        let factor_lost = locked.status(now) == RecoveryStatus::NeedsPassword { factor_lost: true };
        if factor_lost {
            unit.totp_secrets().remove(id).await?;
            unit.recovery_codes().remove(id).await?;
        }
        self.revoke(unit, id, Cause::Recovered, None, now).await?;
        self.distrust_what_is_new(unit, locked, now).await?;
        for purpose in [Purpose::Recovery, Purpose::RecoveryCancel, Purpose::Unlock] {
            unit.action_tokens().void(id, purpose, now).await?;
        }
        // A former address keeps the alerts with which it takes the account back.
        if !unit.addresses().list(id).await?.may_be_taken_back(now) {
            unit.action_tokens().void(id, Purpose::Report, now).await?;
        }
        if let Some(open) = &locked.open {
            let stage = open.stage.after(Step::PasswordSet, now);
            // A link that needs no more comes in the place of one that waits.
            let stage = stage.or_else(|| open.stage.after(Step::Replaced, now));
            if let Some(stage) = stage {
                unit.recoveries().move_on(open.id, stage, open.proof).await?;
            }
        }
        self.open_lock(unit, locked, factor_lost, now).await?;
        let template = if factor_lost { Template::FactorLost } else { Template::AccountRecovered };
        self.notify(unit, id, template, now).await?;
        let details = Details::new().with("second_factor_removed", factor_lost);
        let event =
            NewEvent::of(id, EventKind::AccountRecovered, now, origin).with_details(details);
        self.record(unit, event).await?;
        // The browser may know other accounts too: theirs are not ours to drop.
        let dropped = self.recognise(unit, id, &command.devices, origin, now).await?.own;
        let added = self.remember(unit, id, None, origin, now).await?;
        Ok(DeviceChange { dropped, added: Some(added) })
    }

    /// Whoever recovers an account may do so because somebody else was in it: the recovery address
    /// and the codes that came lately open it no more, but for those with which it is recovered.
    async fn distrust_what_is_new(
        &self,
        unit: &mut dyn UnitOfWork,
        locked: &LoadedRecovery,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let (id, lately) = (locked.account.id, now.before(self.policy.email_change.revert_for));
        let proof = locked.open.as_ref().and_then(|open| open.proof);
        // As old as the code with which it is recovered is as good as that.
        let given = match proof {
            Some(RecoveryProof::RecoveryCode) => {
                unit.recovery_codes().last_used_made_at(id).await?
            }
            _ => None,
        };
        let newer = given.map_or(lately, |made_at| made_at.after(MOMENT).max(lately));
        unit.recovery_codes().remove_since(id, newer).await?;
        let others = unit.addresses().list(id).await?;
        // Not one that shortened the wait of the own address: that it did so may be a thief's work.
        let by = locked.token.address;
        if others.recovery().is_some_and(|it| it.since >= lately && Some(it.id) != by) {
            // Told before it is removed: it is told of its own end too.
            self.notify(unit, id, Template::RecoveryEmailOff, now).await?;
        }
        self.distrust_addresses(unit, id, lately, by, now).await.map(drop)
    }

    async fn open_lock(
        &self,
        unit: &mut dyn UnitOfWork,
        locked: &LoadedRecovery,
        factor_lost: bool,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let id = locked.account.id;
        let throttle =
            unit.throttles().load_for_update(id, now).await?.succeeded(SecretKind::Password);
        let throttle =
            if factor_lost { throttle.succeeded(SecretKind::SecondFactor) } else { throttle };
        unit.throttles().save(id, &ThrottleState { lock: None, ..throttle }).await?;
        Ok(unit.throttles().clear(id, CounterKey::Strangers).await?)
    }
}

/// The new password, when it is to be stored.
#[derive(Clone)]
struct Chosen {
    hash: PasswordHash,
    stands_alone: bool,
}
