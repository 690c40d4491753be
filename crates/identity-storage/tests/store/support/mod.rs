//! Shared test support: the use cases wired to a throw-away database as in one server process, with
//! a fixed clock and a mailbox that keeps every mail.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

mod commands;
mod counting;
mod mailbox;

pub(crate) use commands::{PASSWORD, confirm, from, register, sign_in};
pub(crate) use counting::CountingStore;
pub(crate) use identity_storage::testing::{TestDatabase, within_limit};
pub(crate) use mailbox::{Mailbox, link};

use identity_core::{
    Identity, Policy, Ports, Store,
    audit::{Chain, Event, EventKind},
    email_change::{ConfirmEmailOutcome, EmailRequestOutcome},
    incident::ReportOutcome,
    kernel::{AccountId, ActionToken, BearerToken, Clock as _, Digest, Gate, Timestamp},
    notify::{Mail, Template},
    ownership::{MailboxOnly, OwnershipPolicy},
    rate_limit::RateLimitPolicy,
    reauthentication::{Reauthenticate, ReauthenticateOutcome},
    recovery::{
        CancelOutcome, ClaimOutcome, ClaimWithMailbox, ProveRecovery, RecoveryStatus, SecondProof,
        StopByMail,
    },
    risk::NoPlaces,
    session::{FreshSession, LiveSession, SignedIn},
    sign_in::{NewSession, PresentFactor, PresentFactorOutcome, SignIn, SignInOutcome, Waiting},
    sign_up::{ConfirmOutcome, RegisterOutcome},
    testing::{AcceptsEveryPassword, Authenticator, FixedClock, build},
    throttle::{CounterKey, ThrottleState},
    two_factor::{ConfirmCodes, ConfirmTotp, FactorEnabled, Proof, RecoveryCode},
};
use identity_crypto::{Argon2Hasher, HashSettings, KeyRing, SystemEntropy};
use identity_storage::{Database, Location};
use std::{path::PathBuf, sync::Arc, time::Duration};

/// The initial time of every test's clock.
pub(crate) const START: Timestamp = Timestamp::from_millis(1_800_000_000_000);

/// The validity of one TOTP code.
pub(crate) const STEP: Duration = Duration::from_secs(30);

/// Creates one test for each function and engine. Each gets its own database.
macro_rules! on_both_engines {
    (#[$test:meta] $($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[$test]
            async fn $name() {
                let database = crate::support::TestDatabase::sqlite();
                crate::support::within_limit(super::$name(database)).await;
            })+
        }
        mod postgres {
            $(#[$test]
            async fn $name() {
                if let Some(database) = crate::support::TestDatabase::postgres().await {
                    crate::support::within_limit(super::$name(database)).await;
                }
            })+
        }
    };
}

/// Returns the path of the database's key file.
pub(crate) fn key_file(database: &TestDatabase) -> PathBuf {
    database.folder().join("identity.key")
}

/// Opens a database and its key ring. The key file is in the database's folder.
pub(crate) async fn open(database: &TestDatabase) -> (Arc<dyn Store>, Arc<KeyRing>) {
    let key_file = key_file(database);
    let opened = Database::open(&database.settings).await.expect("the database opens");
    let keys = opened
        .prepare(|rows| KeyRing::open_or_create(&key_file, rows, Arc::new(SystemEntropy)))
        .await
        .expect("the key ring opens");
    let keys = Arc::new(keys);
    (opened.store(keys.clone()), keys)
}

/// The second factor of an account, with its authenticator and confirmed recovery codes.
pub(crate) struct Protected {
    pub(crate) authenticator: Authenticator,
    pub(crate) codes: Vec<RecoveryCode>,
    /// The token of the session that set the factor up.
    pub(crate) token: BearerToken,
}

/// Returns a policy without rate limits in practice, for tests in which many people share one
/// address.
pub(crate) fn crowded() -> Policy {
    let many = 1_000_000;
    let rate_limit = RateLimitPolicy {
        failures: many,
        accounts: many,
        registrations: many,
        mails: many,
        ..RateLimitPolicy::default()
    };
    Policy { rate_limit, ..Policy::default() }
}

/// Returns the policy in which a mailbox alone recovers an account after its waiting period.
pub(crate) fn trusting() -> Policy {
    let mailbox_only = MailboxOnly::Complete;
    let ownership = OwnershipPolicy { mailbox_only, ..OwnershipPolicy::default() };
    Policy { ownership, ..Policy::default() }
}

/// The outcome of a claim that waits until then.
pub(crate) const fn waits(ready_at: Timestamp) -> ClaimOutcome {
    ClaimOutcome::Next(RecoveryStatus::Delayed { ready_at })
}

/// The outcome of a claim that settles at once.
pub(crate) const SETTLED: ClaimOutcome =
    ClaimOutcome::Next(RecoveryStatus::NeedsPassword { factor_lost: false });

/// The result of a password sign-in, whether or not a second factor follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PasswordVerdict {
    Right,
    Refused,
    RetryAfter(Timestamp),
}

/// The use cases over a database, wired as in one server process.
pub(crate) struct Service {
    pub(crate) identity: Identity,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<FixedClock>,
    /// Declared last, because the files are deleted when it drops.
    pub(crate) database: Arc<TestDatabase>,
}

impl Service {
    pub(crate) async fn over(database: TestDatabase) -> Self {
        Self::with_ports(Arc::new(database), |_| ()).await
    }

    /// Wires the service after `change` replaced some of its ports.
    pub(crate) async fn with_ports(
        database: Arc<TestDatabase>,
        change: impl FnOnce(&mut Ports),
    ) -> Self {
        Self::wired(database, |ports, _| change(ports), Policy::default()).await
    }

    /// Wires the service with this policy.
    pub(crate) async fn with_policy(database: TestDatabase, policy: Policy) -> Self {
        Self::wired(Arc::new(database), |_, _| (), policy).await
    }

    /// Wires the service with this policy after `change` replaced ports, with access to the key
    /// ring.
    pub(crate) async fn wired(
        database: Arc<TestDatabase>,
        change: impl FnOnce(&mut Ports, &Arc<KeyRing>),
        policy: Policy,
    ) -> Self {
        let (store, keys) = open(&database).await;
        let clock = Arc::new(FixedClock::at(START));
        let hasher = Argon2Hasher::start(keys.clone(), &HashSettings::cheap_for_tests());
        let mut ports = Ports {
            store: store.clone(),
            clock: clock.clone(),
            entropy: Arc::new(SystemEntropy),
            hasher: Arc::new(hasher.expect("the hasher starts")),
            password_checker: Arc::new(AcceptsEveryPassword),
            action_token_keys: keys.clone(),
            recovery_codes: keys.clone(),
            places: Arc::new(NoPlaces),
        };
        change(&mut ports, &keys);
        Self { identity: Identity::new(ports, policy), store, clock, database }
    }

    pub(crate) fn clock_now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Starts `most` processes on PostgreSQL and one on SQLite, with the policy of `crowded`.
    pub(crate) async fn processes(database: TestDatabase, most: usize) -> Vec<Self> {
        Self::processes_with_policy(database, most, &crowded()).await
    }

    /// Starts processes as `processes` does, with this policy.
    pub(crate) async fn processes_with_policy(
        mut database: TestDatabase,
        most: usize,
        policy: &Policy,
    ) -> Vec<Self> {
        // Loaded machines are slow, so every wait gets a generous timeout.
        database.settings.acquire_timeout *= 20;
        database.settings.lock_timeout *= 20;
        database.settings.statement_timeout *= 20;
        let many = matches!(database.settings.location, Location::Postgres(_));
        let database = Arc::new(database);
        let mut processes = Vec::new();
        for _ in 0..if many { most } else { 1 } {
            processes.push(Self::wired(database.clone(), |_, _| (), policy.clone()).await);
        }
        processes
    }

    /// Registers an address and returns the token that the browser keeps.
    pub(crate) async fn registered(&self, address: &str, password: &str) -> BearerToken {
        match self.identity.register(register(address, password)).await.expect("registers") {
            RegisterOutcome::Accepted { browser } => browser,
            RegisterOutcome::PasswordRejected(rules) => panic!("{rules:?}"),
            RegisterOutcome::RetryAfter(_) => panic!("no wait is due"),
        }
    }

    /// Delivers all due mail and returns it.
    pub(crate) async fn delivered(&self) -> Vec<Mail> {
        let mailbox = Mailbox::default();
        while self.identity.deliver_due(&mailbox).await.expect("delivers") > 0 {}
        mailbox.empty()
    }

    /// Creates an account through registration and confirmation.
    pub(crate) async fn member(&self, address: &str, password: &str) -> AccountId {
        let browser = self.registered(address, password).await;
        let mails = self.delivered().await;
        let asks = |mail: &&Mail| mail.template == Template::ConfirmRegistration;
        let mail = mails.iter().rev().find(asks).expect("a mail");
        let command = confirm(link(mail), Some(&browser), None);
        match self.identity.confirm_registration(command).await.expect("confirms") {
            ConfirmOutcome::Confirmed(account) => account,
            refused => panic!("{refused:?}"),
        }
    }

    /// Sets up a second factor for the session's account and confirms its recovery codes.
    pub(crate) async fn protected(&self, token: &BearerToken) -> Protected {
        let (identity, origin) = (&self.identity, build::origin());
        let fresh = self.fresh(token).await;
        let enrolment = identity.start_totp(&fresh, &origin).await.expect("begins").expect("lives");
        let authenticator = Authenticator::scan(&enrolment);
        let code = authenticator.code_at(self.clock.now());
        let ConfirmTotp::On(FactorEnabled { recovery_codes: codes, token, .. }) =
            identity.confirm_totp(&fresh, &code, &origin).await.expect("confirms")
        else {
            panic!("the code is right")
        };
        let fresh = self.fresh(&token).await;
        let confirmed = identity.confirm_recovery_codes(&fresh, &codes[0], &origin).await;
        assert_eq!(confirmed.expect("confirms"), ConfirmCodes::Active(10));
        // The first code used its step up.
        self.clock.pass(STEP);
        Protected { authenticator, codes, token }
    }

    /// Reauthenticates with password and second factor, and returns the session's new token. Uses
    /// the code of the next step.
    pub(crate) async fn reauthenticate(
        &self,
        new: &NewSession,
        protected: &Protected,
    ) -> BearerToken {
        self.clock.pass(STEP);
        let live = self.live(&new.token).await;
        let proof = Some(Proof::Totp(protected.authenticator.code_at(self.clock.now())));
        let command =
            Reauthenticate { password: build::password(PASSWORD), proof, origin: build::origin() };
        match self.identity.reauthenticate(&live, command).await.expect("answers") {
            ReauthenticateOutcome::Proven { token, .. } => {
                // That code used its step up.
                self.clock.pass(STEP);
                token
            }
            _ => panic!("both are right"),
        }
    }

    /// Reauthenticates with the password, and returns the session's new token.
    pub(crate) async fn reauthenticate_by_password(&self, new: &NewSession) -> BearerToken {
        let live = self.live(&new.token).await;
        let (password, origin) = (build::password(PASSWORD), build::origin());
        let command = Reauthenticate { password, proof: None, origin };
        match self.identity.reauthenticate(&live, command).await.expect("answers") {
            ReauthenticateOutcome::Proven { token, .. } => token,
            _ => panic!("it is right"),
        }
    }

    /// Starts a sign-in that needs a second factor.
    pub(crate) async fn pending_sign_in(&self, command: SignIn) -> Waiting {
        match self.identity.sign_in(command).await.expect("answers") {
            SignInOutcome::SecondFactorRequired(waiting) => waiting,
            SignInOutcome::SignedIn(_) => panic!("it asks for no second factor"),
            SignInOutcome::Refused => panic!("it refuses the password"),
            SignInOutcome::RetryAfter(_) => panic!("no wait is due"),
        }
    }

    /// Presents a second factor to a pending sign-in.
    pub(crate) async fn present(
        &self,
        attempt: &BearerToken,
        proof: Proof,
    ) -> PresentFactorOutcome {
        self.present_on(attempt, proof, &[]).await
    }

    /// Presents a second factor from a client that also sends the tokens of known devices.
    pub(crate) async fn present_on(
        &self,
        attempt: &BearerToken,
        proof: Proof,
        shown: &[Digest],
    ) -> PresentFactorOutcome {
        let (attempt, devices) = (attempt.clone(), shown.to_vec());
        let command = PresentFactor { attempt, proof, devices, origin: build::origin() };
        self.identity.present_factor(command).await.expect("answers")
    }

    /// Signs in with password and second factor.
    pub(crate) async fn signed_in_with(&self, command: SignIn, proof: Proof) -> NewSession {
        let waiting = self.pending_sign_in(command).await;
        match self.present(&waiting.token, proof).await {
            PresentFactorOutcome::SignedIn(new) => *new,
            PresentFactorOutcome::WrongFactor { .. } => panic!("the factor is right"),
            PresentFactorOutcome::Over => panic!("it waits"),
            PresentFactorOutcome::RetryAfter(_) => panic!("no wait is due"),
        }
    }

    /// Delivers all due mail and returns its templates, without new sign-in alerts, which most
    /// tests cause and few look at.
    pub(crate) async fn notified(&self) -> Vec<Template> {
        let mails = self.delivered().await;
        let notified = mails.iter().map(|mail| mail.template);
        notified.filter(|template| *template != Template::NewSignIn).collect()
    }

    /// Delivers all due mail and returns the link of the only mail with this template.
    pub(crate) async fn mailed(&self, template: Template) -> ActionToken {
        let mails = self.delivered().await;
        let mut links = mails.iter().filter(|mail| mail.template == template).map(link);
        let found = links.next().expect("such a mail is due");
        assert!(links.next().is_none(), "one {template:?} alone is due");
        found
    }

    /// Changes the account's address to `address`: requests it in the session and confirms it
    /// there. Returns the mails that follow.
    pub(crate) async fn change_email(&self, token: &BearerToken, address: &str) -> Vec<Mail> {
        let (identity, origin) = (&self.identity, build::origin());
        let fresh = self.fresh(token).await;
        let email = build::email(address);
        let asked = identity.request_email_change(&fresh, &email, &origin).await;
        assert_eq!(asked.expect("asks"), EmailRequestOutcome::Accepted);
        let confirm = self.mailed(Template::ConfirmEmailChange).await;
        let caller = self.live(token).await.full().expect("it may call everything");
        let confirmed = identity.confirm_email_change(&caller, &confirm, &origin).await;
        assert_eq!(confirmed.expect("confirms"), ConfirmEmailOutcome::Confirmed);
        self.delivered().await
    }

    /// Reports "this wasn't me" with the link of an alert.
    pub(crate) async fn report(&self, link: &ActionToken) -> ReportOutcome {
        self.identity.report(link, &build::origin()).await.expect("answers")
    }

    /// Shows a proof beside a recovery link.
    pub(crate) async fn prove(&self, link: &ActionToken, proof: SecondProof) -> ClaimOutcome {
        self.prove_on(link, proof, &[]).await
    }

    /// Shows a proof beside a recovery link, from a client with the tokens of known devices.
    pub(crate) async fn prove_on(
        &self,
        link: &ActionToken,
        proof: SecondProof,
        shown: &[Digest],
    ) -> ClaimOutcome {
        let (token, devices, origin) = (link.clone(), shown.to_vec(), build::origin());
        let command = ProveRecovery { token, proof, devices, origin };
        self.identity.prove_recovery(command).await.expect("answers")
    }

    /// Claims the account with a recovery link alone.
    pub(crate) async fn claim(&self, link: &ActionToken) -> ClaimOutcome {
        self.claim_on(link, &[]).await
    }

    /// Claims the account with a recovery link, from a client with the tokens of known devices.
    pub(crate) async fn claim_on(&self, link: &ActionToken, shown: &[Digest]) -> ClaimOutcome {
        let (token, devices, origin) = (link.clone(), shown.to_vec(), build::origin());
        let command = ClaimWithMailbox { token, devices, origin };
        self.identity.claim_with_mailbox(command).await.expect("answers")
    }

    /// Stops a recovery with the link in the notice about it.
    pub(crate) async fn stop(&self, link: &ActionToken) -> CancelOutcome {
        let (token, devices, origin) = (link.clone(), Vec::new(), build::origin());
        let command = StopByMail { token, devices, origin };
        self.identity.cancel_recovery_by_mail(command).await.expect("answers")
    }

    /// Tries to sign in and returns whether the password was accepted.
    pub(crate) async fn try_sign_in(&self, command: SignIn) -> PasswordVerdict {
        match self.identity.sign_in(command).await.expect("answers") {
            SignInOutcome::SignedIn(_) | SignInOutcome::SecondFactorRequired(_) => {
                PasswordVerdict::Right
            }
            SignInOutcome::Refused => PasswordVerdict::Refused,
            SignInOutcome::RetryAfter(until) => PasswordVerdict::RetryAfter(until),
        }
    }

    /// Locks an account with ten wrong passwords from ten sources.
    pub(crate) async fn locked_by_strangers(&self, address: &str) {
        for number in 1..=10 {
            let guess = from(number, sign_in(address, "Wrong-horse-1"));
            assert_eq!(self.try_sign_in(guess).await, PasswordVerdict::Refused, "{number}");
        }
    }

    /// Removes the lock and clears the attempt counter for strangers, without a mail or a proof.
    pub(crate) async fn clear_lock(&self, account: AccountId) {
        let mut unit = self.store.begin(Gate::account(account)).await.expect("begins");
        let locked =
            unit.throttles().load_for_update(account, self.clock_now()).await.expect("holds");
        let open = ThrottleState { lock: None, ..locked };
        unit.throttles().save(account, &open).await.expect("saves");
        unit.throttles().clear(account, CounterKey::Strangers).await.expect("clears");
        unit.commit().await.expect("commits");
    }

    /// Returns the account's throttle state.
    pub(crate) async fn throttle(&self, account: AccountId) -> ThrottleState {
        let mut read = self.store.begin_read().await.expect("reads");
        read.throttles().find(account).await.expect("finds")
    }

    /// Signs in with the password alone. Returns `None` when the sign-in is refused.
    pub(crate) async fn signed_in(&self, address: &str, password: &str) -> Option<NewSession> {
        match self.identity.sign_in(sign_in(address, password)).await.expect("answers") {
            SignInOutcome::SignedIn(new) => Some(*new),
            SignInOutcome::SecondFactorRequired(_) => panic!("it asks for a second factor"),
            SignInOutcome::Refused | SignInOutcome::RetryAfter(_) => None,
        }
    }

    /// Returns the live session that the token belongs to.
    pub(crate) async fn live(&self, token: &BearerToken) -> LiveSession {
        let found = self.identity.authenticate(token).await.expect("answers");
        found.expect("the session lives")
    }

    /// Returns the session, which must be live and have full access.
    pub(crate) async fn caller(&self, new: &NewSession) -> SignedIn {
        self.live(&new.token).await.full().expect("it may call everything")
    }

    /// Returns the session, which must have a fresh proof.
    pub(crate) async fn fresh(&self, token: &BearerToken) -> FreshSession {
        self.identity.fresh(self.live(token).await).expect("its proof is fresh")
    }

    /// Returns the newest 500 events of a chain, oldest first.
    pub(crate) async fn events(&self, chain: Chain) -> Vec<Event> {
        let mut read = self.store.begin_read().await.expect("reads");
        let mut events = read.audit().list(chain, None, 500).await.expect("lists");
        events.reverse();
        events
    }

    /// Returns the kinds of the newest events of a chain, oldest first.
    pub(crate) async fn kinds(&self, chain: Chain) -> Vec<EventKind> {
        self.events(chain).await.into_iter().map(|event| event.content.kind).collect()
    }
}
