//! Rate limits: how much one network may spend on all accounts together. The name of each test
//! states the abuse that it prevents.

use crate::support::{
    CountingStore, PASSWORD, PasswordVerdict, Service, TestDatabase, from, sign_in,
};
use identity_core::{
    Policy,
    kernel::{Origin, Timestamp},
    rate_limit::{Asked, RateLimitPolicy},
    sign_in::SignIn,
    testing::build,
};
use std::{
    net::IpAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

const ANN: &str = "ann@example.org";
const WRONG: &str = "Wrong-horse-1";

on_both_engines! {
    #[tokio::test]
    a_source_that_sprays_many_accounts_has_to_wait,
    a_network_gains_nothing_by_rotating_its_addresses,
    many_people_behind_one_address_sign_in,
    a_success_refunds_only_its_own_cost,
    a_crowd_behind_the_owners_address_does_not_block_a_known_device,
    attempts_over_the_limit_cost_the_database_nothing,
    refusals_with_dummy_work_are_limited_too,
    one_source_can_request_a_limited_number_of_mails,
    two_processes_share_the_limits_of_a_source,
}

fn rules() -> Policy {
    let rate_limit =
        RateLimitPolicy { failures: 8, accounts: 4, wider: 2, ..RateLimitPolicy::default() };
    Policy { rate_limit, ..Policy::default() }
}

fn at(address: &str, command: SignIn) -> SignIn {
    let address: IpAddr = address.parse().expect("an address");
    SignIn { origin: Origin { address, ..command.origin }, ..command }
}

fn guess(address: &str, number: usize) -> SignIn {
    at(address, sign_in(&format!("person{number}@example.org"), WRONG))
}

/// Returns how many of the attempts were evaluated.
async fn count_evaluated(service: &Service, guesses: impl IntoIterator<Item = SignIn>) -> usize {
    let mut evaluated = 0;
    for guess in guesses {
        evaluated += usize::from(service.try_sign_in(guess).await == PasswordVerdict::Refused);
    }
    evaluated
}

async fn a_source_that_sprays_many_accounts_has_to_wait(database: TestDatabase) {
    let service = Service::with_policy(database, rules()).await;
    let one = "203.0.113.7";
    assert_eq!(count_evaluated(&service, (0..50).map(|n| guess(one, n))).await, 4, "one try each");
    // Fifteen minutes free the allowance for one account, whichever account it is.
    let quarter = Duration::from_mins(15);
    let PasswordVerdict::RetryAfter(until) = service.try_sign_in(guess(one, 99)).await else {
        panic!("it waits")
    };
    assert_eq!(until, service.clock_now().after(quarter));
    service.clock.pass(quarter);
    assert_eq!(count_evaluated(&service, (50..99).map(|n| guess(one, n))).await, 1);
    // Other networks are not limited.
    assert_eq!(count_evaluated(&service, (0..50).map(|n| guess("203.0.112.7", n))).await, 4);
}

async fn a_network_gains_nothing_by_rotating_its_addresses(database: TestDatabase) {
    let service = Service::with_policy(database, rules()).await;
    let around = (1..=200).map(|n| guess(&format!("203.0.113.{n}"), n));
    assert_eq!(count_evaluated(&service, around).await, 8, "a /24 has twice as much");
    let within = (1..=200).map(|n| guess(&format!("2001:db8:1:2::{n:x}"), 200 + n));
    assert_eq!(count_evaluated(&service, within).await, 4, "a /64 is one source");
    let around = (1..=99).map(|n| guess(&format!("2001:db8:2:{n:x}::1"), 400 + n));
    assert_eq!(count_evaluated(&service, around).await, 8, "a /56");
    let around = (1..=99).map(|n| guess(&format!("2001:db8:3:{n:x}00::1"), 500 + n));
    assert_eq!(count_evaluated(&service, around).await, 16, "a /48");
}

async fn many_people_behind_one_address_sign_in(database: TestDatabase) {
    let service = Service::with_policy(database, rules()).await;
    for number in 0..12 {
        let address = format!("person{number}@example.org");
        service.member(&address, PASSWORD).await;
        assert_eq!(
            service.try_sign_in(sign_in(&address, PASSWORD)).await,
            PasswordVerdict::Right,
            "{number}"
        );
    }
}

async fn a_success_refunds_only_its_own_cost(database: TestDatabase) {
    let service = Service::with_policy(database, rules()).await;
    service.member(ANN, PASSWORD).await;
    let own = || from(1, sign_in(ANN, PASSWORD));
    let spray = |number| from(1, sign_in(&format!("person{number}@example.org"), WRONG));
    let mut evaluated = 0;
    for number in 0..20 {
        evaluated += count_evaluated(&service, [spray(number)]).await;
        service.try_sign_in(own()).await;
    }
    assert_eq!(evaluated, 4, "an account of one's own buys no guesses");
}

async fn a_crowd_behind_the_owners_address_does_not_block_a_known_device(database: TestDatabase) {
    let service = Service::with_policy(database, rules()).await;
    service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let device = new.device.added.expect("a known device").digest();
    let here = build::origin().address.to_string();
    count_evaluated(&service, (0..50).map(|n| guess(&here, n))).await;
    assert!(matches!(
        service.try_sign_in(sign_in(ANN, PASSWORD)).await,
        PasswordVerdict::RetryAfter(_)
    ));
    let known = SignIn { devices: vec![device], ..sign_in(ANN, PASSWORD) };
    assert_eq!(service.try_sign_in(known).await, PasswordVerdict::Right);
    assert!(service.identity.authenticate(&new.token).await.expect("answers").is_some());
}

async fn attempts_over_the_limit_cost_the_database_nothing(database: TestDatabase) {
    let counting: Mutex<Option<Arc<CountingStore>>> = Mutex::default();
    let count = |ports: &mut identity_core::Ports, _: &_| {
        let store = Arc::new(CountingStore::over(ports.store.clone()));
        ports.store = store.clone();
        *counting.lock().expect("alone") = Some(store);
    };
    let service = Service::wired(Arc::new(database), count, rules()).await;
    let store = counting.into_inner().expect("alone").expect("it counts");
    let one = "203.0.113.7";
    count_evaluated(&service, (0..5).map(|n| guess(one, n))).await;
    let started = store.started();
    for number in 5..100 {
        assert!(matches!(
            service.try_sign_in(guess(one, number)).await,
            PasswordVerdict::RetryAfter(_)
        ));
    }
    assert_eq!(store.started(), started, "no unit, not even to read");
    // A client with a device token makes the server look the device up, but still writes nothing.
    let committed = store.committed();
    let shown =
        SignIn { devices: vec![identity_core::kernel::Digest::of(b"none")], ..guess(one, 100) };
    assert!(matches!(service.try_sign_in(shown).await, PasswordVerdict::RetryAfter(_)));
    assert_eq!(store.committed(), committed);
}

async fn refusals_with_dummy_work_are_limited_too(database: TestDatabase) {
    let service = Service::with_policy(database, rules()).await;
    service.member(ANN, PASSWORD).await;
    for number in 1..=10 {
        let address = format!("203.0.{number}.1");
        assert_eq!(
            service.try_sign_in(at(&address, sign_in(ANN, WRONG))).await,
            PasswordVerdict::Refused
        );
    }
    let locked_out = || at("198.51.100.1", sign_in(ANN, WRONG));
    assert_eq!(count_evaluated(&service, (0..50).map(|_| locked_out())).await, 8);
}

async fn one_source_can_request_a_limited_number_of_mails(database: TestDatabase) {
    let rate_limit = RateLimitPolicy { mails: 4, ..RateLimitPolicy::default() };
    let service = Service::with_policy(database, Policy { rate_limit, ..Policy::default() }).await;
    let waits = |asked: Asked| -> Option<Timestamp> {
        if let Asked::RetryAfter(until) = asked { Some(until) } else { None }
    };
    // The registration sends the first mail.
    service.registered(ANN, PASSWORD).await;
    let (identity, origin) = (&service.identity, build::origin());
    let unknown = build::email("nobody@example.org");
    let asked = identity.resend_registration(&unknown, &origin).await.expect("answers");
    assert_eq!(waits(asked), None);
    assert_eq!(waits(identity.request_recovery(&unknown, &origin).await.expect("answers")), None);
    assert_eq!(waits(identity.request_unlock(&unknown, &origin).await.expect("answers")), None);
    let until = service.clock_now().after(Duration::from_mins(15));
    for email in [&unknown, &build::email(ANN)] {
        let asked = [
            identity.resend_registration(email, &origin).await.expect("answers"),
            identity.request_recovery(email, &origin).await.expect("answers"),
            identity.request_unlock(email, &origin).await.expect("answers"),
        ];
        assert_eq!(asked.map(waits), [Some(until); 3]);
    }
    let elsewhere = Origin { address: IpAddr::from([203, 0, 113, 7]), ..origin };
    assert_eq!(waits(identity.request_unlock(&unknown, &elsewhere).await.expect("answers")), None);
}

async fn two_processes_share_the_limits_of_a_source(database: TestDatabase) {
    let database = Arc::new(database);
    let postgres = matches!(database.settings.location, identity_storage::Location::Postgres(_));
    let first = Service::wired(database.clone(), |_, _| (), rules()).await;
    count_evaluated(&first, (0..3).map(|n| guess("203.0.113.7", n))).await;
    // SQLite admits one process at a time.
    let second = if postgres {
        Service::wired(database, |_, _| (), rules()).await
    } else {
        drop(first);
        Service::wired(database, |_, _| (), rules()).await
    };
    assert_eq!(count_evaluated(&second, (3..50).map(|n| guess("203.0.113.7", n))).await, 1);
}
