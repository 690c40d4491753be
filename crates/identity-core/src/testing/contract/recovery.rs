//! Contract of recoveries, support cases and unfinished sign-ins.

use super::{NOW, add_account, commit, id, unit};
use crate::testing::{SeededEntropy, build};
use crate::{
    kernel::{ActionTokenId, AddressId, CaseId, Digest, Label},
    ownership::Evidence,
    recovery::{Recovery, RecoveryCase, RecoveryStage},
    store::Store,
};
use std::time::Duration;

const MOMENT: Duration = Duration::from_millis(1);
const HOUR: Duration = Duration::from_hours(1);

/// Every stage and everything that was shown is read back. An ended claim does not change.
pub async fn a_recovery_changes_stage_until_it_ends(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let mut unit = unit(store).await;
    for end in
        [RecoveryStage::Stopped(NOW), RecoveryStage::Completed(NOW), RecoveryStage::Superseded(NOW)]
    {
        let address = Some(AddressId::generate(NOW, &entropy));
        let begun = build::recovery(id(1), RecoveryStage::Proven, NOW, &entropy);
        let begun = Recovery { address, ..begun };
        unit.recoveries().insert(&begun).await.expect("inserts");
        for stage in [
            RecoveryStage::Support,
            RecoveryStage::Delayed(NOW),
            RecoveryStage::Ready(NOW),
            RecoveryStage::Contested(NOW),
        ] {
            for bits in [0, 1, 0b1010_1010, 255] {
                let changed = Recovery {
                    token: ActionTokenId::generate(NOW, &entropy),
                    stage,
                    shown: Evidence::stored(bits),
                    against: Evidence::stored(255 - bits),
                    ends_with_support: bits == 1,
                    counts_from: NOW.after(HOUR),
                    approved_by: (bits == 255).then(|| Label::parse("Kim").expect("a name")),
                    ..begun.clone()
                };
                assert!(unit.recoveries().update(&changed).await.expect("saves"));
                let found = unit.recoveries().relevant(id(1), NOW).await.expect("finds");
                assert_eq!(found, [changed]);
            }
        }
        let ended = Recovery { stage: end, ..begun.clone() };
        assert!(unit.recoveries().update(&ended).await.expect("ends"));
        let again = Recovery { stage: RecoveryStage::Support, ..begun };
        assert!(!unit.recoveries().update(&again).await.expect("answers"));
        assert_eq!(unit.recoveries().relevant(id(1), NOW).await.expect("finds"), []);
        let past = unit.recoveries().relevant(id(1), NOW.before(MOMENT)).await.expect("finds");
        assert!(past.contains(&ended));
        assert_eq!(unit.recoveries().find(ended.id).await.expect("finds"), Some(ended));
    }
    let waiting = build::recovery(id(1), RecoveryStage::Delayed(NOW), NOW, &entropy);
    unit.recoveries().insert(&waiting).await.expect("inserts");
    unit.recoveries().supersede(id(1), NOW).await.expect("supersedes");
    assert_eq!(unit.recoveries().relevant(id(1), NOW).await.expect("finds"), []);
    commit(unit).await;
}

/// Open claims are listed with those that ended lately, and accounts are found when a waiting
/// period or a case of theirs ends.
pub async fn recoveries_are_found_by_time(store: &dyn Store) {
    for (number, address) in [(1, "ann@example.org"), (2, "bob@example.org")] {
        add_account(store, number, address).await;
    }
    let entropy = SeededEntropy::new(1);
    let later = NOW.after(HOUR);
    let over = build::recovery(id(1), RecoveryStage::Stopped(NOW), NOW, &entropy);
    let waits = build::recovery(id(1), RecoveryStage::Delayed(later), later, &entropy);
    let others = build::recovery(id(2), RecoveryStage::Contested(later.after(HOUR)), NOW, &entropy);
    let mut unit = unit(store).await;
    for recovery in [&over, &waits, &others] {
        unit.recoveries().insert(recovery).await.expect("inserts");
    }
    let lately = unit.recoveries().relevant(id(1), NOW.before(MOMENT)).await.expect("finds");
    assert_eq!(lately, [over, waits.clone()]);
    assert_eq!(unit.recoveries().relevant(id(1), NOW).await.expect("finds"), [waits]);
    for (at, limit, found) in [
        (later.before(MOMENT), 9, vec![]),
        (later, 9, vec![id(1)]),
        (later.after(HOUR), 9, vec![id(1), id(2)]),
        (later.after(HOUR), 1, vec![id(1)]),
    ] {
        assert_eq!(unit.recoveries().due(at, limit).await.expect("finds"), found);
    }
    assert_eq!(unit.recoveries().for_support(9).await.expect("finds"), []);
    let asks = |account, at| build::recovery(account, RecoveryStage::Support, at, &entropy);
    let (late, early) = (asks(id(1), later), asks(id(2), NOW));
    for recovery in [&late, &early] {
        unit.recoveries().insert(recovery).await.expect("inserts");
    }
    for (limit, found) in [(9, vec![early.clone(), late]), (1, vec![early])] {
        assert_eq!(unit.recoveries().for_support(limit).await.expect("finds"), found);
    }
    let other = build::recovery(id(1), RecoveryStage::Support, NOW, &entropy);
    assert_eq!(unit.recoveries().find(other.id).await.expect("finds"), None);
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
    let later = RecoveryCase { id: other, address, ..case.clone() };
    unit.recoveries().add_case(&later).await.expect("adds");
    assert_eq!(unit.recoveries().case(later.id).await.expect("finds"), Some(later.clone()));
    let cases = unit.recoveries().cases_of(account.id).await.expect("finds");
    assert_eq!(cases, [later, case]);
    assert_eq!(unit.recoveries().cases_of(id(2)).await.expect("finds"), []);
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
