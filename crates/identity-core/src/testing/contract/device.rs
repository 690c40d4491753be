//! Contract of known devices.

use super::{NOW, add_account, commit, id, unit};
use crate::testing::{SeededEntropy, build};
use crate::{
    device::{Device, Rotation, TokenState},
    kernel::Digest,
    store::Store,
};
use std::time::Duration;

/// All columns are read back by a token, for the account of the device only.
pub async fn a_device_is_found_by_its_tokens(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    add_account(store, 2, "bob@example.org").await;
    let device = build::device(id(1), NOW, &SeededEntropy::new(1));
    let mut unit = unit(store).await;
    unit.devices().insert(&device, &Digest::of(b"a")).await.expect("inserts");
    let found = unit.devices().find(id(1), &Digest::of(b"a")).await.expect("finds");
    assert_eq!(found, Some((device.clone(), TokenState::Newest)));
    assert_eq!(unit.devices().find(id(2), &Digest::of(b"a")).await.expect("finds"), None);
    assert_eq!(unit.devices().find(id(1), &Digest::of(b"b")).await.expect("finds"), None);
    commit(unit).await;
}

/// The current token stays valid beside the new ones, which may get lost on the way. Once a new one
/// is shown, all others are invalid.
pub async fn showing_a_new_device_token_removes_the_older_ones(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let device = build::device(id(1), NOW, &SeededEntropy::new(1));
    let mut unit = unit(store).await;
    unit.devices().insert(&device, &Digest::of(b"a")).await.expect("inserts");
    let issued = unit.devices().issued(&Digest::of(b"a")).await.expect("tells");
    assert_eq!(issued, Some(device.created_at));
    assert_eq!(unit.devices().issued(&Digest::of(b"z")).await.expect("tells"), None);
    let (current, newest, gone) = (TokenState::Current, TokenState::Newest, TokenState::Gone);
    for (seconds, shown, next, states) in [
        (1, b"a", b"b", vec![(b"a", current), (b"b", newest)]),
        (2, b"a", b"c", vec![(b"a", current), (b"b", newest), (b"c", newest)]),
        (3, b"c", b"d", vec![(b"a", gone), (b"b", gone), (b"c", current), (b"d", newest)]),
    ] {
        let at = NOW.after(Duration::from_secs(seconds));
        let (shown, next) = (Digest::of(shown), Digest::of(next));
        let rotation = Rotation { shown, next, at, origin: build::origin() };
        unit.devices().rotate(&device, &rotation).await.expect("rotates");
        let issued = unit.devices().issued(&rotation.next).await.expect("tells");
        assert_eq!(issued, Some(at));
        for (token, state) in states {
            let found = unit.devices().find(id(1), &Digest::of(token)).await.expect("finds");
            let (found, found_state) = found.expect("it is known");
            assert_eq!((found.last_used_at, found_state), (at, state), "{token:?}");
        }
    }
    commit(unit).await;
}

/// Live and recently used devices are listed, the last used first. A device ends once, and only for
/// its own account.
pub async fn live_devices_are_listed_and_end_once(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    add_account(store, 2, "bob@example.org").await;
    let entropy = SeededEntropy::new(1);
    let older = build::device(id(1), NOW, &entropy);
    let newer = Device {
        last_used_at: NOW.after(Duration::from_secs(1)),
        ..build::device(id(1), NOW, &entropy)
    };
    let other = build::device(id(2), NOW, &entropy);
    let mut unit = unit(store).await;
    for (device, token) in [(&older, b"a"), (&newer, b"b"), (&other, b"c")] {
        unit.devices().insert(device, &Digest::of(token)).await.expect("inserts");
    }
    let since = NOW.before(Duration::from_secs(1));
    let all = unit.devices().list(id(1), since).await.expect("lists");
    assert_eq!(all, [newer.clone(), older.clone()]);
    let used = unit.devices().list(id(1), NOW).await.expect("lists");
    assert_eq!(used, std::slice::from_ref(&newer));
    assert!(!unit.devices().end(id(2), older.id, NOW).await.expect("answers"));
    assert!(unit.devices().end(id(1), older.id, NOW).await.expect("ends"));
    assert!(!unit.devices().end(id(1), older.id, NOW).await.expect("answers"));
    assert_eq!(
        unit.devices().list(id(1), since).await.expect("lists"),
        std::slice::from_ref(&newer)
    );
    assert!(unit.devices().end(id(1), newer.id, NOW).await.expect("ends"));
    assert_eq!(unit.devices().list(id(1), since).await.expect("lists"), []);
    assert_eq!(unit.devices().list(id(2), since).await.expect("lists"), [other]);
    let ended = unit.devices().find(id(1), &Digest::of(b"a")).await.expect("finds");
    assert_eq!(ended.and_then(|(device, _)| device.ended_at), Some(NOW));
    commit(unit).await;
}
