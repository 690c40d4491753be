//! Changing the email address of an account: request, confirmation and notices.

use crate::support::{PASSWORD, PasswordVerdict, Service, TestDatabase, crowded, link, sign_in};
use identity_core::{
    audit::{Chain, EventKind},
    email_change::{ConfirmEmailOutcome, EmailRequestOutcome},
    kernel::{ActionToken, BearerToken, ClosedSet},
    notify::{Mail, Purpose, Template},
    session::SignedIn,
    testing::build,
};
use std::{collections::BTreeSet, time::Duration};

const ANN: &str = "ann@example.org";
const NEW: &str = "ann@example.net";
const BOB: &str = "bob@example.org";
const HOUR: Duration = Duration::from_hours(1);

on_both_engines! {
    #[tokio::test]
    an_address_becomes_active_when_its_link_is_confirmed_in_a_session_of_the_account,
    a_change_link_works_once_within_an_hour_and_in_no_other_account,
    a_replaced_or_cancelled_request_can_no_longer_be_confirmed,
    a_taken_address_gets_the_same_answer_and_its_owner_a_notice,
    an_address_taken_since_the_request_is_refused,
    an_email_change_takes_a_fresh_proof,
    links_mailed_to_the_former_address_no_longer_recover,
    a_requested_address_gets_one_mail_in_ten_minutes,
    repeated_alerts_become_one_mail_with_their_number,
    an_address_that_is_requested_again_is_confirmed_by_its_earlier_link,
}

fn to(mails: &[Mail]) -> BTreeSet<(&str, &str)> {
    mails.iter().map(|mail| (mail.to.email.as_str(), mail.template.as_str())).collect()
}

async fn request_change(
    service: &Service,
    token: &BearerToken,
    address: &str,
) -> EmailRequestOutcome {
    let fresh = service.fresh(token).await;
    let (email, origin) = (build::email(address), build::origin());
    service.identity.request_email_change(&fresh, &email, &origin).await.expect("answers")
}

async fn confirm_change(
    service: &Service,
    caller: &SignedIn,
    token: &ActionToken,
) -> ConfirmEmailOutcome {
    service.identity.confirm_email_change(caller, token, &build::origin()).await.expect("answers")
}

async fn an_address_becomes_active_when_its_link_is_confirmed_in_a_session_of_the_account(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    assert_eq!(request_change(&service, &new.token, ANN).await, EmailRequestOutcome::SameAddress);
    assert_eq!(request_change(&service, &new.token, NEW).await, EmailRequestOutcome::Accepted);
    let mails = service.delivered().await;
    let expected = [(NEW, "confirm_email_change"), (ANN, "email_change_requested")];
    assert_eq!(to(&mails), expected.into());
    let confirm = mails.iter().find(|mail| mail.to.email.as_str() == NEW).expect("a mail");
    assert_eq!(confirm.to.display_name, None, "no unknown address gets a mail");
    assert_eq!(
        service.try_sign_in(sign_in(NEW, PASSWORD)).await,
        PasswordVerdict::Refused,
        "not yet"
    );
    let (caller, token) = (service.caller(&new).await, link(confirm));
    let opened = service.identity.open_confirmation(&caller, &token, Purpose::EmailChange).await;
    assert_eq!(opened.expect("looks").map(|email| email.as_str().to_owned()), Some(NEW.to_owned()));
    assert_eq!(confirm_change(&service, &caller, &token).await, ConfirmEmailOutcome::Confirmed);
    let mails = service.delivered().await;
    let expected = [(ANN, "email_changed_away"), (NEW, "email_changed")];
    assert_eq!(to(&mails), expected.into());
    assert_eq!(service.try_sign_in(sign_in(NEW, PASSWORD)).await, PasswordVerdict::Right);
    assert_eq!(service.try_sign_in(sign_in(ANN, PASSWORD)).await, PasswordVerdict::Refused);
    let kinds = service.kinds(Chain::Account(account)).await;
    assert!(kinds.contains(&EventKind::EmailChangeRequested));
    assert!(kinds.contains(&EventKind::EmailChanged));
    assert_eq!(confirm_change(&service, &caller, &token).await, ConfirmEmailOutcome::TokenInvalid);
}

async fn a_change_link_works_once_within_an_hour_and_in_no_other_account(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(BOB, PASSWORD).await;
    let bob = service.signed_in(BOB, PASSWORD).await.expect("signed in");
    let strangers = service.caller(&bob).await;
    for (address, wait, outcome) in [
        (ANN, HOUR - Duration::from_millis(1), ConfirmEmailOutcome::Confirmed),
        ("ann@example.com", HOUR, ConfirmEmailOutcome::TokenInvalid),
    ] {
        service.member(address, PASSWORD).await;
        let ann = service.signed_in(address, PASSWORD).await.expect("signed in");
        request_change(&service, &ann.token, &format!("new.{address}")).await;
        let token = service.mailed(Template::ConfirmEmailChange).await;
        service.identity.authenticate(&bob.token).await.expect("answers");
        let refused = confirm_change(&service, &strangers, &token).await;
        assert_eq!(refused, ConfirmEmailOutcome::TokenInvalid, "a stranger's click");
        service.clock.pass(wait - Duration::from_mins(30));
        service.caller(&ann).await;
        service.clock.pass(Duration::from_mins(30));
        let caller = service.caller(&ann).await;
        assert_eq!(confirm_change(&service, &caller, &token).await, outcome);
    }
}

async fn a_replaced_or_cancelled_request_can_no_longer_be_confirmed(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    request_change(&service, &new.token, NEW).await;
    let first = service.mailed(Template::ConfirmEmailChange).await;
    request_change(&service, &new.token, "other@example.net").await;
    let second = service.mailed(Template::ConfirmEmailChange).await;
    let caller = service.caller(&new).await;
    assert_eq!(confirm_change(&service, &caller, &first).await, ConfirmEmailOutcome::TokenInvalid);
    let (identity, origin) = (&service.identity, build::origin());
    let wanted = identity.other_addresses(&caller).await.expect("lists");
    let wanted = wanted.new_email(service.clock_now()).expect("it waits");
    assert_eq!(wanted.email.as_str(), "other@example.net");
    assert!(identity.cancel_email_change(&caller, &origin).await.expect("answers"));
    assert!(!identity.cancel_email_change(&caller, &origin).await.expect("answers"));
    assert_eq!(confirm_change(&service, &caller, &second).await, ConfirmEmailOutcome::TokenInvalid);
}

async fn a_taken_address_gets_the_same_answer_and_its_owner_a_notice(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.member(BOB, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let asked = (ANN, "email_change_requested");
    for expected in [vec![asked, (BOB, "already_registered")], Vec::new()] {
        assert_eq!(request_change(&service, &new.token, BOB).await, EmailRequestOutcome::Accepted);
        let mails = service.delivered().await;
        assert_eq!(to(&mails), expected.into_iter().collect(), "each owner once in ten minutes");
    }
    let caller = service.caller(&new).await;
    let others = service.identity.other_addresses(&caller).await.expect("lists");
    assert!(others.new_email(service.clock_now()).is_some(), "it looks like any other");
}

async fn an_address_taken_since_the_request_is_refused(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    request_change(&service, &new.token, NEW).await;
    let token = service.mailed(Template::ConfirmEmailChange).await;
    service.member(NEW, PASSWORD).await;
    let caller = service.caller(&new).await;
    assert_eq!(confirm_change(&service, &caller, &token).await, ConfirmEmailOutcome::Taken);
    assert_eq!(service.try_sign_in(sign_in(ANN, PASSWORD)).await, PasswordVerdict::Right);
}

async fn an_email_change_takes_a_fresh_proof(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let fresh = service.fresh(&new.token).await;
    // A proof that was fresh earlier is stale now.
    service.clock.pass(Duration::from_mins(12));
    let (email, origin) = (build::email(NEW), build::origin());
    let late = service.identity.request_email_change(&fresh, &email, &origin).await;
    assert_eq!(late.expect("answers"), EmailRequestOutcome::CallerEnded);
    assert!(service.identity.fresh(service.live(&new.token).await).is_err());
}

async fn links_mailed_to_the_former_address_no_longer_recover(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let (identity, origin) = (&service.identity, build::origin());
    identity.request_recovery(&build::email(ANN), &origin).await.expect("asks");
    let token = service.mailed(Template::RecoveryLink).await;
    assert!(identity.open_recovery(&token).await.expect("looks").is_some());
    service.change_email(&new.token, NEW).await;
    assert!(identity.open_recovery(&token).await.expect("looks").is_none());
    identity.request_recovery(&build::email(ANN), &origin).await.expect("asks");
    assert!(service.delivered().await.is_empty(), "it leads to no account any more");
    identity.request_recovery(&build::email(NEW), &origin).await.expect("asks");
    service.mailed(Template::RecoveryLink).await;
}

/// Counts the mails to two addresses between which the requests switch.
async fn a_requested_address_gets_one_mail_in_ten_minutes(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    for expected in [1, 0, 0] {
        for address in [NEW, "other@example.net"] {
            let asked = request_change(&service, &new.token, address).await;
            assert_eq!(asked, EmailRequestOutcome::Accepted);
            let mails = service.delivered().await;
            let mailed = mails.iter().filter(|mail| mail.to.email.as_str() == address);
            assert_eq!(mailed.count(), expected, "{address}");
        }
    }
    service.clock.pass(Duration::from_mins(10));
    let token = service.reauthenticate_by_password(&new).await;
    request_change(&service, &token, NEW).await;
    service.mailed(Template::ConfirmEmailChange).await;
}

async fn repeated_alerts_become_one_mail_with_their_number(database: TestDatabase) {
    let service = Service::with_policy(database, crowded()).await;
    service.member(ANN, PASSWORD).await;
    let mut new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let alerted = async || {
        let mails = service.delivered().await;
        let own = mails.into_iter().filter(|mail| mail.template == Template::EmailChangeRequested);
        own.map(|mail| mail.repeats).collect::<Vec<_>>()
    };
    for (wait, changes, repeats) in [
        (Duration::ZERO, 60, vec![59]),
        (Duration::from_secs(4), 40, vec![]),
        (Duration::from_secs(590), 20, vec![]),
        (Duration::from_secs(6), 0, vec![59]),
        (Duration::from_mins(20), 1, vec![0]),
    ] {
        service.clock.pass(wait);
        new.token = service.reauthenticate_by_password(&new).await;
        for number in 0..changes {
            request_change(&service, &new.token, &format!("ann{number}@example.net")).await;
        }
        assert_eq!(alerted().await, repeats, "after {wait:?}");
    }
}

async fn an_address_that_is_requested_again_is_confirmed_by_its_earlier_link(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    request_change(&service, &new.token, NEW).await;
    let link = service.mailed(Template::ConfirmEmailChange).await;
    let caller = service.caller(&new).await;
    request_change(&service, &new.token, "other@example.net").await;
    assert_eq!(confirm_change(&service, &caller, &link).await, ConfirmEmailOutcome::TokenInvalid);
    request_change(&service, &new.token, NEW).await;
    assert_eq!(confirm_change(&service, &caller, &link).await, ConfirmEmailOutcome::Confirmed);
}
