//! Retention: ended records are deleted after their retention period, and not earlier.

use crate::support::{PASSWORD, Service, TestDatabase, link};
use identity_core::audit::Chain;
use std::time::Duration;

const DAY: Duration = Duration::from_hours(24);

on_both_engines! {
    #[tokio::test]
    the_purge_deletes_ended_records_and_keeps_the_account,
}

async fn the_purge_deletes_ended_records_and_keeps_the_account(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member("ann@example.org", PASSWORD).await;
    let session = service.signed_in("ann@example.org", PASSWORD).await.expect("signs in");
    service.registered("bob@example.org", PASSWORD).await;
    let forgotten = service.delivered().await.pop().expect("a mail");
    let purge = async |days| {
        service.clock.pass(DAY * days);
        let first = service.identity.purge_step().await.expect("purges");
        assert_eq!(service.identity.purge_step().await.expect("purges"), 0);
        first
    };
    assert_eq!(purge(2).await, 8, "what two networks had spent of four kinds");
    assert_eq!(purge(1).await, 1, "the registration of the other person");
    let mut read = service.store.begin_read().await.expect("reads");
    let token = read.action_tokens().find(&link(&forgotten).digest()).await.expect("finds");
    let owner = token.expect("tokens are kept for seven days").owner;
    assert_eq!(read.registrations().find(owner).await.expect("finds"), None);
    drop(read);
    assert_eq!(purge(7).await, 2, "two tokens, a week after they ran out");
    assert_eq!(purge(20).await, 1, "the attempt");
    let mut read = service.store.begin_read().await.expect("reads");
    let kept = read.sessions().find_by_token(&session.token.digest()).await.expect("finds");
    assert!(kept.is_some(), "thirty days after its end, not after its beginning");
    drop(read);
    assert_eq!(purge(2).await, 1, "the session");
    assert_eq!(service.kinds(Chain::Account(account)).await.len(), 3);
    assert_eq!(purge(13).await, 2, "two mails");
    assert_eq!(purge(136).await, 1, "the device, 180 days after its last use");
    assert!(purge(400).await > 2, "the events");
    assert!(service.kinds(Chain::Account(account)).await.is_empty());
    assert!(service.signed_in("ann@example.org", PASSWORD).await.is_some());
    assert_eq!(service.kinds(Chain::Account(account)).await.len(), 2);
}
