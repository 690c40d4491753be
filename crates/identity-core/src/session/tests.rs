//! Use cases that end sessions, over mocked units of work.

use super::*;
use crate::{
    Identity, Policy,
    account::Account,
    audit::{EventKind, NewEvent},
    kernel::{EventId, SessionId, Timestamp},
    testing::{MockStore, MockUnit, SeededEntropy, build, ports},
};
use std::sync::Arc;

const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

/// Returns three sessions of one account. The caller has the first.
fn sessions() -> [Session; 3] {
    let entropy = SeededEntropy::new(1);
    [(); 3].map(|()| build::session(build::account_id(1), NOW, &entropy))
}

/// Returns a unit that lists these live sessions `times` times.
fn unit_with_live(live: Vec<Session>, times: usize) -> MockUnit {
    let account = build::account(build::account_id(1), "ann@example.org", NOW);
    unit_with_live_of(account, live, times)
}

fn unit_with_live_of(account: Account, live: Vec<Session>, times: usize) -> MockUnit {
    let mut unit = MockUnit::default();
    unit.accounts.expect_load_for_update().once().returning(move |_| Ok(Some(account.clone())));
    unit.sessions.expect_live().times(times).returning(move |_, _| Ok(live.clone()));
    unit
}

fn expecting_end(
    mut unit: MockUnit,
    ends: &[SessionId],
    kind: EventKind,
    about: SessionId,
) -> MockUnit {
    for id in ends.iter().copied() {
        let expected = move |_: &_, asked: &SessionId, _: &_| *asked == id;
        unit.sessions.expect_end().withf(expected).once().returning(|_, _, _| Ok(true));
    }
    let expected = move |_: &EventId, notified: &NewEvent| {
        notified.kind == kind && notified.session == Some(about)
    };
    unit.audit.expect_append().withf(expected).once().returning(|_, _| Ok(1));
    unit
}

fn live_session(access: SessionAccess) -> LiveSession {
    let [session, ..] = sessions();
    let account = build::account(session.account, "ann@example.org", NOW);
    LiveSession { session, account, access }
}

/// Returns the use cases over one unit, and the store that counts commits.
fn identity_over(unit: MockUnit) -> (Identity, Arc<MockStore>) {
    let store = Arc::new(MockStore::of([unit]));
    (Identity::new(ports(store.clone(), NOW), Policy::default()), store)
}

/// Ends sessions as the first session; returns the outcome and the number of commits.
async fn end(unit: MockUnit, which: EndSessions) -> (EndOutcome, usize) {
    let (identity, store) = identity_over(unit);
    let caller = identity.fresh(live_session(SessionAccess::Full)).expect("a fresh session");
    let outcome = identity.end_sessions(&caller, which, &build::origin()).await.unwrap();
    (outcome, store.committed())
}

#[tokio::test]
async fn ended_session_ends_no_other_and_commits_nothing() {
    let [first, second, third] = sessions();
    for which in [EndSessions::One(first.id), EndSessions::Others, EndSessions::All] {
        let unit = unit_with_live(vec![second.clone(), third.clone()], 1);
        assert_eq!(end(unit, which).await, (EndOutcome::CallerEnded, 0));
    }
}

#[tokio::test]
async fn deleted_account_ends_nothing() {
    let mut unit = MockUnit::default();
    unit.accounts.expect_load_for_update().once().returning(|_| Ok(None));
    assert_eq!(end(unit, EndSessions::All).await, (EndOutcome::CallerEnded, 0));
}

#[tokio::test]
async fn session_limited_to_a_password_change_ends_no_other() {
    let mut account = build::account(build::account_id(1), "ann@example.org", NOW);
    account.protection.password_change_required = true;
    for access_before in [SessionAccess::PasswordChange, SessionAccess::Full] {
        let (identity, store) =
            identity_over(unit_with_live_of(account.clone(), sessions().to_vec(), 1));
        let caller = identity.fresh(live_session(access_before)).expect("a fresh session");
        let outcome = identity.end_sessions(&caller, EndSessions::All, &build::origin()).await;
        assert_eq!((outcome.unwrap(), store.committed()), (EndOutcome::CallerEnded, 0));
    }
}

#[tokio::test]
async fn unknown_session_commits_nothing() {
    let [first, _, third] = sessions();
    let mut unit = unit_with_live(vec![first], 1);
    unit.sessions.expect_end().once().returning(|_, _, _| Ok(false));
    assert_eq!(end(unit, EndSessions::One(third.id)).await, (EndOutcome::NoSuchSession, 0));
}

#[tokio::test]
async fn each_choice_ends_its_sessions_and_records_one_event() {
    let live = sessions();
    let [first, second, third] = live.each_ref().map(|session| session.id);
    for (which, ends, kind, about) in [
        (EndSessions::One(first), vec![first], EventKind::SignedOut, first),
        (EndSessions::One(second), vec![second], EventKind::SessionEnded, second),
        (EndSessions::Others, vec![second, third], EventKind::SessionsEnded, first),
        (EndSessions::All, vec![first, second, third], EventKind::SessionsEnded, first),
    ] {
        let several = !matches!(which, EndSessions::One(_));
        let mut unit = expecting_end(
            unit_with_live(live.to_vec(), 1 + usize::from(several)),
            &ends,
            kind,
            about,
        );
        let times = usize::from(several);
        unit.pending_sign_ins.expect_end_all().times(times).returning(|_, _| Ok(()));
        unit.totp_secrets.expect_drop_pending().times(times).returning(|_| Ok(()));
        assert_eq!(end(unit, which).await, (EndOutcome::Ended(ends.len()), 1), "{which:?}");
    }
}

#[tokio::test]
async fn sign_out_requires_no_proof_and_no_access() {
    let live = sessions();
    let first = live[0].id;
    for access in [SessionAccess::Full, SessionAccess::PasswordChange, SessionAccess::SecondFactor]
    {
        let unit =
            expecting_end(unit_with_live(live.to_vec(), 1), &[first], EventKind::SignedOut, first);
        let (identity, store) = identity_over(unit);
        let stale = live_session(access);
        assert!(identity.sign_out(&stale, &build::origin()).await.unwrap());
        assert_eq!(store.committed(), 1);
    }
}
