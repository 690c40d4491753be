//! Reauthentication: every proof of the account again, in a live session.

use crate::audit;
use crate::{
    Identity, UnitOfWork,
    audit::{EventKind, NewEvent},
    kernel::{
        BearerKind, BearerToken, ClosedSet, Failure, Gate, Origin, Party, Timestamp,
        settle_reliably,
    },
    ownership::Action,
    password::{self, Password, PresentedPassword, TypedPassword},
    recovery::{self, GivenInFull, Stops},
    session::{
        self, Assurance, FreshSession, LiveSession, LockedAccount, ProofRefused, Proven,
        SessionAccess,
    },
    throttle::{self, Admission, Claimant, Guess, GuessVerdict, SecretKind},
    two_factor::{self, FactorCheck, PresentedFactor, Proof},
};

/// The proofs of a reauthentication.
pub struct Reauthenticate {
    pub password: Password,
    /// Needed where the account has a second factor.
    pub proof: Option<Proof>,
    pub origin: Origin,
}

/// Outcome of a reauthentication.
pub enum ReauthenticateOutcome {
    Proven {
        /// The session, which may change protections at once.
        session: Box<FreshSession>,
        /// Replaces the session's token.
        token: BearerToken,
        fresh_until: Timestamp,
    },
    /// One of the proofs was wrong; which one stays hidden.
    Refused(ProofRefused),
    /// The caller's session has ended since it was checked. Nothing was done.
    CallerEnded,
}

impl Identity {
    /// Makes a live session a fresh one, whatever its access: a person who may only change the
    /// password reauthenticates too.
    pub async fn reauthenticate(
        &self,
        caller: &LiveSession,
        command: Reauthenticate,
    ) -> Result<ReauthenticateOutcome, Failure> {
        let gate = Gate::account(caller.account.id).by(Party::Defence(caller.session.id));
        let place = self.hasher.reserve(gate)?;
        let (password, origin) = (&command.password, &command.origin);
        let typed = TypedPassword { password, place, gate, origin };
        let presented = password::present_current(self, caller, typed).await?;
        let Some(presented) = presented else { return Ok(ReauthenticateOutcome::CallerEnded) };
        settle_reliably(|| settle_reauthentication(self, caller, &command, &presented)).await
    }
}

async fn settle_reauthentication(
    identity: &Identity,
    caller: &LiveSession,
    command: &Reauthenticate,
    presented: &PresentedPassword,
) -> Result<ReauthenticateOutcome, Failure> {
    let (account, now) = (caller.account.id, identity.clock.now());
    let gate = Gate::settling(account).by(Party::Defence(caller.session.id));
    let mut unit = identity.store.begin(gate).await?;
    let Some(locked) = session::load_live(unit.as_mut(), caller, now).await? else {
        return Ok(ReauthenticateOutcome::CallerEnded);
    };
    let assurance = if presented.evaluated.still_matches(unit.as_mut(), account).await? {
        let verdict = if locked.account.protection.second_factor {
            GuessVerdict::Right
        } else {
            GuessVerdict::Complete
        };
        presented.settle(identity, unit.as_mut(), &locked, verdict, &command.origin).await?;
        second_proof(identity, unit.as_mut(), &locked, command, now).await?
    } else {
        let wrong = GuessVerdict::Wrong;
        presented.settle(identity, unit.as_mut(), &locked, wrong, &command.origin).await?;
        None
    };
    let Some(assurance) = assurance else {
        let origin = &command.origin;
        let refused = session::refuse_proof(identity, unit.as_mut(), &locked, origin, now).await?;
        unit.commit().await?;
        return Ok(ReauthenticateOutcome::Refused(refused));
    };
    let token = BearerToken::generate(BearerKind::Session, identity.entropy.as_ref());
    let proven = Proven { token: token.digest(), assurance, at: now };
    unit.sessions().prove(locked.session.id, &proven).await?;
    let event = NewEvent::of(account, EventKind::Reauthenticated, now, &command.origin);
    audit::record(identity, unit.as_mut(), event.about(locked.session.id)).await?;
    let recovery_code = command.proof.as_ref().is_some_and(Proof::is_unguessable);
    let given = GivenInFull { recovery_code, device: None, session: Some(&locked.session) };
    let (kept, origin) = (Some(locked.session.id), &command.origin);
    let by = Stops { how: "session", action: Action::SignIn, kept, origin };
    recovery::stop_in_full(identity, unit.as_mut(), &locked.account, given, by, now).await?;
    unit.commit().await?;
    let fresh_until = now.after(identity.policy.session.fresh_for);
    let required = identity.policy.session.second_factor_required;
    let access = SessionAccess::of(&locked.account, required);
    let session = Box::new(FreshSession::after(&proven, locked, access));
    Ok(ReauthenticateOutcome::Proven { session, token, fresh_until })
}

/// Evaluates the second factor where the account has one, and returns what was proven; nothing
/// when it is wrong. It follows a right password, so that no code is used up in vain.
async fn second_proof(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    locked: &LockedAccount,
    command: &Reauthenticate,
    now: Timestamp,
) -> Result<Option<Assurance>, Failure> {
    if !locked.account.protection.second_factor {
        return Ok(Some(Assurance::Password));
    }
    // The right password was taken back from the session's count.
    let failures = locked.session.failed_proofs.saturating_sub(1);
    let claimant = Claimant::Session(locked.session.id, failures);
    let (kind, source) = (SecretKind::SecondFactor, command.origin.source());
    let guess = Guess::at(&locked.account, kind, claimant, source);
    let attempt = match guess.admit(identity, unit, now).await? {
        Admission::Evaluate(attempt) => Some(attempt),
        _ => None,
    };
    let proof = command.proof.as_ref().filter(|proof| attempt.is_some() || proof.is_unguessable());
    let is_right = match proof {
        // A session in which a stolen code is given began with the thief.
        Some(proof) => {
            let (account, origin) = (locked.account.id, &command.origin);
            let began = locked.session.created_at;
            let given = PresentedFactor { account, proof, origin, began };
            let found = two_factor::evaluate_factor(identity, unit, given, now).await?;
            matches!(found, FactorCheck::Right(_))
        }
        None => false,
    };
    let verdict = if is_right { GuessVerdict::Complete } else { GuessVerdict::Wrong };
    match &attempt {
        Some(attempt) => guess.settle(identity, unit, attempt, verdict, now).await?,
        None if is_right => {
            throttle::forget_failures(unit, locked.account.id, SecretKind::ALL, now).await?;
        }
        None => session::count_proof(identity, unit, locked).await.map(drop)?,
    }
    Ok(is_right.then_some(Assurance::TwoFactor))
}
