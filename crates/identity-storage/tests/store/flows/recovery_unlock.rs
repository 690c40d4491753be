//! Unlocking: the owner proves ownership and removes a lock that strangers caused.

use crate::support::{
    PASSWORD, PasswordVerdict, Protected, Service, TestDatabase, crowded, from, sign_in,
};
use identity_core::{
    audit::{Chain, EventKind},
    kernel::{AccountId, ActionToken},
    notify::Template,
    recovery::{Unlock, UnlockOutcome},
    sign_in::SignIn,
    testing::build,
    throttle::LockCause,
    two_factor::Proof,
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const BOB: &str = "bob@example.org";
const HOUR: Duration = Duration::from_hours(1);
const MOMENT: Duration = Duration::from_millis(1);

on_both_engines! {
    #[tokio::test]
    the_mailed_link_removes_the_lock_and_remembers_the_browser,
    the_owner_signs_in_at_once_while_the_attack_continues,
    with_a_second_factor_the_unlock_link_alone_does_nothing,
    an_unlock_link_is_void_after_five_wrong_factors,
    an_unlock_link_works_once_within_an_hour,
    using_one_unlock_link_voids_the_others,
    an_unlock_request_is_answered_by_a_mail_that_says_what_helps,
    a_stranger_cannot_fill_a_mailbox_with_links,
    recovery_requests_do_not_block_the_unlock_link,
    unlocking_does_not_end_a_containment,
}

fn command(token: &ActionToken, proof: Option<Proof>) -> Unlock {
    Unlock { token: token.clone(), proof, devices: Vec::new(), origin: build::origin() }
}

async fn unlock(service: &Service, token: &ActionToken, proof: Option<Proof>) -> UnlockOutcome {
    service.identity.unlock(command(token, proof)).await.expect("answers")
}

fn is_void(outcome: &UnlockOutcome) -> bool {
    matches!(outcome, UnlockOutcome::TokenInvalid)
}

async fn locked(service: &Service) -> (AccountId, ActionToken) {
    let account = service.member(ANN, PASSWORD).await;
    service.locked_by_strangers(ANN).await;
    (account, service.mailed(Template::AccountLocked).await)
}

async fn locked_and_protected(service: &Service) -> (AccountId, ActionToken, Protected) {
    let account = service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let protected = service.protected(&new.token).await;
    service.locked_by_strangers(ANN).await;
    (account, service.mailed(Template::AccountLocked).await, protected)
}

async fn the_mailed_link_removes_the_lock_and_remembers_the_browser(database: TestDatabase) {
    let service = Service::over(database).await;
    let (account, link) = locked(&service).await;
    assert_eq!(service.identity.open_unlock(&link).await.expect("answers"), Some(false));
    let UnlockOutcome::Unlocked(device) = unlock(&service, &link, None).await else {
        panic!("the link is good")
    };
    assert!(device.added.is_some());
    assert_eq!(service.throttle(account).await.lock, None);
    assert_eq!(service.try_sign_in(from(77, sign_in(ANN, PASSWORD))).await, PasswordVerdict::Right);
    assert_eq!(service.notified().await, [Template::AccountUnlocked]);
    let kinds = service.kinds(Chain::Account(account)).await;
    assert!(kinds.contains(&EventKind::AccountUnlocked));
    // Unlocking does not sign the owner in.
    let signed_in = kinds.iter().filter(|kind| **kind == EventKind::SignedIn).count();
    assert_eq!(signed_in, 1, "the sign-in of above");
}

async fn the_owner_signs_in_at_once_while_the_attack_continues(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, link) = locked(&service).await;
    let UnlockOutcome::Unlocked(device) = unlock(&service, &link, None).await else {
        panic!("the link is good")
    };
    service.locked_by_strangers(ANN).await;
    let known = device.added.expect("a known device").digest();
    let own = SignIn { devices: vec![known], ..from(1, sign_in(ANN, PASSWORD)) };
    assert_eq!(service.try_sign_in(own).await, PasswordVerdict::Right);
}

async fn with_a_second_factor_the_unlock_link_alone_does_nothing(database: TestDatabase) {
    let service = Service::over(database).await;
    let (account, link, protected) = locked_and_protected(&service).await;
    assert_eq!(service.identity.open_unlock(&link).await.expect("answers"), Some(true));
    assert!(matches!(unlock(&service, &link, None).await, UnlockOutcome::SecondFactorNeeded));
    let wrong = protected.authenticator.wrong_code_at(service.clock_now());
    let refused = unlock(&service, &link, Some(Proof::Totp(wrong))).await;
    assert!(matches!(refused, UnlockOutcome::WrongFactor));
    assert!(service.throttle(account).await.is_locked(LockCause::Guessing));
    let right = protected.authenticator.code_at(service.clock_now());
    let opened = unlock(&service, &link, Some(Proof::Totp(right))).await;
    assert!(matches!(opened, UnlockOutcome::Unlocked(_)));
    assert_eq!(service.throttle(account).await.lock, None);
}

async fn an_unlock_link_is_void_after_five_wrong_factors(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, link, protected) = locked_and_protected(&service).await;
    for _ in 0..5 {
        let wrong = protected.authenticator.wrong_code_at(service.clock_now());
        let refused = unlock(&service, &link, Some(Proof::Totp(wrong))).await;
        assert!(matches!(refused, UnlockOutcome::WrongFactor));
    }
    let right = protected.authenticator.code_at(service.clock_now());
    for _ in 0..2 {
        let late = unlock(&service, &link, Some(Proof::Totp(right.clone()))).await;
        assert!(is_void(&late));
    }
    assert_eq!(service.identity.open_unlock(&link).await.expect("answers"), None);
}

async fn an_unlock_link_works_once_within_an_hour(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, link) = locked(&service).await;
    service.clock.pass(HOUR);
    assert!(is_void(&unlock(&service, &link, None).await), "to the moment");
    service.identity.request_unlock(&build::email(ANN), &build::origin()).await.expect("asks");
    let link = service.mailed(Template::UnlockLink).await;
    service.clock.pass(HOUR - MOMENT);
    assert!(matches!(unlock(&service, &link, None).await, UnlockOutcome::Unlocked(_)));
    assert!(is_void(&unlock(&service, &link, None).await));
}

async fn using_one_unlock_link_voids_the_others(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, first) = locked(&service).await;
    service.clock.pass(Duration::from_mins(10));
    service.identity.request_unlock(&build::email(ANN), &build::origin()).await.expect("asks");
    let second = service.mailed(Template::UnlockLink).await;
    assert!(matches!(unlock(&service, &first, None).await, UnlockOutcome::Unlocked(_)));
    assert!(is_void(&unlock(&service, &second, None).await));
}

async fn an_unlock_request_is_answered_by_a_mail_that_says_what_helps(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    for (address, expected) in [(ANN, vec![Template::NotLocked]), (BOB, vec![])] {
        let email = build::email(address);
        for _ in 0..3 {
            service.identity.request_unlock(&email, &build::origin()).await.expect("asks");
        }
        assert_eq!(service.notified().await, expected);
    }
    let kinds = service.kinds(Chain::Account(account)).await;
    let asked = kinds.iter().filter(|kind| **kind == EventKind::UnlockRequested).count();
    assert_eq!(asked, 1, "one event for each mail to the owner");
}

async fn a_stranger_cannot_fill_a_mailbox_with_links(database: TestDatabase) {
    let service = Service::with_policy(database, crowded()).await;
    service.member(ANN, PASSWORD).await;
    let email = build::email(ANN);
    let mut mails = 0;
    for _ in 0..60 {
        service.identity.request_recovery(&email, &build::origin()).await.expect("asks");
        service.identity.request_unlock(&email, &build::origin()).await.expect("asks");
        service.clock.pass(Duration::from_mins(1));
        mails += service.notified().await.len();
    }
    assert_eq!(mails, 12, "six links and six mails that say what helps");
}

async fn recovery_requests_do_not_block_the_unlock_link(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.locked_by_strangers(ANN).await;
    service.delivered().await;
    service.clock.pass(Duration::from_hours(2));
    let email = build::email(ANN);
    for _ in 0..9 {
        service.identity.request_recovery(&email, &build::origin()).await.expect("asks");
    }
    assert_eq!(service.notified().await, [Template::RecoveryLink]);
    service.identity.request_unlock(&email, &build::origin()).await.expect("asks");
    let link = service.mailed(Template::UnlockLink).await;
    assert!(matches!(unlock(&service, &link, None).await, UnlockOutcome::Unlocked(_)));
}

async fn unlocking_does_not_end_a_containment(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let caller = service.caller(&new).await;
    service.locked_by_strangers(ANN).await;
    let link = service.mailed(Template::AccountLocked).await;
    service.identity.secure(&caller, &build::origin()).await.expect("contains");
    assert!(service.throttle(account).await.is_locked(LockCause::Compromise));
    assert!(is_void(&unlock(&service, &link, None).await));
    service.clock.pass(Duration::from_mins(10));
    service.identity.request_unlock(&build::email(ANN), &build::origin()).await.expect("asks");
    let mails = service.notified().await;
    assert!(mails.contains(&Template::RecoveryLink) && !mails.contains(&Template::UnlockLink));
}
