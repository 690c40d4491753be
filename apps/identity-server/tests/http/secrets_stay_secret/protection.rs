//! Second factor, reauthentication, known devices and service credentials, with marked values.

use identity_core::kernel::Clock as _;
use identity_core::testing::Authenticator;
use identity_crypto::SystemClock;
use poem::http::Method;
use serde_json::{Value, json};

use super::flow::{ADDRESS, FIELD, PASSWORD, SECOND_PASSWORD, WRONG};
use super::needles::Needles;
use crate::support::{Browser, HttpRequest, Site};

const SESSION_NAME: &str = "Marked Session Q7x";
const SERVICE: &str = "marked-service-q7x";
const THIRD_PASSWORD: &str = "Marked-Third-Q7x-6";

fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}

/// Starts and ends in a session with a fresh proof. The account has a second factor afterwards.
pub(crate) async fn play(site: &Site, browser: &mut Browser, needles: &mut Needles) {
    for (name, value) in [
        ("the name of a session", SESSION_NAME),
        ("a third password", THIRD_PASSWORD),
        ("the token of a known device", browser.cookie("xwms_device")),
    ] {
        needles.add(name, value);
    }
    let current = browser.get("/api/v1/session").await.expect(200).json();
    let own = format!("/api/v1/sessions/{}", text(&current["session"]["id"]));
    let name = json!({ "name": SESSION_NAME });
    browser.call(Method::PATCH, &own, Some(&name)).await.expect(200);
    let codes = wizard(browser, needles).await;
    second_factor(browser, &codes, needles).await;
    reauthenticate(browser, &codes).await;
    passwords(browser, needles).await;
    services(site, browser, needles).await;
}

async fn wizard(browser: &mut Browser, needles: &mut Needles) -> Vec<String> {
    let started = browser.call(Method::POST, "/api/v1/account/totp", None).await.expect(201).json();
    let key = text(&started["secret"]);
    needles.add("the authenticator's key", &key);
    needles.add_bytes("the authenticator's key in bytes", &from_base32(&key));
    let confirm = "/api/v1/account/totp/confirm";
    for (typed, status) in [(WRONG, 400), ("000000", 401)] {
        browser.post(confirm, &json!({ "code": typed })).await.expect(status);
    }
    let authenticator = Authenticator::of_uri(&text(&started["otpauth_uri"]));
    let code = authenticator.digits_at(SystemClock.now());
    let on = browser.post(confirm, &json!({ "code": code })).await.expect(200).json();
    let codes = on["recovery_codes"].as_array().expect("codes");
    let codes: Vec<String> = codes.iter().map(text).collect();
    for code in &codes {
        needles.add("a recovery code", code);
        needles.add("a recovery code without hyphens", &code.replace('-', ""));
    }
    let typed = json!({ "code": codes[0] });
    browser.post("/api/v1/account/recovery-codes/confirm", &typed).await.expect(200);
    codes
}

async fn second_factor(browser: &mut Browser, codes: &[String], needles: &mut Needles) {
    let started = browser.sign_in(ADDRESS, PASSWORD).await.expect(200).json();
    let attempt = text(&started["attempt"]);
    needles.add("a sign-in that waits", &attempt);
    let present = "/api/v1/sign-in/second-factor";
    for (code, status) in [(FIELD, 400), ("00000-00000-00000-00000-000000", 401), (&codes[1], 200)]
    {
        let proof = json!({ "factor": "recovery_code", "code": code });
        let body = json!({ "attempt": attempt, "proof": proof });
        browser.post(present, &body).await.expect(status);
    }
    browser.get(&format!("/sign-in/{attempt}?attempt={attempt}")).await.expect(404);
    let device = browser.cookie("xwms_device").to_owned();
    needles.add("the next token of a known device", &device);
    browser.get(&format!("/{device}")).await.expect(404);

    let mut other = browser.clone();
    other.call(Method::DELETE, "/api/v1/session", None).await.expect(204);
    let fields = [("email", ADDRESS), ("password", PASSWORD)];
    other.fill("/sign-in", "/sign-in", &fields).await.expect(303);
    needles.add("the cookie of a sign-in that waits", other.cookie("xwms_sign_in"));
    let page = "/sign-in/second-factor";
    other.fill(page, page, &[("code", FIELD)]).await.expect(422);
    other.fill(page, page, &[("code", &codes[1])]).await.expect(422);
    other.fill(page, page, &[("code", &codes[2])]).await.expect(303);
    *browser = other;
}

async fn reauthenticate(browser: &mut Browser, codes: &[String]) {
    let right = json!({ "factor": "recovery_code", "code": codes[3] });
    for (password, proof, status) in [
        (WRONG, right.clone(), 403),
        (PASSWORD, json!({ "factor": "totp", "code": FIELD }), 400),
        (PASSWORD, right, 200),
    ] {
        let body = json!({ "password": password, "proof": proof });
        browser.post("/api/v1/session/reauthenticate", &body).await.expect(status);
    }
    let page = "/account/reauthenticate";
    browser.fill(page, page, &[("password", WRONG), ("code", FIELD)]).await.expect(422);
    browser.fill(page, page, &[("password", PASSWORD), ("code", &codes[4])]).await.expect(303);
}

async fn passwords(browser: &mut Browser, needles: &mut Needles) {
    let change = "/api/v1/account/password";
    for (current, new, status) in
        [(WRONG, SECOND_PASSWORD, 403), (PASSWORD, PASSWORD, 422), (PASSWORD, SECOND_PASSWORD, 200)]
    {
        let body = json!({ "current_password": current, "new_password": new });
        browser.call(Method::PUT, change, Some(&body)).await.expect(status);
    }
    needles.add("the cookie after a change", browser.cookie("xwms_session"));
    let page = "/account/security/password";
    let wrong = [("current_password", WRONG), ("password", THIRD_PASSWORD)];
    browser.fill(page, page, &wrong).await.expect(422);
    let right = [("current_password", SECOND_PASSWORD), ("password", THIRD_PASSWORD)];
    browser.fill(page, page, &right).await.expect(303);
}

async fn services(site: &Site, browser: &mut Browser, needles: &mut Needles) {
    let issue = ["credentials", "issue", "--name", SERVICE, "--scope", "sessions:verify"];
    let issued = site.run(&issue).await;
    assert!(issued.status.success(), "{issued:?}");
    let secret = issued.out.lines().find(|line| line.starts_with("xwms_svc_")).expect("a secret");
    needles.add("the secret of a service", secret);
    let session = browser.cookie("xwms_session").to_owned();
    for (authorization, status) in [
        (format!("Bearer {secret}"), 200),
        (format!("Bearer {session}"), 401),
        (format!("Basic {secret}"), 401),
    ] {
        let body = json!({ "token": session }).to_string();
        let ask = HttpRequest::new(Method::POST, "/api/v1/sessions/verify")
            .body("application/json", body);
        let answer = browser.send_bare(&ask.header("authorization", &authorization)).await;
        assert_eq!(answer.status, status, "{answer:?}");
    }
    let demand = site.run(&["admin", "require-password-change", ADDRESS]).await;
    assert!(demand.status.success(), "{demand:?}");
    browser.get("/api/v1/account").await.expect(403);
    let body = json!({ "current_password": THIRD_PASSWORD, "new_password": SECOND_PASSWORD });
    browser.call(Method::PUT, "/api/v1/account/password", Some(&body)).await.expect(200);
}

/// Decodes base32 without padding (RFC 4648), for keys whose last group is complete.
fn from_base32(key: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut locked) = (Vec::new(), 0_u32, 0);
    for letter in key.bytes() {
        let value = if letter.is_ascii_uppercase() { letter - b'A' } else { letter - b'2' + 26 };
        (bits, locked) = ((bits << 5) | u32::from(value), locked + 5);
        if locked >= 8 {
            locked -= 8;
            bytes.push((bits >> locked).to_le_bytes()[0]);
        }
    }
    bytes
}
