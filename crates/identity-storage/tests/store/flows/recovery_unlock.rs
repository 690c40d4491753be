//! Unlocking: the owner proves ownership and removes a lock that strangers caused.

use crate::support::{PASSWORD, Protected, Service, TestDatabase, Tried, from, sign_in};
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
    the_link_of_the_mail_opens_the_lock_and_makes_the_browser_known,
    the_owner_gets_in_at_the_first_try_though_the_attack_goes_on,
    with_a_second_factor_the_link_alone_opens_nothing,
    a_link_takes_five_factors_and_is_void,
    a_link_is_good_for_an_hour_and_once,
    using_one_link_voids_the_others,
    a_link_is_asked_for_by_address_and_the_mail_says_what_helps,
    a_stranger_cannot_fill_a_mailbox_with_links,
    who_asks_for_recoveries_leaves_the_owner_the_link_that_unlocks,
    a_compromise_is_not_opened_by_unlocking,
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

async fn the_link_of_the_mail_opens_the_lock_and_makes_the_browser_known(database: TestDatabase) {
    let service = Service::over(database).await;
    let (account, link) = locked(&service).await;
    assert_eq!(service.identity.open_unlock(&link).await.expect("answers"), Some(false));
    let UnlockOutcome::Unlocked(device) = unlock(&service, &link, None).await else {
        panic!("the link is good")
    };
    assert!(device.added.is_some());
    assert_eq!(service.throttle(account).await.lock, None);
    assert_eq!(service.tried(from(77, sign_in(ANN, PASSWORD))).await, Tried::Right);
    assert_eq!(service.notified().await, [Template::AccountUnlocked]);
    let kinds = service.kinds(Chain::Account(account)).await;
    assert!(kinds.contains(&EventKind::AccountUnlocked));
    // Unlocking does not sign the owner in.
    let signed_in = kinds.iter().filter(|kind| **kind == EventKind::SignedIn).count();
    assert_eq!(signed_in, 1, "the sign-in of above");
}

async fn the_owner_gets_in_at_the_first_try_though_the_attack_goes_on(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, link) = locked(&service).await;
    let UnlockOutcome::Unlocked(device) = unlock(&service, &link, None).await else {
        panic!("the link is good")
    };
    service.locked_by_strangers(ANN).await;
    let known = device.added.expect("a known device").digest();
    let own = SignIn { devices: vec![known], ..from(1, sign_in(ANN, PASSWORD)) };
    assert_eq!(service.tried(own).await, Tried::Right);
}

async fn with_a_second_factor_the_link_alone_opens_nothing(database: TestDatabase) {
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

async fn a_link_takes_five_factors_and_is_void(database: TestDatabase) {
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

async fn a_link_is_good_for_an_hour_and_once(database: TestDatabase) {
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

async fn using_one_link_voids_the_others(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, first) = locked(&service).await;
    service.identity.request_unlock(&build::email(ANN), &build::origin()).await.expect("asks");
    let second = service.mailed(Template::UnlockLink).await;
    assert!(matches!(unlock(&service, &first, None).await, UnlockOutcome::Unlocked(_)));
    assert!(is_void(&unlock(&service, &second, None).await));
}

async fn a_link_is_asked_for_by_address_and_the_mail_says_what_helps(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    for (address, notified) in [(ANN, vec![Template::NotLocked]), (BOB, vec![])] {
        let email = build::email(address);
        for _ in 0..3 {
            service.identity.request_unlock(&email, &build::origin()).await.expect("asks");
        }
        assert_eq!(service.notified().await, notified);
    }
    let kinds = service.kinds(Chain::Account(account)).await;
    let asked = kinds.iter().filter(|kind| **kind == EventKind::UnlockRequested).count();
    assert_eq!(asked, 1, "only what was told is the owner's event");
}

async fn a_stranger_cannot_fill_a_mailbox_with_links(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let email = build::email(ANN);
    let mut mails = 0;
    for _ in 0..60 {
        service.identity.request_recovery(&email, &build::origin()).await.expect("asks");
        service.identity.request_unlock(&email, &build::origin()).await.expect("asks");
        service.clock.pass(Duration::from_mins(1));
        mails += service.notified().await.len();
    }
    assert_eq!(mails, 6, "five links and one mail that says what helps");
}

async fn who_asks_for_recoveries_leaves_the_owner_the_link_that_unlocks(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.locked_by_strangers(ANN).await;
    service.delivered().await;
    service.clock.pass(Duration::from_hours(2));
    let email = build::email(ANN);
    for _ in 0..9 {
        service.identity.request_recovery(&email, &build::origin()).await.expect("asks");
    }
    assert_eq!(service.notified().await, [Template::RecoveryLink; 5]);
    service.identity.request_unlock(&email, &build::origin()).await.expect("asks");
    let link = service.mailed(Template::UnlockLink).await;
    assert!(matches!(unlock(&service, &link, None).await, UnlockOutcome::Unlocked(_)));
}

async fn a_compromise_is_not_opened_by_unlocking(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let caller = service.caller(&new).await;
    service.locked_by_strangers(ANN).await;
    let link = service.mailed(Template::AccountLocked).await;
    service.identity.secure(&caller, &build::origin()).await.expect("contains");
    assert!(service.throttle(account).await.is_locked(LockCause::Compromise));
    assert!(is_void(&unlock(&service, &link, None).await));
    service.identity.request_unlock(&build::email(ANN), &build::origin()).await.expect("asks");
    let notified = service.notified().await;
    assert!(
        notified.contains(&Template::RecoveryLink) && !notified.contains(&Template::UnlockLink)
    );
}
