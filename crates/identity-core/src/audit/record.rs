//! Writing an event into the unit of the change that it tells.

use super::NewEvent;
use crate::{
    Identity, UnitOfWork,
    kernel::{EventId, Failure},
};

impl Identity {
    pub(crate) async fn record(
        &self,
        unit: &mut dyn UnitOfWork,
        event: NewEvent,
    ) -> Result<i64, Failure> {
        let id = EventId::generate(event.at, self.entropy.as_ref());
        Ok(unit.audit().append(id, &event).await?)
    }
}
