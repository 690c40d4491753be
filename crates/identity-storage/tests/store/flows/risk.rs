//! Risk assessment of sign-ins with a right password: which cause a notice, which lock the account,
//! and how a travelling owner gets in.

use crate::support::{PASSWORD, PasswordVerdict, Service, TestDatabase, sign_in};
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
    a_known_device_causes_a_notice_only_abroad,
    a_new_network_causes_a_notice_without_a_place_database,
    a_stolen_password_used_on_another_continent_locks_the_account,
    credential_stuffing_locks_without_a_place_database,
    four_failed_sign_ins_are_no_risk_signal,
    an_owner_who_travels_too_fast_unlocks_with_the_mail,
    a_sign_in_with_a_second_factor_causes_a_notice_and_no_lock,
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
    Service::with_ports(Arc::new(database), |ports| ports.places = Arc::new(TwoPlaces)).await
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

async fn sign_in_on_device(service: &Service, address: &str, device: &BearerToken) -> BearerToken {
    let devices = vec![device.digest()];
    let command = SignIn { devices, ..at(address, sign_in(ANN, PASSWORD)) };
    let SignInOutcome::SignedIn(new) = service.identity.sign_in(command).await.expect("answers")
    else {
        panic!("it leads in")
    };
    new.device.added.unwrap_or_else(|| device.clone())
}

async fn signals_of(service: &Service, account: AccountId, kind: EventKind) -> Option<String> {
    let events = service.events(Chain::Account(account)).await;
    let last = events.into_iter().rev().find(|event| event.content.kind == kind)?;
    last.content.details.value("signals").map(str::to_owned)
}

async fn a_known_device_causes_a_notice_only_abroad(database: TestDatabase) {
    let service = with_places(database).await;
    let (account, device) = at_home(&service).await;
    let device = sign_in_on_device(&service, LONDON, &device).await;
    assert!(service.delivered().await.is_empty());
    assert_eq!(signals_of(&service, account, EventKind::SignedIn).await, None);
    let device = sign_in_on_device(&service, TOKYO, &device).await;
    service.mailed(Template::NewPlace).await;
    let signals = signals_of(&service, account, EventKind::SignedIn).await.expect("a notice");
    assert_eq!(signals, "new_network,new_country,impossible_speed");
    service.clock.pass(HOUR * 24);
    sign_in_on_device(&service, TOKYO, &device).await;
    assert!(service.delivered().await.is_empty(), "it is not new any more");
}

async fn a_new_network_causes_a_notice_without_a_place_database(database: TestDatabase) {
    let service = Service::over(database).await;
    let (account, device) = at_home(&service).await;
    sign_in_on_device(&service, LEEDS, &device).await;
    service.mailed(Template::NewPlace).await;
    let signals = signals_of(&service, account, EventKind::SignedIn).await;
    assert_eq!(signals.as_deref(), Some("new_network"));
}

async fn a_stolen_password_used_on_another_continent_locks_the_account(database: TestDatabase) {
    let service = with_places(database).await;
    let (account, device) = at_home(&service).await;
    let thief = at(TOKYO, sign_in(ANN, PASSWORD));
    assert_eq!(service.try_sign_in(thief).await, PasswordVerdict::Refused, "as if it were wrong");
    assert!(service.throttle(account).await.is_locked(LockCause::Guessing));
    assert_eq!(service.notified().await, [Template::AccountLocked]);
    let signals = signals_of(&service, account, EventKind::AccountLocked).await.expect("why");
    assert_eq!(signals, "new_device,new_network,new_country,impossible_speed");
    // The owner at home is not affected.
    sign_in_on_device(&service, LONDON, &device).await;
}

/// Tries `times` addresses from one network, and as many wrong passwords at Ann's account from
/// others. Then the right password is used from the first network.
async fn credential_stuffing(
    database: TestDatabase,
    times: u8,
) -> (Service, AccountId, PasswordVerdict) {
    let service = Service::over(database).await;
    let (account, _) = at_home(&service).await;
    for number in 1..=times {
        let list = sign_in(&format!("person{number}@example.org"), "Wrong-horse-1");
        service.try_sign_in(at(TOKYO, list)).await;
        let wrong = at(&format!("192.0.2.{number}"), sign_in(ANN, "Wrong-horse-1"));
        assert_eq!(service.try_sign_in(wrong).await, PasswordVerdict::Refused);
    }
    let verdict = service.try_sign_in(at(TOKYO, sign_in(ANN, PASSWORD))).await;
    (service, account, verdict)
}

async fn four_failed_sign_ins_are_no_risk_signal(database: TestDatabase) {
    let (service, account, verdict) = credential_stuffing(database, 4).await;
    assert_eq!(verdict, PasswordVerdict::Right, "the sign-in itself is no fifth");
    let signals = signals_of(&service, account, EventKind::SignedIn).await;
    assert_eq!(signals.as_deref(), Some("new_device,new_network"));
}

async fn credential_stuffing_locks_without_a_place_database(database: TestDatabase) {
    let (service, account, verdict) = credential_stuffing(database, 5).await;
    assert_eq!(verdict, PasswordVerdict::Refused);
    assert!(service.throttle(account).await.is_locked(LockCause::Guessing));
    let signals = signals_of(&service, account, EventKind::AccountLocked).await.expect("why");
    assert_eq!(signals, "new_device,new_network,spraying_source,many_failures");
}

async fn an_owner_who_travels_too_fast_unlocks_with_the_mail(database: TestDatabase) {
    let service = with_places(database).await;
    at_home(&service).await;
    let abroad = || at(TOKYO, sign_in(ANN, PASSWORD));
    assert_eq!(service.try_sign_in(abroad()).await, PasswordVerdict::Refused);
    let token = service.mailed(Template::AccountLocked).await;
    let origin = abroad().origin;
    let command = Unlock { token, proof: None, devices: Vec::new(), origin };
    let UnlockOutcome::Unlocked(device) = service.identity.unlock(command).await.expect("opens")
    else {
        panic!("the mailbox opens it")
    };
    let devices = vec![device.added.expect("a known device").digest()];
    assert_eq!(service.try_sign_in(SignIn { devices, ..abroad() }).await, PasswordVerdict::Right);
}

async fn a_sign_in_with_a_second_factor_causes_a_notice_and_no_lock(database: TestDatabase) {
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
    let waiting = service.pending_sign_in(at(TOKYO, sign_in(ANN, PASSWORD))).await;
    let command = identity_core::sign_in::PresentFactor {
        attempt: waiting.token,
        proof,
        devices: Vec::new(),
        origin,
    };
    let outcome = service.identity.present_factor(command).await.expect("answers");
    assert!(matches!(outcome, identity_core::sign_in::PresentFactorOutcome::SignedIn(_)));
    service.mailed(Template::NewSignIn).await;
    let signals = signals_of(&service, new.account.id, EventKind::SignedIn).await.expect("why");
    assert_eq!(signals, "new_device,new_network,new_country,impossible_speed");
}
