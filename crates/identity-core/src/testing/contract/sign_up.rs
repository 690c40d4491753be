//! Contract of pending registrations and action tokens.

use super::{NOW, add_account, commit, id, unit};
use crate::testing::{SeededEntropy, build};
use crate::{
    account::DisplayName,
    kernel::{Digest, Timestamp},
    notify::Purpose,
    store::Store,
};
use std::time::Duration;

/// All columns are read back. Only registrations that can be confirmed are locked.
pub async fn registrations_of_an_address_are_locked_in_order(store: &dyn Store) {
    let mut first = build::registration(id(1), "ann@example.org", NOW);
    first.display_name = DisplayName::parse("Ann").ok();
    let second = build::registration(id(2), "Ann@example.org", NOW);
    let other = build::registration(id(3), "bob@example.org", NOW);
    let mut unit = unit(store).await;
    for registration in [&second, &first, &other] {
        unit.registrations().insert(registration).await.expect("inserts");
    }
    let found = unit.registrations().find(id(1)).await.expect("finds");
    assert_eq!(found, Some(first.clone()));
    let email = build::email("ann@example.org");
    let locked = unit.registrations().lock_for_address(&email, NOW).await.expect("holds");
    assert_eq!(locked, [first.clone(), second]);
    let locked = unit.registrations().lock_for_address(&email, first.expires_at).await;
    assert_eq!(locked.expect("holds"), []);
    unit.registrations().remove(id(1)).await.expect("removes");
    assert_eq!(unit.registrations().find(id(1)).await.expect("finds"), None);
    commit(unit).await;
}

/// The account takes the data key of its registration, so that sealed values still open.
pub async fn an_account_inherits_its_registrations_key(store: &dyn Store) {
    let registration = build::registration(id(1), "ann@example.org", NOW);
    let mut first = unit(store).await;
    first.registrations().insert(&registration).await.expect("inserts");
    commit(first).await;
    add_account(store, 1, "ann@example.org").await;
    let mut read = store.begin_read().await.expect("reads");
    assert!(read.accounts().find(id(1)).await.expect("finds").is_some());
    assert_eq!(read.registrations().find(id(1)).await.expect("finds"), Some(registration));
}

/// A token works once, for its purpose, before it expires.
pub async fn an_action_token_is_used_once(store: &dyn Store) {
    let entropy = SeededEntropy::new(1);
    let token = build::action_token(id(1), "ann@example.org", "one", NOW, &entropy);
    let late = build::action_token(id(1), "ann@example.org", "two", NOW, &entropy);
    let mut unit = unit(store).await;
    unit.action_tokens().insert(&token).await.expect("inserts");
    unit.action_tokens().insert(&late).await.expect("inserts");
    let found = unit.action_tokens().find(&Digest::of(b"one")).await.expect("finds");
    assert_eq!(found, unit.action_tokens().load(token.id).await.expect("loads"));
    assert_eq!(found.as_ref().map(|row| row.issued_at), Some(token.issued_at));
    let found = found.expect("the token is there");
    assert_eq!((found.owner, found.nonce, found.used_at), (id(1), token.nonce, None));
    assert!(found.is_open(Purpose::Registration, NOW));
    assert!(!found.is_open(Purpose::Registration, token.expires_at));
    let end = late.expires_at;
    let mut use_up = async |id, at| {
        unit.action_tokens().consume(id, Purpose::Registration, at).await.expect("answers")
    };
    assert!(use_up(token.id, NOW).await);
    assert!(!use_up(token.id, NOW).await);
    assert!(!use_up(late.id, end).await);
    let last_moment = Timestamp::from_millis(end.as_millis() - 1);
    assert!(use_up(late.id, last_moment).await);
    commit(unit).await;
}

/// Voiding affects all open tokens of one owner. The latest open one is found by its address.
pub async fn tokens_are_voided_by_owner_and_found_by_address(store: &dyn Store) {
    let entropy = SeededEntropy::new(1);
    let mine = build::action_token(id(1), "ann@example.org", "one", NOW, &entropy);
    let other = build::action_token(id(2), "Ann@example.org", "two", NOW, &entropy);
    let later = NOW.after(Duration::from_secs(1));
    let mut unit = unit(store).await;
    unit.action_tokens().insert(&mine).await.expect("inserts");
    unit.action_tokens().insert(&other).await.expect("inserts");
    unit.action_tokens().void(id(1), Purpose::Registration, NOW).await.expect("voids");
    for (token, open) in [(&mine, false), (&other, true)] {
        let used = unit.action_tokens().consume(token.id, Purpose::Registration, NOW).await;
        assert_eq!(used.expect("answers"), open);
    }
    let email = build::email("ann@example.org");
    let tokens = [
        build::action_token(id(1), "ann@example.org", "three", NOW, &entropy),
        build::action_token(id(2), "ANN@example.org", "four", later, &entropy),
        build::action_token(id(2), "bob@example.org", "five", later, &entropy),
    ];
    for token in &tokens {
        unit.action_tokens().insert(token).await.expect("inserts");
    }
    let end = tokens[1].expires_at;
    for (purpose, owner, at, expected) in [
        (Purpose::Registration, None, later, Some(tokens[1].id)),
        (Purpose::Registration, Some(id(1)), later, Some(tokens[0].id)),
        (Purpose::Registration, Some(id(3)), later, None),
        (Purpose::Recovery, None, later, None),
        (Purpose::Registration, None, end, None),
    ] {
        let last = unit.action_tokens().last_open(&email, purpose, owner, at).await;
        assert_eq!(last.expect("finds").map(|token| token.id), expected, "{purpose:?} {owner:?}");
    }
    commit(unit).await;
}
