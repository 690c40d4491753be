//! Refused sign-ins do not reveal the reason.

use crate::support::{CountingStore, PASSWORD, Service, TestDatabase};
use identity_core::{
    audit::{Chain, EventKind},
    testing::{PlainHasher, build},
};
use std::sync::{Arc, atomic::Ordering};

on_both_engines! {
    #[tokio::test]
    every_refusal_costs_the_same,
    a_refusal_is_recorded_in_the_chain_of_its_account,
}

const MEMBER: &str = "ann@example.org";
const PENDING: &str = "bob@example.org";
const UNKNOWN: &str = "eve@example.org";

async fn every_refusal_costs_the_same(database: TestDatabase) {
    let hasher = PlainHasher::default();
    let computed = hasher.computed.clone();
    let mut counting = None;
    let service = Service::with_ports(Arc::new(database), |ports| {
        let store = Arc::new(CountingStore::over(ports.store.clone()));
        ports.hasher = Arc::new(hasher);
        ports.store = store.clone();
        counting = Some(store);
    })
    .await;
    let counting = counting.expect("the ports were changed");
    service.member(MEMBER, PASSWORD).await;
    service.registered(PENDING, PASSWORD).await;
    for (address, password) in [(UNKNOWN, PASSWORD), (MEMBER, "Wrong-horse-1"), (PENDING, PASSWORD)]
    {
        let before = (computed.load(Ordering::SeqCst), counting.committed());
        assert!(service.signed_in(address, password).await.is_none());
        let cost = (computed.load(Ordering::SeqCst) - before.0, counting.committed() - before.1);
        assert_eq!(cost, (1, 2), "hashes and committed units for {address}");
    }
}

async fn a_refusal_is_recorded_in_the_chain_of_its_account(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(MEMBER, PASSWORD).await;
    let nobodys = Chain::of_source(Some(build::origin().address));
    let before = service.kinds(nobodys).await.len();
    for address in [UNKNOWN, MEMBER] {
        assert!(service.signed_in(address, "Wrong-horse-1").await.is_none());
    }
    let failed = [EventKind::SignInFailed];
    assert_eq!(service.kinds(Chain::Account(account)).await[1..], failed);
    assert_eq!(service.kinds(nobodys).await[before..], failed);
}
