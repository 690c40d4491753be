//! Sign-up: from the first form to an account, and every way in which no account is created.

use crate::support::{PASSWORD, Service, TestDatabase, confirm, crowded, link};
use identity_core::{
    audit::{Chain, EventKind},
    kernel::{ActionToken, BearerToken},
    notify::{Mail, Template},
    session::{EndOutcome, EndSessions},
    sign_up::ConfirmOutcome,
    testing::build,
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const OTHER_PASSWORD: &str = "Battery-staple-2";
const HOUR: Duration = Duration::from_hours(1);

on_both_engines! {
    #[tokio::test]
    a_person_signs_up_in_one_browser_and_signs_in_and_out,
    a_confirmation_in_another_browser_replaces_the_pending_password,
    a_known_address_gets_the_same_answer_and_one_notice_in_ten_minutes,
    a_link_from_a_strangers_registration_confirms_this_browsers_one,
    an_address_gets_at_most_six_registration_mails_an_hour,
    strangers_cannot_use_up_the_registrations_of_an_address,
    a_registration_link_works_once,
    a_registration_link_expires_after_72_hours,
}

async fn confirmed(
    service: &Service,
    token: ActionToken,
    browser: Option<&BearerToken>,
    password: Option<&str>,
) -> ConfirmOutcome {
    let command = confirm(token, browser, password);
    service.identity.confirm_registration(command).await.expect("answers")
}

/// Returns the only mail in the list.
fn only(mails: Vec<Mail>) -> Mail {
    let count = mails.len();
    let Ok([mail]) = <[Mail; 1]>::try_from(mails) else { panic!("{count} mails") };
    mail
}

async fn a_person_signs_up_in_one_browser_and_signs_in_and_out(database: TestDatabase) {
    let service = Service::over(database).await;
    let browser = service.registered(ANN, PASSWORD).await;
    let mail = only(service.delivered().await);
    assert_eq!((mail.template, mail.to.email.as_str()), (Template::ConfirmRegistration, ANN));
    let outcome = confirmed(&service, link(&mail), Some(&browser), None).await;
    let ConfirmOutcome::Confirmed(account) = outcome else { panic!("{outcome:?}") };
    let first = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let second = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let caller = service.caller(&first).await;
    assert_eq!((caller.account.id, caller.account.email.as_str()), (account, ANN));
    assert_eq!(service.identity.sessions(&caller).await.expect("lists").len(), 2);
    let (fresh, origin) = (service.fresh(&first.token).await, build::origin());
    let end =
        async |which| service.identity.end_sessions(&fresh, which, &origin).await.expect("answers");
    let other = second.session.id;
    assert_eq!(end(EndSessions::One(other)).await, EndOutcome::Ended(1));
    assert_eq!(end(EndSessions::One(other)).await, EndOutcome::NoSuchSession);
    for lived in [true, false] {
        let ended = service.identity.sign_out(fresh.live(), &origin).await.expect("answers");
        assert_eq!(ended, lived);
    }
    assert_eq!(end(EndSessions::All).await, EndOutcome::CallerEnded);
    for new in [first, second] {
        assert!(service.identity.authenticate(&new.token).await.expect("answers").is_none());
    }
    let notified = service.kinds(Chain::Account(account)).await;
    let (created, signed_in) = (EventKind::AccountCreated, EventKind::SignedIn);
    let (ended, signed_out) = (EventKind::SessionEnded, EventKind::SignedOut);
    let remembered = EventKind::DeviceRemembered;
    assert_eq!(
        notified,
        [created, remembered, signed_in, remembered, signed_in, ended, signed_out]
    );
}

async fn a_confirmation_in_another_browser_replaces_the_pending_password(database: TestDatabase) {
    let service = Service::over(database).await;
    service.registered(ANN, PASSWORD).await;
    let strangers = service.registered("bob@example.org", PASSWORD).await;
    let mail = service.delivered().await.into_iter().find(|mail| mail.to.email.as_str() == ANN);
    let token = link(&mail.expect("a mail"));
    for browser in [None, Some(&strangers)] {
        let outcome = confirmed(&service, token.clone(), browser, None).await;
        assert_eq!(outcome, ConfirmOutcome::PasswordNeeded);
    }
    let outcome = confirmed(&service, token.clone(), None, Some("weak")).await;
    assert!(matches!(outcome, ConfirmOutcome::PasswordRejected(_)), "{outcome:?}");
    let outcome = confirmed(&service, token, None, Some(OTHER_PASSWORD)).await;
    assert!(matches!(outcome, ConfirmOutcome::Confirmed(_)), "{outcome:?}");
    assert!(service.signed_in(ANN, PASSWORD).await.is_none());
    assert!(service.signed_in(ANN, OTHER_PASSWORD).await.is_some());
}

async fn a_known_address_gets_the_same_answer_and_one_notice_in_ten_minutes(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    service.registered("Ann@Example.org", OTHER_PASSWORD).await;
    service.registered(ANN, OTHER_PASSWORD).await;
    let mail = only(service.delivered().await);
    assert_eq!((mail.template, mail.to.email.as_str()), (Template::AlreadyRegistered, ANN));
    assert!(mail.link.is_none());
    service.clock.pass(Duration::from_mins(10) - Duration::from_millis(1));
    service.registered(ANN, OTHER_PASSWORD).await;
    service.identity.resend_registration(&build::email(ANN), &build::origin()).await.expect("ok");
    assert!(service.delivered().await.is_empty());
    service.clock.pass(Duration::from_millis(1));
    service.registered(ANN, OTHER_PASSWORD).await;
    assert_eq!(only(service.delivered().await).template, Template::AlreadyRegistered);
    assert!(service.signed_in(ANN, OTHER_PASSWORD).await.is_none());
    let notified = service.kinds(Chain::Account(account)).await;
    let known = notified.iter().filter(|kind| **kind == EventKind::RegistrationOfKnownAddress);
    assert_eq!(known.count(), 2, "one for each mail: a stranger does not fill the owner's trail");
}

async fn a_link_from_a_strangers_registration_confirms_this_browsers_one(database: TestDatabase) {
    let service = Service::over(database).await;
    for _ in 0..5 {
        service.registered(ANN, OTHER_PASSWORD).await;
    }
    let own = service.registered(ANN, PASSWORD).await;
    let mails = service.delivered().await;
    assert_eq!(mails.len(), 1, "the first link is in the mailbox");
    let outcome = confirmed(&service, link(&mails[0]), Some(&own), None).await;
    assert!(matches!(outcome, ConfirmOutcome::Confirmed(_)), "{outcome:?}");
    assert!(service.signed_in(ANN, PASSWORD).await.is_some());
    assert!(service.signed_in(ANN, OTHER_PASSWORD).await.is_none());
}

/// Registers and asks for another mail once a minute.
async fn an_address_gets_at_most_six_registration_mails_an_hour(database: TestDatabase) {
    let service = Service::with_policy(database, crowded()).await;
    let mut mails = Vec::new();
    for _ in 0..60 {
        service.registered(ANN, PASSWORD).await;
        let (email, origin) = (build::email(ANN), build::origin());
        service.identity.resend_registration(&email, &origin).await.expect("is answered");
        mails.extend(service.delivered().await);
        service.clock.pass(Duration::from_mins(1));
    }
    assert_eq!(mails.len(), 6);
    let outcome = confirmed(&service, link(&mails[5]), None, Some(PASSWORD)).await;
    assert!(matches!(outcome, ConfirmOutcome::Confirmed(_)), "{outcome:?}");
}

/// Strangers fill the address with registrations. The owner's own request gets a mail an hour later,
/// and its link makes the owner's account.
async fn strangers_cannot_use_up_the_registrations_of_an_address(database: TestDatabase) {
    let service = Service::with_policy(database, crowded()).await;
    for _ in 0..60 {
        service.registered(ANN, OTHER_PASSWORD).await;
    }
    service.delivered().await;
    for (wait, mailed) in [(HOUR, 1), (HOUR * 70 + HOUR / 2, 1)] {
        service.clock.pass(wait);
        let own = service.registered(ANN, PASSWORD).await;
        let mails = service.delivered().await;
        assert_eq!(mails.len(), mailed);
        let needed = confirmed(&service, link(&mails[0]), Some(&own), None).await;
        let stored = wait > HOUR;
        assert_eq!(matches!(needed, ConfirmOutcome::Confirmed(_)), stored, "{needed:?}");
    }
    assert!(service.signed_in(ANN, PASSWORD).await.is_some());
}

/// Also checks that every other link of the address stops working.
async fn a_registration_link_works_once(database: TestDatabase) {
    let service = Service::over(database).await;
    let browser = service.registered(ANN, PASSWORD).await;
    service.clock.pass(Duration::from_mins(10));
    service.registered(ANN, OTHER_PASSWORD).await;
    let mails = service.delivered().await;
    assert_eq!(mails.len(), 2);
    let mut outcomes = Vec::new();
    for mail in &mails {
        outcomes.push(confirmed(&service, link(mail), Some(&browser), Some(PASSWORD)).await);
    }
    outcomes.push(confirmed(&service, link(&mails[0]), Some(&browser), None).await);
    assert!(matches!(
        outcomes.as_slice(),
        [ConfirmOutcome::Confirmed(_), ConfirmOutcome::TokenInvalid, ConfirmOutcome::TokenInvalid]
    ));
}

async fn a_registration_link_expires_after_72_hours(database: TestDatabase) {
    let service = Service::over(database).await;
    let browser = service.registered(ANN, PASSWORD).await;
    let token = link(&only(service.delivered().await));
    let last_moment = HOUR * 72 - Duration::from_millis(1);
    service.clock.pass(last_moment);
    let outcome = confirmed(&service, token.clone(), None, None).await;
    assert_eq!(outcome, ConfirmOutcome::PasswordNeeded);
    service.clock.pass(Duration::from_millis(1));
    for password in [None, Some(PASSWORD)] {
        let outcome = confirmed(&service, token.clone(), Some(&browser), password).await;
        assert_eq!(outcome, ConfirmOutcome::TokenInvalid);
    }
    assert!(service.signed_in(ANN, PASSWORD).await.is_none());
}
