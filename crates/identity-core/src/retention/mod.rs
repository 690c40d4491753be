//! Forgetting: what is over is removed when its time has come.

mod policy;
mod ports;
mod purge;

pub use policy::{Cutoffs, RetentionPolicy};
#[cfg(any(test, feature = "testing"))]
pub use ports::MockRetention;
pub use ports::Retention;
