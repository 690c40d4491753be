//! Risk assessment of sign-ins with a right password: which cause a notice, which lock the account,
//! and how a travelling owner gets in.

use crate::support::{PASSWORD, Service, TestDatabase, Tried, sign_in};
use identity_core::{
    audit::{Chain, EventKind},
    kernel::{AccountId, BearerToken, Origin},
    notify::Template,
    recovery::{Unlock, UnlockOutcome},
    risk::{Place, PlaceFinder, Position},
    sign_in::{SignIn, SignInOutcome},
    throttle::LockCause,
    two_factor::Proof,
};
use std::{net::IpAddr, sync::Arc, time::Duration};

const ANN: &str = "ann@example.org";
const LONDON: &str = "203.0.113.7";
const LEEDS: &str = "203.0.114.7";
const TOKYO: &str = "198.51.100.7";
const HOUR: Duration = Duration::from_hours(1);

on_both_engines! {
    #[tokio::test]
    a_known_device_at_home_is_not_told_and_abroad_it_is,
    a_new_network_is_told_without_any_place,
    a_password_that_was_stolen_and_is_used_at_the_other_end_of_the_world_locks,
    a_password_that_was_stuffed_locks_without_any_place,
    what_was_tried_four_times_speaks_against_nobody,
    who_travels_too_fast_opens_the_lock_with_the_mail,
    a_second_factor_locks_nothing_and_is_told,
}

/// Knows one place in Great Britain and one in Japan.
struct TwoPlaces;

impl PlaceFinder for TwoPlaces {
    fn place(&self, address: IpAddr) -> Option<Place> {
        let (country, latitude, longitude) = match address.to_string().as_str() {
            LONDON | LEEDS => ("GB", 51.5, -0.13),
            TOKYO => ("JP", 35.68, 139.69),
            _ => return None,
        };
        let position = Some(Position { latitude, longitude });
        Some(Place { country: Some(country.to_owned()), position })
    }
}

async fn with_places(database: TestDatabase) -> Service {
    Service::with(Arc::new(database), |ports| ports.places = Arc::new(TwoPlaces)).await
}

fn at(address: &str, command: SignIn) -> SignIn {
    let address: IpAddr = address.parse().expect("an address");
    SignIn { origin: Origin { address, ..command.origin }, ..command }
}

/// Creates a member who signed in at home, and returns the token of the device there.
async fn at_home(service: &Service) -> (AccountId, BearerToken) {
    let account = service.member(ANN, PASSWORD).await;
    let home = at(LONDON, sign_in(ANN, PASSWORD));
    let SignInOutcome::SignedIn(new) = service.identity.sign_in(home).await.expect("answers")
    else {
        panic!("it leads in")
    };
    service.clock.pass(HOUR);
    (account, new.device.added.expect("a known device"))
}

async fn known(service: &Service, address: &str, device: &BearerToken) -> BearerToken {
    let devices = vec![device.digest()];
    let command = SignIn { devices, ..at(address, sign_in(ANN, PASSWORD)) };
    let SignInOutcome::SignedIn(new) = service.identity.sign_in(command).await.expect("answers")
    else {
        panic!("it leads in")
    };
    new.device.added.unwrap_or_else(|| device.clone())
}

async fn reasons(service: &Service, account: AccountId, kind: EventKind) -> Option<String> {
    let events = service.events(Chain::Account(account)).await;
    let last = events.into_iter().rev().find(|event| event.notified.kind == kind)?;
    last.notified.details.value("signals").map(str::to_owned)
}

async fn a_known_device_at_home_is_not_told_and_abroad_it_is(database: TestDatabase) {
    let service = with_places(database).await;
    let (account, device) = at_home(&service).await;
    let device = known(&service, LONDON, &device).await;
    assert!(service.delivered().await.is_empty());
    assert_eq!(reasons(&service, account, EventKind::SignedIn).await, None);
    let device = known(&service, TOKYO, &device).await;
    service.mailed(Template::NewPlace).await;
    let signals = reasons(&service, account, EventKind::SignedIn).await.expect("told");
    assert_eq!(signals, "new_network,new_country,impossible_speed");
    service.clock.pass(HOUR * 24);
    known(&service, TOKYO, &device).await;
    assert!(service.delivered().await.is_empty(), "it is not new any more");
}

async fn a_new_network_is_told_without_any_place(database: TestDatabase) {
    let service = Service::over(database).await;
    let (account, device) = at_home(&service).await;
    known(&service, LEEDS, &device).await;
    service.mailed(Template::NewPlace).await;
    let signals = reasons(&service, account, EventKind::SignedIn).await;
    assert_eq!(signals.as_deref(), Some("new_network"));
}

async fn a_password_that_was_stolen_and_is_used_at_the_other_end_of_the_world_locks(
    database: TestDatabase,
) {
    let service = with_places(database).await;
    let (account, device) = at_home(&service).await;
    let thief = at(TOKYO, sign_in(ANN, PASSWORD));
    assert_eq!(service.tried(thief).await, Tried::Refused, "as if it were wrong");
    assert!(service.throttle(account).await.is_locked(LockCause::Guessing));
    assert_eq!(service.notified().await, [Template::AccountLocked]);
    let signals = reasons(&service, account, EventKind::AccountLocked).await.expect("why");
    assert_eq!(signals, "new_device,new_network,new_country,impossible_speed");
    // The owner at home is not affected.
    known(&service, LONDON, &device).await;
}

/// Tries `times` addresses from one network, and as many wrong passwords at Ann's account from
/// others. Then the right password is used from the first network.
async fn stuffed(database: TestDatabase, times: u8) -> (Service, AccountId, Tried) {
    let service = Service::over(database).await;
    let (account, _) = at_home(&service).await;
    for number in 1..=times {
        let list = sign_in(&format!("person{number}@example.org"), "Wrong-horse-1");
        service.tried(at(TOKYO, list)).await;
        let wrong = at(&format!("192.0.2.{number}"), sign_in(ANN, "Wrong-horse-1"));
        assert_eq!(service.tried(wrong).await, Tried::Refused);
    }
    let tried = service.tried(at(TOKYO, sign_in(ANN, PASSWORD))).await;
    (service, account, tried)
}

async fn what_was_tried_four_times_speaks_against_nobody(database: TestDatabase) {
    let (service, account, tried) = stuffed(database, 4).await;
    assert_eq!(tried, Tried::Right, "the sign-in itself is no fifth");
    let signals = reasons(&service, account, EventKind::SignedIn).await;
    assert_eq!(signals.as_deref(), Some("new_device,new_network"));
}

async fn a_password_that_was_stuffed_locks_without_any_place(database: TestDatabase) {
    let (service, account, tried) = stuffed(database, 5).await;
    assert_eq!(tried, Tried::Refused);
    assert!(service.throttle(account).await.is_locked(LockCause::Guessing));
    let signals = reasons(&service, account, EventKind::AccountLocked).await.expect("why");
    assert_eq!(signals, "new_device,new_network,spraying_source,many_failures");
}

async fn who_travels_too_fast_opens_the_lock_with_the_mail(database: TestDatabase) {
    let service = with_places(database).await;
    at_home(&service).await;
    let abroad = || at(TOKYO, sign_in(ANN, PASSWORD));
    assert_eq!(service.tried(abroad()).await, Tried::Refused);
    let token = service.mailed(Template::AccountLocked).await;
    let origin = abroad().origin;
    let command = Unlock { token, proof: None, devices: Vec::new(), origin };
    let UnlockOutcome::Unlocked(device) = service.identity.unlock(command).await.expect("opens")
    else {
        panic!("the mailbox opens it")
    };
    let devices = vec![device.added.expect("a known device").digest()];
    assert_eq!(service.tried(SignIn { devices, ..abroad() }).await, Tried::Right);
}

async fn a_second_factor_locks_nothing_and_is_told(database: TestDatabase) {
    let service = with_places(database).await;
    service.member(ANN, PASSWORD).await;
    let home = at(LONDON, sign_in(ANN, PASSWORD));
    let SignInOutcome::SignedIn(new) = service.identity.sign_in(home).await.expect("answers")
    else {
        panic!("it leads in")
    };
    let protected = service.protected(&new.token).await;
    service.delivered().await;
    let proof = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    let origin = at(TOKYO, sign_in(ANN, PASSWORD)).origin;
    let waiting = service.waiting(at(TOKYO, sign_in(ANN, PASSWORD))).await;
    let command = identity_core::sign_in::PresentFactor {
        attempt: waiting.token,
        proof,
        devices: Vec::new(),
        origin,
    };
    let outcome = service.identity.present_factor(command).await.expect("answers");
    assert!(matches!(outcome, identity_core::sign_in::PresentFactorOutcome::SignedIn(_)));
    service.mailed(Template::NewSignIn).await;
    let signals = reasons(&service, new.account.id, EventKind::SignedIn).await.expect("why");
    assert_eq!(signals, "new_device,new_network,new_country,impossible_speed");
}
