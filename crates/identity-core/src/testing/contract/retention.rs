//! Contract of retention.

use super::{NOW, add_account, add_session, commit, id, notify::message, unit};
use crate::testing::{SeededEntropy, build};
use crate::{
    account::AddressRole,
    audit::{EventKind, NewEvent},
    kernel::{AttemptId, Digest, EventId},
    notify::{Recipient, Template},
    rate_limit::{Allowance, Cost, Network, SpendOutcome},
    recovery::RecoveryStage,
    retention::RetentionPolicy,
    sign_in::Attempt,
    store::Store,
    throttle::{AttemptCounter, CounterKey, SecretKind},
};
use std::time::Duration;

/// Only rows past their cutoff are deleted, a bounded number at a time.
pub async fn expired_rows_are_purged(store: &dyn Store) {
    let account = add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let session = build::session(account.id, NOW, &entropy);
    add_session(store, &session, b"token").await;
    let mut first = unit(store).await;
    for (number, text) in [(2, "one"), (3, "two")] {
        let address = "bob@example.org";
        let pending = build::registration(id(number), address, NOW);
        first.registrations().insert(&pending).await.expect("inserts");
        let token = build::action_token(id(number), address, text, NOW, &entropy);
        first.action_tokens().insert(&token).await.expect("inserts");
        let to = Recipient::Registration(id(number));
        let seed = u64::try_from(number).expect("small");
        let mail = message(seed, Template::ConfirmRegistration, to);
        first.outbox().enqueue(&mail).await.expect("enqueues");
        first.outbox().delivered(mail.id, NOW).await.expect("settles");
        let attempt = Attempt { id: AttemptId::generate(NOW, &entropy), account: None, at: NOW };
        first.attempts().count(&attempt).await.expect("counts");
        let event = NewEvent::of(account.id, EventKind::SignedIn, NOW, &build::origin());
        let id = EventId::generate(NOW, &entropy);
        first.audit().append(id, &event).await.expect("appends");
    }
    let pending = build::pending_sign_in(account.id, NOW, &entropy);
    first.pending_sign_ins().insert(&pending, &Digest::of(b"a")).await.expect("inserts");
    let device = build::device(account.id, NOW, &entropy);
    first.devices().insert(&device, &Digest::of(b"a")).await.expect("inserts");
    for subject in [account.id, id(9)] {
        first.throttles().load_for_update(subject, NOW).await.expect("holds");
        let count = AttemptCounter::none(NOW);
        let (kind, lane) = (SecretKind::Password, CounterKey::Strangers);
        first.throttles().set_count(subject, kind, lane, &count).await.expect("counts");
    }
    let recovery = build::recovery(account.id, RecoveryStage::Stopped(NOW), NOW, &entropy);
    first.recoveries().insert(&recovery).await.expect("inserts");
    let network = Network::around(build::origin().source()).next().expect("one");
    let allowance = Allowance { units: 1, over: Duration::from_hours(1) };
    let rate_limit_buckets = first.rate_limit_buckets();
    let spent = rate_limit_buckets.spend(network, Cost::Mail, allowance, NOW).await;
    assert!(matches!(spent, Ok(SpendOutcome::Spent(_))));
    for role in [AddressRole::Gone(NOW), AddressRole::Former(NOW), AddressRole::Recovery] {
        let address = build::address(account.id, "a@example.net", role, NOW, &entropy);
        first.addresses().insert(&address).await.expect("inserts");
    }
    let case = build::case(account.id, None, NOW, &entropy);
    first.recoveries().add_case(&case).await.expect("adds");
    let totp = build::totp(NOW, &entropy);
    first.totp_secrets().put_pending(account.id, &totp, session.id).await.expect("puts");
    first.totp_secrets().install(account.id, 1, NOW).await.expect("installs");
    first.totp_secrets().archive(account.id, NOW).await.expect("sets aside");
    first.totp_secrets().remove(account.id).await.expect("removes");
    commit(first).await;
    let purge = async |after: Duration, limit| {
        let cutoffs = RetentionPolicy::default().cutoffs(NOW.after(after));
        let mut unit = unit(store).await;
        let removed = unit.retention().purge(&cutoffs, limit).await.expect("purges");
        commit(unit).await;
        removed
    };
    let day = Duration::from_hours(24);
    assert_eq!(purge(Duration::from_mins(59), 500).await, 0);
    assert_eq!(purge(Duration::from_hours(1), 500).await, 1, "what a network had spent");
    assert_eq!(purge(day, 500).await, 0);
    assert_eq!(purge(day * 3, 1).await, 1, "one registration");
    assert_eq!(purge(day * 3, 500).await, 1, "the other");
    assert_eq!(purge(day * 11, 500).await, 4, "tokens, addresses that are over");
    assert_eq!(
        purge(day * 40, 500).await,
        6,
        "attempts, a sign-in, the session, an anonymous throttle state, the archived secret"
    );
    assert_eq!(purge(day * 46, 500).await, 2, "mails");
    assert_eq!(purge(day * 181, 500).await, 1, "the device");
    assert_eq!(purge(day * 401, 500).await, 4, "events, the recovery, the case");
    assert_eq!(purge(day * 500, 500).await, 0);
    let mut read = store.begin_read().await.expect("reads");
    let (kind, lane) = (SecretKind::Password, CounterKey::Strangers);
    for (subject, kept) in [(account.id, true), (id(9), false)] {
        let count = read.throttles().count(subject, kind, lane).await.expect("counts");
        assert_eq!(count.is_some(), kept, "an account's failures are not forgotten by age");
    }
    assert_eq!(read.accounts().find(account.id).await.expect("finds"), Some(account));
}

/// Only the newest anonymous throttle states are kept. Those of accounts always stay.
pub async fn anonymous_throttles_are_capped(store: &dyn Store) {
    let account = add_account(store, 1, "ann@example.org").await;
    let mut first = unit(store).await;
    let subjects = [account.id, id(2), id(3), id(4), id(5)];
    for (seconds, subject) in (0..).zip(subjects) {
        let at = NOW.after(Duration::from_secs(seconds));
        let throttle = first
            .throttles()
            .load_for_update(subject, at)
            .await
            .expect("holds")
            .with_failure(SecretKind::Password);
        first.throttles().save(subject, &throttle).await.expect("saves");
    }
    let policy = RetentionPolicy { anonymous_throttles: 2, ..RetentionPolicy::default() };
    for (limit, removed) in [(1, 1), (500, 1), (500, 0)] {
        let purged = first.retention().purge(&policy.cutoffs(NOW), limit).await.expect("purges");
        assert_eq!(purged, removed);
    }
    for (subject, kept) in subjects.into_iter().zip([true, false, false, true, true]) {
        let throttle = first.throttles().find(subject).await.expect("finds");
        assert_eq!(throttle.password_failures == 1, kept);
    }
    commit(first).await;
}
