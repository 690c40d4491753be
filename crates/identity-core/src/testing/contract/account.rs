//! Contract of units, accounts and passwords.

use super::{NOW, add_account, commit, id, unit};
use crate::testing::build;
use crate::{
    account::DisplayName,
    kernel::{Locale, TimeZone, Timestamp},
    password::StoredPassword,
    store::Store,
};
use std::time::Duration;

/// Dropping a unit discards its writes.
pub async fn dropping_a_unit_rolls_it_back(store: &dyn Store) {
    let account = build::account(id(1), "ann@example.org", NOW);
    let mut dropped = unit(store).await;
    assert!(dropped.accounts().insert(&account).await.expect("inserts"));
    drop(dropped);
    let mut read = store.begin_read().await.expect("reads");
    assert_eq!(read.accounts().find(id(1)).await.expect("finds"), None);
}

/// All columns are read back by id, by address and under the row lock.
pub async fn an_account_is_read_back(store: &dyn Store) {
    let mut account = build::account(id(1), "ann@example.org", NOW);
    account.display_name = DisplayName::parse("Ann").ok();
    account.locale = Locale::French;
    let mut first = unit(store).await;
    assert!(first.accounts().insert(&account).await.expect("inserts"));
    commit(first).await;
    let mut second = unit(store).await;
    let email = build::email("ANN@example.org");
    assert_eq!(second.accounts().find_by_email(&email).await.expect("finds"), Some(id(1)));
    let other = build::email("bob@example.org");
    assert_eq!(second.accounts().find_by_email(&other).await.expect("finds"), None);
    assert_eq!(
        second.accounts().load_for_update(id(1)).await.expect("locks"),
        Some(account.clone())
    );
    assert_eq!(second.accounts().load_for_update(id(2)).await.expect("locks"), None);
    account.display_name = None;
    account.locale = Locale::Dutch;
    account.time_zone = TimeZone::parse("Europe/Amsterdam").expect("a zone");
    second.accounts().save_profile(&account).await.expect("saves");
    commit(second).await;
    let mut read = store.begin_read().await.expect("reads");
    assert_eq!(read.accounts().find(id(1)).await.expect("finds"), Some(account));
}

/// A duplicate id or address is refused, and the unit can continue.
pub async fn an_address_belongs_to_one_account(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let mut unit = unit(store).await;
    let same_address = build::account(id(2), "Ann@Example.org", NOW);
    assert!(!unit.accounts().insert(&same_address).await.expect("answers"));
    let same_id = build::account(id(1), "bob@example.org", NOW);
    assert!(!unit.accounts().insert(&same_id).await.expect("answers"));
    let other = build::account(id(3), "bob@example.org", NOW);
    assert!(unit.accounts().insert(&other).await.expect("inserts"));
    commit(unit).await;
}

pub async fn a_password_is_replaced(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let mut unit = unit(store).await;
    assert_eq!(unit.passwords().load(id(1)).await.expect("loads"), None);
    for (phc, stands_alone) in [("$one", true), ("$two", false)] {
        let password = StoredPassword { stands_alone, ..build::stored_password(phc, NOW) };
        unit.passwords().set(id(1), &password).await.expect("sets");
        assert_eq!(unit.passwords().load(id(1)).await.expect("loads"), Some(password));
    }
    commit(unit).await;
}

/// A rehash changes only the hash. A required change stays until a password is set.
pub async fn a_rehash_and_a_required_change_are_stored(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let mut unit = unit(store).await;
    let first = build::stored_password("$one", NOW);
    unit.passwords().set(id(1), &first).await.expect("sets");
    unit.passwords().rehash(id(1), &build::hash("$rehashed")).await.expect("rehashes");
    let rehashed = StoredPassword { hash: build::hash("$rehashed"), ..first };
    assert_eq!(unit.passwords().load(id(1)).await.expect("loads"), Some(rehashed));
    unit.passwords().require_change(id(1)).await.expect("demands");
    let later = NOW.after(Duration::from_secs(1));
    for (demanded, changed_at) in [(true, NOW), (false, later)] {
        let found =
            unit.accounts().load_for_update(id(1)).await.expect("locks").expect("it is there");
        assert_eq!(found.protection.password_change_required, demanded);
        assert_eq!(found.protection.password_changed_at, Some(changed_at));
        let second = build::stored_password("$two", later);
        unit.passwords().set(id(1), &second).await.expect("sets");
    }
    commit(unit).await;
}

/// An account with an old password is due once, until the password changes.
pub async fn an_old_password_is_due_for_one_reminder(store: &dyn Store) {
    let day = Duration::from_hours(24);
    let mut unit_of_work = unit(store).await;
    for (number, address) in [(1, "ann@example.org"), (2, "bob@example.org")] {
        let account = build::account(id(number), address, NOW);
        assert!(unit_of_work.accounts().insert(&account).await.expect("inserts"));
        let changed_at = NOW.after(day * u32::try_from(number).expect("small"));
        let password = build::stored_password("$one", changed_at);
        unit_of_work.passwords().set(id(number), &password).await.expect("sets");
    }
    commit(unit_of_work).await;
    let mut unit = unit(store).await;
    let before = NOW.after(day);
    let due = unit.passwords().due_for_reminder(before, 9).await.expect("lists");
    assert_eq!(due, [id(1)]);
    let both = unit.passwords().due_for_reminder(NOW.after(day * 2), 9).await.expect("lists");
    assert_eq!(both.len(), 2);
    let one = unit.passwords().due_for_reminder(NOW.after(day * 2), 1).await.expect("lists");
    assert_eq!(one.len(), 1);
    let now = NOW.after(day * 9);
    assert!(unit.passwords().note_reminder(id(1), before, now).await.expect("notes"));
    assert!(!unit.passwords().note_reminder(id(1), before, now).await.expect("answers"));
    assert!(!unit.passwords().note_reminder(id(2), before, now).await.expect("answers"));
    assert_eq!(unit.passwords().due_for_reminder(before, 9).await.expect("lists"), []);
    let again = unit.passwords().due_for_reminder(now, 9).await.expect("lists");
    assert!(again.contains(&id(1)), "the next reminder comes when this one is as old");
    unit.passwords().set(id(1), &build::stored_password("$two", now)).await.expect("sets");
    assert_eq!(unit.passwords().due_for_reminder(before, 9).await.expect("lists"), []);
    commit(unit).await;
}

/// The clock of the database is close to that of the process.
pub async fn the_database_returns_its_time(store: &dyn Store, now: Timestamp) {
    let notified = store.time().await.expect("answers");
    assert!(notified.since(now).max(now.since(notified)) < Duration::from_mins(1));
}

/// A taken address is refused, and the unit can continue.
pub async fn a_taken_address_cannot_replace_another(store: &dyn Store) {
    let ann = add_account(store, 1, "ann@example.org").await;
    let bob = add_account(store, 2, "bob@example.org").await;
    let mut unit = unit(store).await;
    let new = build::email("new@example.org");
    assert!(!unit.accounts().change_email(ann.id, &bob.email).await.expect("answers"));
    assert!(unit.accounts().change_email(ann.id, &new).await.expect("changes"));
    assert!(unit.accounts().change_email(ann.id, &new).await.expect("its own is no other's"));
    assert!(unit.accounts().change_email(bob.id, &ann.email).await.expect("it is free"));
    commit(unit).await;
    let mut read = store.begin_read().await.expect("reads");
    for (email, owner) in [(&new, Some(ann.id)), (&ann.email, Some(bob.id)), (&bob.email, None)] {
        assert_eq!(read.accounts().find_by_email(email).await.expect("finds"), owner);
    }
    let found = read.accounts().find(ann.id).await.expect("finds").expect("is there");
    assert_eq!(found.email, new);
}
