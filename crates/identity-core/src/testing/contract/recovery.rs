//! Contract of recoveries, support cases and unfinished sign-ins.

use super::{NOW, add_account, commit, id, unit};
use crate::kernel::ClosedSet;
use crate::testing::{SeededEntropy, build};
use crate::{
    kernel::{AddressId, CaseId, Digest},
    recovery::{Recovery, RecoveryCase, RecoveryProof, RecoveryStage},
    store::Store,
};
use std::time::Duration;

const MOMENT: Duration = Duration::from_millis(1);
const HOUR: Duration = Duration::from_hours(1);

/// All stages are read back. An ended recovery does not change.
pub async fn a_recovery_changes_stage_until_it_ends(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let mut unit = unit(store).await;
    assert_eq!(unit.recoveries().open(id(1)).await.expect("finds"), None);
    for end in [
        RecoveryStage::Cancelled(NOW),
        RecoveryStage::Completed(NOW),
        RecoveryStage::Superseded(NOW),
    ] {
        let address = Some(AddressId::generate(NOW, &entropy));
        let recovery = build::recovery(id(1), RecoveryStage::Proven, NOW, &entropy);
        let recovery = Recovery { address, ..recovery };
        unit.recoveries().insert(&recovery).await.expect("inserts");
        for stage in
            [RecoveryStage::Support, RecoveryStage::Delayed(NOW), RecoveryStage::Ready(NOW)]
        {
            for proof in RecoveryProof::ALL.iter().copied().map(Some).chain([None]) {
                let moved = unit.recoveries().move_on(recovery.id, stage, proof).await;
                assert!(moved.expect("moves"));
                let found = unit.recoveries().open(id(1)).await.expect("finds");
                assert_eq!(found, Some(Recovery { stage, proof, ..recovery.clone() }));
            }
        }
        assert!(unit.recoveries().move_on(recovery.id, end, None).await.expect("ends"));
        let again = unit.recoveries().move_on(recovery.id, RecoveryStage::Support, None).await;
        assert!(!again.expect("answers"));
        assert_eq!(unit.recoveries().open(id(1)).await.expect("finds"), None);
    }
    let waiting = build::recovery(id(1), RecoveryStage::Delayed(NOW), NOW, &entropy);
    unit.recoveries().insert(&waiting).await.expect("inserts");
    unit.recoveries().supersede(id(1), NOW).await.expect("supersedes");
    assert_eq!(unit.recoveries().open(id(1)).await.expect("finds"), None);
    let past = unit.recoveries().since(id(1), NOW.before(HOUR)).await.expect("finds");
    assert!(past.contains(&Recovery { stage: RecoveryStage::Superseded(NOW), ..waiting }));
    commit(unit).await;
}

/// Earlier recoveries are found, and those whose waiting period has ended.
pub async fn recoveries_are_found_by_time(store: &dyn Store) {
    for (number, address) in [(1, "ann@example.org"), (2, "bob@example.org")] {
        add_account(store, number, address).await;
    }
    let entropy = SeededEntropy::new(1);
    let later = NOW.after(HOUR);
    let over = build::recovery(id(1), RecoveryStage::Cancelled(NOW), NOW, &entropy);
    let waits = build::recovery(id(1), RecoveryStage::Delayed(later), later, &entropy);
    let others = build::recovery(id(2), RecoveryStage::Delayed(later.after(HOUR)), NOW, &entropy);
    let mut unit = unit(store).await;
    for recovery in [&over, &waits, &others] {
        unit.recoveries().insert(recovery).await.expect("inserts");
    }
    let since = unit.recoveries().since(id(1), NOW.before(HOUR)).await.expect("finds");
    assert_eq!(since, [over, waits.clone()]);
    let ended_since = unit.recoveries().since(id(1), NOW.before(MOMENT)).await.expect("finds");
    assert_eq!(ended_since.len(), 2);
    assert_eq!(unit.recoveries().since(id(1), NOW).await.expect("finds"), [waits]);
    for (at, limit, found) in [
        (later.before(Duration::from_millis(1)), 9, vec![]),
        (later, 9, vec![id(1)]),
        (later.after(HOUR), 9, vec![id(1), id(2)]),
        (later.after(HOUR), 1, vec![id(1)]),
    ] {
        assert_eq!(unit.recoveries().waited(at, limit).await.expect("finds"), found);
    }
    commit(unit).await;
}

/// An unfinished sign-in is reported once, however it ended.
pub async fn an_unfinished_sign_in_is_notified_once(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let mut unit = unit(store).await;
    let mut ids = Vec::new();
    for (hours, token) in [(0, b"a"), (1, b"b"), (2, b"c")] {
        let began = NOW.after(HOUR * hours);
        let pending = build::pending_sign_in(id(1), began, &entropy);
        unit.pending_sign_ins().insert(&pending, &Digest::of(token)).await.expect("inserts");
        ids.push(pending.id);
    }
    let mut ids = ids.into_iter();
    let [finished, given_up] = [(); 2].map(|()| ids.next().expect("three were inserted"));
    unit.pending_sign_ins().mark_notified(finished, NOW).await.expect("notes");
    assert!(unit.pending_sign_ins().end(given_up, NOW).await.expect("ends"));
    let at = NOW.after(HOUR);
    for (before, found) in [(NOW, vec![]), (at, vec![id(1)]), (at.after(HOUR), vec![id(1)])] {
        assert_eq!(unit.pending_sign_ins().unfinished(before, 9).await.expect("finds"), found);
    }
    let first = unit.pending_sign_ins().mark_all_notified(id(1), at.after(HOUR), at).await;
    assert_eq!(first.expect("notes"), Some(at));
    let again = unit.pending_sign_ins().mark_all_notified(id(1), at.after(HOUR), at).await;
    assert_eq!(again.expect("notes"), None);
    assert!(unit.pending_sign_ins().unfinished(at.after(HOUR), 9).await.expect("finds").is_empty());
    commit(unit).await;
}

/// The text of a case is read back, and cases are counted by account, address and time.
pub async fn a_case_is_read_back(store: &dyn Store) {
    let entropy = SeededEntropy::new(1);
    let account = add_account(store, 1, "ann@example.org").await;
    let mut unit = unit(store).await;
    let text = "I lost my phone.\nHelp!".to_owned();
    let case = RecoveryCase { text, ..build::case(account.id, None, NOW, &entropy) };
    unit.recoveries().add_case(&case).await.expect("adds");
    assert_eq!(unit.recoveries().case(case.id).await.expect("finds"), Some(case.clone()));
    let other = CaseId::generate(NOW, &entropy);
    assert_eq!(unit.recoveries().case(other).await.expect("finds"), None);
    let before = NOW.before(Duration::from_millis(1));
    let address = Some(AddressId::generate(NOW, &entropy));
    let other = RecoveryCase { id: other, address, ..case };
    unit.recoveries().add_case(&other).await.expect("adds");
    assert_eq!(unit.recoveries().case(other.id).await.expect("finds"), Some(other));
    let unknown = Some(AddressId::generate(NOW, &entropy));
    for (of, from, since, count) in [
        (account.id, None, before, 1),
        (account.id, address, before, 1),
        (account.id, unknown, before, 0),
        (account.id, None, NOW, 0),
        (id(2), None, before, 0),
    ] {
        let counted = unit.recoveries().count_cases(of, from, since).await;
        assert_eq!(counted.expect("counts"), count);
    }
    commit(unit).await;
}
