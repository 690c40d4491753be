//! Runs every function of the store's contract, `identity_core::testing::contract`, on each engine,
//! with a new database and a real key ring.

use crate::support::{TestDatabase, open};
use identity_core::{kernel::Clock, testing::contract};
use identity_crypto::SystemClock;
use std::{collections::BTreeSet, fs, path::Path};

/// Creates a test for each listed function on each engine.
macro_rules! contract_on_both_engines {
    ($($name:ident($($now:expr)?)),+ $(,)?) => {
        const LISTED: &[&str] = &[$(stringify!($name)),+];

        $(async fn $name(database: TestDatabase) {
            let (store, _keys) = open(&database).await;
            contract::$name(store.as_ref() $(, $now)?).await;
        })+

        on_both_engines!(#[tokio::test] $($name),+);
    };
}

contract_on_both_engines! {
    dropping_a_unit_rolls_it_back(),
    an_account_is_read_back(),
    an_address_belongs_to_one_account(),
    a_taken_address_cannot_replace_another(),
    addresses_are_read_back_and_change_roles(),
    addresses_are_found_by_role(),
    a_mail_to_another_address_reads_it_at_delivery(),
    a_case_is_read_back(),
    a_password_is_replaced(),
    a_rehash_and_a_required_change_are_stored(),
    an_old_password_is_due_for_one_reminder(),
    the_database_returns_its_time(SystemClock.now()),
    events_are_numbered_without_gaps(),
    a_credential_is_found_by_its_secret_and_revoked_once(),
    a_device_is_found_by_its_tokens(),
    showing_a_new_device_token_removes_the_older_ones(),
    live_devices_are_listed_and_end_once(),
    a_throttle_state_is_read_back(),
    attempt_counters_are_separate(),
    an_address_has_a_stable_decoy_account_id(),
    a_recovery_changes_stage_until_it_ends(),
    the_rate_limit_statement_agrees_with_the_bucket(),
    recoveries_are_found_by_time(),
    an_unfinished_sign_in_is_notified_once(),
    an_archived_secret_is_restored(),
    the_first_change_of_a_factor_is_found(),
    recent_recovery_codes_are_removed(),
    a_repeat_is_counted_on_a_mail_that_waits(),
    a_claimed_mail_is_leased_to_one_worker(),
    a_mail_reads_its_recipient_at_delivery(),
    a_read_unit_refuses_every_write(),
    expired_rows_are_purged(),
    anonymous_throttles_are_capped(),
    a_session_is_found_by_its_token(),
    origins_of_sign_ins_are_listed_newest_first(),
    only_live_sessions_are_listed_and_ended(),
    recording_use_never_revives_a_session(),
    a_proof_clears_failures_and_replaces_the_token(),
    a_new_token_is_not_a_new_proof(),
    only_a_live_session_of_the_same_account_is_renamed(),
    an_attempt_is_settled_once(),
    a_pending_sign_in_is_read_back(),
    a_pending_sign_in_has_limited_tries_and_ends_once(),
    registrations_of_an_address_are_locked_in_order(),
    an_account_inherits_its_registrations_key(),
    an_action_token_is_used_once(),
    tokens_are_voided_by_owner_and_found_by_address(),
    a_pending_secret_is_active_once_installed(),
    a_totp_step_is_accepted_once_and_never_an_older_one(),
    recovery_codes_are_installed_and_used_once(),
    an_account_is_read_with_its_protection(),
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
