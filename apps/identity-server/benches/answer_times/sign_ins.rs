//! Answer times of sign-ins. A refused one must not reveal its reason; an accepted one is compared
//! with its hash alone.

use std::sync::Arc;
use std::time::Duration;

use identity_core::kernel::{AccountId, Entropy, Gate, Secret, Timestamp};
use identity_core::password::{HashPlace, Password, PasswordHash, PasswordHasher as _, Verdict};
use identity_crypto::{Argon2Hasher, HashSettings, KeyRing, SystemEntropy};

use crate::measure::{Measured, timed};
use crate::support::{Browser, PASSWORD, Service, TestDatabase};

const ROUNDS: usize = 300;
const WARM_UP: usize = 20;
/// With fewer members an account would have more than its twenty sessions and devices.
const MEMBERS: usize = 50;
const LOCKED: usize = 10;
const WRONG: &str = "Wrong-horse-1";

pub(crate) async fn measure(engine: &str, database: TestDatabase) {
    let mut bench = Bench::on(database).await;
    let kinds = ["unknown address", "wrong password", "unconfirmed", "locked", "the hash alone"];
    let mut warm = Measured::of(kinds);
    warm.run(0..WARM_UP, async |kind, round| bench.refused(kind, round).await).await;
    let mut measured = Measured::of(kinds);
    let rounds = WARM_UP..WARM_UP + ROUNDS;
    measured.run(rounds, async |kind, round| bench.refused(kind, round).await).await;
    measured.print(&format!("refused sign-ins, {engine}"), 4);
    let mut measured = Measured::of(["known device", "new browser", "the hash alone"]);
    measured.run(0..ROUNDS, async |kind, round| bench.accepted(kind, round).await).await;
    measured.print(&format!("accepted sign-ins, {engine}"), 2);
}

struct Bench {
    service: Service,
    known: Vec<Browser>,
    hasher: Argon2Hasher,
    account: AccountId,
    hash: PasswordHash,
}

impl Bench {
    async fn on(database: TestDatabase) -> Self {
        let hashing = HashSettings::default();
        let service = Service::crowded_with(database, &hashing).await;
        let mut known = Vec::new();
        for number in 0..MEMBERS {
            known.push(service.signed_in(&address("known", number)).await);
        }
        for number in 0..LOCKED {
            service.member(&address("locked", number)).await;
            service.lock(&address("locked", number)).await;
        }
        for round in 0..WARM_UP + ROUNDS {
            service.member(&address("member", round)).await;
            service.browser().register(&address("pending", round)).await.expect(202);
        }
        let entropy: Arc<dyn Entropy> = Arc::new(SystemEntropy);
        let key_file = service.database.folder().join("bench.key");
        let (keys, _) = KeyRing::open_or_create(&key_file, &[], entropy.clone()).expect("keys");
        let hasher = Argon2Hasher::start(Arc::new(keys), &hashing).expect("a hasher");
        let account = AccountId::generate(Timestamp::from_millis(0), entropy.as_ref());
        let hash = place(&hasher).hash(account, &password(PASSWORD)).await.expect("a hash");
        Self { service, known, hasher, account, hash }
    }

    /// Makes one attempt that is evaluated. Each address is used once, because further failures would
    /// have to wait.
    async fn refused(&self, kind: usize, round: usize) -> Duration {
        let (address, password) = match kind {
            0 => (address("unknown", round), WRONG),
            1 => (address("member", round), WRONG),
            2 => (address("pending", round), PASSWORD),
            3 => (address("locked", round % LOCKED), PASSWORD),
            _ => return self.hash_alone().await,
        };
        let mut browser = self.service.browser();
        let (time, answer) = timed(browser.sign_in(&address, password)).await;
        answer.expect(401);
        time
    }

    async fn accepted(&mut self, kind: usize, round: usize) -> Duration {
        let member = round % MEMBERS;
        let mut stranger = self.service.browser();
        let browser = match kind {
            0 => self.known.get_mut(member).expect("a member"),
            1 => &mut stranger,
            _ => return self.hash_alone().await,
        };
        let address = address("known", member);
        let (time, answer) = timed(browser.sign_in(&address, PASSWORD)).await;
        answer.expect(200);
        time
    }

    async fn hash_alone(&self) -> Duration {
        let wrong = password(WRONG);
        let work = place(&self.hasher).verify(self.account, &wrong, Some(&self.hash));
        let (time, proven) = timed(work).await;
        assert_eq!(proven.expect("an answer"), Verdict::Wrong);
        time
    }
}

fn address(kind: &str, number: usize) -> String {
    format!("{kind}{number}@example.org")
}

fn place(hasher: &Argon2Hasher) -> Box<dyn HashPlace> {
    hasher.reserve(Gate::named("bench")).expect("a place")
}

fn password(text: &str) -> Password {
    Password::parse(&Secret::new(text.to_owned())).expect("a password")
}
