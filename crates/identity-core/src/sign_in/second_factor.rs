//! The second half of a sign-in: the second factor, or giving up.

use super::{NewSession, PendingSignIn, mint::Completed, progress::Progress};
use crate::{
    Identity, UnitOfWork,
    audit::{EventKind, NewEvent},
    kernel::{AccountId, BearerToken, DeviceId, Digest, Failure, Gate, Origin, Timestamp},
    risk::VerifiedSignIn,
    throttle::{Admission, Claimant, CountedAttempt, GuessVerdict, LockCause, SecretKind},
    two_factor::{FactorCheck, PresentedFactor, Proof},
};

/// What a person gives to get past the second factor.
pub struct PresentFactor {
    /// The token of the sign-in that waits.
    pub attempt: BearerToken,
    /// The second factor.
    pub proof: Proof,
    /// The digests of the tokens of known devices that the client shows now.
    pub devices: Vec<Digest>,
    /// Who asks.
    pub origin: Origin,
}

/// What became of it.
pub enum PresentFactorOutcome {
    /// Signed in.
    SignedIn(Box<NewSession>),
    /// The factor is wrong, or was used before.
    WrongFactor {
        /// Whether another one can be presented.
        may_try_again: bool,
    },
    /// Too many failures from there: not before then. Nothing was looked at.
    RetryAfter(Timestamp),
    /// The sign-in is over: it began too long ago, was tried too often, or was given up.
    Over,
}

/// A factor, where it comes from, and on which known device.
struct Presented<'a> {
    known: Option<DeviceId>,
    proof: &'a Proof,
    origin: &'a Origin,
}

/// What became of a factor before it changed anything.
enum EvaluatedFactor {
    RetryAfter(Timestamp),
    /// It was looked at, and counted unless it is a recovery code beyond the budget.
    GuessVerdict(Option<CountedAttempt>, FactorCheck),
    NotLooked,
}

impl Identity {
    /// Begins the session of a sign-in that waits, when this is the account's second factor. The
    /// try is counted in the unit that judges it.
    pub async fn present_factor(
        &self,
        command: PresentFactor,
    ) -> Result<PresentFactorOutcome, Failure> {
        let now = self.clock.now();
        let Some(seen) = self.waiting(&command.attempt).await? else {
            return Ok(PresentFactorOutcome::Over);
        };
        let most = self.policy.sign_in.most_tries;
        let mut unit = self.store.begin(Gate::account(seen.account)).await?;
        let Some(account) = unit.accounts().load_for_update(seen.account).await? else {
            return Ok(PresentFactorOutcome::Over);
        };
        let Some(tries) = unit.pending_sign_ins().count_try(seen.id, most, now).await? else {
            return Ok(PresentFactorOutcome::Over);
        };
        let (id, origin) = (account.id, &command.origin);
        // What was known at the password may have been forgotten or copied since.
        let PendingSignIn { options, device, .. } = seen;
        let before = device.filter(|token| !command.devices.contains(token));
        let tokens: Vec<Digest> = command.devices.iter().copied().chain(before).collect();
        let known = self.known_device(unit.as_mut(), id, &tokens, now).await?;
        let presented = Presented { known, proof: &command.proof, origin };
        let (attempt_counted, found) = match self
            .evaluate(unit.as_mut(), id, presented, now)
            .await?
        {
            EvaluatedFactor::RetryAfter(until) => {
                return Ok(PresentFactorOutcome::RetryAfter(until));
            }
            EvaluatedFactor::GuessVerdict(attempt_counted, found) => (attempt_counted, Some(found)),
            EvaluatedFactor::NotLooked => (None, None),
        };
        let progress =
            Progress::PasswordProven.with_factor(matches!(found, Some(FactorCheck::Right(_))));
        let outcome = match (progress, found) {
            (Progress::Complete(assurance), Some(FactorCheck::Right(note)))
                if unit.pending_sign_ins().end(seen.id, now).await? =>
            {
                let right = VerifiedSignIn {
                    account: &account,
                    known_device: known.is_some(),
                    second_factor: true,
                    origin,
                    attempt_counted: attempt_counted.as_ref(),
                };
                let assessed = self.assess_risk(unit.as_mut(), right, now).await?;
                if let Some(attempt_counted) = &attempt_counted {
                    self.clear_guesses(unit.as_mut(), id, attempt_counted, now).await?;
                }
                unit.pending_sign_ins().mark_notified(seen.id, now).await?;
                self.cancel_recovery_by_sign_in(unit.as_mut(), id, origin, now).await?;
                let shown = self.recognise(unit.as_mut(), id, &tokens, origin, now).await?;
                let note = Some(note);
                let completed = Completed { options, assurance, shown, note, assessed, origin };
                let new = self.mint_session(unit.as_mut(), account, completed, now).await?;
                PresentFactorOutcome::SignedIn(Box::new(new))
            }
            (_, None) => {
                self.refusals.note(id, origin.source(), now);
                PresentFactorOutcome::WrongFactor { may_try_again: tries < most }
            }
            _ => {
                if let Some(attempt_counted) = &attempt_counted {
                    let (owner, wrong) = (Some(&account), GuessVerdict::Wrong);
                    self.settle_guess(unit.as_mut(), id, owner, attempt_counted, wrong, now)
                        .await?;
                }
                let event = NewEvent::of(id, EventKind::SecondFactorFailed, now, origin);
                self.record(unit.as_mut(), event).await?;
                PresentFactorOutcome::WrongFactor { may_try_again: tries < most }
            }
        };
        unit.commit().await?;
        Ok(outcome)
    }

    /// Counts a factor and looks at it, unless its lane forbids that. A recovery code cannot be
    /// guessed: it is looked at however many guesses there were, but not after a compromise.
    async fn evaluate(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        presented: Presented<'_>,
        now: Timestamp,
    ) -> Result<EvaluatedFactor, Failure> {
        let Presented { known, proof, origin } = presented;
        let source = origin.source();
        let by = known.map_or(Claimant::Stranger(source), |id| Claimant::Device(id, source));
        let attempt_counted =
            match self.admit(unit, account, SecretKind::SecondFactor, by, now).await? {
                Admission::Evaluate(attempt_counted) => Some(attempt_counted),
                Admission::RetryAfter(until) if matches!(proof, Proof::Totp(_)) => {
                    return Ok(EvaluatedFactor::RetryAfter(until));
                }
                Admission::RetryAfter(_)
                | Admission::RejectAfterDummyWork
                | Admission::Disabled => None,
            };
        let contained = unit.throttles().find(account).await?.is_locked(LockCause::Compromise);
        if attempt_counted.is_none() && (contained || matches!(proof, Proof::Totp(_))) {
            return Ok(EvaluatedFactor::NotLooked);
        }
        let given = PresentedFactor { account, proof, origin, began: now };
        let found = self.check_factor(unit, given, now).await?;
        Ok(EvaluatedFactor::GuessVerdict(attempt_counted, found))
    }

    /// Gives a sign-in up that waits. One that is over already stays so.
    pub async fn abandon_sign_in(
        &self,
        attempt: &BearerToken,
        origin: &Origin,
    ) -> Result<(), Failure> {
        let now = self.clock.now();
        let Some(seen) = self.waiting(attempt).await? else {
            return Ok(());
        };
        let mut unit = self.store.begin(Gate::account(seen.account)).await?;
        let Some(account) = unit.accounts().load_for_update(seen.account).await? else {
            return Ok(());
        };
        if unit.pending_sign_ins().end(seen.id, now).await? {
            let event = NewEvent::of(account.id, EventKind::SignInAbandoned, now, origin);
            self.record(unit.as_mut(), event).await?;
            unit.commit().await?;
        }
        Ok(())
    }

    /// Whether a sign-in still waits for its second factor.
    pub async fn sign_in_waits(&self, attempt: &BearerToken) -> Result<bool, Failure> {
        Ok(self.waiting(attempt).await?.is_some())
    }

    async fn waiting(&self, attempt: &BearerToken) -> Result<Option<PendingSignIn>, Failure> {
        let (now, most) = (self.clock.now(), self.policy.sign_in.most_tries);
        let mut read = self.store.begin_read().await?;
        let found = read.pending_sign_ins().find(&attempt.digest()).await?;
        Ok(found.filter(|pending| pending.is_open(most, now)))
    }
}
