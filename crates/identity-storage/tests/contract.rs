//! The store's contract, kept by each engine: every function of `identity_core::testing::contract`
//! on a new database with a real key ring.

#[macro_use]
mod support;

use identity_core::{kernel::Clock, testing::contract};
use identity_crypto::SystemClock;
use std::collections::BTreeSet;
use support::{TestDatabase, open};

/// Lists the functions, and makes a test of each one on each engine.
macro_rules! kept_on_both_engines {
    ($($name:ident($($now:expr)?)),+ $(,)?) => {
        const LISTED: &[&str] = &[$(stringify!($name)),+];

        $(async fn $name(database: TestDatabase) {
            let (store, _keys) = open(&database).await;
            contract::$name(store.as_ref() $(, $now)?).await;
        })+

        on_both_engines!(#[tokio::test] $($name),+);
    };
}

kept_on_both_engines! {
    dropping_a_unit_rolls_it_back(),
    an_account_is_read_back(),
    an_address_has_one_account(),
    a_password_is_replaced(),
    a_session_is_found_by_its_token(),
    only_live_sessions_are_listed_and_ended(),
    noting_use_never_revives_a_session(),
    registrations_of_an_address_are_held_in_order(),
    an_account_inherits_its_registrations_key(),
    a_mailed_token_is_used_once(),
    tokens_are_voided_by_owner_and_counted_by_address(),
    a_claimed_mail_is_leased(),
    the_addressee_is_read_at_delivery(),
    an_attempt_is_settled_once(),
    events_are_numbered_in_their_chain(),
    what_is_over_is_purged(),
    a_read_unit_is_refused_every_write(),
    the_database_tells_the_time(SystemClock.now()),
}

#[test]
fn every_function_of_the_contract_is_listed() {
    let source = include_str!("../../identity-core/src/testing/contract.rs");
    let written: BTreeSet<&str> = source
        .lines()
        .filter_map(|line| line.strip_prefix("pub async fn "))
        .map(|rest| rest.split_once('(').expect("a function has arguments").0)
        .collect();
    assert!(!written.is_empty());
    assert_eq!(written, LISTED.iter().copied().collect());
}
