//! Guesses and locks.

use super::{NOW, commit, id, unit};
use crate::testing::{SeededEntropy, build};
use crate::{
    kernel::{AccountId, ActionTokenId, DeviceId, Source},
    store::Store,
    throttle::{AttemptCounter, CounterKey, Lock, LockCause, SecretKind, ThrottleState},
};
use std::{net::IpAddr, time::Duration};

fn source(number: u8) -> CounterKey {
    CounterKey::Source(Source::of(IpAddr::from([192, 0, 2, number])))
}

/// A guard is made when it is held, and read back whole.
pub async fn a_guard_is_read_back(store: &dyn Store) {
    let mut unit = unit(store).await;
    let none = ThrottleState::default();
    assert_eq!(unit.throttles().find(id(1)).await.expect("finds"), none);
    assert_eq!(unit.throttles().load_for_update(id(1), NOW).await.expect("holds"), none);
    for cause in [LockCause::Guessing, LockCause::Compromise] {
        let lock = Some(Lock { cause, since: NOW });
        let throttle =
            ThrottleState { lock, password_failures: 3, factor_failures: 99, link_failures: 7 };
        unit.throttles().save(id(1), &throttle).await.expect("saves");
        assert_eq!(unit.throttles().find(id(1)).await.expect("finds"), throttle);
        let later = NOW.after(Duration::from_secs(1));
        assert_eq!(unit.throttles().load_for_update(id(1), later).await.expect("holds"), throttle);
    }
    assert_eq!(unit.throttles().find(id(2)).await.expect("finds"), none);
    commit(unit).await;
}

/// Lanes are counted apart, by account, kind and lane, and cleared for both kinds.
pub async fn lanes_are_counted_apart(store: &dyn Store) {
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
        for kind in SecretKind::ALL {
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
        for kind in SecretKind::ALL {
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
        for kind in SecretKind::ALL {
            let found = unit.throttles().count(account, kind, counter_key).await.expect("counts");
            assert_eq!(found.is_some(), left);
        }
    }
    commit(unit).await;
}

/// The stand-in of an address is always the same, and its own.
pub async fn an_address_without_an_account_has_a_stand_in(store: &dyn Store) {
    let mut read = store.begin_read().await.expect("reads");
    let mut stand_ins = Vec::new();
    for address in ["ann@example.org", "ann@example.org", "bob@example.org"] {
        let email = build::email(address);
        stand_ins.push(read.accounts().decoy_account_id(&email).await.expect("answers"));
    }
    let ann = stand_ins.first();
    assert_eq!(ann, stand_ins.get(1));
    assert_ne!(ann, stand_ins.last());
    assert!(stand_ins.iter().all(|id| id.as_uuid().get_version_num() == 8));
}
