//! The security overview: the state of every protection of an account, what needs attention, and
//! the most useful next step.

mod advice;
mod mails;
mod overview;

pub use advice::{Advice, Notice};
pub use mails::ListedMail;
pub use overview::SecurityOverview;
