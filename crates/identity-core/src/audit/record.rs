//! Writing an event into the unit of the change that it tells.

use super::NewEvent;
use crate::{
    Identity, UnitOfWork,
    kernel::{EventId, Failure},
};

impl Identity {
    /// Writes an event and tells its id.
    pub(crate) async fn record(
        &self,
        unit: &mut dyn UnitOfWork,
        event: NewEvent,
    ) -> Result<EventId, Failure> {
        let id = EventId::generate(event.at, self.entropy.as_ref());
        unit.audit().append(id, &event).await?;
        Ok(id)
    }
}
