//! The whole flow with marked values, including every error path.

use std::fs;

use poem::http::Method;
use serde_json::json;

use super::needles::Needles;
use super::protection;
use crate::support::{Browser, FORM, HttpRequest, Running, Site};

pub(crate) const ADDRESS: &str = "marked.person.q7x@q7x-domain.example";
pub(crate) const DATABASE_PASSWORD: &str = "MarkedDatabasePasswordQ7x";
pub(crate) const SMTP_USER: &str = "marked-smtp-user-q7x";
pub(crate) const SMTP_PASSWORD: &str = "MarkedSmtpPasswordQ7x";
const LOCAL_PART: &str = "marked.person.q7x";
const DOMAIN: &str = "q7x-domain.example";
const SHORT: &str = "q7x@q7z.example";
const UNKNOWN: &str = "marked.stranger.q7y@q7y-domain.example";
pub(crate) const PASSWORD: &str = "Marked-Password-Q7x-1/+";
pub(crate) const SECOND_PASSWORD: &str = "Marked-Second-Q7x-2";
pub(crate) const WRONG: &str = "Marked-Wrong-Q7x-3";
const WEAK: &str = "markedweakq7x";
const MALFORMED: &str = "Marked-Malformed-Q7x-4";
pub(crate) const FIELD: &str = "Marked-Field-Q7x-5";
const NAME: &str = "Marked Name Q7x";
const SECOND_NAME: &str = "Marked Nickname Q7x";
const AGENT: &str = "MarkedAgentQ7x/1.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0";
const IP: &str = "2001:db8:7171:7272:7373:7474:7575:7676";
const IP_BYTES: [u8; 16] = *b"\x20\x01\x0d\xb8qqrrssttuuvv";
const STRAY: &str = "xwms_ses_MarkedStrayTokenQ7xMarkedStrayTokenQ7xMarked";

/// Runs the whole flow and returns the values that must not be found afterwards.
pub(crate) async fn play(site: &Site, running: &Running) -> Needles {
    let mut needles = constants(site, running);
    let mut browser = running.browser().with("user-agent", AGENT);
    if running.printed("mailbox").is_none() {
        browser = browser.with("x-forwarded-for", IP);
    }
    let mut other = browser.clone();
    sign_up(site, &mut browser, &mut other, &mut needles).await;
    refusals(&mut browser).await;
    malformed(&mut browser).await;
    sign_in(&mut browser, &mut needles).await;
    pages(&mut other, &mut needles).await;
    stray_tokens(&mut browser).await;
    protection::play(site, &mut browser, &mut needles).await;
    needles.add("the last cookie", browser.cookie("xwms_session"));
    browser.call(Method::POST, "/api/v1/sessions/revoke-all", None).await.expect(200);
    browser.get("/api/v1/session").await.expect(401);
    needles
}

fn constants(site: &Site, running: &Running) -> Needles {
    let mut needles = Needles::default();
    for (name, value) in [
        ("the address", ADDRESS),
        ("the local part", LOCAL_PART),
        ("the domain", DOMAIN),
        ("a short address", SHORT),
        ("a stranger's address", UNKNOWN),
        ("the password", PASSWORD),
        ("a second password", SECOND_PASSWORD),
        ("a wrong password", WRONG),
        ("a weak password", WEAK),
        ("the password of a broken body", MALFORMED),
        ("the name of an unknown field", FIELD),
        ("the name", NAME),
        ("the second name", SECOND_NAME),
        ("the user agent", AGENT),
        ("the client's address", IP),
        ("a stray token", STRAY),
        ("the database's password", DATABASE_PASSWORD),
    ] {
        needles.add(name, value);
    }
    needles.add_bytes("the client's address in bytes", &IP_BYTES);
    let key = fs::read_to_string(site.key_file()).expect("a root key");
    let digits = key.trim().strip_prefix("xwms-root-1 ").expect("a root key");
    needles.add("the root key", digits);
    needles.add_bytes("the root key in bytes", &from_hex(digits));
    if let Some(url) = running.printed("mailbox") {
        needles.add("the key of the mailbox", url.split_once("key=").expect("a key").1);
    }
    needles
}

fn from_hex(digits: &str) -> Vec<u8> {
    let pairs = digits.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("ASCII"));
    pairs.map(|pair| u8::from_str_radix(pair, 16).expect("hexadecimal digits")).collect()
}

async fn sign_up(site: &Site, browser: &mut Browser, other: &mut Browser, needles: &mut Needles) {
    let registrations = "/api/v1/registrations";
    let weak = json!({ "email": ADDRESS, "password": WEAK, "display_name": NAME });
    browser.post(registrations, &weak).await.expect(422);
    let body = json!({ "email": ADDRESS, "password": PASSWORD, "display_name": NAME });
    browser.post(registrations, &body).await.expect(202);
    needles.add("the registration's cookie", browser.cookie("xwms_registration"));
    let token = site.token(ADDRESS).await;
    needles.add("the mailed token", &token);
    needles.add_bytes("the mailed token in bytes", &from_hex(&token));

    other.confirm(&token).await.expect(409);
    let weak = json!({ "token": token, "password": WEAK });
    other.post("/api/v1/registrations/confirm", &weak).await.expect(422);
    other.get(&format!("/sign-up/confirm?token={token}")).await.expect(303);
    other.get(&format!("/sign-up/confirm?token={token}&token={token}")).await.expect(200);
    other.fill("/sign-up/confirm", "/sign-up/confirm", &[]).await.expect(409);
    other.fill("/sign-up/confirm", "/sign-up/confirm", &[("password", WEAK)]).await.expect(422);
    browser.confirm(&token).await.expect(201);
    browser.confirm(&token).await.expect(400);
    other
        .fill("/sign-up/confirm", "/sign-up/confirm", &[("password", SECOND_PASSWORD)])
        .await
        .expect(400);
    // The address has an account by now.
    browser.post(registrations, &body).await.expect(202);
    browser.post("/api/v1/registrations/resend", &json!({ "email": ADDRESS })).await.expect(202);
    // This registration stays pending.
    let body = json!({ "email": UNKNOWN, "password": SECOND_PASSWORD, "display_name": NAME });
    browser.post(registrations, &body).await.expect(202);
    needles.add("the cookie of a pending registration", browser.cookie("xwms_registration"));
    needles.add("the token of a pending registration", &site.token(UNKNOWN).await);
}

async fn refusals(browser: &mut Browser) {
    for (address, password) in [(ADDRESS, WRONG), (UNKNOWN, SECOND_PASSWORD), (UNKNOWN, WRONG)] {
        browser.sign_in(address, password).await.expect(401);
        let fields = [("email", address), ("password", password)];
        browser.fill("/sign-in", "/sign-in", &fields).await.expect(422);
    }
    // Swaps the address and the password.
    browser.sign_in(PASSWORD, ADDRESS).await.expect(400);
    let fields = [("email", PASSWORD), ("password", ADDRESS)];
    browser.fill("/sign-in", "/sign-in", &fields).await.expect(422);
    browser.fill("/sign-up", "/sign-up", &fields).await.expect(422);
}

async fn malformed(browser: &mut Browser) {
    let sign_in = "/api/v1/sign-in";
    for body in [
        format!("{{\"email\": \"{ADDRESS}\", \"password\": \"{MALFORMED}"),
        format!("{{\"email\": \"{ADDRESS}\", \"password\": \"{MALFORMED}\", \"{FIELD}\": 1}}"),
        format!("{{\"email\": \"{ADDRESS}\", \"password\": [\"{MALFORMED}\"]}}"),
        format!("{{\"email\": \"{ADDRESS}\", \"password\": \"{MALFORMED}\", \"password\": \"\"}}"),
        format!(
            "{{\"email\": \"{ADDRESS}\", \"password\": \"{MALFORMED}\", \"transport\": \"{FIELD}\"}}"
        ),
        format!("\"{MALFORMED}\""),
        format!("{MALFORMED}={FIELD}"),
    ] {
        let ask = HttpRequest::new(Method::POST, sign_in).header("sec-fetch-site", "same-origin");
        browser.send(ask.clone().body("application/json", &body)).await.expect(400);
        browser.send(ask.clone().body("text/plain", &body)).await.expect(415);
        browser.send(ask.body(&format!("text/{FIELD}"), &body)).await.expect(415);
        let cross =
            HttpRequest::new(Method::POST, sign_in).header("origin", "https://evil.example");
        browser.send(cross.body("application/json", &body)).await.expect(403);
    }
    let large = format!("{{\"password\": \"{MALFORMED}{}\"}}", "x".repeat(70_000));
    let ask = HttpRequest::new(Method::POST, sign_in).header("sec-fetch-site", "same-origin");
    browser.send(ask.clone().body("application/json", &large)).await.expect(413);
    let form = format!("email={ADDRESS}&password={MALFORMED}&password={FIELD}");
    let page = HttpRequest { target: "/sign-in".to_owned(), ..ask }.body(FORM, &form);
    browser.send(page).await.expect(400);
    // Puts secrets into URLs, where they do not belong.
    browser.get(&format!("/sign-in?email={ADDRESS}&password={MALFORMED}")).await.expect(200);
    browser.get(&format!("/api/v1/sessions?password={MALFORMED}")).await.expect(401);
    for address in [ADDRESS, SHORT] {
        browser.get(&format!("/u/{address}")).await.expect(404);
        browser.get(&format!("/u/{}", address.replace('@', "%40"))).await.expect(404);
    }
    browser.get(&format!("/api/v1/{MALFORMED}-{FIELD}")).await.expect(404);
}

async fn sign_in(browser: &mut Browser, needles: &mut Needles) {
    browser.sign_in(ADDRESS, PASSWORD).await.expect(200);
    needles.add("the session's cookie", browser.cookie("xwms_session"));
    let body = json!({ "email": ADDRESS, "password": PASSWORD, "transport": "bearer" });
    let answer = browser.post("/api/v1/sign-in", &body).await.expect(200).json();
    let bearer = answer["session"]["token"].as_str().expect("a token").to_owned();
    needles.add("a bearer token", &bearer);
    let authorization = format!("Bearer {bearer}");
    let ask = |target: &str| {
        HttpRequest::new(Method::GET, target).header("authorization", &authorization)
    };
    browser.send_bare(&ask("/api/v1/session")).await.expect(200);
    browser.send(ask("/api/v1/session")).await.expect(400);
    browser.get("/api/v1/sessions").await.expect(200);
    for (body, status) in [
        (json!({ "display_name": SECOND_NAME }), 200),
        (json!({ "display_name": SECOND_NAME.repeat(20) }), 400),
        (json!({ "time_zone": FIELD, "locale": FIELD }), 400),
    ] {
        browser.call(Method::PATCH, "/api/v1/account", Some(&body)).await.expect(status);
    }
}

async fn pages(browser: &mut Browser, needles: &mut Needles) {
    let fields = [("email", ADDRESS), ("password", PASSWORD)];
    browser.fill("/sign-in", "/sign-in", &fields).await.expect(303);
    needles.add("the cookie of a page's session", browser.cookie("xwms_session"));
    let page = browser.get("/account").await.expect(200);
    let hidden = page.hidden_fields("/sign-out").expect("a form");
    needles.add("the token of a form", &hidden[0].1);
    browser.get("/account/profile").await.expect(200);
    let fields = [("form_token", FIELD), ("display_name", SECOND_NAME)];
    browser.send_form("/account/profile", &fields).await.expect(403);
    let fields = [("display_name", NAME), ("time_zone", FIELD)];
    browser.fill("/account/profile", "/account/profile", &fields).await.expect(422);
    browser.fill("/account", "/account/sessions/end", &[("id", FIELD)]).await.expect(404);
    browser.fill("/account", "/account/sessions/end-others", &[]).await.expect(303);
    browser.fill("/account", "/sign-out", &[]).await.expect(303);
    browser.sign_in(ADDRESS, PASSWORD).await.expect(200);
    needles.add("the last cookie", browser.cookie("xwms_session"));
}

/// Sends tokens where they do not belong: in paths, queries, wrong headers and bodies.
async fn stray_tokens(browser: &mut Browser) {
    for token in [STRAY.to_owned(), browser.cookie("xwms_session").to_owned()] {
        for target in [
            format!("/recover/{token}"),
            format!("/api/v1/recoveries/{token}"),
            format!("/sign-up/confirm/{token}"),
            format!("/{token}"),
        ] {
            browser.get(&target).await.expect(404);
            browser.post(&target, &json!({ "token": token })).await.expect(404);
        }
        browser.get(&format!("/sign-up/confirm?token={token}")).await.expect(303);
        browser.get(&format!("/dev/mailbox/{token}?key={token}")).await.expect(404);
        browser.delete(&format!("/api/v1/sessions/{token}")).await;
        browser.post("/api/v1/registrations/confirm", &json!({ "token": token })).await.expect(400);
        let ask = HttpRequest::new(Method::GET, "/")
            .header("x-request-id", &token)
            .header("referer", &token);
        browser.send(ask).await.expect(200);
    }
    browser.sign_in(ADDRESS, PASSWORD).await.expect(200);
}
