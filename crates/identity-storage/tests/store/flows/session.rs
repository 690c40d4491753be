//! Sessions: how they end, and that an ended session can do nothing.

use crate::support::{PASSWORD, Service, TestDatabase, sign_in};
use identity_core::{
    account::DisplayName,
    audit::{Chain, EventKind},
    kernel::{Locale, TimeZone},
    profile::{Change, UpdateProfile},
    session::{EndOutcome, EndSessions, Persistence},
    sign_in::{NewSession, SessionOptions, SignIn, SignInOutcome},
    testing::build,
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const MOMENT: Duration = Duration::from_millis(1);
const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);

on_both_engines! {
    #[tokio::test]
    the_21st_session_replaces_the_newest_of_the_last_day,
    an_unused_session_expires,
    a_session_expires_even_if_it_is_used,
    a_persistent_session_lasts_longer,
    an_ended_session_changes_nothing,
    a_profile_changes_field_by_field,
}

async fn kept(service: &Service) -> NewSession {
    let options = SessionOptions { persistence: Persistence::Kept, ..build::options() };
    let command = SignIn { options, ..sign_in(ANN, PASSWORD) };
    match service.identity.sign_in(command).await.expect("answers") {
        SignInOutcome::SignedIn(new) => *new,
        _ => panic!("the password is right, and there is no other factor"),
    }
}

async fn is_live(service: &Service, new: &NewSession) -> bool {
    service.identity.authenticate(&new.token).await.expect("answers").is_some()
}

async fn the_21st_session_replaces_the_newest_of_the_last_day(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let mut sessions = Vec::new();
    for _ in 0..20 {
        sessions.push(kept(&service).await);
        service.clock.pass(HOUR * 2);
    }
    let newest = kept(&service).await;
    let youngest = sessions.pop().expect("there are twenty");
    assert!(!is_live(&service, &youngest).await);
    for session in sessions.iter().chain([&newest]) {
        assert!(is_live(&service, session).await);
    }
    let caller = service.caller(&newest).await;
    assert_eq!(service.identity.sessions(&caller).await.expect("lists").len(), 20);
    let events = service.events(Chain::Account(account)).await;
    let recorded: Vec<_> =
        events.iter().map(|event| (event.content.kind, event.content.session)).collect();
    assert_eq!(
        recorded[recorded.len() - 4..],
        [
            (EventKind::SessionDisplaced, Some(youngest.session.id)),
            (EventKind::DeviceDisplaced, None),
            (EventKind::DeviceRemembered, None),
            (EventKind::SignedIn, Some(newest.session.id)),
        ]
    );
}

async fn an_unused_session_expires(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let session = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    service.clock.pass(HOUR - MOMENT);
    assert!(is_live(&service, &session).await, "and its use is noted");
    service.clock.pass(HOUR - MOMENT);
    assert!(is_live(&service, &session).await);
    service.clock.pass(HOUR);
    assert!(!is_live(&service, &session).await);
}

async fn a_session_expires_even_if_it_is_used(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let session = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    for _ in 0..47 {
        service.clock.pass(MINUTE * 30);
        assert!(is_live(&service, &session).await);
    }
    service.clock.pass(MINUTE * 30 - MOMENT);
    assert!(is_live(&service, &session).await);
    service.clock.pass(MOMENT);
    assert!(!is_live(&service, &session).await);
}

async fn a_persistent_session_lasts_longer(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let (used, left) = (kept(&service).await, kept(&service).await);
    for _ in 0..5 {
        service.clock.pass(HOUR * 24 * 6 - MOMENT);
        assert!(is_live(&service, &used).await);
    }
    assert!(!is_live(&service, &left).await, "seven days without use");
    service.clock.pass(MOMENT * 5);
    assert!(!is_live(&service, &used).await, "thirty days with use");
}

fn rename(name: &str) -> UpdateProfile {
    UpdateProfile {
        display_name: Change::Set(DisplayName::parse(name).ok()),
        locale: Change::Keep,
        time_zone: Change::Keep,
    }
}

async fn an_ended_session_changes_nothing(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let first = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let second = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let (ended, living) = (service.caller(&first).await, service.caller(&second).await);
    let [stale, fresh] = [service.fresh(&first.token).await, service.fresh(&second.token).await];
    let (identity, origin) = (&service.identity, build::origin());
    let outcome = identity.end_sessions(&fresh, EndSessions::Others, &origin).await;
    assert_eq!(outcome.expect("ends"), EndOutcome::Ended(1));
    let before = service.events(Chain::Account(account)).await;
    let changed = identity.update_profile(&ended, rename("Mallory"), &origin).await;
    assert_eq!(changed.expect("answers"), None);
    let outcome = identity.end_sessions(&stale, EndSessions::All, &origin).await;
    assert_eq!(outcome.expect("answers"), EndOutcome::CallerEnded);
    let found = service.caller(&second).await.account;
    assert_eq!(found, living.account);
    assert_eq!(service.events(Chain::Account(account)).await, before);
}

async fn a_profile_changes_field_by_field(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let session = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let caller = service.caller(&session).await;
    let zone = TimeZone::parse("Europe/Brussels").expect("a zone");
    for command in [
        rename("Ann Other"),
        UpdateProfile {
            display_name: Change::Keep,
            locale: Change::Set(Locale::French),
            time_zone: Change::Set(zone.clone()),
        },
    ] {
        let changed = service.identity.update_profile(&caller, command, &build::origin()).await;
        assert!(changed.expect("answers").is_some());
    }
    let account = service.caller(&session).await.account;
    let name = account.display_name.as_ref().map(DisplayName::as_str);
    assert_eq!(
        (name, account.locale, &account.time_zone),
        (Some("Ann Other"), Locale::French, &zone)
    );
}
