//! The steps of ending sessions over units of automocks.

use super::*;
use crate::{
    Identity, Policy, Ports,
    audit::{EventKind, NewEvent},
    kernel::{EventId, SessionId, Timestamp},
    testing::{
        FixedClock, MockStore, MockUnit, NoJudge, PlainHasher, SeededEntropy, ShiftedTokens, build,
    },
};
use std::sync::Arc;

const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

/// Three sessions of one account; the first is the one in hand.
fn sessions() -> [Session; 3] {
    let entropy = SeededEntropy::new(1);
    [(); 3].map(|()| build::session(build::account_id(1), NOW, &entropy))
}

/// A unit in which these sessions are live, and are asked for `times` times.
fn living(live: Vec<Session>, times: usize) -> MockUnit {
    let mut unit = MockUnit::default();
    let account = build::account(build::account_id(1), "ann@example.org", NOW);
    unit.accounts.expect_lock().once().returning(move |_| Ok(Some(account.clone())));
    unit.sessions.expect_live().times(times).returning(move |_, _| Ok(live.clone()));
    unit
}

fn ending(mut unit: MockUnit, ends: &[SessionId], kind: EventKind, about: SessionId) -> MockUnit {
    for id in ends.iter().copied() {
        let right = move |_: &_, asked: &SessionId, _: &_| *asked == id;
        unit.sessions.expect_end().withf(right).once().returning(|_, _, _| Ok(true));
    }
    let right =
        move |_: &EventId, told: &NewEvent| told.kind == kind && told.session == Some(about);
    unit.audit.expect_append().withf(right).once().returning(|_, _| Ok(1));
    unit
}

/// What the first session is answered, and how many units were committed.
async fn end(unit: MockUnit, which: EndSessions) -> (EndOutcome, usize) {
    let store = Arc::new(MockStore::of([unit]));
    let ports = Ports {
        store: store.clone(),
        clock: Arc::new(FixedClock::at(NOW)),
        entropy: Arc::new(SeededEntropy::new(2)),
        hasher: Arc::new(PlainHasher::default()),
        judge: Arc::new(NoJudge),
        mail_tokens: Arc::new(ShiftedTokens),
    };
    let identity = Identity::new(ports, Policy::default());
    let [session, ..] = sessions();
    let account = build::account(session.account, "ann@example.org", NOW);
    let caller = SignedIn { session, account };
    let outcome = identity.end_sessions(&caller, which, &build::origin()).await.unwrap();
    (outcome, store.committed())
}

#[tokio::test]
async fn a_session_that_ended_meanwhile_ends_no_other_and_commits_nothing() {
    let [_, second, third] = sessions();
    for which in [EndSessions::Current, EndSessions::Others, EndSessions::All] {
        let unit = living(vec![second.clone(), third.clone()], 1);
        assert_eq!(end(unit, which).await, (EndOutcome::CallerEnded, 0));
    }
}

#[tokio::test]
async fn an_account_that_is_gone_ends_nothing() {
    let mut unit = MockUnit::default();
    unit.accounts.expect_lock().once().returning(|_| Ok(None));
    assert_eq!(end(unit, EndSessions::All).await, (EndOutcome::CallerEnded, 0));
}

#[tokio::test]
async fn a_session_that_is_not_there_commits_nothing() {
    let [first, second, third] = sessions();
    let unit = living(vec![first, second], 2);
    assert_eq!(end(unit, EndSessions::One(third.id)).await, (EndOutcome::NoSuchSession, 0));
}

#[tokio::test]
async fn each_choice_ends_its_sessions_and_tells_so_once() {
    let live = sessions();
    let [first, second, third] = live.each_ref().map(|session| session.id);
    for (which, ends, kind, about) in [
        (EndSessions::Current, vec![first], EventKind::SignedOut, first),
        (EndSessions::One(first), vec![first], EventKind::SignedOut, first),
        (EndSessions::One(second), vec![second], EventKind::SessionEnded, second),
        (EndSessions::Others, vec![second, third], EventKind::SessionsEnded, first),
        (EndSessions::All, vec![first, second, third], EventKind::SessionsEnded, first),
    ] {
        let unit = ending(living(live.to_vec(), 2), &ends, kind, about);
        assert_eq!(end(unit, which).await, (EndOutcome::Ended(ends.len()), 1), "{which:?}");
    }
}
