//! What every store keeps. An adapter runs each of these on each of its engines, on a new
//! database: there is no port method that none of them calls.

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
    a_password_is_rehashed_and_its_change_demanded, a_password_is_replaced,
    an_account_is_read_back, an_address_has_one_account, an_address_is_replaced_unless_it_is_taken,
    an_old_password_is_due_for_one_reminder, dropping_a_unit_rolls_it_back,
    the_database_tells_the_time,
};
pub use account_addresses::{
    addresses_are_found_by_what_they_do, addresses_are_read_back_and_change_their_role,
    another_address_is_read_at_delivery,
};
pub use audit::events_are_numbered_in_their_chain;
pub use credential::a_credential_is_found_by_its_secret_and_revoked_once;
pub use device::{
    a_device_is_found_by_its_tokens, devices_are_listed_and_ended,
    the_tokens_of_a_device_are_replaced_one_by_one,
};
pub use notify::{a_claimed_mail_is_leased, the_addressee_is_read_at_delivery};
pub use rate_limit::a_network_spends_as_its_tally_says;
pub use reading::a_read_unit_is_refused_every_write;
pub use recovery::{
    a_case_is_read_back, a_recovery_moves_on_until_it_is_over,
    an_unfinished_sign_in_is_told_of_once, recoveries_are_found_by_their_time,
};
pub use retention::{anonymous_throttles_are_capped, what_is_over_is_purged};
pub use session::{
    a_new_token_is_no_new_proof, a_proof_clears_failed_ones_and_replaces_the_token,
    a_session_is_found_by_its_token, noting_use_never_revives_a_session,
    only_a_live_session_of_ones_own_is_named, only_live_sessions_are_listed_and_ended,
    sessions_are_listed_by_their_beginning,
};
pub use sign_in::{
    a_waiting_sign_in_has_few_tries_and_ends_once, a_waiting_sign_in_is_read_back,
    an_attempt_is_settled_once,
};
pub use sign_up::{
    a_mailed_token_is_used_once, an_account_inherits_its_registrations_key,
    registrations_of_an_address_are_held_in_order,
    tokens_are_voided_by_owner_and_counted_by_address,
};
pub use throttle::{
    a_guard_is_read_back, an_address_without_an_account_has_a_stand_in, lanes_are_counted_apart,
};
pub use two_factor::{
    a_secret_that_was_set_aside_is_brought_back, a_secret_waits_until_it_is_installed,
    a_step_is_accepted_once_and_only_forwards, an_account_tells_its_protection,
    recovery_codes_are_put_in_force_and_used_once, recovery_codes_that_are_new_are_removed,
    the_first_change_of_a_factor_is_told,
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
