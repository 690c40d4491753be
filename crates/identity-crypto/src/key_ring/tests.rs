//! Tests of the ring with rows from a database.

use super::*;
use identity_core::{
    kernel::{
        AccountId, ActionTokenId, ActionTokenKeys, ClosedSet, DataKey, Digest, Email, Generation,
        Place, SealedKey, Secret, Timestamp, Vault,
    },
    password::Password,
    testing::SeededEntropy,
    two_factor::{RecoveryCode, RecoveryCodeKeys},
};
use proptest::prelude::*;
use std::path::PathBuf;

fn entropy(seed: u64) -> Arc<dyn Entropy> {
    Arc::new(SeededEntropy::new(seed))
}

fn root(seed: u64) -> RootKey {
    RootKey::random(&SeededEntropy::new(seed))
}

fn ring() -> KeyRing {
    KeyRing::create(&root(1), entropy(2)).0
}

fn account(seed: u64) -> AccountId {
    AccountId::generate(Timestamp::from_millis(0), &SeededEntropy::new(seed))
}

fn session(number: u8) -> Digest {
    Digest::of(&[number])
}

fn place(table: &'static str, column: &'static str, row: AccountId) -> Place {
    Place { table, column, row: row.as_uuid() }
}

fn email() -> Email {
    Email::parse("ann@example.org").unwrap()
}

/// Returns the rows of a ring in which every purpose has a second generation.
fn rotated() -> (RootKey, Vec<SealedKey>) {
    let (_, mut rows) = KeyRing::create(&root(1), entropy(2));
    let (ring_key, source) = (root(1).ring_key(), entropy(3));
    rows.extend(KeyPurpose::ALL.iter().map(|purpose| {
        let place = format!("key_ring|sealed|{purpose}|2");
        let sealed = ring_key.seal(&*source, place.as_bytes(), random_key(&*source).as_slice());
        SealedKey { purpose: purpose.as_str().to_owned(), generation: Generation(2), sealed }
    }));
    (root(1), rows)
}

#[test]
fn a_created_ring_opens_again_from_its_rows() {
    let (created, rows) = KeyRing::create(&root(1), entropy(2));
    let (opened, added) = KeyRing::open(&root(1), &rows, entropy(9)).ok().unwrap();
    assert_eq!(added, []);
    assert_eq!(rows.len(), 1 + KeyPurpose::ALL.len());
    assert!(rows.iter().all(|row| row.sealed.len() == 73));
    assert_eq!(opened.blind_indexes(&email()), created.blind_indexes(&email()));
    let wrapped = created.new_data_key(account(1));
    assert!(opened.data_key(account(1), &wrapped).is_ok());
}

#[test]
fn a_wrong_root_key_and_a_damaged_row_are_different_errors() {
    let (_, mut rows) = KeyRing::create(&root(1), entropy(2));
    let refusal = KeyRing::open(&root(5), &rows, entropy(3)).err();
    assert!(matches!(refusal, Some(KeyRingError::OtherDatabase)));
    rows[2].sealed[40] ^= 1;
    let refusal = KeyRing::open(&root(1), &rows, entropy(3)).err();
    assert!(matches!(refusal, Some(KeyRingError::Damaged { generation: 1, .. })));
}

#[test]
fn a_row_moved_to_another_purpose_or_generation_is_damaged() {
    let (_, rows) = KeyRing::create(&root(1), entropy(2));
    for change in [
        |row: &mut SealedKey| row.generation = Generation(2),
        |row: &mut SealedKey| row.purpose = KeyPurpose::FormToken.as_str().to_owned(),
    ] {
        let mut rows = rows.clone();
        let pepper = rows.iter_mut().find(|row| row.purpose == "pepper").unwrap();
        change(pepper);
        let refusal = KeyRing::open(&root(1), &rows, entropy(3)).err();
        assert!(matches!(refusal, Some(KeyRingError::Damaged { .. })));
    }
}

#[test]
fn a_lost_row_is_never_replaced() {
    let (_, rows) = KeyRing::create(&root(1), entropy(2));
    for lost in &rows {
        let left: Vec<_> = rows.iter().filter(|row| *row != lost).cloned().collect();
        let refusal = KeyRing::open(&root(1), &left, entropy(3)).err().unwrap();
        let right = match KeyPurpose::from_name(&lost.purpose) {
            None => matches!(refusal, KeyRingError::NoCheck),
            Some(lost) => {
                matches!(refusal, KeyRingError::Incomplete { purpose } if purpose == lost)
            }
        };
        assert!(right, "{refusal}");
    }
}

/// Returns the ring of the first version: without later purposes, and with its own check row.
fn of_the_first_version() -> Vec<SealedKey> {
    let (_, rows) = KeyRing::create(&root(1), entropy(2));
    let first = |row: &SealedKey| {
        KeyPurpose::from_name(&row.purpose).is_some_and(|purpose| purpose.step() == 1)
    };
    let mut rows: Vec<_> = rows.into_iter().filter(first).collect();
    rows.push(row::seal_check(&root(1).ring_key(), &*entropy(3), 1));
    rows
}

#[test]
fn a_ring_of_an_older_version_keeps_its_keys_and_gets_the_new_ones() {
    let mut rows = of_the_first_version();
    let (_, added) = KeyRing::open(&root(1), &rows, entropy(4)).ok().unwrap();
    let purposes: Vec<&str> = added.iter().map(|row| row.purpose.as_str()).collect();
    assert_eq!(purposes, ["check", "recovery_code"]);
    rows.extend(added);
    let (opened, more) = KeyRing::open(&root(1), &rows, entropy(5)).ok().unwrap();
    assert_eq!(more, []);
    assert_eq!(opened.blind_indexes(&email()), ring().blind_indexes(&email()));
    for lost in ["pepper", "recovery_code"] {
        let left: Vec<_> = rows.iter().filter(|row| row.purpose != lost).cloned().collect();
        let refusal = KeyRing::open(&root(1), &left, entropy(6)).err();
        assert!(matches!(refusal, Some(KeyRingError::Incomplete { .. })), "{lost}");
    }
}

#[test]
fn the_digest_of_a_recovery_code_depends_on_its_account() {
    let code = |seed| RecoveryCode::generate(&SeededEntropy::new(seed));
    let ring = ring();
    assert_eq!(ring.digests(account(1), &code(1)), ring.digests(account(1), &code(1)));
    assert_ne!(ring.digests(account(1), &code(1)), ring.digests(account(2), &code(1)));
    assert_ne!(ring.digests(account(1), &code(1)), ring.digests(account(1), &code(2)));
}

#[test]
fn a_purpose_of_a_newer_version_is_refused() {
    let (_, mut rows) = KeyRing::create(&root(1), entropy(2));
    rows.push(SealedKey {
        purpose: "future".to_owned(),
        generation: Generation(1),
        sealed: vec![1; 73],
    });
    let refusal = KeyRing::open(&root(1), &rows, entropy(3)).err();
    assert!(matches!(refusal, Some(KeyRingError::UnknownPurpose { .. })));
}

fn key_file(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("identity.key")
}

#[test]
fn an_empty_database_gets_a_key_file_and_a_ring_that_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = key_file(&folder);
    let (created, rows) = KeyRing::open_or_create(&path, &[], entropy(1)).ok().unwrap();
    let (opened, more) = KeyRing::open_or_create(&path, &rows, entropy(2)).ok().unwrap();
    assert_eq!(more, []);
    assert_eq!(opened.blind_indexes(&email()), created.blind_indexes(&email()));
}

#[test]
fn a_start_that_ended_between_file_and_commit_is_continued() {
    let folder = tempfile::tempdir().unwrap();
    let path = key_file(&folder);
    let root = RootKey::create(&path, &*entropy(1)).ok().unwrap();
    let (_, rows) = KeyRing::open_or_create(&path, &[], entropy(2)).ok().unwrap();
    assert!(KeyRing::open(&root, &rows, entropy(3)).is_ok());
}

#[test]
fn a_database_without_its_key_file_is_refused_and_no_file_is_created() {
    let folder = tempfile::tempdir().unwrap();
    let path = key_file(&folder);
    let (_, rows) = KeyRing::create(&root(1), entropy(2));
    let refusal = KeyRing::open_or_create(&path, &rows, entropy(3)).err();
    assert!(matches!(refusal, Some(KeyRingError::RootKeyMissing { .. })));
    assert!(!path.exists());
}

#[test]
fn a_key_file_of_another_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = key_file(&folder);
    RootKey::create(&path, &*entropy(7)).ok().unwrap();
    let (_, rows) = KeyRing::create(&root(1), entropy(2));
    let refusal = KeyRing::open_or_create(&path, &rows, entropy(3)).err();
    assert!(matches!(refusal, Some(KeyRingError::OtherDatabase)));
}

proptest! {
    #[test]
    fn a_column_opens_in_its_place_alone(plain: Vec<u8>) {
        let ring = ring();
        let key = ring.data_key(account(1), &ring.new_data_key(account(1))).unwrap();
        let keys: [Arc<dyn DataKey>; 2] = [key, ring.system_key()];
        let here = place("accounts", "email", account(1));
        for (key, other) in [(&keys[0], &keys[1]), (&keys[1], &keys[0])] {
            let sealed = key.seal(here, &plain);
            prop_assert_eq!(key.open(here, &sealed), Ok(plain.clone()));
            for elsewhere in [
                place("sessions", "email", account(1)),
                place("accounts", "name", account(1)),
                place("accounts", "email", account(2)),
            ] {
                prop_assert_eq!(key.open(elsewhere, &sealed), Err(VaultError::Sealed));
            }
            prop_assert_eq!(other.open(here, &sealed), Err(VaultError::Sealed));
        }
    }
}

#[test]
fn a_data_key_opens_only_for_its_account_and_unchanged() {
    let ring = ring();
    let mut wrapped = ring.new_data_key(account(1));
    assert!(ring.data_key(account(1), &wrapped).is_ok());
    assert_eq!(ring.data_key(account(2), &wrapped).err(), Some(VaultError::Sealed));
    wrapped.0[30] ^= 1;
    assert_eq!(ring.data_key(account(1), &wrapped).err(), Some(VaultError::Sealed));
}

#[test]
fn after_a_rotation_old_values_open_and_new_values_use_the_new_key() {
    let old = ring();
    let (root, rows) = rotated();
    let (new, _) = KeyRing::open(&root, &rows, entropy(8)).ok().unwrap();
    let here = place("sources", "address", account(1));

    let sealed = old.system_key().seal(here, b"text");
    assert_eq!(new.system_key().open(here, &sealed), Ok(b"text".to_vec()));
    let sealed = new.system_key().seal(here, b"text");
    assert_eq!(old.system_key().open(here, &sealed), Err(VaultError::Sealed));

    let indexes = new.blind_indexes(&email());
    assert_eq!(indexes.iter().map(|index| index.generation.0).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(indexes[1..], old.blind_indexes(&email()));

    let token = old.form_token(&session(1));
    assert!(new.form_token_matches(&session(1), token.expose()));
    assert_eq!((ActionTokenKeys::current(&old).0, ActionTokenKeys::current(&new).0), (1, 2));
    assert_eq!((old.current_pepper().0, new.current_pepper().0), (1, 2));
}

#[test]
fn an_action_token_is_stable_for_its_row_and_differs_between_rows() {
    let ring = ring();
    let id = |seed| ActionTokenId::generate(Timestamp::from_millis(0), &SeededEntropy::new(seed));
    let token = |id, nonce| ring.derive(Generation(1), id, &[nonce; 16]).map(|t| t.digest());
    assert_eq!(token(id(1), 1), token(id(1), 1));
    assert_ne!(token(id(1), 1), token(id(2), 1));
    assert_ne!(token(id(1), 1), token(id(1), 2));
    let missing = ring.derive(Generation(2), id(1), &[1; 16]).err();
    assert_eq!(missing, Some(VaultError::MissingGeneration));
}

#[test]
fn a_form_token_works_only_for_its_session() {
    let ring = ring();
    let token = ring.form_token(&session(1));
    assert_eq!(token.expose().len(), 64);
    assert!(ring.form_token_matches(&session(1), token.expose()));
    assert!(!ring.form_token_matches(&session(2), token.expose()));
    for presented in ["", "0", &token.expose()[1..], &token.expose().to_uppercase()] {
        assert!(!ring.form_token_matches(&session(1), presented));
    }
}

#[test]
fn the_hash_input_depends_on_account_and_normal_form() {
    let ring = ring();
    let input = |account, text: &str| {
        let password = Password::parse(&Secret::new(text.to_owned())).unwrap();
        ring.peppered(Generation(1), account, &password).unwrap()
    };
    assert_eq!(input(account(1), "caf\u{e9}"), input(account(1), "cafe\u{301}"));
    assert_ne!(input(account(1), "caf\u{e9}"), input(account(2), "caf\u{e9}"));
}
