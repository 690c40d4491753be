//! What protects an account, and what is good to do next.

mod advice;
mod security;

pub use advice::{Advice, Notice};
pub use security::SecurityOverview;
