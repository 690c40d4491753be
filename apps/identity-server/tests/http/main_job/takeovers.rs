//! The rows of `docs/takeovers.md` over HTTP: what a thief gains, which notices the owner gets, and
//! how the owner ends it.

use std::time::Duration;

use poem::http::Method;
use serde_json::{Value, json};

use crate::support::{Browser, PASSWORD, Protected, STEP, Service, TestDatabase};

on_both_engines!(
    a_thief_with_the_password_gets_ten_guesses_at_the_factor,
    a_thief_with_a_cookie_gets_the_session_and_changes_no_protection,
    a_thief_with_a_phished_sign_in_needs_another_code_and_is_reverted_by_a_report,
    the_panic_button_locks_out_a_thief_with_a_stolen_device,
    an_alert_from_before_an_email_change_takes_the_account_back,
    a_leaked_password_from_a_spraying_source_locks_the_account,
);

const ANN: &str = "ann@example.org";
const THIEF: &str = "thief@example.net";
const WRONG: &str = "Wrong-horse-9";
const BETTER: &str = "Better-horse-2";
const HOME: &str = "192.0.2.7";
const ELSEWHERE: &str = "198.51.100.66";
const MINUTE: Duration = Duration::from_mins(1);

/// Signs Ann in at home and sets up a second factor.
async fn protected(service: &Service) -> (Browser, Protected) {
    let mut ann = at(service, HOME);
    ann.register(ANN).await.expect(202);
    ann.confirm(&service.token(ANN).await).await.expect(201);
    ann.sign_in(ANN, PASSWORD).await.expect(200);
    let protected = service.protect(&mut ann).await;
    service.advance_clock(STEP);
    (ann, protected)
}

fn at(service: &Service, address: &str) -> Browser {
    service.browser().with("x-forwarded-for", address)
}

fn code(service: &Service, protected: &Protected) -> Value {
    service.advance_clock(STEP);
    json!({ "factor": "totp", "code": protected.authenticator.digits_at(service.now()) })
}

async fn present(service: &Service, browser: &mut Browser, proof: Value) -> u16 {
    let attempt = service.attempt(browser, ANN).await;
    let body = json!({ "attempt": attempt, "proof": proof });
    browser.post("/api/v1/sign-in/second-factor", &body).await.status
}

async fn is_live(browser: &mut Browser) -> bool {
    browser.get("/api/v1/session").await.status == 200
}

/// Returns whether the owner has a mail with this subject.
async fn has_mail(service: &Service, subject: &str) -> bool {
    service.mails_to(ANN).await.iter().any(|mail| mail.mail.subject.contains(subject))
}

async fn a_thief_with_the_password_gets_ten_guesses_at_the_factor(database: TestDatabase) {
    let service = Service::behind_proxy(database).await;
    let (mut ann, protected) = protected(&service).await;
    let mut guesses = 0;
    for number in 0..30 {
        let mut thief = at(&service, &format!("198.51.100.{number}"));
        let first_step = thief.sign_in(ANN, PASSWORD).await;
        let Some(attempt) = first_step.json()["attempt"].as_str().map(str::to_owned) else { break };
        let digits = protected.authenticator.wrong_digits_at(service.now());
        let proof = json!({ "factor": "totp", "code": digits });
        let body = json!({ "attempt": attempt, "proof": proof });
        let answer = thief.post("/api/v1/sign-in/second-factor", &body).await;
        assert_eq!(answer.status, 401, "{answer:?}");
        guesses += 1;
    }
    assert_eq!(guesses, 10);
    assert!(has_mail(&service, "locked").await);
    // The thief got no session. Ann's session and browser still work, and she changes the password.
    assert!(is_live(&mut ann).await);
    assert_eq!(present(&service, &mut ann, code(&service, &protected)).await, 200);
    let proven = json!({ "password": PASSWORD, "proof": code(&service, &protected) });
    ann.post("/api/v1/session/reauthenticate", &proven).await.expect(200);
    let body = json!({ "current_password": PASSWORD, "new_password": BETTER });
    ann.call(Method::PUT, "/api/v1/account/password", Some(&body)).await.expect(200);
    service.advance_clock(MINUTE * 10);
    while service.app.identity.unfinished_step().await.unwrap() > 0 {}
    assert!(has_mail(&service, "was not completed").await);
    at(&service, ELSEWHERE).sign_in(ANN, PASSWORD).await.expect(401);
}

async fn a_thief_with_a_cookie_gets_the_session_and_changes_no_protection(database: TestDatabase) {
    let service = Service::behind_proxy(database).await;
    let (mut ann, _) = protected(&service).await;
    let mut thief = at(&service, ELSEWHERE);
    thief.keep_cookie("xwms_session", ann.cookie("xwms_session"));
    service.advance_clock(MINUTE * 11);
    assert!(is_live(&mut thief).await);
    for (verb, path, body) in [
        (
            Method::PUT,
            "account/password",
            json!({ "current_password": WRONG, "new_password": BETTER }),
        ),
        (Method::POST, "account/email-change", json!({ "new_email": THIEF })),
        (Method::PUT, "account/recovery-email", json!({ "email": THIEF })),
        (Method::POST, "account/totp", Value::Null),
        (Method::DELETE, "account/totp", Value::Null),
        (Method::POST, "sessions/revoke-others", Value::Null),
    ] {
        let body = Some(&body).filter(|body| !body.is_null());
        let answer = thief.call(verb, &format!("/api/v1/{path}"), body).await;
        assert_eq!(answer.problem(403), "reauthentication-required", "{path}");
    }
    // Five wrong proofs end the session, and so also the owner's, because it is the same one.
    let proof = json!({ "factor": "recovery_code", "code": "00000-00000-00000-00000-000000" });
    let wrong = json!({ "password": WRONG, "proof": proof });
    for _ in 0..4 {
        let refused = thief.post("/api/v1/session/reauthenticate", &wrong).await;
        assert_eq!(refused.problem(403), "proof-invalid");
    }
    thief.post("/api/v1/session/reauthenticate", &wrong).await.expect(401);
    assert!(!is_live(&mut thief).await && !is_live(&mut ann).await);
}

async fn a_thief_with_a_phished_sign_in_needs_another_code_and_is_reverted_by_a_report(
    database: TestDatabase,
) {
    let service = Service::behind_proxy(database).await;
    let (mut ann, protected) = protected(&service).await;
    service.advance_clock(MINUTE * 11);
    let mut thief = at(&service, ELSEWHERE);
    assert_eq!(present(&service, &mut thief, code(&service, &protected)).await, 200);
    assert!(has_mail(&service, "New sign-in").await);
    let refused = thief.call(Method::POST, "/api/v1/account/totp", None).await;
    assert_eq!(
        refused.problem(403),
        "reauthentication-required",
        "the code of the sign-in is used up"
    );
    // The thief phishes a later code too.
    let proven = json!({ "password": PASSWORD, "proof": code(&service, &protected) });
    thief.post("/api/v1/session/reauthenticate", &proven).await.expect(200);
    let thiefs = service.protect(&mut thief).await;
    assert!(!is_live(&mut ann).await, "a change of the factor ends the other sessions");
    // A report from the mail about the change restores the owner's authenticator.
    let report = json!({ "token": service.link(ANN, "/report").await });
    let mut reader = at(&service, HOME);
    reader.post("/api/v1/alerts/report", &report).await.expect(204);
    assert!(!is_live(&mut thief).await);
    at(&service, ELSEWHERE).sign_in(ANN, PASSWORD).await.expect(401);
    let token = service.link(ANN, "/recover/continue").await;
    let prove = |proof: Value| json!({ "token": token, "proof": proof });
    let second_proof = "/api/v1/recoveries/second-proof";
    let not_his = prove(code(&service, &thiefs));
    assert_eq!(reader.post(second_proof, &not_his).await.problem(401), "code-invalid");
    reader.post(second_proof, &prove(code(&service, &protected))).await.expect(200);
    let complete = json!({ "token": token, "new_password": BETTER });
    reader.post("/api/v1/recoveries/complete", &complete).await.expect(204);
    let answer = reader.sign_in(ANN, BETTER).await.expect(200).json();
    assert_eq!(answer["status"], "second_factor_required");
}

async fn the_panic_button_locks_out_a_thief_with_a_stolen_device(database: TestDatabase) {
    let service = Service::behind_proxy(database).await;
    let (mut ann, protected) = protected(&service).await;
    let mut thief = at(&service, ELSEWHERE);
    for name in ["xwms_device", "xwms_session"] {
        thief.keep_cookie(name, ann.cookie(name));
    }
    assert!(is_live(&mut thief).await);
    // The device exempts the thief from the counter for strangers, but not from the second factor.
    service.lock(ANN).await;
    let answer = thief.sign_in(ANN, PASSWORD).await.expect(200).json();
    assert_eq!(answer["status"], "second_factor_required");
    let session = ann.cookie("xwms_session").to_owned();
    ann.call(Method::POST, "/api/v1/account/secure", None).await.expect(204);
    thief.keep_cookie("xwms_session", &session);
    assert!(!is_live(&mut thief).await);
    let answer = thief.sign_in(ANN, PASSWORD).await.expect(200).json();
    assert_eq!(answer["status"], "second_factor_required", "which he does not have");
    let token = service.link(ANN, "/recover/continue").await;
    let prove = json!({ "token": token, "proof": code(&service, &protected) });
    ann.post("/api/v1/recoveries/second-proof", &prove).await.expect(200);
    let complete = json!({ "token": token, "new_password": BETTER });
    ann.post("/api/v1/recoveries/complete", &complete).await.expect(204);
    // After another lock the thief's device is unknown, and the owner's new one is known.
    service.lock(ANN).await;
    thief.sign_in(ANN, BETTER).await.expect(401);
    ann.sign_in(ANN, BETTER).await.expect(200);
}

async fn an_alert_from_before_an_email_change_takes_the_account_back(database: TestDatabase) {
    let service = Service::over(database).await;
    service.signed_in(ANN).await;
    service.advance_clock(MINUTE * 11);
    let mut thief = service.browser();
    thief.sign_in(ANN, PASSWORD).await.expect(200);
    let alert = service.link(ANN, "/report").await;
    service.advance_clock(MINUTE);
    service.change_email(&mut thief, THIEF).await;
    let mut ann = service.browser();
    ann.get(&format!("/report?token={alert}")).await.expect(303);
    let done = ann.fill("/report", "/report", &[]).await.expect(303);
    assert_eq!(done.location(), "/recover/sent?notice=returning");
    let page = ann.get(done.location()).await.expect(200);
    assert!(page.body.contains("after 3 days") && !page.body.contains("is safe"), "{page:?}");
    assert!(!is_live(&mut thief).await);
    let asked = json!({ "email": THIEF });
    service.browser().post("/api/v1/recoveries", &asked).await.expect(202);
    let mails = service.mails_to(THIEF).await;
    let recovers = |link: &str| link.contains("/recover/");
    assert!(mails.iter().all(|mail| !mail.link.as_deref().is_some_and(recovers)));
    let token = service.link(ANN, "/email/revert").await;
    ann.get(&format!("/email/revert?token={token}")).await.expect(303);
    let right = [("current_password", PASSWORD)];
    ann.fill("/email/revert", "/email/revert", &right).await.expect(303);
    let token = service.link(ANN, "/recover/continue").await;
    let complete = json!({ "token": token, "new_password": BETTER });
    ann.post("/api/v1/recoveries/complete", &complete).await.expect(204);
    ann.sign_in(ANN, BETTER).await.expect(200);
}

async fn a_leaked_password_from_a_spraying_source_locks_the_account(database: TestDatabase) {
    let service = Service::behind_proxy(database).await;
    let mut ann = at(&service, HOME);
    ann.register(ANN).await.expect(202);
    ann.confirm(&service.token(ANN).await).await.expect(201);
    ann.sign_in(ANN, PASSWORD).await.expect(200);
    let mut list = at(&service, ELSEWHERE);
    for number in 0..6 {
        list.sign_in(&format!("person{number}@example.org"), WRONG).await.expect(401);
    }
    for number in 1..=5 {
        at(&service, &format!("203.0.113.{number}")).sign_in(ANN, WRONG).await.expect(401);
    }
    list.sign_in(ANN, PASSWORD).await.expect(401);
    assert!(has_mail(&service, "locked").await);
    ann.sign_in(ANN, PASSWORD).await.expect(200);
    // After thirty accounts within an hour, attempts of this source are no longer evaluated.
    let mut answered = 6;
    while list.sign_in(&format!("person{answered}@example.org"), WRONG).await.status == 401 {
        answered += 1;
    }
    assert_eq!(answered, 30);
    let refused = list.sign_in("another@example.org", WRONG).await;
    assert_eq!(refused.problem(429), "too-many-attempts");
}
