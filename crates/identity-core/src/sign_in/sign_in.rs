//! A person signs in with address and password.

use super::{
    Attempt, AttemptEnd, NewSession, PendingSignIn, SessionOptions, mint::Completed,
    progress::Progress,
};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{EventKind, NewEvent},
    kernel::{
        AccountId, AttemptId, BearerKind, BearerToken, Digest, Email, Failure, Gate, Origin,
        PendingSignInId, Timestamp, settle_reliably,
    },
    password::{Password, PasswordHash, StoredPassword, Verdict},
    rate_limit::Cost,
    risk::{Reaction, VerifiedSignIn},
    throttle::{Admission, Claimant, CountedAttempt, GuessVerdict, LockCause, SecretKind},
};

/// What a stranger's guess costs.
const GUESS: [Cost; 2] = [Cost::Failure, Cost::Account];

/// What a person gives to get in.
pub struct SignIn {
    /// The address.
    pub email: Email,
    /// The password.
    pub password: Password,
    /// What the session is to be.
    pub options: SessionOptions,
    /// The digests of the tokens of known devices that the client shows.
    pub devices: Vec<Digest>,
    /// Who asks.
    pub origin: Origin,
}

/// A sign-in that waits for its second factor, and the one sight of its token.
pub struct Waiting {
    /// What presents a factor.
    pub token: BearerToken,
    /// From when on it is over.
    pub expires_at: Timestamp,
}

/// What became of it.
pub enum SignInOutcome {
    /// Signed in.
    SignedIn(Box<NewSession>),
    /// The password was right, and the account has a second factor.
    SecondFactorRequired(Waiting),
    /// No: the same for every reason.
    Refused,
    /// Too many failures from there: not before then. Nothing was looked at.
    RetryAfter(Timestamp),
}

/// What becomes of an attempt before its password is looked at.
enum SignInAdmission {
    Evaluate(CountedSignIn),
    RetryAfter(Timestamp),
    /// It is refused after the same work.
    RejectAfterDummyWork(AccountId),
}

/// A counted attempt, and what it needs to be settled.
struct CountedSignIn {
    attempt: Attempt,
    attempt_counted: CountedAttempt,
    /// The id that was looked up: an account's, or one of nobody.
    aimed_at: AccountId,
    password: Option<StoredPassword>,
}

/// What the password was found to be.
struct Judged {
    right: bool,
    /// A hash with the parameters in force, where the stored one has others.
    newer: Option<PasswordHash>,
}

impl Identity {
    /// Begins a session for who knows the password of an address, or asks for the second factor.
    pub async fn sign_in(&self, command: SignIn) -> Result<SignInOutcome, Failure> {
        let (now, source) = (self.clock.now(), command.origin.source());
        if command.devices.is_empty()
            && let Some(until) = self.rate_limited_until(source, &GUESS, now)
        {
            return Ok(SignInOutcome::RetryAfter(until));
        }
        let place = self.hasher.reserve(Gate::address(&command.email))?;
        let reserved = match self.count_attempt(&command).await? {
            SignInAdmission::Evaluate(reserved) => reserved,
            SignInAdmission::RetryAfter(until) => return Ok(SignInOutcome::RetryAfter(until)),
            SignInAdmission::RejectAfterDummyWork(aimed_at) => {
                if let Err(until) = self.local_cache.spend(source, &self.policy.rate_limit, now) {
                    return Ok(SignInOutcome::RetryAfter(until));
                }
                place.verify(aimed_at, &command.password, None).await?;
                return Ok(SignInOutcome::Refused);
            }
        };
        let hash = reserved.password.as_ref().map(|password| &password.hash);
        let verdict = place.verify(reserved.aimed_at, &command.password, hash).await?;
        let assessed = Judged {
            right: verdict != Verdict::Wrong,
            newer: self.newer_hash(&command, &reserved, verdict).await,
        };
        settle_reliably(|| self.settle_sign_in(&command, &reserved, &assessed)).await
    }

    /// Hashes a right password anew where parameters or pepper have changed since. It can wait
    /// for another sign-in, so no failure matters.
    async fn newer_hash(
        &self,
        command: &SignIn,
        reserved: &CountedSignIn,
        verdict: Verdict,
    ) -> Option<PasswordHash> {
        if verdict != Verdict::RightButOutdated {
            return None;
        }
        let place = self.hasher.reserve(Gate::address(&command.email)).ok()?;
        place.hash(reserved.aimed_at, &command.password).await.ok()
    }

    /// Counts the attempt. For an address without an account the same statements run for its
    /// stand-in.
    async fn count_attempt(&self, command: &SignIn) -> Result<SignInAdmission, Failure> {
        let now = self.clock.now();
        let (email, source) = (&command.email, command.origin.source());
        let mut read = self.store.begin_read().await?;
        let found = read.accounts().find_by_email(email).await?;
        let decoy_account_id = read.accounts().decoy_account_id(email).await?;
        drop(read);
        let aimed_at = found.unwrap_or(decoy_account_id);
        let mut unit = self.store.begin(Gate::account(aimed_at)).await?;
        let account = unit.accounts().load_for_update(aimed_at).await?;
        let password = unit.passwords().load(aimed_at).await?;
        let known = self.known_device(unit.as_mut(), aimed_at, &command.devices, now).await?;
        let by = known.map_or(Claimant::Stranger(source), |id| Claimant::Device(id, source));
        let admission = self.admit(unit.as_mut(), aimed_at, SecretKind::Password, by, now).await?;
        let Admission::Evaluate(attempt_counted) = admission else {
            if account.is_some() {
                self.refusals.note(aimed_at, source, now);
            }
            return Ok(match admission {
                Admission::RetryAfter(until) => SignInAdmission::RetryAfter(until),
                _ => SignInAdmission::RejectAfterDummyWork(aimed_at),
            });
        };
        let attempt = Attempt {
            id: AttemptId::generate(now, self.entropy.as_ref()),
            account: account.map(|account| account.id),
            at: now,
        };
        unit.attempts().count(&attempt).await?;
        unit.commit().await?;
        Ok(SignInAdmission::Evaluate(CountedSignIn {
            attempt,
            attempt_counted,
            aimed_at,
            password,
        }))
    }

    /// Settles the attempt. The password must still be the one that was checked.
    async fn settle_sign_in(
        &self,
        command: &SignIn,
        reserved: &CountedSignIn,
        assessed: &Judged,
    ) -> Result<SignInOutcome, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::settling(reserved.aimed_at)).await?;
        let account = unit.accounts().load_for_update(reserved.aimed_at).await?;
        let stored = unit.passwords().load(reserved.aimed_at).await?;
        let unchanged = match (&stored, &reserved.password) {
            (Some(stored), Some(seen)) => stored.still_is(seen),
            _ => false,
        };
        // What was contained meanwhile lets nobody in who began before.
        let throttle = unit.throttles().load_for_update(reserved.aimed_at, now).await?;
        let contained = throttle.is_locked(LockCause::Compromise);
        let factor = account.as_ref().is_some_and(|account| account.protection.second_factor);
        let right = assessed.right && unchanged && account.is_some() && !contained;
        let progress = Progress::Started.with_password(right, factor);
        let (end, outcome) = match (account, progress) {
            (Some(account), Progress::PasswordProven | Progress::Complete(_)) => {
                if let Some(newer) = &assessed.newer {
                    unit.passwords().rehash(account.id, newer).await?;
                }
                self.continue_sign_in(unit.as_mut(), account, (command, reserved), progress, now)
                    .await?
            }
            (account, _) => {
                let (kind, origin) = (EventKind::SignInFailed, &command.origin);
                let (aimed_at, attempt_counted) = (reserved.aimed_at, &reserved.attempt_counted);
                let (owner, wrong) = (account.as_ref(), GuessVerdict::Wrong);
                self.settle_guess(unit.as_mut(), aimed_at, owner, attempt_counted, wrong, now)
                    .await?;
                let event = match account {
                    Some(account) => NewEvent::of(account.id, kind, now, origin),
                    None => NewEvent::anonymous(kind, now, origin),
                };
                self.record(unit.as_mut(), event).await?;
                (AttemptEnd::Refused, SignInOutcome::Refused)
            }
        };
        unit.attempts().settle(reserved.attempt.id, end, now).await?;
        unit.commit().await?;
        Ok(outcome)
    }

    /// The password was right: a session, the question for the second factor, or the lock where
    /// everything else is strange.
    async fn continue_sign_in(
        &self,
        unit: &mut dyn UnitOfWork,
        account: Account,
        (command, reserved): (&SignIn, &CountedSignIn),
        progress: Progress,
        now: Timestamp,
    ) -> Result<(AttemptEnd, SignInOutcome), Failure> {
        let (id, origin, attempt_counted) =
            (account.id, &command.origin, &reserved.attempt_counted);
        let Progress::Complete(assurance) = progress else {
            self.settle_guess(unit, id, Some(&account), attempt_counted, GuessVerdict::Right, now)
                .await?;
            let waiting = self.ask_for_factor(unit, id, command, now).await?;
            return Ok((AttemptEnd::Completed, SignInOutcome::SecondFactorRequired(waiting)));
        };
        let known_device = self.known_device(unit, id, &command.devices, now).await?.is_some();
        let right = VerifiedSignIn {
            account: &account,
            known_device,
            second_factor: false,
            origin,
            attempt_counted: Some(attempt_counted),
        };
        let assessed = self.assess_risk(unit, right, now).await?;
        if assessed.reaction == Reaction::Lock {
            self.settle_guess(unit, id, Some(&account), attempt_counted, GuessVerdict::Right, now)
                .await?;
            self.lock_for_strangers(unit, &account, assessed.details(), now).await?;
            let event = NewEvent::of(id, EventKind::SignInFailed, now, origin);
            self.record(unit, event).await?;
            return Ok((AttemptEnd::Refused, SignInOutcome::Refused));
        }
        self.clear_guesses(unit, id, attempt_counted, now).await?;
        self.cancel_recovery_by_sign_in(unit, id, origin, now).await?;
        let shown = self.recognise(unit, id, &command.devices, origin, now).await?;
        let options = command.options;
        let completed = Completed { options, assurance, shown, note: None, assessed, origin };
        let new = self.mint_session(unit, account, completed, now).await?;
        Ok((AttemptEnd::Completed, SignInOutcome::SignedIn(Box::new(new))))
    }

    async fn ask_for_factor(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        command: &SignIn,
        now: Timestamp,
    ) -> Result<Waiting, Failure> {
        let shown = self.recognise(unit, account, &command.devices, &command.origin, now).await?;
        let token = BearerToken::generate(BearerKind::PendingSignIn, self.entropy.as_ref());
        let pending = PendingSignIn {
            id: PendingSignInId::generate(now, self.entropy.as_ref()),
            account,
            options: command.options,
            device: shown.known,
            created_at: now,
            expires_at: now.after(self.policy.sign_in.pending),
            tries: 0,
            ended_at: None,
        };
        unit.pending_sign_ins().insert(&pending, &token.digest()).await?;
        Ok(Waiting { token, expires_at: pending.expires_at })
    }
}
