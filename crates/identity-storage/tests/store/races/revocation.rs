//! Signing in races "sign out everywhere". The audit trail of the account decides which sessions
//! survive.

use super::{CONTENDERS, Contender, PROCESSES, ROUNDS, evaluated, race, rounds};
use crate::support::{PASSWORD, START, Service, TestDatabase, from, sign_in};
use identity_core::{
    Identity,
    audit::{Chain, Event, EventKind},
    kernel::{Failure, SessionId},
    session::{EndOutcome, EndSessions, FreshSession},
    sign_in::{SignIn, SignInOutcome},
    testing::build,
};
use std::collections::BTreeSet;

on_both_engines! {
    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    exactly_the_sessions_after_a_revocation_stay_live,
}

/// One contender revokes, so the account stays within its limit of twenty sessions.
async fn exactly_the_sessions_after_a_revocation_stay_live(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    for round in 0..rounds(ROUNDS) {
        let address = format!("ann{round}@example.org");
        let account = processes[0].member(&address, PASSWORD).await;
        let first = processes[0].signed_in(&address, PASSWORD).await.expect("signs in");
        let caller = processes[0].fresh(&first.token).await;
        let mut contenders: Vec<_> = (1..CONTENDERS)
            .map(|number| {
                let source = u8::try_from(number).expect("few contend");
                let command = from(source, sign_in(&address, PASSWORD));
                signing_in(&processes[number % processes.len()].identity, command)
            })
            .collect();
        contenders.insert(round % CONTENDERS, revoking(&processes[0].identity, caller));
        let answers = evaluated(race(contenders).await, &processes);
        let mut started: BTreeSet<SessionId> = answers.into_iter().flatten().collect();
        started.insert(first.session.id);
        check(&processes[0].events(Chain::Account(account)).await, &started, &{
            let mut read = processes[0].store.begin_read().await.expect("reads");
            let live = read.sessions().live(account, START).await.expect("lists");
            live.iter().map(|session| session.id).collect()
        });
    }
}

/// Parallel sign-ins without a known device may be refused before their password is evaluated.
fn signing_in(identity: &Identity, command: SignIn) -> Contender<Option<SessionId>> {
    let identity = identity.clone();
    Box::pin(async move {
        match identity.sign_in(command).await? {
            SignInOutcome::SignedIn(new) => Ok(Some(new.session.id)),
            SignInOutcome::SecondFactorRequired(_) => panic!("there is no other factor"),
            SignInOutcome::Refused | SignInOutcome::RetryAfter(_) => Ok(None),
        }
    })
}

/// Retries until the revocation gets its turn.
fn revoking(identity: &Identity, caller: FreshSession) -> Contender<Option<SessionId>> {
    let identity = identity.clone();
    Box::pin(async move {
        loop {
            match identity.end_sessions(&caller, EndSessions::All, &build::origin()).await {
                Ok(EndOutcome::Ended(ended)) if ended > 0 => return Ok(None),
                Ok(outcome) => panic!("{outcome:?}"),
                Err(Failure::Overloaded { .. }) => tokio::task::yield_now().await,
                Err(failure) => return Err(failure),
            }
        }
    })
}

/// Asserts that the trail has no gap and lists every session, and that exactly the sessions listed
/// after the revocation are live.
fn check(events: &[Event], started: &BTreeSet<SessionId>, live: &BTreeSet<SessionId>) {
    let numbers: Vec<i64> = events.iter().map(|event| event.sequence).collect();
    assert!(numbers.iter().copied().eq((1..).take(numbers.len())), "{numbers:?}");
    let of = |kind| events.iter().filter(move |event| event.content.kind == kind);
    let revoked = match of(EventKind::SessionsEnded).collect::<Vec<_>>().as_slice() {
        [only] => only.sequence,
        others => panic!("{others:?}"),
    };
    let notified = |events: &mut dyn Iterator<Item = &Event>| -> BTreeSet<SessionId> {
        events.filter_map(|event| event.content.session).collect()
    };
    assert_eq!(notified(&mut of(EventKind::SignedIn)), *started);
    let later = |event: &&Event| event.sequence > revoked;
    assert_eq!(notified(&mut of(EventKind::SignedIn).filter(later)), *live);
}
