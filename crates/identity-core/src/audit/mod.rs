//! The audit trail: what happened, when, to whom, from where.
//!
//! An event is written in the unit of work of the change that it tells, so that neither can be
//! without the other. Events of one account carry a gapless sequence of their own; what belongs
//! to no account is spread over 16 chains by its source. Events name others by account id only.

mod event;
mod ports;
mod record;

pub use event::{Chain, Details, Event, EventKind, NewEvent};
pub use ports::AuditTrail;
#[cfg(any(test, feature = "testing"))]
pub use ports::MockAuditTrail;
