//! Where the trail is kept.

use super::{Chain, Event, NewEvent};
use crate::kernel::{EventId, StoreError};
use async_trait::async_trait;

/// The audit trail of the store.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait AuditTrail: Send {
    /// Writes an event at the end of its chain and tells its number there. The last thing that a
    /// unit does: a system chain is held until the unit ends.
    async fn append(&mut self, id: EventId, event: &NewEvent) -> Result<i64, StoreError>;
    /// The event of a chain with this id.
    async fn find(&mut self, chain: Chain, id: EventId) -> Result<Option<Event>, StoreError>;
    /// The events of a chain with a number below `before`, the latest first, at most `limit`.
    async fn list(
        &mut self,
        chain: Chain,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<Event>, StoreError>;
}
