//! Contract of attempt counters and locks.

use super::{NOW, commit, id, unit};
use crate::kernel::ClosedSet;
use crate::testing::{SeededEntropy, build};
use crate::{
    kernel::{AccountId, ActionTokenId, DeviceId, Source},
    ownership::Evidence,
    store::Store,
    throttle::{
        AttemptCounter, CompromisedSince, CounterKey, Lock, SecretKind, Settled, ThrottleState,
    },
};
use std::{net::IpAddr, time::Duration};

fn source(number: u8) -> CounterKey {
    CounterKey::Source(Source::of(IpAddr::from([192, 0, 2, number])))
}

/// `load_for_update` creates the state, and all columns are read back.
pub async fn a_throttle_state_is_read_back(store: &dyn Store) {
    let mut unit = unit(store).await;
    let none = ThrottleState::default();
    assert_eq!(unit.throttles().find(id(1)).await.expect("finds"), none);
    assert_eq!(unit.throttles().load_for_update(id(1), NOW).await.expect("holds"), none);
    for lock in [
        Lock::Guessing { since: NOW },
        Lock::Compromise { since: CompromisedSince::At(NOW), shown: Evidence::stored(255) },
        Lock::Compromise { since: CompromisedSince::Unknown, shown: Evidence::NONE },
    ] {
        let settled = matches!(lock, Lock::Compromise { .. })
            .then_some(Settled { shown: Evidence::stored(9), at: NOW });
        let throttle = ThrottleState {
            lock: Some(lock),
            settled,
            password_failures: 3,
            factor_failures: 99,
            link_failures: 7,
        };
        unit.throttles().save(id(1), &throttle).await.expect("saves");
        assert_eq!(unit.throttles().find(id(1)).await.expect("finds"), throttle);
        let later = NOW.after(Duration::from_secs(1));
        assert_eq!(unit.throttles().load_for_update(id(1), later).await.expect("holds"), throttle);
    }
    assert_eq!(unit.throttles().find(id(2)).await.expect("finds"), none);
    commit(unit).await;
}

/// Counters are separate for account, secret and key. `clear` resets both secrets.
pub async fn attempt_counters_are_separate(store: &dyn Store) {
    let entropy = SeededEntropy::new(1);
    let counter_keys = [
        CounterKey::Strangers,
        source(1),
        source(2),
        CounterKey::Device(DeviceId::generate(NOW, &entropy)),
        CounterKey::Device(DeviceId::generate(NOW, &entropy)),
        CounterKey::Link(ActionTokenId::generate(NOW, &entropy)),
    ];
    let accounts: [AccountId; 2] = [id(1), id(2)];
    let mut unit = unit(store).await;
    let mut failures = 0;
    for account in accounts {
        unit.throttles().load_for_update(account, NOW).await.expect("holds");
        for kind in SecretKind::ALL.iter().copied() {
            for counter_key in counter_keys {
                failures += 1;
                let wait = (failures % 2 == 0).then_some(NOW);
                let count = AttemptCounter::stored(failures, NOW, wait);
                let found =
                    unit.throttles().count(account, kind, counter_key).await.expect("counts");
                assert_eq!(found, None);
                for stored in [AttemptCounter::none(NOW), count] {
                    let set = unit.throttles().set_count(account, kind, counter_key, &stored).await;
                    set.expect("stores");
                }
            }
        }
    }
    failures = 0;
    for account in accounts {
        for kind in SecretKind::ALL.iter().copied() {
            for counter_key in counter_keys {
                failures += 1;
                let found =
                    unit.throttles().count(account, kind, counter_key).await.expect("counts");
                assert_eq!(found.map(|count| count.parts().0), Some(failures));
                let waits = found.and_then(|count| count.parts().2);
                assert_eq!(waits, (failures % 2 == 0).then_some(NOW));
            }
        }
    }
    unit.throttles().clear(id(1), source(1)).await.expect("clears");
    for (account, counter_key, left) in
        [(id(1), source(1), false), (id(1), source(2), true), (id(2), source(1), true)]
    {
        for kind in SecretKind::ALL.iter().copied() {
            let found = unit.throttles().count(account, kind, counter_key).await.expect("counts");
            assert_eq!(found.is_some(), left);
        }
    }
    commit(unit).await;
}

/// The id is always the same for an address and differs between addresses.
pub async fn an_address_has_a_stable_decoy_account_id(store: &dyn Store) {
    let mut read = store.begin_read().await.expect("reads");
    let mut decoys = Vec::new();
    for address in ["ann@example.org", "ann@example.org", "bob@example.org"] {
        let email = build::email(address);
        decoys.push(read.accounts().decoy_account_id(&email).await.expect("answers"));
    }
    let ann = decoys.first();
    assert_eq!(ann, decoys.get(1));
    assert_ne!(ann, decoys.last());
    assert!(decoys.iter().all(|id| id.as_uuid().get_version_num() == 8));
}
