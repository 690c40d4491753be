//! Signing in against "sign out everywhere": the order in the account's audit trail is the truth.

use crate::{
    CONTENDERS, Contender, PROCESSES, ROUNDS, evaluated, race,
    support::{PASSWORD, Service, TestDatabase, sign_in},
};
use identity_core::{
    Identity,
    audit::{Chain, Event, EventKind},
    kernel::{BearerToken, Failure},
    session::{EndOutcome, EndSessions, SignedIn},
    sign_in::SignInOutcome,
    testing::build,
};

on_both_engines! {
    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    a_session_lives_when_it_began_after_the_revocation,
}

/// One of them revokes, so that the account has no more than its twenty sessions.
async fn a_session_lives_when_it_began_after_the_revocation(database: TestDatabase) {
    let processes = Service::processes(database, PROCESSES).await;
    for round in 0..ROUNDS {
        let address = format!("ann{round}@example.org");
        let account = processes[0].member(&address, PASSWORD).await;
        let first = processes[0].signed_in(&address, PASSWORD).await.expect("signs in");
        let caller = processes[0].caller(&first).await;
        let mut contenders: Vec<_> = (1..CONTENDERS)
            .map(|number| &processes[number % processes.len()].identity)
            .map(|identity| signing_in(identity, &address))
            .collect();
        contenders.insert(round % CONTENDERS, revoking(&processes[0].identity, caller));
        let answers = evaluated(race(contenders).await, &processes);
        let mut begun: Vec<BearerToken> = answers.into_iter().flatten().collect();
        begun.push(first.token);
        let events = processes[0].events(Chain::Account(account)).await;
        judge(&processes[0], &events, &begun).await;
    }
}

fn signing_in(identity: &Identity, address: &str) -> Contender<Option<BearerToken>> {
    let (identity, command) = (identity.clone(), sign_in(address, PASSWORD));
    Box::pin(async move {
        match identity.sign_in(command).await? {
            SignInOutcome::SignedIn(new) => Ok(Some(new.token)),
            SignInOutcome::Refused => panic!("the password is right"),
        }
    })
}

/// Insists until it has its turn.
fn revoking(identity: &Identity, caller: SignedIn) -> Contender<Option<BearerToken>> {
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

/// The trail has no gap and tells every session that began; those that it tells before the
/// revocation are over, those after it live.
async fn judge(service: &Service, events: &[Event], begun: &[BearerToken]) {
    let numbers: Vec<i64> = events.iter().map(|event| event.sequence).collect();
    assert!(numbers.iter().copied().eq((1..).take(numbers.len())), "{numbers:?}");
    let of = |kind| events.iter().filter(move |event| event.told.kind == kind);
    let revoked = match of(EventKind::SessionsEnded).collect::<Vec<_>>().as_slice() {
        [only] => only.sequence,
        others => panic!("{others:?}"),
    };
    assert_eq!(of(EventKind::SignedIn).count(), begun.len());
    for token in begun {
        let mut read = service.store.begin_read().await.expect("reads");
        let session = read.sessions().find_by_token(&token.digest()).await.expect("finds");
        drop(read);
        let session = session.expect("a session that was given out is kept");
        let began = of(EventKind::SignedIn)
            .find(|event| event.told.session == Some(session.id))
            .expect("its beginning is told");
        let lives = service.identity.authenticate(token).await.expect("answers").is_some();
        assert_eq!(lives, began.sequence > revoked, "revoked as {revoked}, began as {began:?}");
    }
}
