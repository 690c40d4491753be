//! The fresh proof.

use crate::{
    Identity, UnitOfWork,
    audit::{EventKind, NewEvent},
    kernel::{BearerKind, BearerToken, Failure, Gate, Origin, Timestamp, settle_reliably},
    password::{OwnPassword, Password, StoredPassword},
    session::{Assurance, LiveSession, LockedAccount, ProofRefused, Proven},
    throttle::SecretKind,
    two_factor::{FactorCheck, PresentedFactor, Proof},
};

/// What a person gives to prove who they are.
pub struct Reauthenticate {
    /// The password.
    pub password: Password,
    /// The second factor, where there is one.
    pub proof: Option<Proof>,
    /// Who asks.
    pub origin: Origin,
}

/// What became of it.
pub enum ReauthenticateOutcome {
    /// Proven.
    Proven {
        /// What the client holds from then on.
        token: BearerToken,
        /// Until when the proof counts as fresh.
        fresh_until: Timestamp,
    },
    /// Not: which of the proofs was wrong is not told.
    Refused(ProofRefused),
    /// The session in hand has ended meanwhile: nothing was done.
    CallerEnded,
}

impl Identity {
    /// Makes the proof of a live session a fresh one. Its reach does not matter: who may only
    /// change the password has to prove who they are as well.
    pub async fn reauthenticate(
        &self,
        caller: &LiveSession,
        command: Reauthenticate,
    ) -> Result<ReauthenticateOutcome, Failure> {
        let account = caller.account.id;
        let place = self.hasher.reserve(Gate::account(account))?;
        let seen =
            match self.check_own_password(caller, place, &command.password, &command.origin).await?
            {
                OwnPassword::Right(seen) => Some(seen),
                OwnPassword::Wrong => None,
                OwnPassword::NotChecked => return Ok(ReauthenticateOutcome::CallerEnded),
            };
        settle_reliably(|| self.settle_reauthentication(caller, &command, seen.as_ref())).await
    }

    /// `seen` is the password as it was stored when it was found right; nothing when it was wrong.
    async fn settle_reauthentication(
        &self,
        caller: &LiveSession,
        command: &Reauthenticate,
        seen: Option<&StoredPassword>,
    ) -> Result<ReauthenticateOutcome, Failure> {
        let (account, now) = (caller.account.id, self.clock.now());
        let mut unit = self.store.begin(Gate::settling(account)).await?;
        let Some(locked) = self.load_live(unit.as_mut(), caller, now).await? else {
            return Ok(ReauthenticateOutcome::CallerEnded);
        };
        let mut assurance = None;
        let right = self.is_unchanged(unit.as_mut(), account, seen).await?;
        if right {
            assurance = self.second_proof(unit.as_mut(), &locked, command, now).await?;
        }
        let Some(assurance) = assurance else {
            let kind = if right { SecretKind::SecondFactor } else { SecretKind::Password };
            self.count_failure(unit.as_mut(), &locked.account, kind, now).await?;
            let refused = self.refuse_proof(unit.as_mut(), &locked, &command.origin, now).await?;
            unit.commit().await?;
            return Ok(ReauthenticateOutcome::Refused(refused));
        };
        let token = BearerToken::generate(BearerKind::Session, self.entropy.as_ref());
        let proven = Proven { token: token.digest(), assurance, at: now };
        unit.sessions().prove(locked.session.id, &proven).await?;
        self.forget_failures(unit.as_mut(), account, &SecretKind::ALL, now).await?;
        let event = NewEvent::of(account, EventKind::Reauthenticated, now, &command.origin);
        self.record(unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        let fresh_until = now.after(self.policy.session.fresh_for);
        Ok(ReauthenticateOutcome::Proven { token, fresh_until })
    }

    /// What the second factor proves, where the account has one; nothing when it is wrong. It is
    /// looked at only beside a right password, so that no code is used up in vain.
    async fn second_proof(
        &self,
        unit: &mut dyn UnitOfWork,
        locked: &LockedAccount,
        command: &Reauthenticate,
        now: Timestamp,
    ) -> Result<Option<Assurance>, Failure> {
        if !locked.account.protection.second_factor {
            return Ok(Some(Assurance::Password));
        }
        let Some(proof) = &command.proof else { return Ok(None) };
        let (account, origin) = (locked.account.id, &command.origin);
        let throttle = unit.throttles().find(account).await?;
        let retired = throttle.is_disabled(SecretKind::SecondFactor, &self.policy.throttle);
        if retired && matches!(proof, Proof::Totp(_)) {
            return Ok(None);
        }
        // A session in which a stolen code is given began with whoever gives it.
        let given = PresentedFactor { account, proof, origin, began: locked.session.created_at };
        Ok(match self.check_factor(unit, given, now).await? {
            FactorCheck::Right(_) => Some(Assurance::TwoFactor),
            FactorCheck::Wrong => None,
        })
    }
}
