//! Changing the password.

use super::check::assess_password;
use super::evaluate::{TypedPassword, present_current};
use super::{
    Password, PasswordContext, PasswordHash, PasswordRule, PresentedPassword, StoredPassword,
};
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{BearerKind, BearerToken, Failure, Gate, Origin, Party, settle_reliably},
    notify::Template,
    session::{Cause, FreshSession, LockedAccount, ProofRefused, SessionAccess},
    throttle::{self, GuessVerdict, SecretKind},
};
use crate::{notify, session};

/// A request to change the password.
pub struct ChangePassword {
    /// The current password.
    pub current: Password,
    /// The new password.
    pub new: Password,
    pub origin: Origin,
}

/// Outcome of a password change.
pub enum ChangePasswordOutcome {
    /// The password is changed, every other session has ended, and this one has a new token.
    Changed {
        /// The session's new token.
        token: BearerToken,
    },
    /// The current password was wrong.
    Refused(ProofRefused),
    /// The new password fails these rules.
    Rejected(Vec<PasswordRule>),
    /// The caller's own session has ended since it was checked. Nothing was done.
    CallerEnded,
}

/// The new password as it will be stored.
struct Chosen {
    /// `None` when the current password was wrong.
    hash: Option<PasswordHash>,
    /// It also satisfies the rules of an account without a second factor.
    stands_alone: bool,
}

impl Identity {
    /// Replaces the password. It requires a fresh proof and the current password, and ends every
    /// other session and known device.
    pub async fn change_password(
        &self,
        caller: &FreshSession,
        command: ChangePassword,
    ) -> Result<ChangePasswordOutcome, Failure> {
        let live = caller.live();
        let account = &live.account;
        // Both places are taken before an attempt is counted, so that a full queue costs no
        // attempt.
        let gate = Gate::account(account.id).by(Party::Session(live.session.id));
        let (to_check, to_make) = (self.hasher.reserve(gate)?, self.hasher.reserve(gate)?);
        let context = PasswordContext {
            email: &account.email,
            second_factor: account.protection.second_factor,
            current: Some(&command.current),
        };
        let checked = assess_password(self, &command.new, context).await?;
        if !checked.failures.is_empty() {
            return Ok(ChangePasswordOutcome::Rejected(checked.failures));
        }
        let origin = &command.origin;
        let typed = TypedPassword { password: &command.current, place: to_check, gate, origin };
        let Some(presented) = present_current(self, live, typed).await? else {
            return Ok(ChangePasswordOutcome::CallerEnded);
        };
        let hash = if presented.evaluated.is_match() {
            Some(to_make.hash(account.id, &command.new).await?)
        } else {
            None
        };
        let chosen = Chosen { hash, stands_alone: checked.stands_alone };
        settle_reliably(|| settle_change(self, caller, origin, &presented, &chosen)).await
    }
}

async fn settle_change(
    identity: &Identity,
    caller: &FreshSession,
    origin: &Origin,
    presented: &PresentedPassword,
    chosen: &Chosen,
) -> Result<ChangePasswordOutcome, Failure> {
    let (account, now) = (caller.live().account.id, identity.clock.now());
    let gate = Gate::settling(account).by(Party::Session(caller.live().session.id));
    let mut unit = identity.store.begin(gate).await?;
    let allows = [SessionAccess::Full, SessionAccess::PasswordChange];
    let Some(locked) = session::load_fresh(identity, unit.as_mut(), caller, &allows, now).await?
    else {
        return Ok(ChangePasswordOutcome::CallerEnded);
    };
    let still_right = presented.evaluated.still_matches(unit.as_mut(), account).await?;
    let Some(hash) = chosen.hash.as_ref().filter(|_| still_right) else {
        let wrong = GuessVerdict::Wrong;
        presented.settle(identity, unit.as_mut(), &locked, wrong, origin).await?;
        let refused = session::refuse_proof(identity, unit.as_mut(), &locked, origin, now).await?;
        unit.commit().await?;
        return Ok(ChangePasswordOutcome::Refused(refused));
    };
    presented.settle(identity, unit.as_mut(), &locked, GuessVerdict::Right, origin).await?;
    let LockedAccount { session, account: locked_account } = locked;
    // The second factor may have been switched off while this request ran, and the new password may
    // be too weak without it.
    if !chosen.stands_alone && !locked_account.protection.second_factor {
        unit.commit().await?;
        return Ok(ChangePasswordOutcome::Rejected(vec![PasswordRule::TooShort]));
    }
    let (hash, stands_alone) = (hash.clone(), chosen.stands_alone);
    let password = StoredPassword { hash, changed_at: now, stands_alone };
    unit.passwords().set(account, &password).await?;
    throttle::forget_failures(unit.as_mut(), account, &[SecretKind::Password], now).await?;
    throttle::open_settled_lock(unit.as_mut(), account, now).await?;
    session::revoke(unit.as_mut(), account, Cause::PasswordChanged, Some(session.id), now).await?;
    // The password alone is less than a reauthentication where there is a second factor: the last
    // proof keeps its age.
    let token = BearerToken::generate(BearerKind::Session, identity.entropy.as_ref());
    let (id, digest) = (session.id, token.digest());
    unit.sessions().replace_token(id, &digest, session.assurance).await?;
    let since = session.created_at;
    let event = NewEvent::of(account, EventKind::PasswordChanged, now, origin);
    let (template, event) = (Template::PasswordChanged, event.about(session.id));
    notify::alert(identity, unit.as_mut(), &locked_account, template, since, event).await?;
    unit.commit().await?;
    Ok(ChangePasswordOutcome::Changed { token })
}
