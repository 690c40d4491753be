//! Contract of TOTP secrets and recovery codes.

use super::{NOW, add_account, commit, id, unit};
use crate::testing::{SeededEntropy, build};
use crate::{
    account::Protection,
    kernel::SessionId,
    ownership::Evidence,
    recovery::RecoveryStage,
    store::Store,
    throttle::{CompromisedSince, Lock, ThrottleState},
    two_factor::{Replaces, StoredTotp},
};
use std::time::Duration;

const NEVER: Duration = Duration::from_hours(24 * 365);

/// A pending secret can be replaced, and replaces the active one once it is installed.
pub async fn a_pending_secret_is_active_once_installed(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let [first, second, third] = [(); 3].map(|()| build::totp(NOW, &entropy));
    let [here, elsewhere] = [(); 2].map(|()| SessionId::generate(NOW, &entropy));
    let mut unit = unit(store).await;
    let seen = |found: Option<StoredTotp>| {
        found.map(|totp| (totp.id, *totp.secret.expose(), totp.last_step, totp.created_at))
    };
    unit.totp_secrets().put_pending(id(1), &first, here).await.expect("puts");
    unit.totp_secrets().put_pending(id(1), &second, here).await.expect("puts");
    let pending = unit.totp_secrets().pending(id(1), here).await.expect("loads");
    assert_eq!(seen(pending), seen(Some(second.clone())));
    let pending = unit.totp_secrets().pending(id(1), elsewhere).await.expect("loads");
    assert!(pending.is_none(), "it is pending in its own session only");
    assert!(unit.totp_secrets().active(id(1)).await.expect("loads").is_none());
    let later = NOW.after(Duration::from_secs(9));
    unit.totp_secrets().install(id(1), 7, later).await.expect("installs");
    assert!(unit.totp_secrets().pending(id(1), here).await.expect("loads").is_none());
    let installed = unit.totp_secrets().active(id(1)).await.expect("loads");
    let (number, secret) = (second.id, *second.secret.expose());
    assert_eq!(seen(installed), Some((number, secret, 7, later)));
    unit.totp_secrets().put_pending(id(1), &third, here).await.expect("puts");
    let beside = unit.totp_secrets().active(id(1)).await.expect("loads");
    assert_eq!(beside.map(|totp| totp.id), Some(number));
    unit.totp_secrets().install(id(1), 9, later).await.expect("installs");
    let replaced = unit.totp_secrets().active(id(1)).await.expect("loads");
    assert_eq!(replaced.map(|totp| totp.id), Some(third.id));
    unit.totp_secrets().put_pending(id(1), &first, here).await.expect("puts");
    unit.totp_secrets().drop_pending(id(1)).await.expect("drops");
    assert!(unit.totp_secrets().pending(id(1), here).await.expect("loads").is_none());
    unit.totp_secrets().remove(id(1)).await.expect("removes");
    assert!(unit.totp_secrets().active(id(1)).await.expect("loads").is_none());
    commit(unit).await;
}

pub async fn a_totp_step_is_accepted_once_and_never_an_older_one(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let mut unit = unit(store).await;
    assert!(!unit.totp_secrets().accept_step(id(1), 5).await.expect("answers"));
    let totp = build::totp(NOW, &SeededEntropy::new(1));
    let here = SessionId::generate(NOW, &SeededEntropy::new(2));
    unit.totp_secrets().put_pending(id(1), &totp, here).await.expect("puts");
    assert!(!unit.totp_secrets().accept_step(id(1), 5).await.expect("answers"));
    unit.totp_secrets().install(id(1), 5, NOW).await.expect("installs");
    for (step, accepted) in [(5, false), (4, false), (6, true), (6, false), (8, true), (7, false)] {
        let answer = unit.totp_secrets().accept_step(id(1), step).await.expect("answers");
        assert_eq!(answer, accepted, "{step}");
    }
    commit(unit).await;
}

/// Pending codes replace all codes or the used ones once they are installed. A code works once.
pub async fn recovery_codes_are_installed_and_used_once(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    add_account(store, 2, "bob@example.org").await;
    let entropy = SeededEntropy::new(1);
    let codes = |texts: &[&str]| -> Vec<_> {
        texts.iter().map(|text| build::recovery_code(text, NOW, &entropy)).collect()
    };
    let digest = build::code_digest;
    let mut unit = unit(store).await;
    unit.recovery_codes().put_pending(id(1), Replaces::All, &codes(&["x"])).await.expect("puts");
    let set = codes(&["a", "b", "c"]);
    unit.recovery_codes().put_pending(id(1), Replaces::All, &set).await.expect("puts");
    for (account, text, found) in
        [(1, "b", Some(Replaces::All)), (1, "x", None), (2, "b", None), (1, "z", None)]
    {
        let answer = unit.recovery_codes().find_pending(id(account), &digest(text)).await;
        assert_eq!(answer.expect("finds"), found, "{text}");
    }
    assert!(!unit.recovery_codes().use_up(id(1), &digest("a"), NOW).await.expect("answers"));
    assert_eq!(unit.recovery_codes().made_at(id(1)).await.expect("tells"), None);
    unit.recovery_codes().install(id(1), Replaces::All).await.expect("installs");
    assert_eq!(unit.recovery_codes().remaining(id(1)).await.expect("counts"), 3);
    assert_eq!(unit.recovery_codes().made_at(id(1)).await.expect("tells"), Some(NOW));
    for (account, text, used) in [(2, "a", false), (1, "a", true), (1, "a", false), (1, "z", false)]
    {
        let answer = unit.recovery_codes().use_up(id(account), &digest(text), NOW).await;
        assert_eq!(answer.expect("answers"), used, "{account} {text}");
    }
    let more = codes(&["d"]);
    unit.recovery_codes().put_pending(id(1), Replaces::Used, &more).await.expect("puts");
    unit.recovery_codes().install(id(1), Replaces::Used).await.expect("installs");
    assert_eq!(unit.recovery_codes().remaining(id(1)).await.expect("counts"), 3);
    assert!(!unit.recovery_codes().use_up(id(1), &digest("a"), NOW).await.expect("answers"));
    unit.recovery_codes().put_pending(id(1), Replaces::All, &codes(&["e"])).await.expect("puts");
    unit.recovery_codes().drop_pending(id(1)).await.expect("drops");
    let gone = unit.recovery_codes().find_pending(id(1), &digest("e")).await.expect("finds");
    assert_eq!(gone, None);
    unit.recovery_codes().put_pending(id(1), Replaces::All, &codes(&["f"])).await.expect("puts");
    unit.recovery_codes().install(id(1), Replaces::All).await.expect("installs");
    assert_eq!(unit.recovery_codes().remaining(id(1)).await.expect("counts"), 1);
    assert!(!unit.recovery_codes().use_up(id(1), &digest("b"), NOW).await.expect("answers"));
    unit.recovery_codes().remove(id(1)).await.expect("removes");
    assert_eq!(unit.recovery_codes().remaining(id(1)).await.expect("counts"), 0);
    commit(unit).await;
}

/// Codes made since an instant are removed. The age of the last used code is returned.
pub async fn recent_recovery_codes_are_removed(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let at = |seconds| NOW.after(Duration::from_secs(seconds));
    let mut unit = unit(store).await;
    let codes =
        [build::recovery_code("a", at(0), &entropy), build::recovery_code("b", at(0), &entropy)];
    unit.recovery_codes().put_pending(id(1), Replaces::All, &codes).await.expect("puts");
    unit.recovery_codes().install(id(1), Replaces::All).await.expect("installs");
    assert_eq!(unit.recovery_codes().last_used_made_at(id(1)).await.expect("tells"), None);
    for (text, when, made, next) in [("a", 3, 0, "c"), ("c", 4, 2, "e")] {
        let more = [build::recovery_code(next, at(2), &entropy)];
        let used = unit.recovery_codes().use_up(id(1), &build::code_digest(text), at(when)).await;
        assert!(used.expect("answers"), "{text}");
        let last = unit.recovery_codes().last_used_made_at(id(1)).await.expect("tells");
        assert_eq!(last, Some(at(made)));
        unit.recovery_codes().put_pending(id(1), Replaces::Used, &more).await.expect("puts");
        unit.recovery_codes().install(id(1), Replaces::Used).await.expect("installs");
    }
    let waiting = [build::recovery_code("d", at(5), &entropy)];
    unit.recovery_codes().put_pending(id(1), Replaces::All, &waiting).await.expect("puts");
    assert!(!unit.recovery_codes().remove_since(id(1), at(6)).await.expect("removes"));
    assert!(unit.recovery_codes().remove_since(id(1), at(5)).await.expect("removes"));
    let pending = unit.recovery_codes().find_pending(id(1), &build::code_digest("d")).await;
    assert_eq!(pending.expect("finds"), None);
    assert_eq!(unit.recovery_codes().remaining(id(1)).await.expect("counts"), 2);
    assert!(unit.recovery_codes().remove_since(id(1), at(2)).await.expect("removes"));
    assert!(!unit.recovery_codes().remove_since(id(1), at(1)).await.expect("removes"));
    assert_eq!(unit.recovery_codes().remaining(id(1)).await.expect("counts"), 1);
    commit(unit).await;
}

pub async fn an_account_is_read_with_its_protection(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let here = SessionId::generate(NOW, &entropy);
    let mut first = unit(store).await;
    first.passwords().set(id(1), &build::stored_password("$one", NOW)).await.expect("sets");
    first.totp_secrets().put_pending(id(1), &build::totp(NOW, &entropy), here).await.expect("puts");
    let codes =
        [build::recovery_code("a", NOW, &entropy), build::recovery_code("b", NOW, &entropy)];
    first.recovery_codes().put_pending(id(1), Replaces::All, &codes).await.expect("puts");
    let waiting = Protection { password_changed_at: Some(NOW), ..Protection::default() };
    let found = first.accounts().load_for_update(id(1)).await.expect("locks").expect("it is there");
    assert_eq!(found.protection, waiting);
    first.totp_secrets().install(id(1), 1, NOW).await.expect("installs");
    first.recovery_codes().install(id(1), Replaces::All).await.expect("installs");
    first.recovery_codes().use_up(id(1), &build::code_digest("a"), NOW).await.expect("uses");
    first.passwords().require_change(id(1)).await.expect("demands");
    for stage in [RecoveryStage::Support, RecoveryStage::Proven] {
        let recovery = build::recovery(id(1), stage, NOW, &entropy);
        first.recoveries().insert(&recovery).await.expect("inserts");
    }
    let lock = Some(Lock::Compromise { since: CompromisedSince::At(NOW), shown: Evidence::NONE });
    first.throttles().load_for_update(id(1), NOW).await.expect("holds");
    first
        .throttles()
        .save(id(1), &ThrottleState { lock, ..ThrottleState::default() })
        .await
        .expect("saves");
    commit(first).await;
    let mut read = store.begin_read().await.expect("reads");
    let found = read.accounts().find(id(1)).await.expect("finds").expect("it is there");
    let protection = Protection {
        password_changed_at: Some(NOW),
        password_change_required: true,
        second_factor: true,
        recovery_codes: 1,
        recovery_waits: true,
        contained: true,
    };
    assert_eq!(found.protection, protection);
}

/// The secret that was active at an instant replaces the current one. Without one, the current
/// secret stays.
pub async fn an_archived_secret_is_restored(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let [own, thiefs, another] = [(); 3].map(|()| build::totp(NOW, &entropy));
    let here = SessionId::generate(NOW, &entropy);
    let at = |seconds| NOW.after(Duration::from_secs(seconds));
    let mut unit = unit(store).await;
    unit.totp_secrets().archive(id(1), NOW).await.expect("there is nothing");
    unit.totp_secrets().put_pending(id(1), &own, here).await.expect("puts");
    unit.totp_secrets().install(id(1), 7, at(1)).await.expect("installs");
    assert!(!unit.totp_secrets().restore_archived(id(1), at(2)).await.expect("answers"));
    for (secret, when) in [(&thiefs, at(5)), (&another, at(6))] {
        unit.totp_secrets().archive(id(1), when).await.expect("sets aside");
        unit.totp_secrets().put_pending(id(1), secret, here).await.expect("puts");
        unit.totp_secrets().install(id(1), 9, when).await.expect("installs");
    }
    assert!(!unit.totp_secrets().restore_archived(id(1), at(7)).await.expect("answers"));
    assert!(unit.totp_secrets().restore_archived(id(1), at(5)).await.expect("brings back"));
    let back = unit.totp_secrets().active(id(1)).await.expect("loads").expect("there is one");
    assert_eq!((back.id, back.last_step, back.created_at), (own.id, 7, at(1)));
    assert_eq!(back.secret.expose(), own.secret.expose());
    // A removed secret comes back. A newly added secret stays.
    unit.totp_secrets().archive(id(1), at(8)).await.expect("sets aside");
    unit.totp_secrets().remove(id(1)).await.expect("removes");
    assert!(unit.totp_secrets().restore_archived(id(1), at(8)).await.expect("brings back"));
    assert!(unit.totp_secrets().active(id(1)).await.expect("loads").is_some());
    assert!(!unit.totp_secrets().restore_archived(id(1), at(0)).await.expect("answers"));
    assert!(unit.totp_secrets().active(id(1)).await.expect("loads").is_some());
    commit(unit).await;
}

/// The first change since an instant is found, even if it was undone. Pending codes do not count.
pub async fn the_first_change_of_a_factor_is_found(store: &dyn Store) {
    for (number, email) in [(1, "ann@example.org"), (2, "bob@example.org")] {
        add_account(store, number, email).await;
    }
    let entropy = SeededEntropy::new(1);
    let here = SessionId::generate(NOW, &entropy);
    let at = |seconds| NOW.after(Duration::from_secs(seconds));
    let mut unit = unit(store).await;
    let totp = build::totp(NOW, &entropy);
    unit.totp_secrets().put_pending(id(1), &totp, here).await.expect("puts");
    let codes = |when| [build::recovery_code("a", when, &entropy)];
    unit.recovery_codes().put_pending(id(1), Replaces::All, &codes(at(5))).await.expect("puts");
    for number in [1, 2] {
        let changed = unit.totp_secrets().first_changed(id(number), NOW.before(NEVER)).await;
        let made = unit.recovery_codes().first_made(id(number), NOW.before(NEVER)).await;
        assert_eq!((changed.expect("tells"), made.expect("tells")), (None, None));
    }
    unit.totp_secrets().install(id(1), 7, at(10)).await.expect("installs");
    unit.totp_secrets().archive(id(1), at(20)).await.expect("sets aside");
    unit.totp_secrets().remove(id(1)).await.expect("removes");
    unit.recovery_codes().install(id(1), Replaces::All).await.expect("installs");
    let used = unit.recovery_codes().use_up(id(1), &build::code_digest("a"), at(6)).await;
    assert!(used.expect("answers"));
    for (after, changed, made) in [
        (4, Some(10), Some(5)),
        (5, Some(10), None),
        (9, Some(10), None),
        (10, Some(20), None),
        (20, None, None),
    ] {
        let found = unit.totp_secrets().first_changed(id(1), at(after)).await.expect("tells");
        assert_eq!(found, changed.map(at), "{after}");
        let found = unit.recovery_codes().first_made(id(1), at(after)).await.expect("tells");
        assert_eq!(found, made.map(at), "{after}");
        let others = unit.totp_secrets().first_changed(id(2), at(after)).await.expect("tells");
        assert_eq!(others, None);
    }
    commit(unit).await;
}
