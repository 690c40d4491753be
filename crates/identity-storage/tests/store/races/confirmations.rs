//! Parallel confirmations of one address create exactly one account.

use super::{CONTENDERS, Contender, PROCESSES, ROUNDS, evaluated, race, rounds};
use crate::support::{PASSWORD, START, Service, TestDatabase, confirm, link, register};
use identity_core::{
    Identity,
    audit::{Chain, EventKind},
    kernel::{AccountId, ActionToken, BearerToken, Gate},
    sign_up::ConfirmOutcome,
    testing::build,
};
use std::time::Duration;

on_both_engines! {
    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    one_registration_becomes_one_account,
    several_registrations_of_one_address_become_one_account,
    confirming_during_registrations_and_resends_is_always_answered,
}

/// A link, and the cookie of the browser in which it works.
type ConfirmationLink = (ActionToken, BearerToken);

/// Registers every ten minutes, when each registration gets a mail of its own.
async fn register_times(
    processes: &[Service],
    address: &str,
    registrations: usize,
) -> Vec<ConfirmationLink> {
    let (service, mut links) = (&processes[0], Vec::new());
    for _ in 0..registrations {
        for process in processes {
            process.clock.pass(Duration::from_mins(10));
        }
        let browser = service.registered(address, PASSWORD).await;
        let mails = service.delivered().await;
        links.push((link(mails.last().expect("a mail")), browser));
    }
    links
}

fn confirmation(
    identity: &Identity,
    (token, browser): &ConfirmationLink,
) -> Contender<Option<ConfirmOutcome>> {
    let identity = identity.clone();
    let command = confirm(token.clone(), Some(browser), None);
    Box::pin(async move { identity.confirm_registration(command).await.map(Some) })
}

/// Asserts that exactly one confirmation created an account, that the address leads to it, and that
/// the others left nothing behind.
async fn assert_one_account(
    service: &Service,
    address: &str,
    answers: Vec<ConfirmOutcome>,
) -> AccountId {
    let mut made = Vec::new();
    for answer in answers {
        match answer {
            ConfirmOutcome::Confirmed(account) => made.push(account),
            refused => assert_eq!(refused, ConfirmOutcome::TokenInvalid),
        }
    }
    assert_eq!(made.len(), 1, "{made:?}");
    let email = build::email(address);
    let mut read = service.store.begin_read().await.expect("reads");
    let found = read.accounts().find_by_email(&email).await.expect("finds");
    assert_eq!(found, Some(made[0]));
    drop(read);
    assert_eq!(service.kinds(Chain::Account(made[0])).await, [EventKind::AccountCreated]);
    made[0]
}

async fn one_registration_becomes_one_account(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    for round in 0..rounds(ROUNDS) {
        let address = format!("ann{round}@example.org");
        let links = register_times(&processes, &address, 1).await;
        let contenders = (0..CONTENDERS)
            .map(|number| &processes[number % processes.len()].identity)
            .map(|identity| confirmation(identity, &links[0]));
        let answers = evaluated(race(contenders.collect()).await, &processes);
        assert_one_account(&processes[0], &address, answers.into_iter().flatten().collect()).await;
    }
}

async fn several_registrations_of_one_address_become_one_account(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    for round in 0..rounds(ROUNDS) {
        let address = format!("ann{round}@example.org");
        let links = register_times(&processes, &address, 5).await;
        let contenders = (0..CONTENDERS).map(|number| {
            let identity = &processes[number % processes.len()].identity;
            confirmation(identity, &links[number % links.len()])
        });
        let answers = evaluated(race(contenders.collect()).await, &processes);
        assert_one_account(&processes[0], &address, answers.into_iter().flatten().collect()).await;
        let gate = Gate::named("the test");
        let mut unit = processes[0].store.begin(gate).await.expect("begins");
        let email = build::email(&address);
        let pending = unit.registrations().lock_for_address(&email, START).await;
        assert_eq!(pending.expect("holds"), []);
    }
}

/// No call may be `Overloaded` here. A single process gets nine contenders, which fit behind its
/// gate.
async fn confirming_during_registrations_and_resends_is_always_answered(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    let contenders = if processes.len() == 1 { 9 } else { CONTENDERS };
    for round in 0..rounds(ROUNDS) {
        let address = format!("ann{round}@example.org");
        let links = register_times(&processes, &address, 2).await;
        let contenders = (0..contenders).map(|number| {
            let identity = &processes[number % processes.len()].identity;
            match number % 4 {
                way @ (0 | 1) => confirmation(identity, &links[way]),
                2 => resend(identity, &address),
                _ => register_again(identity, &address),
            }
        });
        let answers = race(contenders.collect()).await;
        let answers = answers.into_iter().filter_map(|answer| answer.expect("is answered"));
        let email = build::email(&address);
        let made: Vec<ConfirmOutcome> =
            answers.filter(|answer| *answer != ConfirmOutcome::TokenInvalid).collect();
        let mut read = processes[0].store.begin_read().await.expect("reads");
        let account = read.accounts().find_by_email(&email).await.expect("finds");
        drop(read);
        assert_eq!(made, [ConfirmOutcome::Confirmed(account.expect("there is an account"))]);
        for mail in processes[0].delivered().await.iter().filter(|mail| mail.link.is_some()) {
            let command = confirm(link(mail), None, Some(PASSWORD));
            let late = processes[0].identity.confirm_registration(command).await;
            assert_eq!(late.expect("answers"), ConfirmOutcome::TokenInvalid);
        }
    }
}

fn resend(identity: &Identity, address: &str) -> Contender<Option<ConfirmOutcome>> {
    let (identity, email) = (identity.clone(), build::email(address));
    Box::pin(
        async move { identity.resend_registration(&email, &build::origin()).await.map(|_| None) },
    )
}

fn register_again(identity: &Identity, address: &str) -> Contender<Option<ConfirmOutcome>> {
    let (identity, command) = (identity.clone(), register(address, PASSWORD));
    Box::pin(async move { identity.register(command).await.map(|_| None) })
}
