//! Contract of the audit trail.

use super::{NOW, add_account, commit, unit};
use crate::testing::{SeededEntropy, build};
use crate::{
    audit::{Chain, Details, EventKind, NewEvent},
    kernel::EventId,
    store::Store,
};
use std::net::IpAddr;

/// Events of a chain are numbered without a gap and read back newest first.
pub async fn events_are_numbered_without_gaps(store: &dyn Store) {
    let account = add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let origin = build::origin();
    let session = build::session(account.id, NOW, &entropy);
    let notified = [
        NewEvent::of(account.id, EventKind::AccountCreated, NOW, &origin),
        NewEvent::of(account.id, EventKind::SignedIn, NOW, &origin).about(session.id),
        NewEvent::of_service(Chain::Account(account.id), EventKind::MailDropped, NOW)
            .with_details(Details::new().with("count", 3)),
    ];
    let mut lost = unit(store).await;
    let number = lost.audit().append(EventId::generate(NOW, &entropy), &notified[0]).await;
    assert_eq!(number.expect("appends"), 1);
    drop(lost);
    let mut unit = unit(store).await;
    for (number, event) in (1_i64..).zip(&notified) {
        let appended = unit.audit().append(EventId::generate(NOW, &entropy), event).await;
        assert_eq!(appended.expect("appends"), number);
    }
    let nobodys = NewEvent::anonymous(EventKind::SignInFailed, NOW, &origin);
    let number = unit.audit().append(EventId::generate(NOW, &entropy), &nobodys).await;
    assert_eq!(number.expect("appends"), 1);
    commit(unit).await;
    let mut read = store.begin_read().await.expect("reads");
    let chain = Chain::Account(account.id);
    let events = read.audit().list(chain, None, 9).await.expect("lists");
    let numbers: Vec<i64> = events.iter().map(|event| event.sequence).collect();
    assert_eq!(numbers, [3, 2, 1]);
    let second = events.get(1).expect("three");
    let found = read.audit().find(chain, second.id).await.expect("finds");
    assert_eq!(found.as_ref(), Some(second));
    let elsewhere = read.audit().find(Chain::of_source(None), second.id).await;
    assert_eq!(elsewhere.expect("looks"), None);
    let [created, signed_in, dropped] = notified;
    let read_back: Vec<NewEvent> = events.into_iter().map(|event| event.content).collect();
    assert_eq!(read_back, [dropped, signed_in, created]);
    let page = read.audit().list(chain, Some(3), 1).await.expect("lists");
    assert_eq!(page.iter().map(|event| event.sequence).collect::<Vec<_>>(), [2]);
    let system = Chain::of_source(Some(origin.address));
    assert_eq!(read.audit().list(system, None, 9).await.expect("lists").len(), 1);
    let other = Chain::of_source(Some(IpAddr::from([198, 51, 100, 7])));
    assert_ne!(other, system);
    assert_eq!(read.audit().list(other, None, 9).await.expect("lists").len(), 0);
}
