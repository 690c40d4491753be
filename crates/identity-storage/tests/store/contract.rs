//! The store's contract, kept by each engine: every function of `identity_core::testing::contract`
//! on a new database with a real key ring.

use crate::support::{TestDatabase, open};
use identity_core::{kernel::Clock, testing::contract};
use identity_crypto::SystemClock;
use std::{collections::BTreeSet, fs, path::Path};

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
    an_address_is_replaced_unless_it_is_taken(),
    addresses_are_read_back_and_change_their_role(),
    addresses_are_found_by_what_they_do(),
    another_address_is_read_at_delivery(),
    a_case_is_read_back(),
    a_password_is_replaced(),
    a_password_is_rehashed_and_its_change_demanded(),
    an_old_password_is_due_for_one_reminder(),
    the_database_tells_the_time(SystemClock.now()),
    events_are_numbered_in_their_chain(),
    a_credential_is_found_by_its_secret_and_revoked_once(),
    a_device_is_found_by_its_tokens(),
    the_tokens_of_a_device_are_replaced_one_by_one(),
    devices_are_listed_and_ended(),
    a_guard_is_read_back(),
    lanes_are_counted_apart(),
    an_address_without_an_account_has_a_stand_in(),
    a_recovery_moves_on_until_it_is_over(),
    a_network_spends_as_its_tally_says(),
    recoveries_are_found_by_their_time(),
    an_unfinished_sign_in_is_told_of_once(),
    a_secret_that_was_set_aside_is_brought_back(),
    the_first_change_of_a_factor_is_told(),
    recovery_codes_that_are_new_are_removed(),
    a_claimed_mail_is_leased(),
    the_addressee_is_read_at_delivery(),
    a_read_unit_is_refused_every_write(),
    what_is_over_is_purged(),
    anonymous_throttles_are_capped(),
    a_session_is_found_by_its_token(),
    sessions_are_listed_by_their_beginning(),
    only_live_sessions_are_listed_and_ended(),
    noting_use_never_revives_a_session(),
    a_proof_clears_failed_ones_and_replaces_the_token(),
    a_new_token_is_no_new_proof(),
    only_a_live_session_of_ones_own_is_named(),
    an_attempt_is_settled_once(),
    a_waiting_sign_in_is_read_back(),
    a_waiting_sign_in_has_few_tries_and_ends_once(),
    registrations_of_an_address_are_held_in_order(),
    an_account_inherits_its_registrations_key(),
    a_mailed_token_is_used_once(),
    tokens_are_voided_by_owner_and_counted_by_address(),
    a_secret_waits_until_it_is_installed(),
    a_step_is_accepted_once_and_only_forwards(),
    recovery_codes_are_put_in_force_and_used_once(),
    an_account_tells_its_protection(),
}

#[test]
fn every_function_of_the_contract_is_listed() {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../identity-core/src/testing/contract");
    let mut written = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the folder of the contract") {
        let source = fs::read_to_string(entry.expect("an entry").path()).expect("a source");
        let functions = source.lines().filter_map(|line| line.strip_prefix("pub async fn "));
        let names = functions.map(|rest| rest.split_once('(').expect("it has arguments").0);
        written.extend(names.map(str::to_owned));
    }
    assert!(!written.is_empty());
    assert_eq!(written, LISTED.iter().map(|name| (*name).to_owned()).collect());
}
