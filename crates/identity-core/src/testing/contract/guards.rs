//! Guesses and locks.

use super::{NOW, commit, id, unit};
use crate::testing::{SeededEntropy, build};
use crate::{
    guard::{Count, Guard, GuessKind, Lane, Lock, LockCause},
    kernel::{AccountId, DeviceId, MailedTokenId, Source},
    store::Store,
};
use std::{net::IpAddr, time::Duration};

fn source(number: u8) -> Lane {
    Lane::Source(Source::of(IpAddr::from([192, 0, 2, number])))
}

/// A guard is made when it is held, and read back whole.
pub async fn a_guard_is_read_back(store: &dyn Store) {
    let mut unit = unit(store).await;
    let none = Guard::default();
    assert_eq!(unit.guards().find(id(1)).await.expect("finds"), none);
    assert_eq!(unit.guards().hold(id(1), NOW).await.expect("holds"), none);
    for cause in [LockCause::Guessing, LockCause::Compromise] {
        let lock = Some(Lock { cause, since: NOW });
        let guard = Guard { lock, password_failures: 3, factor_failures: 99, link_failures: 7 };
        unit.guards().save(id(1), &guard).await.expect("saves");
        assert_eq!(unit.guards().find(id(1)).await.expect("finds"), guard);
        let later = NOW.after(Duration::from_secs(1));
        assert_eq!(unit.guards().hold(id(1), later).await.expect("holds"), guard);
    }
    assert_eq!(unit.guards().find(id(2)).await.expect("finds"), none);
    commit(unit).await;
}

/// Lanes are counted apart, by account, kind and lane, and cleared for both kinds.
pub async fn lanes_are_counted_apart(store: &dyn Store) {
    let entropy = SeededEntropy::new(1);
    let lanes = [
        Lane::Strangers,
        source(1),
        source(2),
        Lane::Device(DeviceId::generate(NOW, &entropy)),
        Lane::Device(DeviceId::generate(NOW, &entropy)),
        Lane::Link(MailedTokenId::generate(NOW, &entropy)),
    ];
    let accounts: [AccountId; 2] = [id(1), id(2)];
    let mut unit = unit(store).await;
    let mut failures = 0;
    for account in accounts {
        unit.guards().hold(account, NOW).await.expect("holds");
        for kind in GuessKind::ALL {
            for lane in lanes {
                failures += 1;
                let wait = (failures % 2 == 0).then_some(NOW);
                let count = Count::stored(failures, NOW, wait);
                let found = unit.guards().count(account, kind, lane).await.expect("counts");
                assert_eq!(found, None);
                for stored in [Count::none(NOW), count] {
                    let set = unit.guards().set_count(account, kind, lane, &stored).await;
                    set.expect("stores");
                }
            }
        }
    }
    failures = 0;
    for account in accounts {
        for kind in GuessKind::ALL {
            for lane in lanes {
                failures += 1;
                let found = unit.guards().count(account, kind, lane).await.expect("counts");
                assert_eq!(found.map(|count| count.parts().0), Some(failures));
                let waits = found.and_then(|count| count.parts().2);
                assert_eq!(waits, (failures % 2 == 0).then_some(NOW));
            }
        }
    }
    unit.guards().clear(id(1), source(1)).await.expect("clears");
    for (account, lane, left) in
        [(id(1), source(1), false), (id(1), source(2), true), (id(2), source(1), true)]
    {
        for kind in GuessKind::ALL {
            let found = unit.guards().count(account, kind, lane).await.expect("counts");
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
        stand_ins.push(read.accounts().stand_in(&email).await.expect("answers"));
    }
    let ann = stand_ins.first();
    assert_eq!(ann, stand_ins.get(1));
    assert_ne!(ann, stand_ins.last());
    assert!(stand_ins.iter().all(|id| id.as_uuid().get_version_num() == 8));
}
