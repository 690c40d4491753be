//! The journeys: each a person's way through the pages, from the first to the last.
//!
//! A new one is a file with a `walk` and a line in [`JOURNEYS`].

mod member;
mod moved;
mod robbed;
mod second_factor;
mod sign_up_to_sign_out;
mod way_back;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::scene::Scene;
use crate::failure::Failure;

pub(super) type Journey = for<'a> fn(&'a mut Scene) -> LocalBoxFuture<'a, Result<(), Failure>>;

pub(super) const JOURNEYS: &[(&str, Journey)] = &[
    ("sign_up_to_sign_out", |scene| sign_up_to_sign_out::walk(scene).boxed_local()),
    ("sign_up_to_sign_out_without_scripts", |scene| {
        sign_up_to_sign_out::walk_without_scripts(scene).boxed_local()
    }),
    ("second_factor_from_on_to_off", |scene| second_factor::walk(scene).boxed_local()),
    ("second_factor_from_on_to_off_without_scripts", |scene| {
        second_factor::walk_without_scripts(scene).boxed_local()
    }),
    ("robbed_and_back", |scene| robbed::walk(scene).boxed_local()),
    ("robbed_and_back_without_scripts", |scene| robbed::walk_without_scripts(scene).boxed_local()),
    ("moved_and_back", |scene| moved::walk(scene).boxed_local()),
    ("way_back_with_a_second_factor", |scene| way_back::walk(scene).boxed_local()),
];
