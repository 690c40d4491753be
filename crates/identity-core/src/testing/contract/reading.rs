//! Contract of read units.

use super::{NOW, add_account, id, notify::message};
use crate::testing::{SeededEntropy, build};
use crate::{
    account::AddressRole,
    audit::{EventKind, NewEvent},
    device::Rotation,
    kernel::{AttemptId, Digest, EventId, StoreError},
    notify::{Purpose, Recipient, Template},
    rate_limit::{Cost, Network, RateLimitPolicy},
    recovery::RecoveryStage,
    retention::RetentionPolicy,
    session::{Assurance, Proven},
    sign_in::{Attempt, AttemptEnd},
    store::Store,
    throttle::{AttemptCounter, CounterKey, SecretKind, ThrottleState},
    two_factor::Replaces,
};

/// A read unit refuses every write and sees one state of the database.
#[expect(clippy::too_many_lines, reason = "a line for each method that writes")]
pub async fn a_read_unit_refuses_every_write(store: &dyn Store) {
    let account = add_account(store, 1, "ann@example.org").await;
    let entropy = SeededEntropy::new(1);
    let session = build::session(account.id, NOW, &entropy);
    let pending = build::registration(id(2), "bob@example.org", NOW);
    let token = build::action_token(id(2), "bob@example.org", "one", NOW, &entropy);
    let mail = message(1, Template::AlreadyRegistered, Recipient::Account(id(1)));
    let attempt = Attempt { id: AttemptId::generate(NOW, &entropy), account: None, at: NOW };
    let event = NewEvent::of(account.id, EventKind::SignedIn, NOW, &build::origin());
    let event_id = EventId::generate(NOW, &entropy);
    let password = build::stored_password("$one", NOW);
    let proven = Proven { token: Digest::of(b"new"), assurance: Assurance::Password, at: NOW };
    let waiting = build::pending_sign_in(id(1), NOW, &entropy);
    let totp = build::totp(NOW, &entropy);
    let code = build::recovery_code("a", NOW, &entropy);
    let codes = std::slice::from_ref(&code);
    let device = build::device(id(1), NOW, &entropy);
    let (shown, next, origin) = (Digest::of(b"a"), Digest::of(b"b"), build::origin());
    let rotation = Rotation { shown, next, at: NOW, origin };
    let credential = build::credential(NOW, &entropy);
    let recovery = build::recovery(id(1), RecoveryStage::Support, NOW, &entropy);
    let network = Network::around(build::origin().source()).next().expect("one");
    let allowance = RateLimitPolicy::default().allowance(Cost::Mail, &network);
    let cutoffs = RetentionPolicy::default().cutoffs(NOW);
    let address = build::address(id(1), "a@example.net", AddressRole::Recovery, NOW, &entropy);
    let case = build::case(id(1), None, NOW, &entropy);
    let digest = Digest::of(b"token");
    macro_rules! refused {
        ($($port:ident.$method:ident($($argument:expr),*);)*) => {$({
            let mut read = store.begin_read().await.expect("reads");
            let answer = read.$port().$method($($argument),*).await;
            assert!(
                matches!(answer, Err(StoreError::Unavailable(_))),
                concat!(stringify!($port), ".", stringify!($method), " writes in a read unit")
            );
        })*};
    }
    refused! {
        accounts.insert(&account);
        accounts.save_profile(&account);
        accounts.change_email(id(1), &account.email);
        addresses.insert(&address);
        addresses.set_role(address.id, AddressRole::Recovery, NOW);
        recoveries.add_case(&case);
        passwords.set(id(1), &password);
        passwords.rehash(id(1), &password.hash);
        passwords.require_change(id(1));
        passwords.note_reminder(id(1), NOW, NOW);
        sessions.insert(&session, &digest);
        sessions.end(id(1), session.id, NOW);
        sessions.note_use(session.id, NOW);
        sessions.count_proof(session.id, 5);
        sessions.prove(session.id, &proven);
        sessions.take_back_proof(session.id);
        sessions.replace_token(session.id, &digest, Assurance::Password);
        sessions.rename(id(1), session.id, None, NOW);
        pending_sign_ins.insert(&waiting, &digest);
        pending_sign_ins.count_try(waiting.id, 5, NOW);
        pending_sign_ins.end(waiting.id, NOW);
        pending_sign_ins.end_all(id(1), NOW);
        pending_sign_ins.mark_all_notified(id(1), NOW, NOW);
        pending_sign_ins.mark_notified(waiting.id, NOW);
        totp_secrets.put_pending(id(1), &totp, session.id);
        totp_secrets.drop_pending(id(1));
        totp_secrets.install(id(1), 1, NOW);
        totp_secrets.accept_step(id(1), 1);
        totp_secrets.remove(id(1));
        recovery_codes.put_pending(id(1), Replaces::All, codes);
        recovery_codes.install(id(1), Replaces::All);
        recovery_codes.drop_pending(id(1));
        recovery_codes.use_up(id(1), &code.digest, NOW);
        recovery_codes.remove(id(1));
        devices.insert(&device, &digest);
        devices.rotate(&device, &rotation);
        devices.end(id(1), device.id, NOW);
        throttles.load_for_update(id(1), NOW);
        throttles.save(id(1), &ThrottleState::default());
        throttles.set_count(id(1), SecretKind::Password, CounterKey::Strangers, &AttemptCounter::none(NOW));
        throttles.clear(id(1), CounterKey::Strangers);
        rate_limit_buckets.spend(network, Cost::Mail, allowance, NOW);
        rate_limit_buckets.refund(network, Cost::Mail, allowance);
        recoveries.insert(&recovery);
        recoveries.update(&recovery);
        recoveries.supersede(id(1), NOW);
        credentials.insert(&credential, &digest);
        credentials.revoke(credential.id, NOW);
        credentials.note_use(credential.id, NOW);
        registrations.insert(&pending);
        registrations.remove(id(2));
        action_tokens.insert(&token);
        action_tokens.consume(token.id, Purpose::Registration, NOW);
        action_tokens.void(id(2), Purpose::Registration, NOW);
        outbox.enqueue(&mail);
        outbox.claim(NOW, NOW, 1);
        outbox.delivered(mail.id, NOW);
        outbox.retry(mail.id, NOW);
        outbox.drop_message(mail.id, NOW);
        outbox.redirect(id(1), address.id);
        attempts.count(&attempt);
        attempts.settle(attempt.id, AttemptEnd::Refused, NOW);
        audit.append(event_id, &event);
        retention.purge(&cutoffs, 1);
    }
}
