//! What the tests of this crate share: the use cases over a throw-away database as one process
//! serves it, with a clock that stands, and a mailbox that keeps what it is given.
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
    rate_limit::RateLimitPolicy,
    reauthentication::{Reauthenticate, ReauthenticateOutcome},
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

/// When the clock of a test begins to stand.
pub(crate) const START: Timestamp = Timestamp::from_millis(1_800_000_000_000);

/// How long a code of an authenticator is shown.
pub(crate) const STEP: Duration = Duration::from_secs(30);

/// Makes a test of each function on each engine, on a database of its own.
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

/// Where the key of a test's database is.
pub(crate) fn key_file(database: &TestDatabase) -> PathBuf {
    database.folder().join("identity.key")
}

/// Opens a database, and its key ring with the key file in its folder.
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

/// A second factor, as its owner has it.
pub(crate) struct Protected {
    pub(crate) authenticator: Authenticator,
    pub(crate) codes: Vec<RecoveryCode>,
    /// What the client of the session in which it was set up holds.
    pub(crate) token: BearerToken,
}

/// The rules for a test whose people all come from one address, and are many.
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

/// What became of a try to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tried {
    Right,
    Refused,
    RetryAfter(Timestamp),
}

/// The use cases over a database, as one process serves it.
pub(crate) struct Service {
    pub(crate) identity: Identity,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<FixedClock>,
    /// Dropped last: the files go with it.
    pub(crate) database: Arc<TestDatabase>,
}

impl Service {
    pub(crate) async fn over(database: TestDatabase) -> Self {
        Self::with(Arc::new(database), |_| ()).await
    }

    /// The same with other ports.
    pub(crate) async fn with(database: Arc<TestDatabase>, change: impl FnOnce(&mut Ports)) -> Self {
        Self::wired(database, |ports, _| change(ports), Policy::default()).await
    }

    /// The same with other rules.
    pub(crate) async fn ruled(database: TestDatabase, policy: Policy) -> Self {
        Self::wired(Arc::new(database), |_, _| (), policy).await
    }

    /// The same with other ports over the key ring, and other rules.
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

    /// The instant at which its clock stands.
    pub(crate) fn clock_now(&self) -> Timestamp {
        self.clock.now()
    }

    /// As many processes over one database as the engine lets in, at most `most`. A crowd behind
    /// one address is let through.
    pub(crate) async fn processes(database: TestDatabase, most: usize) -> Vec<Self> {
        Self::processes_ruled(database, most, &crowded()).await
    }

    /// The same with other rules.
    pub(crate) async fn processes_ruled(
        mut database: TestDatabase,
        most: usize,
        policy: &Policy,
    ) -> Vec<Self> {
        // A machine with much to do is slow, not wrong: what waits is given time.
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

    /// Registers and gives what the browser keeps.
    pub(crate) async fn registered(&self, address: &str, password: &str) -> BearerToken {
        match self.identity.register(register(address, password)).await.expect("registers") {
            RegisterOutcome::Accepted { browser } => browser,
            RegisterOutcome::PasswordRejected(rules) => panic!("{rules:?}"),
            RegisterOutcome::RetryAfter(_) => panic!("it makes wait"),
        }
    }

    /// Delivers everything that is due and gives it.
    pub(crate) async fn delivered(&self) -> Vec<Mail> {
        let mailbox = Mailbox::default();
        while self.identity.deliver_due(&mailbox).await.expect("delivers") > 0 {}
        mailbox.empty()
    }

    /// An account that has been made the usual way.
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

    /// A second factor for the account of a session: the authenticator, its recovery codes in
    /// force, and the session's new token.
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
        // The step of the first code is used up.
        self.clock.pass(STEP);
        Protected { authenticator, codes, token }
    }

    /// What the client of a session holds after its owner gave password and second factor once
    /// more, with the code of the next step.
    pub(crate) async fn proven(&self, new: &NewSession, protected: &Protected) -> BearerToken {
        self.clock.pass(STEP);
        let live = self.live(&new.token).await;
        let proof = Some(Proof::Totp(protected.authenticator.code_at(self.clock.now())));
        let command =
            Reauthenticate { password: build::password(PASSWORD), proof, origin: build::origin() };
        match self.identity.reauthenticate(&live, command).await.expect("answers") {
            ReauthenticateOutcome::Proven { token, .. } => {
                // The step of that code is used up.
                self.clock.pass(STEP);
                token
            }
            _ => panic!("both are right"),
        }
    }

    /// What the client of a session holds after its owner gave the password once more.
    pub(crate) async fn proven_by_password(&self, new: &NewSession) -> BearerToken {
        let live = self.live(&new.token).await;
        let (password, origin) = (build::password(PASSWORD), build::origin());
        let command = Reauthenticate { password, proof: None, origin };
        match self.identity.reauthenticate(&live, command).await.expect("answers") {
            ReauthenticateOutcome::Proven { token, .. } => token,
            _ => panic!("it is right"),
        }
    }

    /// A sign-in that waits for its second factor.
    pub(crate) async fn waiting(&self, command: SignIn) -> Waiting {
        match self.identity.sign_in(command).await.expect("answers") {
            SignInOutcome::SecondFactorRequired(waiting) => waiting,
            SignInOutcome::SignedIn(_) => panic!("it asks for no second factor"),
            SignInOutcome::Refused => panic!("it refuses the password"),
            SignInOutcome::RetryAfter(_) => panic!("it makes wait"),
        }
    }

    /// What presenting a factor to a sign-in that waits comes to.
    pub(crate) async fn present(
        &self,
        attempt: &BearerToken,
        proof: Proof,
    ) -> PresentFactorOutcome {
        self.present_on(attempt, proof, &[]).await
    }

    /// The same where the client shows the tokens of known devices.
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

    /// A session begun with password and second factor.
    pub(crate) async fn signed_in_with(&self, command: SignIn, proof: Proof) -> NewSession {
        let waiting = self.waiting(command).await;
        match self.present(&waiting.token, proof).await {
            PresentFactorOutcome::SignedIn(new) => *new,
            PresentFactorOutcome::WrongFactor { .. } => panic!("the factor is right"),
            PresentFactorOutcome::Over => panic!("it waits"),
            PresentFactorOutcome::RetryAfter(_) => panic!("it makes wait"),
        }
    }

    /// The templates of the mails that are due, which it delivers; without those of sign-ins on
    /// browsers that are not known, of which a test has many.
    pub(crate) async fn notified(&self) -> Vec<Template> {
        let mails = self.delivered().await;
        let notified = mails.iter().map(|mail| mail.template);
        notified.filter(|template| *template != Template::NewSignIn).collect()
    }

    /// The link of the only mail of this kind that is due. Delivers all.
    pub(crate) async fn mailed(&self, template: Template) -> ActionToken {
        let mails = self.delivered().await;
        let mut links = mails.iter().filter(|mail| mail.template == template).map(link);
        let found = links.next().expect("such a mail is due");
        assert!(links.next().is_none(), "one {template:?} alone is due");
        found
    }

    /// An account has another address, which its owner asked for and confirmed in a session.
    pub(crate) async fn moved(&self, token: &BearerToken, address: &str) -> Vec<Mail> {
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

    /// Says "this was not me" with the link of an alert.
    pub(crate) async fn report(&self, link: &ActionToken) -> ReportOutcome {
        self.identity.report(link, &build::origin()).await.expect("answers")
    }

    /// What became of a sign-in.
    pub(crate) async fn tried(&self, command: SignIn) -> Tried {
        match self.identity.sign_in(command).await.expect("answers") {
            SignInOutcome::SignedIn(_) | SignInOutcome::SecondFactorRequired(_) => Tried::Right,
            SignInOutcome::Refused => Tried::Refused,
            SignInOutcome::RetryAfter(until) => Tried::RetryAfter(until),
        }
    }

    /// Locks an account as strangers do: with ten wrong passwords from ten sources.
    pub(crate) async fn locked_by_strangers(&self, address: &str) {
        for number in 1..=10 {
            let guess = from(number, sign_in(address, "Wrong-horse-1"));
            assert_eq!(self.tried(guess).await, Tried::Refused, "{number}");
        }
    }

    /// Opens an account that strangers have locked, and clears their lane.
    pub(crate) async fn open_again(&self, account: AccountId) {
        let mut unit = self.store.begin(Gate::account(account)).await.expect("begins");
        let throttle =
            unit.throttles().load_for_update(account, self.clock_now()).await.expect("holds");
        let open = ThrottleState { lock: None, ..throttle };
        unit.throttles().save(account, &open).await.expect("saves");
        unit.throttles().clear(account, CounterKey::Strangers).await.expect("clears");
        unit.commit().await.expect("commits");
    }

    /// The guard of an account.
    pub(crate) async fn throttle(&self, account: AccountId) -> ThrottleState {
        let mut read = self.store.begin_read().await.expect("reads");
        read.throttles().find(account).await.expect("finds")
    }

    /// A session; none when the sign-in is refused.
    pub(crate) async fn signed_in(&self, address: &str, password: &str) -> Option<NewSession> {
        match self.identity.sign_in(sign_in(address, password)).await.expect("answers") {
            SignInOutcome::SignedIn(new) => Some(*new),
            SignInOutcome::SecondFactorRequired(_) => panic!("it asks for a second factor"),
            SignInOutcome::Refused | SignInOutcome::RetryAfter(_) => None,
        }
    }

    /// The session behind a token.
    pub(crate) async fn live(&self, token: &BearerToken) -> LiveSession {
        let found = self.identity.authenticate(token).await.expect("answers");
        found.expect("the session lives")
    }

    /// The proof of a session that lives and may call everything.
    pub(crate) async fn caller(&self, new: &NewSession) -> SignedIn {
        self.live(&new.token).await.full().expect("it may call everything")
    }

    /// The proof of a session that lives and whose owner has just proven who they are.
    pub(crate) async fn fresh(&self, token: &BearerToken) -> FreshSession {
        self.identity.fresh(self.live(token).await).expect("its proof is fresh")
    }

    /// The newest events of a chain, the oldest first.
    pub(crate) async fn events(&self, chain: Chain) -> Vec<Event> {
        let mut read = self.store.begin_read().await.expect("reads");
        let mut events = read.audit().list(chain, None, 500).await.expect("lists");
        events.reverse();
        events
    }

    /// What happened in a chain, the oldest first.
    pub(crate) async fn kinds(&self, chain: Chain) -> Vec<EventKind> {
        self.events(chain).await.into_iter().map(|event| event.notified.kind).collect()
    }
}
