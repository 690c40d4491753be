//! One event for each account and window tells of the guesses that were not looked at.

use super::refusals::Refused;
use crate::{
    Identity,
    audit::{Chain, Details, EventKind, NewEvent},
    kernel::{AccountId, Failure, Gate, Source},
};
use std::time::Duration;

impl Identity {
    /// Writes an event for each account whose refusals have been counted for a window, and tells
    /// how many. A window of zero writes all of them: before the end.
    pub async fn record_refusals(&self, window: Duration) -> Result<usize, Failure> {
        let due = self.refusals.due(window, self.clock.now());
        let count = due.len();
        for (account, refused) in due {
            self.record_refused(account, &refused).await?;
        }
        Ok(count)
    }

    async fn record_refused(&self, id: AccountId, refused: &Refused) -> Result<(), Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(id)).await?;
        let Some(account) = unit.accounts().load_for_update(id).await? else { return Ok(()) };
        let (chain, kind) = (Chain::Account(account.id), EventKind::AttemptsRefused);
        let sources: Vec<String> = refused.sources.iter().map(Source::to_string).collect();
        let details = Details::new()
            .with("count", refused.count)
            .with("since", refused.since.as_millis())
            .with("sources", sources.join(","));
        let event = NewEvent::of_service(chain, kind, now).with_details(details);
        self.record(unit.as_mut(), event).await?;
        Ok(unit.commit().await?)
    }
}
