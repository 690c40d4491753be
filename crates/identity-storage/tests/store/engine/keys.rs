//! A database opens with its own root key and no other. A refused key changes nothing.

use crate::support::{TestDatabase, key_file};
use identity_core::kernel::SealedKey;
use identity_crypto::{KeyRing, KeyRingError, RootKey, RootKeyError, SystemEntropy};
use identity_storage::{Database, PrepareError};
use std::{
    convert::Infallible,
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt as _,
    path::Path,
    sync::Arc,
};

on_both_engines! {
    #[tokio::test]
    a_wrong_key_is_refused_and_changes_nothing,
    a_refused_key_leaves_a_new_database_without_keys,
    the_key_file_of_a_failed_start_is_reused,
}

async fn prepare(
    database: &TestDatabase,
    key_file: &Path,
) -> Result<KeyRing, PrepareError<KeyRingError>> {
    let opened = Database::open(&database.settings).await.expect("opens");
    let unlock =
        |rows: &[SealedKey]| KeyRing::open_or_create(key_file, rows, Arc::new(SystemEntropy));
    opened.prepare(unlock).await
}

/// Opens the database with `key_file` and returns the error of the key ring.
async fn refusal(database: &TestDatabase, key_file: &Path) -> KeyRingError {
    match prepare(database, key_file).await {
        Err(PrepareError::Keys(refusal)) => refusal,
        Err(PrepareError::Storage(error)) => panic!("{error:?}"),
        Ok(_) => panic!("the key fits"),
    }
}

/// Reads the sealed keys as they are stored.
async fn rows(database: &TestDatabase) -> Vec<SealedKey> {
    let opened = Database::open(&database.settings).await.expect("opens");
    let look = |rows: &[SealedKey]| Ok::<_, Infallible>((rows.to_vec(), Vec::new()));
    opened.prepare(look).await.expect("opens")
}

async fn a_wrong_key_is_refused_and_changes_nothing(database: TestDatabase) {
    let right = key_file(&database);
    prepare(&database, &right).await.expect("a new database");
    let before = rows(&database).await;
    assert!(!before.is_empty());

    let other = database.folder().join("other.key");
    RootKey::create(&other, &SystemEntropy).expect("a key");
    assert!(matches!(refusal(&database, &other).await, KeyRingError::OtherDatabase));

    let missing = database.folder().join("missing.key");
    assert!(matches!(refusal(&database, &missing).await, KeyRingError::RootKeyMissing { .. }));
    assert!(!missing.exists(), "a lost key is not replaced");

    fs::set_permissions(&right, Permissions::from_mode(0o640)).expect("changes the mode");
    let exposed = refusal(&database, &right).await;
    assert!(matches!(exposed, KeyRingError::RootKey(RootKeyError::Exposed { .. })));

    assert_eq!(rows(&database).await, before);
    fs::set_permissions(&right, Permissions::from_mode(0o600)).expect("changes the mode");
    prepare(&database, &right).await.expect("its own key");
    assert_eq!(rows(&database).await, before);
}

async fn a_refused_key_leaves_a_new_database_without_keys(database: TestDatabase) {
    let nowhere = database.folder().join("no-such-folder").join("identity.key");
    let refused = refusal(&database, &nowhere).await;
    assert!(matches!(refused, KeyRingError::RootKey(RootKeyError::Folder { .. })));
    assert_eq!(rows(&database).await, []);
    prepare(&database, &key_file(&database)).await.expect("a new database still");
}

async fn the_key_file_of_a_failed_start_is_reused(database: TestDatabase) {
    let file = key_file(&database);
    RootKey::create(&file, &SystemEntropy).expect("a key");
    let before = fs::read(&file).expect("reads");
    prepare(&database, &file).await.expect("a new database");
    assert_eq!(fs::read(&file).expect("reads"), before);
    assert!(!rows(&database).await.is_empty());
}
