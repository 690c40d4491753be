//! What protects an account, and what is good to do next.

mod advice;
mod mails;
mod security;

pub use advice::{Advice, Notice};
pub use mails::ListedMail;
pub use security::SecurityOverview;
