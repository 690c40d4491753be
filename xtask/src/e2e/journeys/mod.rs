//! The journeys. Each walks through the pages as one person would.
//!
//! A new journey is a file with a `walk` function and a line in [`JOURNEYS`].

mod compromise;
mod email_change;
mod recovery;
mod second_factor;
mod sign_up_to_sign_out;
mod steps;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::context::JourneyContext;
use crate::failure::Failure;

pub(super) type Journey =
    for<'a> fn(&'a mut JourneyContext) -> LocalBoxFuture<'a, Result<(), Failure>>;

/// The journey that runs on PostgreSQL too: it signs up, enrols, locks, unlocks and recovers.
pub(super) const ON_POSTGRES: &str = "recovery_with_a_second_factor";

/// The longest first, so that two browsers end at about the same time.
pub(super) const JOURNEYS: &[(&str, Journey)] = &[
    ("recovery_with_a_second_factor", |context| recovery::walk(context).boxed_local()),
    ("email_change_and_revert", |context| email_change::walk(context).boxed_local()),
    ("second_factor_from_on_to_off", |context| second_factor::walk(context).boxed_local()),
    ("second_factor_from_on_to_off_without_scripts", |context| {
        second_factor::walk_without_scripts(context).boxed_local()
    }),
    ("compromise_and_recovery", |context| compromise::walk(context).boxed_local()),
    ("compromise_and_recovery_without_scripts", |context| {
        compromise::walk_without_scripts(context).boxed_local()
    }),
    ("sign_up_to_sign_out", |context| sign_up_to_sign_out::walk(context).boxed_local()),
    ("sign_up_to_sign_out_without_scripts", |context| {
        sign_up_to_sign_out::walk_without_scripts(context).boxed_local()
    }),
];
