//! The contract of every store. An adapter runs each function on each engine, on a new database.
//! Every port method is called by at least one of them.

use super::build;
use crate::{
    account::Account,
    kernel::{AccountId, Digest, Gate, Timestamp},
    session::Session,
    store::{Store, UnitOfWork},
};

mod account;
mod account_addresses;
mod audit;
mod credential;
mod device;
mod throttle;
mod notify;
mod reading;
mod recovery;
mod retention;
mod session;
mod sign_in;
mod sign_up;
mod rate_limit;
mod two_factor;

pub use account::{
    a_password_is_replaced, a_rehash_and_a_required_change_are_stored,
    a_taken_address_cannot_replace_another, an_account_is_read_back,
    an_address_belongs_to_one_account, an_old_password_is_due_for_one_reminder,
    dropping_a_unit_rolls_it_back, the_database_returns_its_time,
};
pub use account_addresses::{
    a_mail_to_another_address_reads_it_at_delivery, addresses_are_found_by_role,
    addresses_are_read_back_and_change_roles,
};
pub use audit::events_are_numbered_without_gaps;
pub use credential::a_credential_is_found_by_its_secret_and_revoked_once;
pub use device::{
    a_device_is_found_by_its_tokens, live_devices_are_listed_and_end_once,
    showing_a_new_device_token_removes_the_older_ones,
};
pub use notify::{
    a_claimed_mail_is_leased_to_one_worker, a_mail_reads_its_recipient_at_delivery,
    a_repeat_is_counted_on_a_mail_that_waits,
};
pub use rate_limit::the_rate_limit_statement_agrees_with_the_bucket;
pub use reading::a_read_unit_refuses_every_write;
pub use recovery::{
    a_case_is_read_back, a_recovery_changes_stage_until_it_ends,
    an_unfinished_sign_in_is_notified_once, recoveries_are_found_by_time,
};
pub use retention::{anonymous_throttles_are_capped, expired_rows_are_purged};
pub use session::{
    a_new_token_is_not_a_new_proof, a_proof_clears_failures_and_replaces_the_token,
    a_session_is_found_by_its_token, only_a_live_session_of_the_same_account_is_renamed,
    only_live_sessions_are_listed_and_ended, origins_of_sign_ins_are_listed_newest_first,
    recording_use_never_revives_a_session,
};
pub use sign_in::{
    a_pending_sign_in_has_limited_tries_and_ends_once, a_pending_sign_in_is_read_back,
    an_attempt_is_settled_once,
};
pub use sign_up::{
    an_account_inherits_its_registrations_key, an_action_token_is_used_once,
    registrations_of_an_address_are_locked_in_order,
    tokens_are_voided_by_owner_and_found_by_address,
};
pub use throttle::{
    a_throttle_state_is_read_back, an_address_has_a_stable_decoy_account_id,
    attempt_counters_are_separate,
};
pub use two_factor::{
    a_pending_secret_is_active_once_installed, a_totp_step_is_accepted_once_and_never_an_older_one,
    an_account_is_read_with_its_protection, an_archived_secret_is_restored,
    recent_recovery_codes_are_removed, recovery_codes_are_installed_and_used_once,
    the_first_change_of_a_factor_is_found,
};

const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

fn id(number: u128) -> AccountId {
    build::account_id(number)
}

async fn unit(store: &dyn Store) -> Box<dyn UnitOfWork> {
    store.begin(Gate::named("contract")).await.expect("a unit begins")
}

async fn commit(unit: Box<dyn UnitOfWork>) {
    unit.commit().await.expect("a unit is committed");
}

async fn add_account(store: &dyn Store, number: u128, address: &str) -> Account {
    let account = build::account(id(number), address, NOW);
    let mut unit = unit(store).await;
    assert!(unit.accounts().insert(&account).await.expect("inserts"));
    commit(unit).await;
    account
}

async fn add_session(store: &dyn Store, session: &Session, token: &[u8]) {
    let mut unit = unit(store).await;
    unit.sessions().insert(session, &Digest::of(token)).await.expect("inserts");
    commit(unit).await;
}
