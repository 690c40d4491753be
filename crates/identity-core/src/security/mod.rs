//! What protects an account, and what is good to do next.

mod advice;
mod mails;
mod overview;

pub use advice::{Advice, Notice};
pub use mails::ListedMail;
pub use overview::SecurityOverview;
