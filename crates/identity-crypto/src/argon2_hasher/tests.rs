//! Tests of the hasher through its port.

use super::*;
use crate::{RootKey, key_ring::KeyRing};
use identity_core::{
    kernel::{Generation, Secret, Timestamp, VaultError},
    testing::SeededEntropy,
};

fn start(settings: &HashSettings) -> Argon2Hasher {
    let root = RootKey::random(&SeededEntropy::new(1));
    let (keys, _) = KeyRing::create(&root, Arc::new(SeededEntropy::new(2)));
    Argon2Hasher::start(Arc::new(keys), settings).unwrap()
}

fn hasher() -> Argon2Hasher {
    start(&HashSettings::cheap_for_tests())
}

fn account(seed: u64) -> AccountId {
    AccountId::generate(Timestamp::from_millis(0), &SeededEntropy::new(seed))
}

fn password(text: &str) -> Password {
    Password::parse(&Secret::new(text.to_owned())).unwrap()
}

fn place(hasher: &Argon2Hasher) -> Box<dyn HashPlace> {
    hasher.reserve(Gate::account(account(1))).ok().unwrap()
}

async fn verify(
    hasher: &Argon2Hasher,
    account: AccountId,
    text: &str,
    against: Option<&PasswordHash>,
) -> bool {
    verdict(hasher, account, text, against).await != Verdict::Wrong
}

async fn verdict(
    hasher: &Argon2Hasher,
    account: AccountId,
    text: &str,
    against: Option<&PasswordHash>,
) -> Verdict {
    place(hasher).verify(account, &password(text), against).await.unwrap()
}

#[tokio::test]
async fn only_the_right_password_verifies() {
    let hasher = hasher();
    let hash = place(&hasher).hash(account(1), &password("Caf\u{e9} 1")).await.unwrap();
    assert_eq!(hash.pepper, Generation(1));
    assert!(hash.phc.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{}", hash.phc);
    assert!(verify(&hasher, account(1), "Caf\u{e9} 1", Some(&hash)).await);
    assert!(verify(&hasher, account(1), "Cafe\u{301} 1", Some(&hash)).await);
    assert!(!verify(&hasher, account(1), "Cafe 1", Some(&hash)).await);
}

#[tokio::test]
async fn a_hash_does_not_verify_for_another_account() {
    let hasher = hasher();
    let hash = place(&hasher).hash(account(1), &password("Abcdefg1")).await.unwrap();
    assert!(!verify(&hasher, account(2), "Abcdefg1", Some(&hash)).await);
}

#[tokio::test]
async fn no_password_verifies_without_a_stored_hash() {
    assert!(!verify(&hasher(), account(1), "Abcdefg1", None).await);
}

#[tokio::test]
async fn two_hashes_of_one_password_differ() {
    let hasher = hasher();
    let one = place(&hasher).hash(account(1), &password("Abcdefg1")).await.unwrap();
    let two = place(&hasher).hash(account(1), &password("Abcdefg1")).await.unwrap();
    assert_ne!(one.phc, two.phc);
}

#[tokio::test]
async fn a_hash_of_other_parameters_is_verified_with_its_own() {
    let cheap = hasher();
    let hash = place(&cheap).hash(account(1), &password("Abcdefg1")).await.unwrap();
    let other = start(&HashSettings { iterations: 2, ..HashSettings::cheap_for_tests() });
    let outdated = verdict(&other, account(1), "Abcdefg1", Some(&hash)).await;
    assert_eq!(outdated, Verdict::RightButOutdated);
    let present = verdict(&cheap, account(1), "Abcdefg1", Some(&hash)).await;
    assert_eq!(present, Verdict::Right);
    assert_eq!(verdict(&other, account(1), "Abcdefg2", Some(&hash)).await, Verdict::Wrong);
}

#[tokio::test]
async fn an_unusable_stored_hash_is_a_failure_not_a_refusal() {
    let hasher = hasher();
    let hash = place(&hasher).hash(account(1), &password("Abcdefg1")).await.unwrap();
    let costly = PasswordHash { phc: hash.phc.replace("m=8", "m=4294967295"), ..hash.clone() };
    let answer = place(&hasher).verify(account(1), &password("Abcdefg1"), Some(&costly)).await;
    assert!(matches!(answer, Err(Failure::Hasher(_))));
    let unknown = PasswordHash { pepper: Generation(9), ..hash };
    let answer = place(&hasher).verify(account(1), &password("Abcdefg1"), Some(&unknown)).await;
    assert!(matches!(answer, Err(Failure::Keys(VaultError::MissingGeneration))));
}

#[test]
fn a_full_queue_and_a_full_line_answer_at_once() {
    let cheap = HashSettings::cheap_for_tests();
    let settings = HashSettings { threads: 1, queue: 4, per_party: 3, ..cheap };
    let hasher = start(&settings);
    let (one, two) = (Gate::named("one"), Gate::named("two"));
    let mut locked: Vec<_> = (0..3).map(|_| hasher.reserve(one).ok().unwrap()).collect();
    let overloaded = Some(Overloaded { retry_after: RETRY_AFTER });
    assert_eq!(hasher.reserve(one).err(), overloaded);
    locked.extend((0..2).map(|_| hasher.reserve(two).ok().unwrap()));
    assert_eq!(hasher.reserve(two).err(), overloaded);
    locked.remove(0);
    assert!(hasher.reserve(Gate::named("three")).is_ok());
}

#[tokio::test]
async fn a_place_is_free_once_its_answer_has_arrived() {
    let settings = HashSettings { threads: 1, queue: 0, ..HashSettings::cheap_for_tests() };
    let hasher = start(&settings);
    for _ in 0..3 {
        assert!(!verify(&hasher, account(1), "Abcdefg1", None).await);
    }
}

#[tokio::test]
async fn a_place_that_outlives_the_hasher_gets_an_error() {
    let hasher = hasher();
    let place = place(&hasher);
    drop(hasher);
    let answer = place.verify(account(1), &password("Abcdefg1"), None).await;
    assert!(matches!(answer, Err(Failure::Hasher(_))));
}

#[test]
fn settings_without_threads_or_places_are_refused() {
    let cheap = HashSettings::cheap_for_tests;
    let root = RootKey::random(&SeededEntropy::new(1));
    let keys = Arc::new(KeyRing::create(&root, Arc::new(SeededEntropy::new(2))).0);
    for settings in [
        HashSettings { memory_kib: 7, ..cheap() },
        HashSettings { iterations: 0, ..cheap() },
        HashSettings { parallelism: 0, ..cheap() },
        HashSettings { threads: 0, ..cheap() },
        HashSettings { per_gate: 0, ..cheap() },
        HashSettings { per_party: 0, ..cheap() },
    ] {
        assert!(Argon2Hasher::start(Arc::clone(&keys), &settings).is_err(), "{settings:?}");
    }
}
