//! Throttling: which attempts are evaluated, and that limits on strangers do not affect the owner.
//! The name of each test states the abuse that it prevents.

use crate::support::{PASSWORD, PasswordVerdict, Service, TestDatabase, from, sign_in};
use identity_core::{
    audit::{Chain, EventKind},
    kernel::{Digest, Secret},
    notify::Template,
    reauthentication::{Reauthenticate, ReauthenticateOutcome},
    sign_in::{PresentFactorOutcome, SignIn, SignInOutcome},
    testing::build,
    throttle::{LockCause, SecretKind},
    two_factor::{Proof, RecoveryCode},
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const UNKNOWN: &str = "nobody@example.org";
const WRONG: &str = "Wrong-horse-1";
const SECOND: Duration = Duration::from_secs(1);
const DAY: Duration = Duration::from_hours(24);

on_both_engines! {
    #[tokio::test]
    after_three_failures_the_wait_of_a_source_doubles_each_time,
    a_guess_during_a_wait_does_not_lengthen_it,
    a_stranger_makes_no_one_else_wait,
    ten_failures_lock_out_strangers_and_notify_the_owner_once_an_hour,
    a_stranger_cannot_lock_the_owner_out_of_a_known_device,
    a_stranger_cannot_lock_the_owner_out_of_a_live_session,
    a_lock_does_not_expire,
    an_address_without_an_account_behaves_the_same,
    a_completed_sign_in_clears_only_its_own_counter,
    a_right_password_without_the_factor_clears_no_counter,
    ten_second_factor_guesses_are_evaluated_across_all_sign_ins,
    a_recovery_code_is_evaluated_after_any_number_of_guesses,
    a_hundred_failures_without_a_success_disable_the_password,
    repeated_refusals_are_recorded_in_one_event,
}

fn guess(number: u8, address: &str) -> SignIn {
    from(number, sign_in(address, WRONG))
}

fn on_device(shown: Digest, command: SignIn) -> SignIn {
    SignIn { devices: vec![shown], ..command }
}

async fn after_three_failures_the_wait_of_a_source_doubles_each_time(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    for _ in 0..3 {
        assert_eq!(service.try_sign_in(guess(1, ANN)).await, PasswordVerdict::Refused);
    }
    for seconds in [1, 2, 4, 8, 16, 32] {
        assert_eq!(service.try_sign_in(guess(1, ANN)).await, PasswordVerdict::Refused);
        let until = service.clock_now().after(SECOND * seconds);
        let right = from(1, sign_in(ANN, PASSWORD));
        assert_eq!(
            service.try_sign_in(right).await,
            PasswordVerdict::RetryAfter(until),
            "not even the right one"
        );
        service.clock.pass(SECOND * seconds);
    }
    assert_eq!(service.try_sign_in(from(1, sign_in(ANN, PASSWORD))).await, PasswordVerdict::Right);
}

async fn a_guess_during_a_wait_does_not_lengthen_it(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    for _ in 0..4 {
        service.try_sign_in(guess(1, ANN)).await;
    }
    let until = service.clock_now().after(SECOND);
    for _ in 0..20 {
        assert_eq!(service.try_sign_in(guess(1, ANN)).await, PasswordVerdict::RetryAfter(until));
    }
    service.clock.pass(SECOND);
    assert_eq!(service.try_sign_in(from(1, sign_in(ANN, PASSWORD))).await, PasswordVerdict::Right);
}

async fn a_stranger_makes_no_one_else_wait(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    for _ in 0..4 {
        service.try_sign_in(guess(1, ANN)).await;
    }
    assert_eq!(service.try_sign_in(from(2, sign_in(ANN, PASSWORD))).await, PasswordVerdict::Right);
}

async fn ten_failures_lock_out_strangers_and_notify_the_owner_once_an_hour(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    service.locked_by_strangers(ANN).await;
    let lock = service.throttle(account).await.lock.expect("it is locked");
    assert_eq!(lock.cause(), LockCause::Guessing);
    assert_eq!(
        service.try_sign_in(from(99, sign_in(ANN, PASSWORD))).await,
        PasswordVerdict::Refused
    );
    assert_eq!(service.notified().await, [Template::AccountLocked]);
    let kinds = service.kinds(Chain::Account(account)).await;
    let locks = kinds.iter().filter(|kind| **kind == EventKind::AccountLocked).count();
    assert_eq!(locks, 1);
    // A second lock within the hour sends no second mail.
    for (minutes, expected) in [(59, vec![]), (1, vec![Template::AccountLocked])] {
        service.clear_lock(account).await;
        service.clock.pass(Duration::from_mins(minutes));
        service.locked_by_strangers(ANN).await;
        assert_eq!(service.notified().await, expected);
    }
}

async fn a_stranger_cannot_lock_the_owner_out_of_a_known_device(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let device = new.device.added.expect("a known device").digest();
    service.locked_by_strangers(ANN).await;
    // A known device has five attempts of its own, even in the attacker's network.
    for _ in 0..4 {
        assert_eq!(
            service.try_sign_in(on_device(device, guess(1, ANN))).await,
            PasswordVerdict::Refused
        );
    }
    let own = on_device(device, from(1, sign_in(ANN, PASSWORD)));
    assert_eq!(service.try_sign_in(own).await, PasswordVerdict::Right);
    assert_eq!(
        service.try_sign_in(from(2, sign_in(ANN, PASSWORD))).await,
        PasswordVerdict::Refused
    );
}

async fn a_stranger_cannot_lock_the_owner_out_of_a_live_session(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    service.locked_by_strangers(ANN).await;
    let live = service.live(&new.token).await;
    let password = build::password(PASSWORD);
    let command = Reauthenticate { password, proof: None, origin: build::origin() };
    let proven = service.identity.reauthenticate(&live, command).await.expect("answers");
    assert!(matches!(proven, ReauthenticateOutcome::Proven { .. }));
}

async fn a_lock_does_not_expire(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    service.locked_by_strangers(ANN).await;
    for days in [1, 10, 100, 1000] {
        service.clock.pass(DAY * days);
        assert_eq!(
            service.try_sign_in(from(99, sign_in(ANN, PASSWORD))).await,
            PasswordVerdict::Refused
        );
    }
    assert!(service.throttle(account).await.is_locked(LockCause::Guessing));
}

async fn an_address_without_an_account_behaves_the_same(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    for (number, seconds) in
        [(1, 0), (1, 0), (1, 0), (1, 0), (1, 0), (1, 1), (2, 0), (1, 0), (1, 2)]
            .into_iter()
            .chain((3..12).map(|number| (number, 0)))
            .chain([(1, 0), (1, 100), (99, 0)])
    {
        service.clock.pass(SECOND * seconds);
        let known = service.try_sign_in(guess(number, ANN)).await;
        assert_eq!(service.try_sign_in(guess(number, UNKNOWN)).await, known, "{number}");
    }
    assert_eq!(
        service.notified().await,
        [Template::AccountLocked],
        "an unknown address gets no mail"
    );
}

async fn a_completed_sign_in_clears_only_its_own_counter(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let device = new.device.added.expect("a known device").digest();
    for number in 1..=9 {
        service.try_sign_in(guess(number, ANN)).await;
    }
    let own = on_device(device, sign_in(ANN, PASSWORD));
    assert_eq!(service.try_sign_in(own).await, PasswordVerdict::Right);
    // The owner's success does not clear the attacker's failures: the tenth one locks.
    assert_eq!(service.try_sign_in(guess(10, ANN)).await, PasswordVerdict::Refused);
    assert!(service.throttle(account).await.lock.is_some());
}

async fn a_right_password_without_the_factor_clears_no_counter(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    service.protected(&new.token).await;
    for number in 1..=9 {
        assert_eq!(service.try_sign_in(guess(number, ANN)).await, PasswordVerdict::Refused);
        assert_eq!(
            service.try_sign_in(from(number, sign_in(ANN, PASSWORD))).await,
            PasswordVerdict::Right
        );
    }
    assert_eq!(service.throttle(account).await.failures(SecretKind::Password), 9);
    service.try_sign_in(guess(10, ANN)).await;
    assert!(service.throttle(account).await.lock.is_some());
}

async fn ten_second_factor_guesses_are_evaluated_across_all_sign_ins(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let protected = service.protected(&new.token).await;
    let code = protected.authenticator.wrong_code_at(service.clock_now());
    let mut evaluated = 0;
    for number in 0..30 {
        service.clock.pass(SECOND * 64);
        let command = from(number, sign_in(ANN, PASSWORD));
        let SignInOutcome::SecondFactorRequired(waiting) =
            service.identity.sign_in(command).await.expect("answers")
        else {
            break;
        };
        service.present(&waiting.token, Proof::Totp(code.clone())).await;
        evaluated += 1;
    }
    assert_eq!(evaluated, 10);
    assert!(service.throttle(account).await.is_locked(LockCause::Guessing));
    let kinds = service.kinds(Chain::Account(account)).await;
    let failed = kinds.iter().filter(|kind| **kind == EventKind::SecondFactorFailed).count();
    assert_eq!(failed, 10);
}

async fn a_recovery_code_is_evaluated_after_any_number_of_guesses(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let protected = service.protected(&new.token).await;
    let waiting = service.pending_sign_in(from(50, sign_in(ANN, PASSWORD))).await;
    service.locked_by_strangers(ANN).await;
    let text = protected.codes[1].grouped();
    let code = RecoveryCode::parse(&Secret::new(text.expose().to_owned())).expect("a code");
    let outcome = service.present(&waiting.token, Proof::RecoveryCode(code)).await;
    assert!(matches!(outcome, PresentFactorOutcome::SignedIn(_)));
}

async fn a_hundred_failures_without_a_success_disable_the_password(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let device = new.device.added.expect("a known device").digest();
    for number in 0..100 {
        service.clock.pass(DAY);
        let from_device = on_device(device, guess(number, ANN));
        assert_eq!(service.try_sign_in(from_device).await, PasswordVerdict::Refused);
    }
    let own = on_device(device, sign_in(ANN, PASSWORD));
    assert_eq!(
        service.try_sign_in(own).await,
        PasswordVerdict::Refused,
        "it is not evaluated at any more"
    );
    assert_eq!(service.notified().await, [Template::PasswordDisabled]);
    let kinds = service.kinds(Chain::Account(account)).await;
    assert_eq!(kinds.iter().filter(|kind| **kind == EventKind::PasswordDisabled).count(), 1);
}

async fn repeated_refusals_are_recorded_in_one_event(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    service.locked_by_strangers(ANN).await;
    let before = service.kinds(Chain::Account(account)).await.len();
    for number in 0..25 {
        service.try_sign_in(guess(number, ANN)).await;
        service.try_sign_in(guess(number, UNKNOWN)).await;
    }
    assert_eq!(service.kinds(Chain::Account(account)).await.len(), before, "nothing at once");
    let window = service.identity.policy().throttle.refusal_report_interval;
    assert_eq!(service.identity.record_refusals(window).await.expect("records"), 0);
    service.clock.pass(window);
    assert_eq!(service.identity.record_refusals(window).await.expect("records"), 1);
    let events = service.events(Chain::Account(account)).await;
    let notified = &events.last().expect("an event").content;
    assert_eq!(notified.kind, EventKind::AttemptsRefused);
    assert_eq!(notified.details.value("count"), Some("25"));
    assert_eq!(notified.details.value("sources"), Some("198.51.100.0,198.51.100.1,198.51.100.2"));
}
