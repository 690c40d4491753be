//! Confirmations over mocked units of work.

use super::*;
use crate::{
    Identity, Policy, Ports,
    kernel::{
        AccountId, ActionToken, ActionTokenId, BearerKind, BearerToken, Digest, Generation,
        Timestamp,
    },
    notify::{ActionTokenRow, Purpose},
    testing::{MockStore, MockUnit, PlainHasher, SeededEntropy, build, ports},
};
use std::sync::{Arc, atomic::Ordering};

const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);
const ANN: &str = "ann@example.org";

fn ann() -> AccountId {
    build::account_id(1)
}

fn browser() -> BearerToken {
    BearerToken::generate(BearerKind::Registration, &SeededEntropy::new(7))
}

fn pending(number: u128) -> Registration {
    let registration = build::registration(build::account_id(number), ANN, NOW);
    Registration { browser: browser().digest(), ..registration }
}

fn command(browser: Option<BearerToken>, password: Option<&str>) -> Confirm {
    Confirm {
        token: ActionToken::from_bytes([1; 32]),
        browser,
        password: password.map(build::password),
        locale: crate::kernel::Locale::English,
        origin: build::origin(),
    }
}

/// Returns the unit that reads the token and its registration.
fn unit_that_reads() -> MockUnit {
    let mut unit = MockUnit::default();
    let row = ActionTokenRow {
        id: ActionTokenId::generate(NOW, &SeededEntropy::new(3)),
        purpose: Purpose::Registration,
        owner: ann(),
        address: None,
        generation: Generation(1),
        nonce: [0; 16],
        issued_at: NOW,
        expires_at: pending(1).expires_at,
        concerns: None,
        used_at: None,
    };
    let digest = ActionToken::from_bytes([1; 32]).digest();
    let expected = move |asked: &Digest| *asked == digest;
    unit.action_tokens
        .expect_find()
        .withf(expected)
        .once()
        .returning(move |_| Ok(Some(row.clone())));
    unit.registrations.expect_find().once().returning(|_| Ok(Some(pending(1))));
    unit
}

/// Returns a unit that locks these registrations of the address.
fn unit_that_locks(locked: &[u128]) -> MockUnit {
    let mut unit = MockUnit::default();
    let locked: Vec<Registration> = locked.iter().copied().map(pending).collect();
    unit.registrations.expect_lock_for_address().once().returning(move |_, _| Ok(locked.clone()));
    unit
}

fn consuming_token(mut unit: MockUnit, open: bool) -> MockUnit {
    unit.action_tokens.expect_consume().once().returning(move |_, _, _| Ok(open));
    unit
}

/// Confirms over these units; returns the outcome and the numbers of commits and computed hashes.
async fn confirm(
    units: impl IntoIterator<Item = MockUnit>,
    command: Confirm,
) -> (ConfirmOutcome, usize, u64) {
    let store = Arc::new(MockStore::of(units));
    let hasher = PlainHasher::default();
    let computed = hasher.computed.clone();
    let ports = Ports { hasher: Arc::new(hasher), ..ports(store.clone(), NOW) };
    let identity = Identity::new(ports, Policy::default());
    let outcome = identity.confirm_registration(command).await.unwrap();
    (outcome, store.committed(), computed.load(Ordering::SeqCst))
}

#[tokio::test]
async fn browser_that_did_not_register_starts_no_write() {
    let found = confirm([unit_that_reads()], command(None, None)).await;
    assert_eq!(found, (ConfirmOutcome::PasswordNeeded, 0, 0));
}

#[tokio::test]
async fn browser_with_another_registration_commits_nothing() {
    let stranger = BearerToken::generate(BearerKind::Registration, &SeededEntropy::new(8));
    let found =
        confirm([unit_that_reads(), unit_that_locks(&[1])], command(Some(stranger), None)).await;
    assert_eq!(found, (ConfirmOutcome::PasswordNeeded, 0, 0));
}

#[tokio::test]
async fn rejected_password_costs_no_hash_and_starts_no_write() {
    let (outcome, committed, computed) =
        confirm([unit_that_reads()], command(None, Some("weak"))).await;
    assert!(matches!(outcome, ConfirmOutcome::PasswordRejected(_)));
    assert_eq!((committed, computed), (0, 0));
}

#[tokio::test]
async fn registration_deleted_before_its_lock_commits_nothing() {
    let units = [unit_that_reads(), unit_that_locks(&[2])];
    let found = confirm(units, command(Some(browser()), None)).await;
    assert_eq!(found, (ConfirmOutcome::TokenInvalid, 0, 0));
}

#[tokio::test]
async fn token_consumed_by_another_request_commits_nothing() {
    let units = [unit_that_reads(), consuming_token(unit_that_locks(&[1]), false)];
    let found = confirm(units, command(Some(browser()), None)).await;
    assert_eq!(found, (ConfirmOutcome::TokenInvalid, 0, 0));
}

#[tokio::test]
async fn address_that_got_an_account_commits_nothing() {
    let mut unit = consuming_token(unit_that_locks(&[1]), true);
    unit.accounts.expect_insert().once().returning(|_| Ok(false));
    let found = confirm([unit_that_reads(), unit], command(Some(browser()), None)).await;
    assert_eq!(found, (ConfirmOutcome::TokenInvalid, 0, 0));
}

#[tokio::test]
async fn confirmation_deletes_every_registration_of_the_address_in_one_unit() {
    let mut unit = consuming_token(unit_that_locks(&[1, 2]), true);
    unit.accounts.expect_insert().withf(|new| new.id == ann()).once().returning(|_| Ok(true));
    let replaced = |_: &AccountId, new: &crate::password::StoredPassword| {
        new.hash != pending(1).password && new.changed_at == NOW
    };
    unit.passwords.expect_set().withf(replaced).once().returning(|_, _| Ok(()));
    for number in [1, 2] {
        let id = build::account_id(number);
        let dropped = move |asked: &AccountId| *asked == id;
        unit.registrations.expect_remove().withf(dropped).once().returning(|_| Ok(()));
        let voided = move |asked: &AccountId, _: &_, _: &_| *asked == id;
        unit.action_tokens.expect_void().withf(voided).once().returning(|_, _, _| Ok(()));
    }
    unit.audit.expect_append().once().returning(|_, _| Ok(1));
    let found = confirm([unit_that_reads(), unit], command(None, Some("Battery-staple-2"))).await;
    assert_eq!(found, (ConfirmOutcome::Confirmed(ann()), 1, 1));
}
