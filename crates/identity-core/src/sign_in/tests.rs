//! The steps of a sign-in, in their order, over units of automocks.

use super::*;
use crate::{
    Identity, Policy, Ports, Store,
    account::{Account, Protection},
    kernel::{AccountId, Failure, Gate, StoreError, Timestamp},
    notify::Template,
    password::{
        HashPlace, MockPasswordHasher, Overloaded, Password, PasswordHash, PasswordHasher,
        StoredPassword, Verdict,
    },
    rate_limit::{Bucket, SpendOutcome},
    testing::{MockStore, MockUnit, build, ports},
    throttle::{AttemptCounter, CounterKey, Lock, ThrottleState},
};
use async_trait::async_trait;
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

fn identity(store: Arc<dyn Store>, hasher: impl PasswordHasher + 'static) -> Identity {
    let ports = Ports { hasher: Arc::new(hasher), ..ports(store, NOW) };
    Identity::new(ports, Policy::default())
}

fn command() -> SignIn {
    SignIn {
        email: build::email("ann@example.org"),
        password: build::password("Correct-horse-1"),
        options: build::options(),
        devices: Vec::new(),
        origin: build::origin(),
    }
}

fn stored() -> StoredPassword {
    build::stored_password("$stored", NOW)
}

/// The steps of a sign-in, each with the number of units committed before it.
type Steps = Arc<Mutex<Vec<(&'static str, usize)>>>;

/// A place whose hash gives this verdict, and notes when it was computed.
struct Place {
    verdict: Verdict,
    store: Arc<MockStore>,
    steps: Steps,
}

#[async_trait]
impl HashPlace for Place {
    async fn hash(self: Box<Self>, _: AccountId, _: &Password) -> Result<PasswordHash, Failure> {
        assert_eq!(self.verdict, Verdict::RightButOutdated, "a sign-in makes no other hash");
        self.steps.lock().unwrap().push(("hashed anew", self.store.committed()));
        Ok(build::hash("$anew"))
    }

    async fn verify<'a>(
        self: Box<Self>,
        _: AccountId,
        _: &'a Password,
        _: Option<&'a PasswordHash>,
    ) -> Result<Verdict, Failure> {
        self.steps.lock().unwrap().push(("hashed", self.store.committed()));
        Ok(self.verdict)
    }
}

struct Hasher(Verdict, Arc<MockStore>, Steps);

impl PasswordHasher for Hasher {
    fn reserve(&self, _: Gate) -> Result<Box<dyn HashPlace>, Overloaded> {
        Ok(Box::new(Place { verdict: self.0, store: self.1.clone(), steps: self.2.clone() }))
    }
}

/// The unit that finds the address.
fn finding(account: Option<AccountId>) -> MockUnit {
    let mut unit = MockUnit::default();
    unit.accounts.expect_find_by_email().once().returning(move |_| Ok(account));
    unit.accounts.expect_decoy_account_id().once().returning(|_| Ok(build::account_id(99)));
    unit
}

/// A unit that locks what the address led to, and loads its password.
fn holding(account: Option<AccountId>, password: Option<StoredPassword>) -> MockUnit {
    holding_account(account.map(|id| build::account(id, "ann@example.org", NOW)), password)
}

fn holding_account(found: Option<Account>, password: Option<StoredPassword>) -> MockUnit {
    let mut unit = MockUnit::default();
    unit.accounts.expect_load_for_update().once().returning(move |_| Ok(found.clone()));
    unit.passwords.expect_load().once().returning(move |_| Ok(password.clone()));
    unit.throttles.expect_load_for_update().returning(|_, _| Ok(ThrottleState::default()));
    unit.throttles.expect_find().returning(|_| Ok(ThrottleState::default()));
    unit.throttles.expect_count().returning(|_, _, _| Ok(None));
    unit.throttles.expect_set_count().returning(|_, _, _, _| Ok(()));
    unit.throttles.expect_clear().returning(|_, _| Ok(()));
    unit.throttles.expect_save().returning(|_, _| Ok(()));
    unit.rate_limit_buckets
        .expect_spend()
        .returning(|_, _, _, now| Ok(SpendOutcome::Spent(Bucket::none(now))));
    unit.rate_limit_buckets.expect_find().returning(|_, _| Ok(None));
    unit.outbox
        .expect_last_queued_at()
        .withf(|_, template| *template == Template::SignInUnfinished)
        .returning(|_, _| Ok(None));
    unit.recoveries.expect_relevant().returning(|_, _| Ok(Vec::new()));
    unit.sessions.expect_started().returning(|_, _| Ok(Vec::new()));
    unit.rate_limit_buckets.expect_refund().returning(|_, _, _| Ok(()));
    unit
}

fn counting(mut unit: MockUnit, aimed_at: Option<AccountId>) -> MockUnit {
    let right = move |attempt: &Attempt| attempt.account == aimed_at;
    unit.attempts.expect_count().withf(right).once().returning(|_| Ok(()));
    unit
}

fn settling(mut unit: MockUnit, expected: AttemptEnd) -> MockUnit {
    let right = move |_: &_, end: &AttemptEnd, _: &_| *end == expected;
    unit.attempts.expect_settle().withf(right).once().returning(|_, _, _| Ok(true));
    unit.audit.expect_append().returning(|_, _| Ok(1));
    unit
}

fn beginning_a_session(mut unit: MockUnit) -> MockUnit {
    unit.sessions.expect_live().once().returning(|_, _| Ok(Vec::new()));
    unit.sessions.expect_insert().once().returning(|_, _| Ok(()));
    unit.devices.expect_list().times(2).returning(|_, _| Ok(Vec::new()));
    unit.devices.expect_insert().once().returning(|_, _| Ok(()));
    unit
}

/// Signs in over these units with a hash that answers `proven`. Gives whether it led in, what was
/// done, and how many units were committed.
async fn sign_in(store: MockStore, right: bool) -> (bool, Vec<(&'static str, usize)>, usize) {
    let verdict = if right { Verdict::Right } else { Verdict::Wrong };
    let (outcome, steps, committed) = sign_in_with(store, verdict).await;
    (matches!(outcome, SignInOutcome::SignedIn(_)), steps, committed)
}

async fn sign_in_with(
    store: MockStore,
    verdict: Verdict,
) -> (SignInOutcome, Vec<(&'static str, usize)>, usize) {
    let store = Arc::new(store);
    let steps = Steps::default();
    let identity = identity(store.clone(), Hasher(verdict, store.clone(), steps.clone()));
    let outcome = identity.sign_in(command()).await.unwrap();
    let steps = steps.lock().unwrap().clone();
    (outcome, steps, store.committed())
}

#[tokio::test]
async fn an_attempt_is_counted_and_committed_before_its_hash() {
    let ann = Some(build::account_id(1));
    let units = [
        finding(ann),
        counting(holding(ann, Some(stored())), ann),
        beginning_a_session(settling(holding(ann, Some(stored())), AttemptEnd::Completed)),
    ];
    assert_eq!(sign_in(MockStore::of(units), true).await, (true, vec![("hashed", 1)], 2));
}

#[tokio::test]
async fn a_wrong_password_is_committed_twice_and_begins_no_session() {
    let ann = Some(build::account_id(1));
    let units = [
        finding(ann),
        counting(holding(ann, Some(stored())), ann),
        settling(holding(ann, Some(stored())), AttemptEnd::Refused),
    ];
    assert_eq!(sign_in(MockStore::of(units), false).await, (false, vec![("hashed", 1)], 2));
}

#[tokio::test]
async fn an_unknown_address_takes_the_steps_of_a_wrong_password() {
    let units = [
        finding(None),
        counting(holding(None, None), None),
        settling(holding(None, None), AttemptEnd::Refused),
    ];
    assert_eq!(sign_in(MockStore::of(units), false).await, (false, vec![("hashed", 1)], 2));
}

#[tokio::test]
async fn a_password_that_was_replaced_meanwhile_leads_nowhere() {
    let ann = Some(build::account_id(1));
    let newer = build::stored_password("$newer", NOW);
    let units = [
        finding(ann),
        counting(holding(ann, Some(stored())), ann),
        settling(holding(ann, Some(newer)), AttemptEnd::Refused),
    ];
    assert_eq!(sign_in(MockStore::of(units), true).await, (false, vec![("hashed", 1)], 2));
}

#[tokio::test]
async fn without_a_place_in_the_hash_queue_nothing_is_begun() {
    let retry_after = Duration::from_secs(2);
    let mut hasher = MockPasswordHasher::new();
    hasher.expect_reserve().once().returning(move |_| Err(Overloaded { retry_after }));
    let identity = identity(Arc::new(MockStore::of([])), hasher);
    let refused = identity.sign_in(command()).await.err();
    assert!(
        matches!(refused, Some(Failure::Overloaded { retry_after: notified }) if notified == retry_after)
    );
}

#[tokio::test]
async fn an_attempt_that_cannot_be_counted_costs_no_hash() {
    let ann = Some(build::account_id(1));
    let mut unit = holding(ann, Some(stored()));
    unit.attempts.expect_count().once().returning(|_| Err(StoreError::Busy));
    let store = Arc::new(MockStore::of([finding(ann), unit]));
    let steps = Steps::default();
    let identity = identity(store.clone(), Hasher(Verdict::Right, store.clone(), steps.clone()));
    assert!(matches!(identity.sign_in(command()).await, Err(Failure::Overloaded { .. })));
    assert_eq!((steps.lock().unwrap().len(), store.committed()), (0, 0));
}

#[tokio::test]
async fn a_hash_that_is_outdated_is_made_anew_at_a_sign_in_and_at_no_failed_one() {
    let ann = Some(build::account_id(1));
    let mut settle_reliably =
        beginning_a_session(settling(holding(ann, Some(stored())), AttemptEnd::Completed));
    let anew = |_: &_, hash: &PasswordHash| *hash == build::hash("$anew");
    settle_reliably.passwords.expect_rehash().withf(anew).once().returning(|_, _| Ok(()));
    let units = [finding(ann), counting(holding(ann, Some(stored())), ann), settle_reliably];
    let (outcome, steps, committed) =
        sign_in_with(MockStore::of(units), Verdict::RightButOutdated).await;
    assert!(matches!(outcome, SignInOutcome::SignedIn(_)));
    assert_eq!((steps, committed), (vec![("hashed", 1), ("hashed anew", 1)], 2));
}

#[tokio::test]
async fn with_a_second_factor_a_right_password_begins_no_session() {
    let ann = build::account_id(1);
    let mut account = build::account(ann, "ann@example.org", NOW);
    account.protection = Protection { second_factor: true, ..Protection::default() };
    let mut settle_reliably =
        settling(holding_account(Some(account), Some(stored())), AttemptEnd::Completed);
    settle_reliably.pending_sign_ins.expect_insert().once().returning(|_, _| Ok(()));
    let ann = Some(ann);
    let units = [finding(ann), counting(holding(ann, Some(stored())), ann), settle_reliably];
    let (outcome, _, committed) = sign_in_with(MockStore::of(units), Verdict::Right).await;
    assert!(matches!(outcome, SignInOutcome::SecondFactorRequired(_)));
    assert_eq!(committed, 2);
}

/// The unit that finds a guard like this, with this in the strangers' lane, and changes nothing.
fn guarded(throttle: ThrottleState, strangers: Option<AttemptCounter>) -> MockUnit {
    let id = build::account_id(1);
    let mut unit = MockUnit::default();
    let account = build::account(id, "ann@example.org", NOW);
    unit.accounts.expect_load_for_update().once().returning(move |_| Ok(Some(account.clone())));
    unit.passwords.expect_load().once().returning(move |_| Ok(Some(stored())));
    unit.throttles.expect_load_for_update().once().returning(move |_, _| Ok(throttle));
    let count = move |lane| if lane == CounterKey::Strangers { strangers } else { None };
    unit.throttles.expect_count().returning(move |_, _, lane| Ok(count(lane)));
    unit
}

#[tokio::test]
async fn what_is_not_looked_at_costs_the_same_hash_and_writes_nothing() {
    let locked = Lock::Guessing { since: NOW };
    let full = AttemptCounter::stored(10, NOW, None);
    for (throttle, strangers) in [
        (ThrottleState { lock: Some(locked), ..ThrottleState::default() }, None),
        (ThrottleState { password_failures: 100, ..ThrottleState::default() }, None),
        (ThrottleState::default(), Some(full)),
    ] {
        let ann = Some(build::account_id(1));
        let store = Arc::new(MockStore::of([finding(ann), guarded(throttle, strangers)]));
        let steps = Steps::default();
        let hasher = Hasher(Verdict::Right, store.clone(), steps.clone());
        let outcome = identity(store.clone(), hasher).sign_in(command()).await.unwrap();
        assert!(matches!(outcome, SignInOutcome::Refused), "{throttle:?}");
        assert_eq!((steps.lock().unwrap().len(), store.committed()), (1, 0));
    }
}
