//! The fresh proof.

use crate::{
    Identity, UnitOfWork,
    audit::{EventKind, NewEvent},
    guard::GuessKind,
    kernel::{BearerKind, BearerToken, Failure, Gate, Origin, Timestamp, settled},
    password::{OwnPassword, Password, StoredPassword},
    session::{Assurance, Held, LiveSession, ProofRefused, Proven},
    two_factor::{FactorCheck, GivenFactor, Proof},
};

/// What a person gives to prove who they are.
pub struct StepUp {
    /// The password.
    pub password: Password,
    /// The second factor, where there is one.
    pub proof: Option<Proof>,
    /// Who asks.
    pub origin: Origin,
}

/// What became of it.
pub enum StepUpOutcome {
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
    pub async fn step_up(
        &self,
        caller: &LiveSession,
        command: StepUp,
    ) -> Result<StepUpOutcome, Failure> {
        let account = caller.account.id;
        let place = self.hasher.reserve(Gate::account(account))?;
        let seen =
            match self.check_own_password(caller, place, &command.password, &command.origin).await?
            {
                OwnPassword::Right(seen) => Some(seen),
                OwnPassword::Wrong => None,
                OwnPassword::NotChecked => return Ok(StepUpOutcome::CallerEnded),
            };
        settled(|| self.settle_step_up(caller, &command, seen.as_ref())).await
    }

    /// `seen` is the password as it was stored when it was found right; nothing when it was wrong.
    async fn settle_step_up(
        &self,
        caller: &LiveSession,
        command: &StepUp,
        seen: Option<&StoredPassword>,
    ) -> Result<StepUpOutcome, Failure> {
        let (account, now) = (caller.account.id, self.clock.now());
        let mut unit = self.store.begin(Gate::settling(account)).await?;
        let Some(held) = self.hold_live(unit.as_mut(), caller, now).await? else {
            return Ok(StepUpOutcome::CallerEnded);
        };
        let mut assurance = None;
        let right = self.is_unchanged(unit.as_mut(), account, seen).await?;
        if right {
            assurance = self.second_proof(unit.as_mut(), &held, command, now).await?;
        }
        let Some(assurance) = assurance else {
            let kind = if right { GuessKind::SecondFactor } else { GuessKind::Password };
            self.count_failure(unit.as_mut(), &held.account, kind, now).await?;
            let refused = self.refuse_proof(unit.as_mut(), &held, &command.origin, now).await?;
            unit.commit().await?;
            return Ok(StepUpOutcome::Refused(refused));
        };
        let token = BearerToken::generate(BearerKind::Session, self.entropy.as_ref());
        let proven = Proven { token: token.digest(), assurance, at: now };
        unit.sessions().prove(held.session.id, &proven).await?;
        self.forget_failures(unit.as_mut(), account, &GuessKind::ALL, now).await?;
        let event = NewEvent::of(account, EventKind::ProofGiven, now, &command.origin);
        self.record(unit.as_mut(), event.about(held.session.id)).await?;
        unit.commit().await?;
        let fresh_until = now.after(self.policy.session.fresh_for);
        Ok(StepUpOutcome::Proven { token, fresh_until })
    }

    /// What the second factor proves, where the account has one; nothing when it is wrong. It is
    /// looked at only beside a right password, so that no code is used up in vain.
    async fn second_proof(
        &self,
        unit: &mut dyn UnitOfWork,
        held: &Held,
        command: &StepUp,
        now: Timestamp,
    ) -> Result<Option<Assurance>, Failure> {
        if !held.account.protection.second_factor {
            return Ok(Some(Assurance::Password));
        }
        let Some(proof) = &command.proof else { return Ok(None) };
        let (account, origin) = (held.account.id, &command.origin);
        let guard = unit.guards().find(account).await?;
        let retired = guard.is_retired(GuessKind::SecondFactor, &self.policy.guard);
        if retired && matches!(proof, Proof::Totp(_)) {
            return Ok(None);
        }
        // A session in which a stolen code is given began with whoever gives it.
        let given = GivenFactor { account, proof, origin, began: held.session.created_at };
        Ok(match self.check_factor(unit, given, now).await? {
            FactorCheck::Right(_) => Some(Assurance::TwoFactor),
            FactorCheck::Wrong => None,
        })
    }
}
