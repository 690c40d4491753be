//! Contract of sign-in attempts and pending sign-ins.

use super::{NOW, add_account, commit, id, unit};
use crate::testing::{SeededEntropy, build};
use crate::{
    kernel::{AttemptId, Digest},
    session::Persistence,
    sign_in::{Attempt, AttemptEnd, DeviceTrust, PendingSignIn, SessionOptions},
    store::Store,
};
use std::time::Duration;

/// A second settlement has no effect, with or without an account.
pub async fn an_attempt_is_settled_once(store: &dyn Store) {
    let entropy = SeededEntropy::new(1);
    let mut unit = unit(store).await;
    for account in [None, Some(id(1))] {
        let attempt = Attempt { id: AttemptId::generate(NOW, &entropy), account, at: NOW };
        unit.attempts().count(&attempt).await.expect("counts");
        let end = AttemptEnd::Refused;
        assert!(unit.attempts().settle(attempt.id, end, NOW).await.expect("settles"));
        let end = AttemptEnd::Completed;
        assert!(!unit.attempts().settle(attempt.id, end, NOW).await.expect("answers"));
    }
    commit(unit).await;
}

/// All columns are read back by the token.
pub async fn a_pending_sign_in_is_read_back(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let plain = build::pending_sign_in(id(1), NOW, &entropy);
    let options =
        SessionOptions { persistence: Persistence::Kept, device_trust: DeviceTrust::Shared };
    let other = PendingSignIn {
        device: Some(Digest::of(b"device")),
        options,
        ..build::pending_sign_in(id(1), NOW, &entropy)
    };
    let mut unit = unit(store).await;
    for (pending, token) in [(&plain, b"a"), (&other, b"b")] {
        unit.pending_sign_ins().insert(pending, &Digest::of(token)).await.expect("inserts");
        let found = unit.pending_sign_ins().find(&Digest::of(token)).await.expect("finds");
        assert_eq!(found.as_ref(), Some(pending));
    }
    assert_eq!(unit.pending_sign_ins().find(&Digest::of(b"c")).await.expect("finds"), None);
    commit(unit).await;
}

/// Tries are counted up to the limit while the sign-in is pending.
pub async fn a_pending_sign_in_has_limited_tries_and_ends_once(store: &dyn Store) {
    add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let pending = [(); 3].map(|()| build::pending_sign_in(id(1), NOW, &entropy));
    let mut unit = unit(store).await;
    for (pending, token) in pending.iter().zip([b"a", b"b", b"c"]) {
        unit.pending_sign_ins().insert(pending, &Digest::of(token)).await.expect("inserts");
    }
    let [first, second, third] = pending.each_ref().map(|pending| pending.id);
    let end = pending[0].expires_at;
    let last_moment = end.before(Duration::from_millis(1));
    for (at, counted) in [(NOW, Some(1)), (end, None), (last_moment, Some(2)), (NOW, None)] {
        let tries = unit.pending_sign_ins().count_try(first, 2, at).await.expect("counts");
        assert_eq!(tries, counted);
    }
    assert!(unit.pending_sign_ins().end(second, NOW).await.expect("ends"));
    assert!(!unit.pending_sign_ins().end(second, NOW).await.expect("answers"));
    assert!(!unit.pending_sign_ins().end(third, end).await.expect("answers"));
    assert_eq!(unit.pending_sign_ins().count_try(second, 9, NOW).await.expect("counts"), None);
    unit.pending_sign_ins().end_all(id(1), NOW).await.expect("ends");
    for token in [b"a", b"b", b"c"] {
        let found = unit.pending_sign_ins().find(&Digest::of(token)).await.expect("finds");
        assert_eq!(found.and_then(|found| found.ended_at), Some(NOW));
    }
    commit(unit).await;
}
