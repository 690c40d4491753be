//! A person changes the password.

use super::{OwnPassword, Password, PasswordContext, PasswordRule, StoredPassword};
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{BearerKind, BearerToken, Failure, Gate, Origin},
    notify::Template,
    session::{Cause, FreshSession, Held, ProofRefused, Proven, Reach},
};

/// What a person gives to change the password.
pub struct ChangePassword {
    /// The one in force.
    pub current: Password,
    /// The one that replaces it.
    pub new: Password,
    /// Who asks.
    pub origin: Origin,
}

/// What became of it.
pub enum ChangePasswordOutcome {
    /// It is changed; every other session has ended, and this one has a new token.
    Changed {
        /// What the client holds from then on.
        token: BearerToken,
    },
    /// The one in force is another one.
    Refused(ProofRefused),
    /// The new one fails these rules.
    Rejected(Vec<PasswordRule>),
    /// The session in hand has ended meanwhile: nothing was done.
    CallerEnded,
}

impl Identity {
    /// Replaces the password. It takes a fresh proof and the present password, and ends every
    /// other session and known device.
    pub async fn change_password(
        &self,
        caller: &FreshSession,
        command: ChangePassword,
    ) -> Result<ChangePasswordOutcome, Failure> {
        let live = caller.live();
        let account = &live.account;
        // Both places come before anything is counted.
        let gate = Gate::account(account.id);
        let (to_check, to_make) = (self.hasher.reserve(gate)?, self.hasher.reserve(gate)?);
        let context = PasswordContext {
            email: &account.email,
            second_factor: account.protection.second_factor,
            current: Some(&command.current),
        };
        let checked = self.judge_password(&command.new, context).await?;
        if !checked.failures.is_empty() {
            return Ok(ChangePasswordOutcome::Rejected(checked.failures));
        }
        let seen = match self.check_own_password(live, to_check, &command.current).await? {
            OwnPassword::Right(seen) => Some(seen),
            OwnPassword::Wrong => None,
            OwnPassword::NotChecked => return Ok(ChangePasswordOutcome::CallerEnded),
        };
        let hash = match &seen {
            Some(_) => Some(to_make.hash(account.id, &command.new).await?),
            None => None,
        };
        let now = self.clock.now();
        let mut unit = self.store.begin(gate).await?;
        let reaches = [Reach::Full, Reach::PasswordChange];
        let Some(held) = self.hold_fresh(unit.as_mut(), caller, &reaches, now).await? else {
            return Ok(ChangePasswordOutcome::CallerEnded);
        };
        let unchanged = unit.passwords().load(account.id).await? == seen;
        let (Some(hash), true) = (hash, unchanged) else {
            let refused = self.refuse_proof(unit.as_mut(), &held, &command.origin, now).await?;
            unit.commit().await?;
            return Ok(ChangePasswordOutcome::Refused(refused));
        };
        let stands_alone = checked.stands_alone;
        let password = StoredPassword { hash, changed_at: now, stands_alone };
        unit.passwords().set(account.id, &password).await?;
        let Held { session, .. } = held;
        let kept = Some(session.id);
        self.revoke(unit.as_mut(), account.id, Cause::PasswordChanged, kept, now).await?;
        let token = BearerToken::generate(BearerKind::Session, self.entropy.as_ref());
        let proven = Proven { token: token.digest(), assurance: session.assurance, at: now };
        unit.sessions().prove(session.id, &proven).await?;
        self.tell(unit.as_mut(), account.id, Template::PasswordChanged, now).await?;
        let event = NewEvent::of(account.id, EventKind::PasswordChanged, now, &command.origin);
        self.record(unit.as_mut(), event.about(session.id)).await?;
        unit.commit().await?;
        Ok(ChangePasswordOutcome::Changed { token })
    }
}
