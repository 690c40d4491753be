//! The second half of a sign-in: presenting the second factor, or abandoning the sign-in.

use super::mint::mint_session;
use super::{NewSession, PendingSignIn, mint::Completed, party::find_party, progress::Progress};
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{BearerToken, Digest, Failure, Gate, Origin, Timestamp},
    rate_limit::Network,
    recovery::GivenInFull,
    risk::VerifiedSignIn,
    throttle::{Admission, Claimant, Guess, GuessVerdict, LockCause, SecretKind},
    two_factor::{self, FactorCheck, PresentedFactor, Proof},
};
use crate::{audit, device, recovery, risk};

/// A second factor for a pending sign-in.
pub struct PresentFactor {
    /// The token of the pending sign-in.
    pub attempt: BearerToken,
    pub proof: Proof,
    /// Digests of the known-device tokens that the client presents now.
    pub devices: Vec<Digest>,
    pub origin: Origin,
}

/// Outcome of presenting a second factor.
pub enum PresentFactorOutcome {
    SignedIn(Box<NewSession>),
    /// The factor is wrong, or was used before.
    WrongFactor {
        /// The pending sign-in takes another factor.
        may_try_again: bool,
    },
    /// Too many failures from this source. The factor was not evaluated.
    RetryAfter(Timestamp),
    /// The sign-in has expired, was tried too often, or was abandoned.
    Over,
}

impl Identity {
    /// Starts the session of a pending sign-in for the right second factor. The try is counted in
    /// the unit that evaluates it.
    pub async fn present_factor(
        &self,
        command: PresentFactor,
    ) -> Result<PresentFactorOutcome, Failure> {
        let now = self.clock.now();
        let Some(seen) = waiting(self, &command.attempt).await? else {
            return Ok(PresentFactorOutcome::Over);
        };
        let most = self.policy.sign_in.max_tries;
        let (id, source) = (seen.account, command.origin.source());
        // The device that was known at the password may have been forgotten or copied since.
        let before = seen.device.filter(|token| !command.devices.contains(token));
        let tokens: Vec<Digest> = command.devices.iter().copied().chain(before).collect();
        let mut read = self.store.begin_read().await?;
        let party = find_party(self, read.as_mut(), id, &tokens, source).await?;
        drop(read);
        let mut unit = self.store.begin(Gate::account(id).by(party)).await?;
        let Some(account) = unit.accounts().load_for_update(seen.account).await? else {
            return Ok(PresentFactorOutcome::Over);
        };
        let Some(tries) = unit.pending_sign_ins().count_try(seen.id, most, now).await? else {
            return Ok(PresentFactorOutcome::Over);
        };
        let (id, origin) = (account.id, &command.origin);
        let options = seen.options;
        let presented = device::recognise(self, unit.as_mut(), id, &tokens, origin, now).await?;
        let known = presented.known.as_ref().map(|known| known.device.id);
        let claimant = known.map_or(Claimant::Stranger(source), |id| Claimant::Device(id, source));
        let guess = Guess::at(&account, SecretKind::SecondFactor, claimant, source);
        let may_try_again = tries < most;
        let locked = unit.throttles().find(id).await?.is_locked(LockCause::Compromise);
        // A recovery code cannot be guessed: its evaluation has no budget. A containment stops it
        // on an unknown device.
        let counted = match guess.admit(self, unit.as_mut(), now).await? {
            Admission::Evaluate(attempt) => Some(attempt),
            _ if command.proof.is_unguessable() && (known.is_some() || !locked) => None,
            Admission::RetryAfter(until) if !command.proof.is_unguessable() => {
                return Ok(PresentFactorOutcome::RetryAfter(until));
            }
            _ => {
                unit.commit().await?;
                return Ok(PresentFactorOutcome::WrongFactor { may_try_again });
            }
        };
        let given = PresentedFactor { account: id, proof: &command.proof, origin, began: now };
        let found = two_factor::evaluate_factor(self, unit.as_mut(), given, now).await?;
        let is_right = matches!(found, FactorCheck::Right(_));
        let ended = is_right && unit.pending_sign_ins().end(seen.id, now).await?;
        let progress = Progress::PasswordProven.with_factor(ended);
        let outcome = match (progress, found) {
            (Progress::Complete(assurance), FactorCheck::Right(note)) => {
                let right = VerifiedSignIn {
                    account: &account,
                    known_device: known.is_some(),
                    second_factor: true,
                    origin,
                    counted: counted.as_ref(),
                };
                let assessed = risk::assess_risk(self, unit.as_mut(), right, now).await?;
                if let Some(attempt) = &counted {
                    let complete = GuessVerdict::Complete;
                    guess.settle(self, unit.as_mut(), attempt, complete, now).await?;
                }
                unit.pending_sign_ins().mark_notified(seen.id, now).await?;
                let recovery_code = command.proof.is_unguessable();
                let device = presented.known.as_ref().map(|known| known.device.created_at);
                let given = GivenInFull { recovery_code, device, session: None };
                let admitted =
                    recovery::admits(self, unit.as_mut(), &account, given, origin, now).await?;
                let Some(admitted) = admitted else {
                    let event = NewEvent::of(id, EventKind::SignInFailed, now, origin);
                    audit::record(self, unit.as_mut(), event).await?;
                    unit.commit().await?;
                    return Ok(PresentFactorOutcome::Over);
                };
                let note = Some(note);
                let completed = Completed { options, assurance, presented, note, assessed, origin };
                let new = mint_session(self, unit.as_mut(), admitted, completed, now).await?;
                PresentFactorOutcome::SignedIn(Box::new(new))
            }
            _ => {
                if let Some(attempt) = &counted {
                    let wrong = GuessVerdict::Wrong;
                    guess.settle(self, unit.as_mut(), attempt, wrong, now).await?;
                }
                let event = NewEvent::of(id, EventKind::SecondFactorFailed, now, origin);
                audit::record(self, unit.as_mut(), event).await?;
                PresentFactorOutcome::WrongFactor { may_try_again }
            }
        };
        unit.commit().await?;
        Ok(outcome)
    }

    /// Abandons a pending sign-in. One that has ended stays as it is.
    pub async fn abandon_sign_in(
        &self,
        attempt: &BearerToken,
        origin: &Origin,
    ) -> Result<(), Failure> {
        let now = self.clock.now();
        let Some(seen) = waiting(self, attempt).await? else {
            return Ok(());
        };
        let gate = Gate::account(seen.account).by(Network::strangers(origin.source()));
        let mut unit = self.store.begin(gate).await?;
        let Some(account) = unit.accounts().load_for_update(seen.account).await? else {
            return Ok(());
        };
        if unit.pending_sign_ins().end(seen.id, now).await? {
            let event = NewEvent::of(account.id, EventKind::SignInAbandoned, now, origin);
            audit::record(self, unit.as_mut(), event).await?;
            unit.commit().await?;
        }
        Ok(())
    }

    /// Returns `true` while a sign-in is pending its second factor.
    pub async fn sign_in_waits(&self, attempt: &BearerToken) -> Result<bool, Failure> {
        Ok(waiting(self, attempt).await?.is_some())
    }
}

async fn waiting(
    identity: &Identity,
    attempt: &BearerToken,
) -> Result<Option<PendingSignIn>, Failure> {
    let (now, most) = (identity.clock.now(), identity.policy.sign_in.max_tries);
    let mut read = identity.store.begin_read().await?;
    let found = read.pending_sign_ins().find(&attempt.digest()).await?;
    Ok(found.filter(|pending| pending.is_open(most, now)))
}
