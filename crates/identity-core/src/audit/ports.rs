//! The port to the stored audit trail.

use super::{Chain, Event, NewEvent};
use crate::kernel::{EventId, StoreError};
use async_trait::async_trait;

/// The stored audit trail.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait AuditTrail: Send {
    /// Appends an event to its chain and returns its number there: 1, 2, 3 and so on, without a
    /// gap. It is the last statement of a unit, because it locks a system chain until the unit
    /// ends.
    async fn append(&mut self, id: EventId, event: &NewEvent) -> Result<i64, StoreError>;
    /// Finds an event of a chain by id.
    async fn find(&mut self, chain: Chain, id: EventId) -> Result<Option<Event>, StoreError>;
    /// Lists the events of a chain with a number below `before`, the latest first, at most `limit`.
    async fn list(
        &mut self,
        chain: Chain,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<Event>, StoreError>;
}
