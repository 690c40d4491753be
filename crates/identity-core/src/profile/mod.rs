//! A person changes name, language or time zone.

mod update;

pub use update::{Change, UpdateProfile};
