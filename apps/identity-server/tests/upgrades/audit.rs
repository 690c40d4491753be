//! The audit trail that older versions wrote.

use std::sync::Arc;

use identity_core::audit::Chain;
use identity_core::testing::build;
use identity_crypto::{KeyRing, SystemEntropy};
use identity_storage::Database;

use crate::fixtures::Files;
use crate::support::TestDatabase;

/// An upper limit for the events in one chain of a fixture.
const ALL: u32 = 1000;

pub(crate) async fn every_event_can_be_read(migration: i64, database: TestDatabase) {
    let files = Files::of(migration);
    files.load(&database.settings).await;
    let key_file = database.folder().join("data.key");
    files.write_key(&key_file);
    let opened = Database::open(&database.settings).await.unwrap();
    let open = |rows: &[_]| KeyRing::open_or_create(&key_file, rows, Arc::new(SystemEntropy));
    let keys = opened.prepare(open).await.unwrap();
    let store = opened.store(Arc::new(keys));
    let mut read = store.begin_read().await.unwrap();
    for person in ["ann", "bob", "carol", "dave", "erin", "heidi", "judy", "kim", "mia", "nora"] {
        let email = build::email(&format!("{person}@example.org"));
        let owner = read.accounts().find_by_email(&email).await.unwrap().expect("an account");
        let events = read.audit().list(Chain::Account(owner), None, ALL).await.unwrap();
        assert!(events.len() > 3, "{person}: {events:?}");
    }
    let mut without_account = 0;
    for number in 0..16 {
        without_account += read.audit().list(Chain::System(number), None, ALL).await.unwrap().len();
    }
    assert!(without_account > 0, "registrations and credentials are recorded there");
}
