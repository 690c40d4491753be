//! Root key files in a real folder.

use super::*;
use identity_core::testing::SeededEntropy;
use std::os::unix::fs::PermissionsExt as _;

fn file_with(text: &str, mode: u32) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("identity.key");
    fs::write(&path, text).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    (folder, path)
}

fn files(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

fn line() -> String {
    format!("xwms-root-1 {}\n", "0a".repeat(32))
}

#[test]
fn a_created_key_loads_again_from_a_file_that_only_its_owner_can_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("identity.key");
    let created = RootKey::create(&path, &SeededEntropy::new(1)).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(&path).unwrap().len(), FILE_LENGTH as u64);
    assert!(RootKey::load(&path).is_ok_and(|loaded| loaded.0 == created.0));
    assert_eq!(files(folder.path()), 1, "the temporary file is left");
}

#[test]
fn an_existing_key_is_never_overwritten() {
    let (folder, path) = file_with(&line(), 0o600);
    let refusal = RootKey::create(&path, &SeededEntropy::new(1)).err();
    assert!(matches!(refusal, Some(RootKeyError::Exists { .. })));
    assert_eq!(fs::read_to_string(&path).unwrap(), line());
    assert_eq!(files(folder.path()), 1, "the temporary file is left");
}

#[test]
fn the_leftover_of_a_killed_start_is_ignored() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("identity.key");
    // A start that was killed before its file was complete leaves this.
    let left = temporary_name(&path, &SeededEntropy::new(2));
    fs::write(&left, "").unwrap();
    assert!(matches!(RootKey::load(&path).err(), Some(RootKeyError::Missing { .. })));
    let created = RootKey::create(&path, &SeededEntropy::new(1)).unwrap();
    assert!(RootKey::load(&path).is_ok_and(|loaded| loaded.0 == created.0));
    assert_eq!(fs::read(&left).unwrap(), b"");
}

#[test]
fn the_error_for_a_missing_folder_names_the_setting() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("missing/identity.key");
    let refusal = RootKey::create(&path, &SeededEntropy::new(1)).err().unwrap();
    assert!(matches!(refusal, RootKeyError::Folder { .. }));
    assert!(refusal.to_string().contains("`keys.file`"), "{refusal}");
}

#[test]
fn a_missing_file_and_a_broken_file_are_different_errors() {
    let folder = tempfile::tempdir().unwrap();
    let refusal = RootKey::load(&folder.path().join("identity.key")).err();
    assert!(matches!(refusal, Some(RootKeyError::Missing { .. })));
}

#[test]
fn a_folder_is_not_a_key() {
    let folder = tempfile::tempdir().unwrap();
    let refusal = RootKey::load(folder.path()).err();
    assert!(matches!(refusal, Some(RootKeyError::NotAFile { .. })));
}

#[test]
fn any_permission_for_group_or_others_is_refused() {
    for bit in 0..6 {
        let (_folder, path) = file_with(&line(), 0o600 | 1 << bit);
        let refusal = RootKey::load(&path).err();
        assert!(matches!(refusal, Some(RootKeyError::Exposed { .. })), "bit {bit}");
    }
}

#[test]
fn a_read_only_file_and_a_file_without_line_end_are_accepted() {
    for text in [line(), line().trim_end().to_owned()] {
        let (_folder, path) = file_with(&text, 0o400);
        assert!(RootKey::load(&path).is_ok_and(|key| *key.0 == [0x0a; 32]));
    }
}

#[test]
fn every_other_text_is_malformed() {
    let digits = "0a".repeat(32);
    for text in [
        String::new(),
        digits.clone(),
        format!("xwms-root-2 {digits}\n"),
        format!("xwms-root-1  {digits}\n"),
        format!("xwms-root-1 {}\n", digits.to_uppercase()),
        format!("xwms-root-1 {}\n", &digits[1..]),
        format!("xwms-root-1 {digits}0\n"),
        format!("xwms-root-1 {digits}\n\n"),
        format!("xwms-root-1 {digits}\nand more"),
    ] {
        let (_folder, path) = file_with(&text, 0o600);
        let refusal = RootKey::load(&path).err();
        assert!(matches!(refusal, Some(RootKeyError::Malformed { .. })), "{text:?}");
    }
}

#[test]
fn the_two_derived_keys_differ() {
    let root = RootKey::random(&SeededEntropy::new(1));
    let sealed = root.ring_key().seal(&SeededEntropy::new(2), b"place", b"text");
    assert!(root.ring_key().open(b"place", &sealed).is_ok());
    assert!(root.wrapping_key().open(b"place", &sealed).is_err());
}
