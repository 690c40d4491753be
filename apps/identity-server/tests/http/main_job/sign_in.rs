//! Signing in by cookie and by bearer token. Every refusal looks the same.

use poem::http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Browser, HttpRequest, PASSWORD, Service, TestDatabase};

on_both_engines!(
    every_refusal_is_the_same_answer,
    every_refusal_is_the_same_page,
    a_cookie_carries_a_session,
    a_bearer_token_carries_a_session_and_is_shown_once,
    a_cookie_together_with_an_authorization_header_is_refused,
    an_invalid_token_is_not_signed_in,
    a_persistent_session_outlives_the_browser,
    the_return_path_stays_on_this_site,
    a_call_with_a_faulty_field_names_it,
);

const ANN: &str = "ann@example.org";
const WRONG: &str = "Wrong-horse-1";

/// Creates a member and returns the address and password pairs that are refused.
async fn with_refused(service: &Service) -> [(&'static str, &'static str); 4] {
    service.member(ANN).await;
    service.browser().register("pending@example.org").await.expect(202);
    service.mails_to("pending@example.org").await;
    [
        (ANN, WRONG),
        ("nobody@example.org", PASSWORD),
        ("pending@example.org", PASSWORD),
        ("pending@example.org", WRONG),
    ]
}

async fn every_refusal_is_the_same_answer(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut seen = Vec::new();
    for (address, password) in with_refused(&service).await {
        let answer = service.browser().sign_in(address, password).await;
        assert_eq!(answer.problem(401), "sign-in-failed");
        seen.push(answer.seen());
    }
    assert!(seen.iter().all(|each| *each == seen[0]), "{seen:#?}");
    assert!(seen[0].contains("REQUEST-ID") && !seen[0].contains("set-cookie"), "{}", seen[0]);
    service.browser().sign_in(ANN, PASSWORD).await.expect(200);
}

async fn every_refusal_is_the_same_page(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut seen = Vec::new();
    for (address, password) in with_refused(&service).await {
        let fields = [("email", address), ("password", password)];
        let answer = service.browser().fill("/sign-in", "/sign-in", &fields).await.expect(422);
        assert!(answer.body.contains(&format!("value=\"{address}\"")), "what was typed is lost");
        assert!(!answer.body.contains(password), "the password comes back");
        seen.push(answer.seen().replace(address, "ADDRESS"));
    }
    assert!(seen.iter().all(|each| *each == seen[0]), "{seen:#?}");
}

async fn a_cookie_carries_a_session(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut browser = service.member(ANN).await;
    let answer = browser.sign_in(" ANN@example.org ", PASSWORD).await.expect(200);
    let started = answer.json();
    assert_eq!(
        (&started["status"], &started["session"]["access"]),
        (&json!("signed_in"), &json!("full"))
    );
    assert_eq!(started["session"]["token"], Value::Null);
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("xwms_session=xwms_ses_"), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");

    let current = browser.get("/api/v1/session").await.expect(200).json();
    assert_eq!(current["session"]["id"], started["session"]["id"]);
    assert_eq!(current["session"]["assurance"], "password");
    assert_eq!(current["session"]["created_at"], current["session"]["authenticated_at"]);
    assert_eq!(current["account"], started["account"]);
    for time in ["created_at", "last_seen_at", "expires_at", "authenticated_at"] {
        let text = current["session"][time].as_str().unwrap();
        assert!(text.ends_with('Z') && text.parse::<jiff::Timestamp>().is_ok(), "{time}: {text}");
    }
}

fn bearer(target: &str, token: &str) -> HttpRequest {
    HttpRequest::new(Method::GET, target).header("authorization", &format!("Bearer {token}"))
}

async fn bearer_token(browser: &mut Browser) -> (Answer, String) {
    let body = json!({ "email": ANN, "password": PASSWORD, "transport": "bearer" });
    let answer = browser.post("/api/v1/sign-in", &body).await.expect(200);
    let token = answer.json()["session"]["token"].as_str().unwrap().to_owned();
    (answer, token)
}

async fn a_bearer_token_carries_a_session_and_is_shown_once(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut browser = service.member(ANN).await;
    let (answer, token) = bearer_token(&mut browser).await;
    assert!(token.starts_with("xwms_ses_") && answer.header("set-cookie").is_empty());
    assert_eq!(browser.cookies(), None);
    // A program without cookies needs no proof of origin.
    let current = browser.send_bare(&bearer("/api/v1/session", &token)).await.expect(200);
    assert!(!current.body.contains(&token));
    let mut end = bearer("/api/v1/session", &token);
    end.method = Method::DELETE;
    browser.send_bare(&end).await.expect(204);
    assert_eq!(browser.send_bare(&end).await.problem(401), "not-signed-in");
}

async fn a_cookie_together_with_an_authorization_header_is_refused(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut browser = service.signed_in(ANN).await;
    let (_, token) = bearer_token(&mut browser).await;
    for authorization in [format!("Bearer {token}"), "Bearer x".to_owned(), "Basic YTpi".to_owned()]
    {
        let ask =
            |target| HttpRequest::new(Method::GET, target).header("authorization", &authorization);
        let answer = browser.send(ask("/api/v1/session")).await;
        assert_eq!(answer.problem(400), "invalid-request");
        browser.send(ask("/account")).await.expect(400);
    }
    browser.get("/api/v1/session").await.expect(200);
}

async fn an_invalid_token_is_not_signed_in(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut browser = service.signed_in(ANN).await;
    let token = browser.cookie("xwms_session").to_owned();
    let registration = {
        let mut other = service.browser();
        other.register("other@example.org").await.expect(202);
        other.cookie("xwms_registration").to_owned()
    };
    let ended = {
        let mut other = service.browser();
        other.sign_in(ANN, PASSWORD).await.expect(200);
        let token = other.cookie("xwms_session").to_owned();
        other.delete("/api/v1/session").await.expect(204);
        token
    };
    let (most, end) = token.split_at(token.len() - 1);
    let flipped = format!("{most}{}", if end == "x" { "y" } else { "x" });
    for wrong in ["", "x", &flipped, &token[1..], &registration, &ended] {
        let by_bearer = browser.send_bare(&bearer("/api/v1/session", wrong)).await;
        assert_eq!(by_bearer.problem(401), "not-signed-in");
        assert_eq!(by_bearer.header("www-authenticate"), "Bearer");
        let mut other = service.browser();
        other.keep_cookie("xwms_session", wrong);
        assert_eq!(other.get("/api/v1/session").await.seen(), by_bearer.seen());
        other.get("/account").await.expect(303);
    }
    // A valid token under another name, or sent twice, does not count either.
    for line in [
        format!("session={token}"),
        format!("__Host-session={token}"),
        format!("xwms_session={token}; xwms_session={token}"),
    ] {
        let ask = HttpRequest::new(Method::GET, "/api/v1/session").header("cookie", &line);
        browser.send_bare(&ask).await.expect(401);
    }
    browser.get("/api/v1/session").await.expect(200);
}

async fn a_persistent_session_outlives_the_browser(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut browser = service.member(ANN).await;
    let body = json!({ "email": ANN, "password": PASSWORD, "keep_signed_in": true });
    let answer = browser.post("/api/v1/sign-in", &body).await.expect(200);
    assert!(answer.header("set-cookie").contains("; Max-Age=2592000; "));
    let fields = [("email", ANN), ("password", PASSWORD), ("keep_signed_in", "yes")];
    let answer = service.browser().fill("/sign-in", "/sign-in", &fields).await.expect(303);
    assert!(answer.header("set-cookie").contains("; Max-Age=2592000; "));
}

async fn the_return_path_stays_on_this_site(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN).await;
    let sent_away = service.browser().get("/account/profile").await.expect(303);
    assert_eq!(sent_away.location(), "/sign-in?next=%2Faccount%2Fprofile");
    let fields = [("email", ANN), ("password", PASSWORD)];
    for (page, to) in [
        (sent_away.location(), "/account/profile"),
        ("/sign-in", "/account"),
        ("/sign-in?next=https%3A%2F%2Fevil.example", "/account"),
        ("/sign-in?next=%2F%2Fevil.example", "/account"),
        ("/sign-in?next=%2F%5Cevil.example", "/account"),
        ("/sign-in?next=javascript%3Aalert(1)", "/account"),
        ("/sign-in?next=%2Fa%0D%0ASet-Cookie%3A%20a%3Db", "/account"),
        ("/sign-in?next=%2Fa&next=%2Fb", "/account"),
    ] {
        let answer = service.browser().fill(page, "/sign-in", &fields).await.expect(303);
        assert_eq!(answer.location(), to, "{page}");
    }
    // The form field could be forged too.
    for next in ["//evil.example", "/\\evil.example", "https://evil.example/"] {
        let fields = [("email", ANN), ("password", PASSWORD), ("next", next)];
        let answer = service.browser().send_form("/sign-in", &fields).await.expect(303);
        assert_eq!(answer.location(), "/account", "{next}");
        let wrong = [("email", ANN), ("password", WRONG), ("next", next)];
        let answer = service.browser().send_form("/sign-in", &wrong).await.expect(422);
        assert!(!answer.body.contains("evil.example"), "{next}");
    }
}

async fn a_call_with_a_faulty_field_names_it(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut browser = service.browser();
    for (body, fault) in [
        (json!({ "email": ANN, "password": PASSWORD, "otp": "1" }), "otp: unknown"),
        (json!({ "email": ANN }), "password: missing"),
        (json!({ "email": ANN, "password": 1 }), "password: type"),
        (json!({ "email": "ann", "password": PASSWORD }), "email: email-invalid"),
        (json!({ "email": ANN, "password": PASSWORD, "transport": "pigeon" }), "transport: value"),
        (json!([ANN, PASSWORD]), ": type"),
    ] {
        let answer = browser.post("/api/v1/sign-in", &body).await;
        assert_eq!(
            (answer.problem(400).as_str(), answer.faults()),
            ("invalid-request", vec![fault.to_owned()])
        );
        assert!(!answer.body.contains(PASSWORD), "{answer:?}");
    }
}
