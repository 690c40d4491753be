//! A person changes the password.

use super::{OwnPassword, Password, PasswordContext, PasswordHash, PasswordRule, StoredPassword};
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{BearerKind, BearerToken, Failure, Gate, Origin, settle_reliably},
    notify::Template,
    session::{Cause, FreshSession, LockedAccount, ProofRefused, SessionAccess},
    throttle::SecretKind,
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

/// The new password, when it is to be stored.
struct Chosen {
    /// Nothing when the present one was wrong.
    hash: Option<PasswordHash>,
    /// Whether it keeps the rules of an account without a second factor.
    stands_alone: bool,
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
        let checked = self.assess_password(&command.new, context).await?;
        if !checked.failures.is_empty() {
            return Ok(ChangePasswordOutcome::Rejected(checked.failures));
        }
        let checking = self.check_own_password(live, to_check, &command.current, &command.origin);
        let seen = match checking.await? {
            OwnPassword::Right(seen) => Some(seen),
            OwnPassword::Wrong => None,
            OwnPassword::NotChecked => return Ok(ChangePasswordOutcome::CallerEnded),
        };
        let hash = match &seen {
            Some(_) => Some(to_make.hash(account.id, &command.new).await?),
            None => None,
        };
        let chosen = Chosen { hash, stands_alone: checked.stands_alone };
        settle_reliably(|| self.settle_change(caller, &command.origin, seen.as_ref(), &chosen))
            .await
    }

    /// `seen` is the present password as it was stored when it was found right; nothing when it
    /// was wrong.
    async fn settle_change(
        &self,
        caller: &FreshSession,
        origin: &Origin,
        seen: Option<&StoredPassword>,
        chosen: &Chosen,
    ) -> Result<ChangePasswordOutcome, Failure> {
        let (account, now) = (caller.live().account.id, self.clock.now());
        let mut unit = self.store.begin(Gate::settling(account)).await?;
        let allows = [SessionAccess::Full, SessionAccess::PasswordChange];
        let Some(locked) = self.load_fresh(unit.as_mut(), caller, &allows, now).await? else {
            return Ok(ChangePasswordOutcome::CallerEnded);
        };
        let unchanged = self.is_unchanged(unit.as_mut(), account, seen).await?;
        let (Some(hash), true) = (&chosen.hash, unchanged) else {
            self.count_failure(unit.as_mut(), &locked.account, SecretKind::Password, now).await?;
            let refused = self.refuse_proof(unit.as_mut(), &locked, origin, now).await?;
            unit.commit().await?;
            return Ok(ChangePasswordOutcome::Refused(refused));
        };
        let LockedAccount { session, account: held_account } = locked;
        // The second factor beside which it was judged may have been switched off meanwhile.
        if !chosen.stands_alone && !held_account.protection.second_factor {
            unit.sessions().take_back_proof(session.id).await?;
            unit.commit().await?;
            return Ok(ChangePasswordOutcome::Rejected(vec![PasswordRule::TooShort]));
        }
        let (hash, stands_alone) = (hash.clone(), chosen.stands_alone);
        let password = StoredPassword { hash, changed_at: now, stands_alone };
        unit.passwords().set(account, &password).await?;
        self.forget_failures(unit.as_mut(), account, &[SecretKind::Password], now).await?;
        self.revoke(unit.as_mut(), account, Cause::PasswordChanged, Some(session.id), now).await?;
        // The password alone may be less than a whole proof: the one given stays as old as it is.
        let token = BearerToken::generate(BearerKind::Session, self.entropy.as_ref());
        unit.sessions().take_back_proof(session.id).await?;
        let (id, digest) = (session.id, token.digest());
        unit.sessions().replace_token(id, &digest, session.assurance).await?;
        let since = session.created_at;
        let event = NewEvent::of(account, EventKind::PasswordChanged, now, origin);
        let (template, event) = (Template::PasswordChanged, event.about(session.id));
        self.alert(unit.as_mut(), &held_account, template, since, event).await?;
        unit.commit().await?;
        Ok(ChangePasswordOutcome::Changed { token })
    }
}
