//! Contract of addresses beside an account's own.

use super::{NOW, add_account, commit, id, unit};
use crate::testing::{SeededEntropy, build};
use crate::{account::AddressRole, notify::Recipient, store::Store};
use std::time::Duration;

/// All columns are read back, newest first, for one account.
pub async fn addresses_are_read_back_and_change_roles(store: &dyn Store) {
    let entropy = SeededEntropy::new(1);
    for (number, email) in [(1, "ann@example.org"), (2, "bob@example.org")] {
        add_account(store, number, email).await;
    }
    let later = NOW.after(Duration::from_secs(1));
    let roles = [
        AddressRole::NewEmail(later),
        AddressRole::NewRecovery(later),
        AddressRole::Recovery,
        AddressRole::Former(later),
        AddressRole::Restoring(later),
        AddressRole::Contested,
        AddressRole::FormerRecovery(later),
        AddressRole::Gone(later),
    ];
    let mut unit = unit(store).await;
    let mut written = Vec::new();
    for (number, role) in (0..).zip(roles) {
        let at = NOW.after(Duration::from_millis(number));
        let address = build::address(id(1), &format!("a{number}@example.net"), role, at, &entropy);
        unit.addresses().insert(&address).await.expect("inserts");
        written.insert(0, address);
    }
    assert_eq!(unit.addresses().list(id(1)).await.expect("lists").0, written);
    assert_eq!(unit.addresses().list(id(2)).await.expect("lists").0, []);
    for role in roles {
        let first = written.first_mut().expect("one");
        unit.addresses().set_role(first.id, role, later).await.expect("sets");
        (first.role, first.since) = (role, later);
        assert_eq!(unit.addresses().list(id(1)).await.expect("lists").0, written);
    }
    commit(unit).await;
}

/// Recovery addresses are found by address, and pending roles by their end.
pub async fn addresses_are_found_by_role(store: &dyn Store) {
    let entropy = SeededEntropy::new(1);
    let email = build::email("shared@example.net");
    let at = |seconds| NOW.after(Duration::from_secs(seconds));
    for (number, role) in [
        (1, AddressRole::Recovery),
        (2, AddressRole::Recovery),
        (3, AddressRole::FormerRecovery(at(9))),
        (4, AddressRole::Restoring(at(2))),
        (5, AddressRole::Restoring(at(1))),
        (6, AddressRole::Former(at(1))),
    ] {
        add_account(store, number, &format!("a{number}@example.org")).await;
        let mut unit = unit(store).await;
        let address = build::address(id(number), email.as_str(), role, NOW, &entropy);
        unit.addresses().insert(&address).await.expect("inserts");
        commit(unit).await;
    }
    // A contested address keeps a later one from being restored by time.
    add_account(store, 7, "a7@example.org").await;
    let mut unit = unit(store).await;
    for (role, started) in [(AddressRole::Contested, at(0)), (AddressRole::Restoring(at(1)), at(1))]
    {
        let address = build::address(id(7), "left@example.net", role, started, &entropy);
        unit.addresses().insert(&address).await.expect("inserts");
    }
    commit(unit).await;
    let mut read = store.begin_read().await.expect("reads");
    let found = read.addresses().recovering(&email, 5).await.expect("finds");
    assert_eq!(found, [id(1), id(2)]);
    assert_eq!(read.addresses().recovering(&email, 1).await.expect("finds"), [id(1)]);
    let other = build::email("other@example.net");
    assert_eq!(read.addresses().recovering(&other, 5).await.expect("finds"), []);
    for (now, limit, waited) in [
        (at(0), 9, vec![]),
        (at(1), 9, vec![id(5)]),
        (at(2), 9, vec![id(5), id(4)]),
        (at(2), 1, vec![id(5)]),
    ] {
        assert_eq!(read.addresses().restoring(now, limit).await.expect("finds"), waited);
    }
}

/// Only a proven address gets the owner's name.
pub async fn a_mail_to_another_address_reads_it_at_delivery(store: &dyn Store) {
    let entropy = SeededEntropy::new(1);
    let account = add_account(store, 1, "ann@example.org").await;
    let mut unit = unit(store).await;
    for (role, named) in [(AddressRole::Recovery, true), (AddressRole::NewEmail(NOW), false)] {
        let address = build::address(account.id, "other@example.net", role, NOW, &entropy);
        unit.addresses().insert(&address).await.expect("inserts");
        let to = Recipient::Address(account.id, address.id);
        let found = unit.outbox().addressee(to).await.expect("finds").expect("is there");
        assert_eq!(found.email, address.email);
        assert_eq!(found.locale, account.locale);
        assert_eq!(found.display_name.is_some(), named && account.display_name.is_some());
    }
    commit(unit).await;
}
