//! Retention (GDPR Article 5, storage limitation): ended rows are deleted when their retention
//! period is over.

mod policy;
mod ports;
mod purge;

pub use policy::{Cutoffs, RetentionPolicy};
#[cfg(any(test, feature = "testing"))]
pub use ports::MockRetention;
pub use ports::Retention;
