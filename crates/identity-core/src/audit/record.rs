//! Recording an event in the unit of its change.

use super::NewEvent;
use crate::{
    Identity, UnitOfWork,
    kernel::{EventId, Failure},
};

/// Appends an event and returns its id.
pub(crate) async fn record(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    event: NewEvent,
) -> Result<EventId, Failure> {
    let id = EventId::generate(event.at, identity.entropy.as_ref());
    unit.audit().append(id, &event).await?;
    Ok(id)
}
