//! The audit trail (OWASP Logging Cheat Sheet): a record of each event with time, account, origin
//! and result.
//!
//! An event is written in the unit of work of its change, so that neither exists without the other.
//! The events of an account form a chain with a gapless sequence of its own. Events without an
//! account are spread over 16 chains by their source. Events refer to people by account id only.

mod event;
mod ports;
mod record;

pub use event::{Chain, Details, Event, EventKind, NewEvent};
pub use ports::AuditTrail;
#[cfg(any(test, feature = "testing"))]
pub use ports::MockAuditTrail;
pub(crate) use record::record;
