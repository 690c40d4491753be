//! The profile: display name, language and time zone, changed by the owner.

mod update;

pub use update::{Change, UpdateProfile};
