//! Evaluating a typed password: one hash computation, without a lock (ADR 0004).

use super::{HashPlace, Password, StoredPassword, Verdict};
use crate::{
    Identity, UnitOfWork,
    kernel::{AccountId, Failure, Gate, Origin},
    session::{self, LiveSession, LockedAccount},
    throttle::{Admission, CountedAttempt, GuessVerdict, SecretKind},
};

/// A typed password after its hash was computed.
pub(crate) struct EvaluatedPassword {
    /// The stored password that it matched.
    matched: Option<StoredPassword>,
    /// The stored hash has outdated parameters or an outdated pepper.
    pub(crate) is_outdated: bool,
}

impl EvaluatedPassword {
    /// Returns `true` when the password matched, and is still the account's password.
    pub(crate) async fn still_matches(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
    ) -> Result<bool, Failure> {
        // Loaded for a wrong password too, so that every sign-in runs the same statements.
        let stored = unit.passwords().load(account).await?;
        Ok(stored.zip(self.matched.as_ref()).is_some_and(|(now, then)| now.still_is(then)))
    }

    /// Returns `true` when the password matched the one that was stored then.
    pub(crate) const fn is_match(&self) -> bool {
        self.matched.is_some()
    }
}

/// Computes the hash of a typed password. Without a stored one it does the same work (OWASP
/// Authentication Cheat Sheet, dummy hash).
pub(crate) async fn evaluate(
    place: Box<dyn HashPlace>,
    subject: AccountId,
    typed: &Password,
    stored: Option<StoredPassword>,
) -> Result<EvaluatedPassword, Failure> {
    let hash = stored.as_ref().map(|stored| &stored.hash);
    let verdict = place.verify(subject, typed, hash).await?;
    let is_outdated = verdict == Verdict::RightButOutdated;
    Ok(EvaluatedPassword { matched: stored.filter(|_| verdict != Verdict::Wrong), is_outdated })
}

/// A [`TypedPassword`] after it was counted on the session and evaluated.
pub(crate) struct PresentedPassword {
    /// `None` when the password is disabled: it was compared with nothing.
    attempt: Option<CountedAttempt>,
    pub(crate) evaluated: EvaluatedPassword,
}

impl PresentedPassword {
    /// Settles the attempt in the unit of its outcome.
    pub(crate) async fn settle(
        &self,
        identity: &Identity,
        unit: &mut dyn UnitOfWork,
        locked: &LockedAccount,
        verdict: GuessVerdict,
        origin: &Origin,
    ) -> Result<(), Failure> {
        let Some(attempt) = &self.attempt else { return Ok(()) };
        let guess = session::guess(locked, SecretKind::Password, origin);
        guess.settle(identity, unit, attempt, verdict, identity.clock.now()).await
    }
}

/// The current password as a signed-in person types it.
pub(crate) struct TypedPassword<'a> {
    pub(crate) password: &'a Password,
    pub(crate) place: Box<dyn HashPlace>,
    /// The gate at which the place was taken.
    pub(crate) gate: Gate,
    pub(crate) origin: &'a Origin,
}

/// Counts the attempt on the session, then evaluates the password without a lock. Returns `None`
/// when the session has ended, or ends here because its budget is used up.
pub(crate) async fn present_current(
    identity: &Identity,
    caller: &LiveSession,
    typed: TypedPassword<'_>,
) -> Result<Option<PresentedPassword>, Failure> {
    let TypedPassword { password, place, gate, origin } = typed;
    let (account, now) = (caller.account.id, identity.clock.now());
    let mut unit = identity.store.begin(gate).await?;
    let Some(locked) = session::load_live(unit.as_mut(), caller, now).await? else {
        return Ok(None);
    };
    let guess = session::guess(&locked, SecretKind::Password, origin);
    let admission = guess.admit(identity, unit.as_mut(), now).await?;
    let within_budget = match admission {
        Admission::Evaluate(_) => true,
        Admission::Disabled => session::count_proof(identity, unit.as_mut(), &locked).await?,
        Admission::RetryAfter(_) | Admission::RejectAfterDummyWork => false,
    };
    if !within_budget {
        session::end_unproven(identity, unit.as_mut(), &locked, origin, now).await?;
        unit.commit().await?;
        return Ok(None);
    }
    let attempt = match admission {
        Admission::Evaluate(attempt) => Some(attempt),
        _ => None,
    };
    let stored = unit.passwords().load(account).await?;
    unit.commit().await?;
    let stored = stored.filter(|_| attempt.is_some());
    let evaluated = evaluate(place, account, password, stored).await?;
    Ok(Some(PresentedPassword { attempt, evaluated }))
}
