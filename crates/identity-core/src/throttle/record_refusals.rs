//! Records the attempts that were refused before their secret was evaluated: one event for each
//! account and window.

use super::refusals::Refused;
use crate::audit;
use crate::{
    Identity,
    audit::{Chain, Details, EventKind, NewEvent},
    kernel::{AccountId, Batch, Failure, Gate, Party, Source},
};
use std::time::Duration;

impl Identity {
    /// Writes an event for each account whose refusals have been counted for `window`, and returns
    /// how many. A window of zero writes all of them, before the process ends. Refusals whose event
    /// cannot be written are kept and written by a later call.
    pub async fn record_refusals(&self, window: Duration) -> Result<usize, Failure> {
        let due = self.refusals.due(window, self.clock.now());
        let record = async |(account, refused)| {
            record_refused(self, account, &refused).await?;
            self.refusals.recorded(account);
            Ok(())
        };
        Batch::run(due, record).await.all_succeeded()
    }
}

async fn record_refused(
    identity: &Identity,
    id: AccountId,
    refused: &Refused,
) -> Result<(), Failure> {
    let now = identity.clock.now();
    let mut unit = identity.store.begin(Gate::account(id).by(Party::Service)).await?;
    let Some(account) = unit.accounts().load_for_update(id).await? else { return Ok(()) };
    let (chain, kind) = (Chain::Account(account.id), EventKind::AttemptsRefused);
    let sources: Vec<String> = refused.sources.iter().map(Source::to_string).collect();
    let details = Details::new()
        .with("count", refused.count)
        .with("since", refused.since.as_millis())
        .with("sources", sources.join(","));
    let event = NewEvent::of_service(chain, kind, now).with_details(details);
    audit::record(identity, unit.as_mut(), event).await?;
    Ok(unit.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Policy,
        kernel::{StoreError, Timestamp},
        testing::{MockStore, MockUnit, build, ports},
    };
    use std::sync::{Arc, Mutex};

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    type Recorded = Arc<Mutex<Vec<(Chain, String)>>>;

    /// A unit in which one account's row cannot be read.
    fn unit(failing: Option<AccountId>, recorded: &Recorded) -> MockUnit {
        let mut unit = MockUnit::default();
        unit.accounts.expect_load_for_update().return_once(move |id| {
            if failing == Some(id) {
                return Err(StoreError::Unavailable("planted".into()));
            }
            Ok(Some(build::account(id, "owner@example.org", NOW)))
        });
        let recorded = recorded.clone();
        unit.audit.expect_append().returning(move |_, event| {
            let details = format!("{:?}", event.details);
            recorded.lock().expect("one task").push((event.chain, details));
            Ok(1)
        });
        unit
    }

    #[tokio::test]
    async fn refusals_that_cannot_be_recorded_are_kept_and_do_not_stop_the_others() {
        let (ann, bob) = (build::account_id(1), build::account_id(2));
        let source = Source::of(std::net::IpAddr::from([192, 0, 2, 1]));
        let recorded = Recorded::default();
        let units = [Some(ann), Some(ann), None].map(|failing| unit(failing, &recorded));
        let store = Arc::new(MockStore::of(units));
        let identity = Identity::new(ports(store.clone(), NOW), Policy::default());
        for account in [ann, bob, ann] {
            identity.refusals.note(account, source, NOW);
        }

        let failed = identity.record_refusals(Duration::ZERO).await;
        assert!(matches!(failed, Err(Failure::Store(StoreError::Unavailable(_)))));
        let first = std::mem::take(&mut *recorded.lock().expect("one task"));
        assert_eq!(
            first.iter().map(|(chain, _)| *chain).collect::<Vec<_>>(),
            [Chain::Account(bob)]
        );

        identity.refusals.note(ann, source, NOW);
        assert_eq!(identity.record_refusals(Duration::ZERO).await.expect("works"), 1);
        let second = std::mem::take(&mut *recorded.lock().expect("one task"));
        let [(chain, details)] = second.as_slice() else { panic!("one event: {second:?}") };
        assert_eq!(*chain, Chain::Account(ann));
        assert!(details.contains("count=3"), "{details}");
        assert_eq!(identity.record_refusals(Duration::ZERO).await.expect("works"), 0);
        assert_eq!(store.committed(), 2);
    }
}
