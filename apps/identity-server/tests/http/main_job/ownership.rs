//! The stories of an owner and a thief who both claim one account (ADR 0020), over HTTP, with the
//! mails that each side gets.

use std::time::Duration;

use poem::http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Browser, PASSWORD, Protected, STEP, Service, TestDatabase};

on_both_engines!(
    a_reader_of_the_mailbox_reports_the_owner_who_signs_in_all_the_same,
    a_reader_of_the_mailbox_with_the_password_is_stopped_by_the_owners_sign_in,
    an_owner_who_proves_again_and_changes_the_password_ends_the_thiefs_wait,
    a_wait_does_not_take_a_proven_recovery_from_its_owner,
    two_readers_of_one_mailbox_are_compared_and_the_owner_shows_more,
    a_recovery_link_that_was_read_sets_no_password_after_the_owner_changed_it,
    an_owner_with_a_dead_mailbox_gets_in_after_the_panic_button,
    an_owner_with_a_dead_mailbox_gets_in_after_guesses_by_strangers,
    wrong_proofs_on_links_do_not_keep_the_owner_from_a_fresh_one,
);

const ANN: &str = "ann@example.org";
const SECOND: &str = "ann.second@example.org";
const BETTER: &str = "Better-horse-2";
const WRONG: &str = "Wrong-horse-9";
const PROOF: &str = "/api/v1/recoveries/second-proof";
const HOLD: &str = "/api/v1/recoveries/hold";
const COMPLETE: &str = "/api/v1/recoveries/complete";
const MINUTE: Duration = Duration::from_mins(1);
const DAY: Duration = Duration::from_hours(24);

/// Signs Ann in on her own device and sets up a second factor.
async fn owner(service: &Service) -> (Browser, Protected) {
    let mut ann = service.signed_in(ANN).await;
    let protected = service.protect(&mut ann).await;
    service.advance_clock(STEP);
    service.mails_to(ANN).await;
    (ann, protected)
}

fn code(service: &Service, protected: &Protected) -> Value {
    service.advance_clock(STEP);
    json!({ "factor": "totp", "code": protected.authenticator.digits_at(service.now()) })
}

fn password() -> Value {
    json!({ "factor": "password", "code": PASSWORD })
}

/// Signs in with the password and a code, and returns the answer to the code.
async fn sign_in(service: &Service, browser: &mut Browser, protected: &Protected) -> Answer {
    let attempt = service.attempt(browser, ANN).await;
    let body = json!({ "attempt": attempt, "proof": code(service, protected) });
    browser.post("/api/v1/sign-in/second-factor", &body).await
}

async fn prove(browser: &mut Browser, token: &str, proof: &Value) -> Answer {
    browser.post(PROOF, &json!({ "token": token, "proof": proof })).await
}

async fn hold(browser: &mut Browser, token: &str) -> Answer {
    browser.post(HOLD, &json!({ "token": token })).await
}

async fn complete(browser: &mut Browser, token: &str) -> Answer {
    browser.post(COMPLETE, &json!({ "token": token, "new_password": BETTER })).await
}

/// Sets the new password in a session that may do nothing else.
async fn change_password(browser: &mut Browser) {
    let body = json!({ "current_password": PASSWORD, "new_password": BETTER });
    browser.call(Method::PUT, "/api/v1/account/password", Some(&body)).await.expect(200);
}

/// Returns how many mails with this subject went to an address.
async fn mails(service: &Service, address: &str, subject: &str) -> usize {
    let mails = service.mails_to(address).await;
    mails.iter().filter(|mail| mail.mail.subject.contains(subject)).count()
}

async fn a_reader_of_the_mailbox_reports_the_owner_who_signs_in_all_the_same(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let (mut ann, protected) = owner(&service).await;
    // Ann signs in on another device. The thief reads the alert, presses "this wasn't me" and waits.
    service.advance_clock(MINUTE * 11);
    sign_in(&service, &mut service.browser(), &protected).await.expect(200);
    let mut thief = service.browser();
    let report = json!({ "token": service.link(ANN, "/report").await });
    thief.post("/api/v1/alerts/report", &report).await.expect(204);
    let link = service.link(ANN, "/recover/continue").await;
    assert_eq!(hold(&mut thief, &link).await.expect(200).json()["status"], "on_hold");
    // Ann's known device, password and code settle it. She has to choose a new password.
    let signed_in = sign_in(&service, &mut ann, &protected).await.expect(200).json();
    assert_eq!(signed_in["session"]["access"], "password_change", "{signed_in}");
    assert_eq!(mails(&service, ANN, "unlocked").await, 1);
    thief.post("/api/v1/recoveries/open", &json!({ "token": link })).await.expect(400);
    change_password(&mut ann).await;
    // The mailbox alone has lost.
    let again = service.recovery_link(ANN).await;
    assert_eq!(hold(&mut thief, &again).await.problem(409), "recovery-outweighed");
    let report = json!({ "token": service.link(ANN, "/report").await });
    let refused = thief.post("/api/v1/alerts/report", &report).await;
    assert_eq!(refused.problem(409), "recovery-outweighed");
    service.advance_clock(DAY * 4);
    service.app.identity.recoveries_step().await.unwrap();
    ann.sign_in(ANN, BETTER).await.expect(200);
}

async fn a_reader_of_the_mailbox_with_the_password_is_stopped_by_the_owners_sign_in(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let (mut ann, protected) = owner(&service).await;
    let mut thief = service.browser();
    let link = service.recovery_link(ANN).await;
    let waits = prove(&mut thief, &link, &password()).await.expect(200).json();
    assert_eq!(waits["status"], "on_hold");
    assert_eq!(mails(&service, ANN, "Someone asked to recover").await, 1);
    // The link in the notice is worth the mailbox alone, which is less.
    let stop = json!({ "token": service.link(ANN, "/recover/cancel").await });
    let less = service.browser().post("/api/v1/recoveries/cancel", &stop).await;
    assert_eq!(less.problem(409), "recovery-outweighed");
    sign_in(&service, &mut ann, &protected).await.expect(200);
    assert_eq!(mails(&service, ANN, "was stopped").await, 1);
    service.advance_clock(DAY);
    service.app.identity.recoveries_step().await.unwrap();
    let again = service.recovery_link(ANN).await;
    let answer = prove(&mut thief, &again, &password()).await;
    assert_eq!(answer.problem(409), "recovery-outweighed");
}

async fn an_owner_who_proves_again_and_changes_the_password_ends_the_thiefs_wait(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let (mut ann, protected) = owner(&service).await;
    let mut thief = service.browser();
    let link = service.recovery_link(ANN).await;
    prove(&mut thief, &link, &password()).await.expect(200);
    service.advance_clock(MINUTE);
    let proven = json!({ "password": PASSWORD, "proof": code(&service, &protected) });
    ann.post("/api/v1/session/reauthenticate", &proven).await.expect(200);
    change_password(&mut ann).await;
    ann.get("/api/v1/account/recovery").await.expect(404);
    assert_eq!(complete(&mut thief, &link).await.problem(400), "token-invalid");
    service.advance_clock(DAY * 3);
    service.app.identity.recoveries_step().await.unwrap();
    assert_eq!(mails(&service, ANN, "You can now recover").await, 0);
}

async fn a_wait_does_not_take_a_proven_recovery_from_its_owner(database: TestDatabase) {
    let service = Service::over(database).await;
    let (mut ann, protected) = owner(&service).await;
    set_second_address(&service, &mut ann, &protected).await;
    let link = service.recovery_link(ANN).await;
    let mut person = service.browser();
    prove(&mut person, &link, &protected.proof(2)).await.expect(200);
    // Before the new password is chosen, the thief begins to wait.
    let mut thief = service.browser();
    let thiefs = service.recovery_link(SECOND).await;
    assert_eq!(hold(&mut thief, &thiefs).await.problem(409), "recovery-outweighed");
    complete(&mut person, &link).await.expect(204);
}

async fn set_second_address(service: &Service, ann: &mut Browser, protected: &Protected) {
    let proven = json!({ "password": PASSWORD, "proof": code(service, protected) });
    ann.post("/api/v1/session/reauthenticate", &proven).await.expect(200);
    let second = json!({ "email": SECOND });
    ann.call(Method::PUT, "/api/v1/account/recovery-email", Some(&second)).await.expect(202);
    let body = json!({ "token": service.link(SECOND, "/recovery-email/confirm").await });
    ann.post("/api/v1/recovery-emails/confirm", &body).await.expect(204);
    service.advance_clock(DAY);
}

async fn two_readers_of_one_mailbox_are_compared_and_the_owner_shows_more(database: TestDatabase) {
    let service = Service::over(database).await;
    let (mut ann, protected) = owner(&service).await;
    set_second_address(&service, &mut ann, &protected).await;
    let (mut thief, mut person) = (service.browser(), service.browser());
    // The thief in Ann's mailbox waits, and Ann stops it with the mail to her second address.
    let thiefs = service.recovery_link(ANN).await;
    hold(&mut thief, &thiefs).await.expect(200);
    let stop = json!({ "token": service.link(SECOND, "/recover/cancel").await });
    person.post("/api/v1/recoveries/cancel", &stop).await.expect(204);
    // Ann waits with the second address, and the thief claims with as much.
    service.advance_clock(MINUTE * 11);
    let anns = service.recovery_link(SECOND).await;
    hold(&mut person, &anns).await.expect(200);
    let thiefs = service.recovery_link(ANN).await;
    assert_eq!(hold(&mut thief, &thiefs).await.expect(200).json()["status"], "contested");
    for address in [ANN, SECOND] {
        assert_eq!(mails(&service, address, "Two people say").await, 1, "{address}");
    }
    // Nothing can be changed meanwhile, and Ann shows her recovery code too.
    let proven = json!({ "password": PASSWORD, "proof": code(&service, &protected) });
    let mut other = service.browser();
    other.post("/api/v1/session/reauthenticate", &proven).await.expect(401);
    let opened = prove(&mut person, &anns, &protected.proof(3)).await.expect(200).json();
    assert_eq!(opened["status"], "needs_password");
    complete(&mut person, &anns).await.expect(204);
    assert_eq!(complete(&mut thief, &thiefs).await.problem(400), "token-invalid");
    let answer = person.sign_in(ANN, BETTER).await.expect(200).json();
    assert_eq!(answer["status"], "second_factor_required", "the factor stays");
}

async fn a_recovery_link_that_was_read_sets_no_password_after_the_owner_changed_it(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    let read = service.recovery_link(ANN).await;
    change_password(&mut ann).await;
    let mut thief = service.browser();
    assert_eq!(complete(&mut thief, &read).await.problem(400), "token-invalid");
    ann.sign_in(ANN, BETTER).await.expect(200);
}

async fn an_owner_with_a_dead_mailbox_gets_in_after_the_panic_button(database: TestDatabase) {
    let service = Service::over(database).await;
    let (mut ann, protected) = owner(&service).await;
    ann.call(Method::POST, "/api/v1/account/secure", None).await.expect(204);
    service.browser().sign_in(ANN, PASSWORD).await.expect(401);
    let signed_in = sign_in(&service, &mut ann, &protected).await.expect(200).json();
    assert_eq!(signed_in["session"]["access"], "password_change");
    change_password(&mut ann).await;
    ann.get("/api/v1/session").await.expect(200);
    service.browser().sign_in(ANN, BETTER).await.expect(200);
}

async fn an_owner_with_a_dead_mailbox_gets_in_after_guesses_by_strangers(database: TestDatabase) {
    let service = Service::over(database).await;
    let (mut ann, protected) = owner(&service).await;
    service.lock(ANN).await;
    sign_in(&service, &mut ann, &protected).await.expect(200);
}

async fn wrong_proofs_on_links_do_not_keep_the_owner_from_a_fresh_one(database: TestDatabase) {
    let service = Service::crowded(database).await;
    let (mut ann, protected) = owner(&service).await;
    let mut thief = service.browser();
    let wrong = json!({ "factor": "password", "code": WRONG });
    for _ in 0..20 {
        service.advance_clock(MINUTE * 11);
        let link = service.recovery_link(ANN).await;
        for _ in 0..5 {
            assert_eq!(prove(&mut thief, &link, &wrong).await.problem(401), "code-invalid");
        }
    }
    service.advance_clock(MINUTE * 11);
    let link = service.recovery_link(ANN).await;
    assert_eq!(prove(&mut thief, &link, &password()).await.status, 401, "links are closed to him");
    // Ann's known device has attempts of its own, and a recovery code cannot be guessed.
    let proven = prove(&mut ann, &link, &code(&service, &protected)).await.expect(200).json();
    assert_eq!(proven["status"], "needs_password");
    let fresh = service.recovery_link(ANN).await;
    let proven = prove(&mut thief, &fresh, &protected.proof(2)).await.expect(200).json();
    assert_eq!(proven["status"], "needs_password");
}
