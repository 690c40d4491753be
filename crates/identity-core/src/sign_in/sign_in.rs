//! Password sign-in. Counts the attempt before hashing (ADR 0004), so that parallel guesses cannot
//! exceed the budget, and answers alike for every address.

use super::{
    Attempt, AttemptEnd, NewSession, PendingSignIn, SessionOptions, mint::Completed,
    mint::mint_session, party::find_party, progress::Progress,
};
use crate::{
    Identity, ReadUnit, UnitOfWork,
    account::Account,
    audit::{self, EventKind, NewEvent},
    device::{self, PresentedDevices},
    kernel::{
        AccountId, AttemptId, BearerKind, BearerToken, Digest, Email, Failure, Gate, Origin, Party,
        PendingSignInId, Timestamp, settle_reliably,
    },
    password::{self, EvaluatedPassword, Password, PasswordHash, StoredPassword},
    rate_limit::{self, Cost, Network},
    recovery::{self, GivenInFull},
    risk::{self, Reaction, VerifiedSignIn},
    throttle::{
        self, Admission, Claimant, CountedAttempt, Guess, GuessVerdict, LockCause, SecretKind,
    },
};

/// The cost of a stranger's guess.
const GUESS: [Cost; 2] = [Cost::Failure, Cost::Account];

/// A password sign-in.
pub struct SignIn {
    pub email: Email,
    pub password: Password,
    pub options: SessionOptions,
    /// Digests of the known-device tokens that the client presents.
    pub devices: Vec<Digest>,
    pub origin: Origin,
}

/// A sign-in that is pending its second factor, with the only sight of its token.
pub struct Waiting {
    /// Presents the factor.
    pub token: BearerToken,
    pub expires_at: Timestamp,
}

/// Outcome of a password sign-in.
pub enum SignInOutcome {
    SignedIn(Box<NewSession>),
    /// The password was right, and the account has a second factor.
    SecondFactorRequired(Waiting),
    /// The same for every reason.
    Refused,
    /// Too many failures from this source. The password was not evaluated.
    RetryAfter(Timestamp),
}

/// An attempt in the first of its two units.
enum Admitted {
    Counted(CountedSignIn),
    /// Hash against a decoy, then refuse, so that timing reveals nothing.
    RejectAfterDummyWork(AccountId),
    RetryAfter(Timestamp),
}

/// A counted attempt, with what settles it.
struct CountedSignIn {
    id: AttemptId,
    attempt: CountedAttempt,
    /// The account of the address, or its decoy id.
    subject: AccountId,
    stored: Option<StoredPassword>,
}

/// A counted attempt whose password was evaluated.
struct Evaluated<'a> {
    command: &'a SignIn,
    party: Party,
    counted: &'a CountedSignIn,
    password: &'a EvaluatedPassword,
    /// The hash with current parameters, where the stored one is outdated.
    rehashed: Option<PasswordHash>,
}

impl Evaluated<'_> {
    fn guess<'a>(&self, account: Option<&'a Account>) -> Guess<'a> {
        let CountedAttempt { kind, claimant, .. } = self.counted.attempt;
        let (subject, source) = (self.counted.subject, self.command.origin.source());
        Guess { subject, account, kind, claimant, source }
    }
}

impl Identity {
    /// Starts a session for the right password, or asks for the second factor.
    pub async fn sign_in(&self, command: SignIn) -> Result<SignInOutcome, Failure> {
        let (now, source) = (self.clock.now(), command.origin.source());
        if command.devices.is_empty()
            && let Some(until) = rate_limit::rate_limited_until(self, source, &GUESS, now)
        {
            return Ok(SignInOutcome::RetryAfter(until));
        }
        let party = party_of(self, &command).await?;
        let gate = Gate::address(&command.email).by(party);
        let place = self.hasher.reserve(gate)?;
        let counted = match count_attempt(self, &command, party).await? {
            Admitted::Counted(counted) => counted,
            Admitted::RetryAfter(until) => return Ok(SignInOutcome::RetryAfter(until)),
            Admitted::RejectAfterDummyWork(subject) => {
                let limits = &self.policy.rate_limit;
                if let Err(until) = self.local_cache.spend(source, limits, now) {
                    return Ok(SignInOutcome::RetryAfter(until));
                }
                place.verify(subject, &command.password, None).await?;
                return Ok(SignInOutcome::Refused);
            }
        };
        let stored = counted.stored.clone();
        let password =
            password::evaluate(place, counted.subject, &command.password, stored).await?;
        let mut rehashed = None;
        if password.is_outdated {
            rehashed = rehash(self, &command, counted.subject, gate).await;
        }
        let (command, counted, password) = (&command, &counted, &password);
        let evaluated = Evaluated { command, party, counted, password, rehashed };
        settle_reliably(|| settle_sign_in(self, &evaluated)).await
    }
}

/// Hashes a right password again, whose parameters or pepper have changed. A later sign-in can do
/// it too, so a failure does not matter.
async fn rehash(
    identity: &Identity,
    command: &SignIn,
    subject: AccountId,
    gate: Gate,
) -> Option<PasswordHash> {
    let place = identity.hasher.reserve(gate).ok()?;
    place.hash(subject, &command.password).await.ok()
}

/// Finds the party of a sign-in. Without a token nothing is read, so that a flood of strangers is
/// refused before it reaches the database.
async fn party_of(identity: &Identity, command: &SignIn) -> Result<Party, Failure> {
    let source = command.origin.source();
    if command.devices.is_empty() {
        return Ok(Network::strangers(source));
    }
    let mut read = identity.store.begin_read().await?;
    let subject = find_subject(read.as_mut(), &command.email).await?;
    find_party(identity, read.as_mut(), subject, &command.devices, source).await
}

/// Finds the account of an address, or its decoy id.
async fn find_subject(read: &mut dyn ReadUnit, email: &Email) -> Result<AccountId, Failure> {
    let found = read.accounts().find_by_email(email).await?;
    let decoy = read.accounts().decoy_account_id(email).await?;
    Ok(found.unwrap_or(decoy))
}

/// Counts the attempt. For an address without an account the same statements run on its decoy id.
async fn count_attempt(
    identity: &Identity,
    command: &SignIn,
    party: Party,
) -> Result<Admitted, Failure> {
    let (now, source) = (identity.clock.now(), command.origin.source());
    let mut read = identity.store.begin_read().await?;
    let subject = find_subject(read.as_mut(), &command.email).await?;
    drop(read);
    let mut unit = identity.store.begin(Gate::account(subject).by(party)).await?;
    let account = unit.accounts().load_for_update(subject).await?;
    let stored = unit.passwords().load(subject).await?;
    let known =
        device::known_device(identity, unit.as_mut(), subject, &command.devices, now).await?;
    let claimant =
        known.map_or(Claimant::Stranger(source), |known| Claimant::Device(known.id, source));
    let (account, kind) = (account.as_ref(), SecretKind::Password);
    let guess = Guess { subject, account, kind, claimant, source };
    let attempt = match guess.admit(identity, unit.as_mut(), now).await? {
        Admission::Evaluate(attempt) => attempt,
        Admission::RetryAfter(until) => return Ok(Admitted::RetryAfter(until)),
        Admission::RejectAfterDummyWork | Admission::Disabled => {
            return Ok(Admitted::RejectAfterDummyWork(subject));
        }
    };
    let id = AttemptId::generate(now, identity.entropy.as_ref());
    let account = account.map(|account| account.id);
    unit.attempts().count(&Attempt { id, account, at: now }).await?;
    unit.commit().await?;
    Ok(Admitted::Counted(CountedSignIn { id, attempt, subject, stored }))
}

/// Settles the attempt. The password must still be the one that was evaluated, and a containment
/// since then refuses it.
async fn settle_sign_in(
    identity: &Identity,
    evaluated: &Evaluated<'_>,
) -> Result<SignInOutcome, Failure> {
    let now = identity.clock.now();
    let CountedSignIn { id, attempt, subject, .. } = evaluated.counted;
    let mut unit = identity.store.begin(Gate::settling(*subject).by(evaluated.party)).await?;
    let account = unit.accounts().load_for_update(*subject).await?;
    let matches = evaluated.password.still_matches(unit.as_mut(), *subject).await?;
    let second_factor = account.as_ref().is_some_and(|account| account.protection.second_factor);
    let locked = unit.throttles().find(*subject).await?.is_locked(LockCause::Compromise);
    let admitted = !locked || matches!(attempt.claimant, Claimant::Device(..));
    let right = matches && account.is_some() && admitted;
    let progress = Progress::Started.with_password(right, second_factor);
    let (end, outcome) = match (account, progress) {
        (Some(account), Progress::PasswordProven | Progress::Complete(_)) => {
            if let Some(rehashed) = &evaluated.rehashed {
                unit.passwords().rehash(account.id, rehashed).await?;
            }
            continue_sign_in(identity, unit.as_mut(), account, evaluated, progress, now).await?
        }
        (account, _) => {
            let guess = evaluated.guess(account.as_ref());
            guess.settle(identity, unit.as_mut(), attempt, GuessVerdict::Wrong, now).await?;
            let (kind, origin) = (EventKind::SignInFailed, &evaluated.command.origin);
            let event = match account {
                Some(account) => NewEvent::of(account.id, kind, now, origin),
                None => NewEvent::anonymous(kind, now, origin),
            };
            audit::record(identity, unit.as_mut(), event).await?;
            (AttemptEnd::Refused, SignInOutcome::Refused)
        }
    };
    unit.attempts().settle(*id, end, now).await?;
    unit.commit().await?;
    Ok(outcome)
}

/// Continues after a right password: a session, the question for the second factor, or the lock
/// where everything else is suspicious.
async fn continue_sign_in(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: Account,
    evaluated: &Evaluated<'_>,
    progress: Progress,
    now: Timestamp,
) -> Result<(AttemptEnd, SignInOutcome), Failure> {
    let (command, attempt) = (evaluated.command, &evaluated.counted.attempt);
    let (id, origin, options) = (account.id, &command.origin, command.options);
    let guess = evaluated.guess(Some(&account));
    let presented = device::recognise(identity, unit, id, &command.devices, origin, now).await?;
    let Progress::Complete(assurance) = progress else {
        guess.settle(identity, unit, attempt, GuessVerdict::Right, now).await?;
        let waiting = ask_for_factor(identity, unit, id, options, &presented, now).await?;
        return Ok((AttemptEnd::Completed, SignInOutcome::SecondFactorRequired(waiting)));
    };
    let right = VerifiedSignIn {
        account: &account,
        known_device: presented.known.is_some(),
        second_factor: false,
        origin,
        counted: Some(attempt),
    };
    let assessed = risk::assess_risk(identity, unit, right, now).await?;
    let locks = assessed.reaction == Reaction::Lock;
    let device = presented.known.as_ref().map(|known| known.device.created_at);
    let given = GivenInFull { device, ..GivenInFull::default() };
    let admitted = if locks {
        None
    } else {
        recovery::admits(identity, unit, &account, given, origin, now).await?
    };
    let Some(admitted) = admitted else {
        guess.settle(identity, unit, attempt, GuessVerdict::Right, now).await?;
        if locks {
            throttle::lock_for_strangers(identity, unit, &account, assessed.details(), now).await?;
        }
        let event = NewEvent::of(id, EventKind::SignInFailed, now, origin);
        audit::record(identity, unit, event).await?;
        return Ok((AttemptEnd::Refused, SignInOutcome::Refused));
    };
    guess.settle(identity, unit, attempt, GuessVerdict::Complete, now).await?;
    let completed = Completed { options, assurance, presented, note: None, assessed, origin };
    let new = mint_session(identity, unit, admitted, completed, now).await?;
    Ok((AttemptEnd::Completed, SignInOutcome::SignedIn(Box::new(new))))
}

async fn ask_for_factor(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    options: SessionOptions,
    presented: &PresentedDevices,
    now: Timestamp,
) -> Result<Waiting, Failure> {
    let token = BearerToken::generate(BearerKind::PendingSignIn, identity.entropy.as_ref());
    let pending = PendingSignIn {
        id: PendingSignInId::generate(now, identity.entropy.as_ref()),
        account,
        options,
        device: presented.known.as_ref().map(|known| known.token),
        created_at: now,
        expires_at: now.after(identity.policy.sign_in.pending),
        tries: 0,
        ended_at: None,
    };
    unit.pending_sign_ins().insert(&pending, &token.digest()).await?;
    Ok(Waiting { token, expires_at: pending.expires_at })
}
