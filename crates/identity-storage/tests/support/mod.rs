//! What the tests of this crate share: the use cases over a throw-away database as one process
//! serves it, with a clock that stands, and a mailbox that keeps what it is given.
#![allow(dead_code, reason = "each test crate uses a part of it")]
#![allow(unused_imports, reason = "each test crate uses a part of it")]
#![allow(unused_macros, reason = "each test crate uses a part of it")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test may fail by panicking")]

mod commands;
mod counting;
mod mailbox;

pub(crate) use commands::{PASSWORD, confirm, register, sign_in};
pub(crate) use counting::CountingStore;
pub(crate) use identity_storage::testing::TestDatabase;
pub(crate) use mailbox::{Mailbox, link};

use identity_core::{
    Identity, Policy, Ports, Store,
    audit::{Chain, Event, EventKind},
    kernel::{AccountId, BearerToken, Timestamp},
    notify::Mail,
    session::{FreshSession, LiveSession, SignedIn},
    sign_in::{NewSession, SignInOutcome},
    sign_up::{ConfirmOutcome, RegisterOutcome},
    testing::{FixedClock, NoJudge},
};
use identity_crypto::{Argon2Hasher, HashSettings, KeyRing, SystemEntropy};
use identity_storage::{Database, Location};
use std::{path::PathBuf, sync::Arc};

/// When the clock of a test begins to stand.
pub(crate) const START: Timestamp = Timestamp::from_millis(1_800_000_000_000);

/// Makes a test of each function on each engine, on a database of its own.
macro_rules! on_both_engines {
    (#[$test:meta] $($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[$test]
            async fn $name() {
                super::$name(crate::support::TestDatabase::sqlite()).await;
            })+
        }
        mod postgres {
            $(#[$test]
            async fn $name() {
                if let Some(database) = crate::support::TestDatabase::postgres().await {
                    super::$name(database).await;
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
        let (store, keys) = open(&database).await;
        let clock = Arc::new(FixedClock::at(START));
        let hasher = Argon2Hasher::start(keys.clone(), &HashSettings::cheap_for_tests());
        let mut ports = Ports {
            store: store.clone(),
            clock: clock.clone(),
            entropy: Arc::new(SystemEntropy),
            hasher: Arc::new(hasher.expect("the hasher starts")),
            judge: Arc::new(NoJudge),
            mail_tokens: keys.clone(),
            recovery_codes: keys,
        };
        change(&mut ports);
        Self { identity: Identity::new(ports, Policy::default()), store, clock, database }
    }

    /// As many processes over one database as the engine lets in, at most `most`.
    pub(crate) async fn processes(mut database: TestDatabase, most: usize) -> Vec<Self> {
        // A machine with much to do is slow, not wrong: what waits is given time.
        database.settings.acquire_timeout *= 20;
        database.settings.lock_timeout *= 20;
        database.settings.statement_timeout *= 20;
        let many = matches!(database.settings.location, Location::Postgres(_));
        let database = Arc::new(database);
        let mut processes = Vec::new();
        for _ in 0..if many { most } else { 1 } {
            processes.push(Self::with(database.clone(), |_| ()).await);
        }
        processes
    }

    /// Registers and gives what the browser keeps.
    pub(crate) async fn registered(&self, address: &str, password: &str) -> BearerToken {
        match self.identity.register(register(address, password)).await.expect("registers") {
            RegisterOutcome::Accepted { browser } => browser,
            RegisterOutcome::PasswordRejected(rules) => panic!("{rules:?}"),
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
        let command = confirm(link(mails.last().expect("a mail")), Some(&browser), None);
        match self.identity.confirm_registration(command).await.expect("confirms") {
            ConfirmOutcome::Confirmed(account) => account,
            refused => panic!("{refused:?}"),
        }
    }

    /// A session; none when the sign-in is refused.
    pub(crate) async fn signed_in(&self, address: &str, password: &str) -> Option<NewSession> {
        match self.identity.sign_in(sign_in(address, password)).await.expect("answers") {
            SignInOutcome::SignedIn(new) => Some(*new),
            SignInOutcome::SecondFactorRequired(_) => panic!("it asks for a second factor"),
            SignInOutcome::Refused => None,
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
        self.events(chain).await.into_iter().map(|event| event.told.kind).collect()
    }
}
