//! The protections of an account, as its owner and other services see them.

use std::time::Duration;

use identity_crypto::HashSettings;
use poem::http::Method;
use serde_json::{Value, json};

use crate::support::{PASSWORD, STEP, Service, TestDatabase};

on_both_engines!(
    the_overview_lists_each_protection_and_the_next_step,
    the_pages_state_the_default_limits,
    the_pages_state_configured_limits,
    a_session_is_listed_with_its_place_and_name,
    a_known_browser_counts_as_a_fresh_proof_and_a_new_one_does_not,
    a_program_receives_its_device_token_in_the_answer,
    a_shared_computer_leaves_no_cookie_behind,
    one_browser_can_be_known_to_two_accounts,
    a_wrong_authenticator_clock_is_mentioned_at_sign_in,
    a_person_who_needs_a_second_factor_is_led_to_its_setup,
    a_form_that_fails_after_its_proof_does_not_end_the_session,
    every_change_is_notified_in_the_language_of_the_account,
);

const ANN: &str = "ann@example.org";

async fn with(database: TestDatabase, variables: &[(&str, &str)]) -> Service {
    Service::with(database, variables, &HashSettings::cheap_for_tests()).await
}

async fn the_overview_lists_each_protection_and_the_next_step(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    let security = ann.get("/api/v1/account/security").await.expect(200).json();
    assert_eq!(security["recommended"], "set_up_second_factor", "{security}");
    let protected = service.protect(&mut ann).await;
    let security = ann.get("/api/v1/account/security").await.expect(200).json();
    assert_eq!(security["recommended"], "nothing", "{security}");
    let page = ann.get("/account/security").await.expect(200).body;
    assert!(page.contains("10 left"), "{page}");
    let attempt = service.attempt(&mut service.browser(), ANN).await;
    let body = json!({ "attempt": attempt, "proof": protected.proof(1) });
    service.browser().post("/api/v1/sign-in/second-factor", &body).await.expect(200);
    let left = ann.get("/api/v1/account/recovery-codes").await.expect(200).json();
    assert_eq!(left, json!({ "remaining": 9 }));
}

/// Asserts that pages state the configured limits. Each row has a page, the text that it must show,
/// and the text of the other configuration, which it must not show.
async fn assert_pages_say(service: Service, password: &str, pages: [(&str, &str, &str); 5]) {
    let mut ann = service.browser();
    let body = json!({ "email": ANN, "password": password });
    ann.post("/api/v1/registrations", &body).await.expect(202);
    ann.confirm(&service.token(ANN).await).await.expect(201);
    let sign_in = ann.get("/sign-in").await.expect(200);
    ann.sign_in(ANN, password).await.expect(200);
    for (page, says, not) in pages {
        let shown = if page == "/sign-in" { sign_in.clone() } else { ann.get(page).await };
        let body = shown.expect(200).body;
        assert!(body.contains(says), "{page} does not say {says}: {body}");
        assert!(!body.contains(not), "{page} says {not}: {body}");
    }
}

async fn the_pages_state_the_default_limits(database: TestDatabase) {
    let service = Service::over(database).await;
    let pages = [
        ("/sign-in", "up to 30 days", "12 hours"),
        ("/sign-up", "8 characters", "15 characters"),
        ("/account/security", "180 days old", "90 days old"),
        ("/account/security/password", "8 characters", "15 characters"),
        ("/account/security/totp", "1 hour", "Acme"),
    ];
    assert_pages_say(service, PASSWORD, pages).await;
}

async fn the_pages_state_configured_limits(database: TestDatabase) {
    let variables = [
        ("IDENTITY__PASSWORD__PROFILE", "nist"),
        ("IDENTITY__PASSWORD__REMINDER_DAYS", "90"),
        ("IDENTITY__SESSION__PROFILE", "strict"),
        ("IDENTITY__BRAND__NAME", "Acme"),
    ];
    let service = with(database, &variables).await;
    let pages = [
        ("/sign-in", "up to 12 hours", "30 days"),
        ("/sign-up", "15 characters", "8 characters"),
        ("/account/security", "90 days old", "180 days old"),
        ("/account/security/password", "15 characters", "8 characters"),
        ("/account/security/totp", "Acme", "1 minute"),
    ];
    assert_pages_say(service, "correct horse battery", pages).await;
}

async fn a_session_is_listed_with_its_place_and_name(database: TestDatabase) {
    let places =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../crates/identity-signals/tests/fixtures/");
    let variables = [
        ("IDENTITY__PLACES__DATABASE", &format!("{places}GeoLite2-City-Test.mmdb") as &str),
        ("IDENTITY__SERVER__TRUSTED_PROXIES", "0.0.0.0/32"),
    ];
    let service = with(database, &variables).await;
    service.member(ANN).await;
    let mut london = service.browser().with("x-forwarded-for", "81.2.69.142");
    london.sign_in(ANN, PASSWORD).await.expect(200);
    let item = london.get("/api/v1/sessions").await.expect(200).json()["items"][0].clone();
    let place = json!({ "city": "London", "country": "United Kingdom", "country_code": "GB" });
    assert_eq!(item["location"], place);
    assert_eq!(item["name"], Value::Null);
    let page = london.get("/account").await.expect(200).body;
    assert!(page.contains("London, United Kingdom"), "{page}");

    let id = item["id"].as_str().unwrap();
    let name = "Kitchen <table>";
    let fields = [("id", id), ("name", name)];
    let named = london.fill("/account", "/account/sessions/name", &fields).await.expect(303);
    let page = london.get(named.location()).await.expect(200).body;
    assert!(page.contains("Kitchen &#60;table&#62;"), "{page}");
    let items = london.get("/api/v1/sessions").await.expect(200).json();
    assert_eq!(items["items"][0]["name"], name);
    let target = format!("/api/v1/sessions/{id}");
    for (body, status) in [
        (json!({ "name": "a\u{0}b" }), 400),
        (json!({ "name": "x".repeat(101) }), 400),
        (json!({}), 400),
        (json!({ "name": null }), 200),
    ] {
        let answer = london.call(Method::PATCH, &target, Some(&body)).await;
        assert_eq!(answer.status, status, "{body}");
    }
    let items = london.get("/api/v1/sessions").await.expect(200).json();
    assert_eq!(items["items"][0]["name"], Value::Null);
}

async fn a_known_browser_counts_as_a_fresh_proof_and_a_new_one_does_not(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut known = service.signed_in(ANN).await;
    let protected = service.protect(&mut known).await;
    known.delete("/api/v1/session").await.expect(204);
    for (mut browser, code, fresh) in [(service.browser(), 1, false), (known, 2, true)] {
        let fields = [("email", ANN), ("password", PASSWORD)];
        let asked = browser.fill("/sign-in", "/sign-in", &fields).await.expect(303);
        assert_eq!(asked.location(), "/sign-in/second-factor");
        let typed = [("code", protected.codes[code].as_str())];
        let (page, notice) = (asked.location(), "/account?notice=recovery-code-used&count=");
        let arrived = browser.fill(page, page, &typed).await.expect(303);
        assert!(arrived.location().starts_with(notice), "{}", arrived.location());
        assert_eq!(browser.cookie("xwms_sign_in"), "", "the sign-in is over");
        let answer = browser.call(Method::POST, "/api/v1/account/totp", None).await;
        if fresh {
            answer.expect(201);
        } else {
            assert_eq!(answer.problem(403), "reauthentication-required");
        }
    }
}

async fn a_program_receives_its_device_token_in_the_answer(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN).await;
    let mut device = Value::Null;
    for _ in 0..3 {
        let mut program = service.browser();
        let mut body = json!({ "email": ANN, "password": PASSWORD, "transport": "bearer" });
        if !device.is_null() {
            body["device_token"] = device;
        }
        let answer = program.post("/api/v1/sign-in", &body).await.expect(200);
        assert!(answer.header("set-cookie").is_empty());
        device = answer.json()["session"]["device_token"].clone();
        assert!(device.as_str().unwrap().starts_with("xwms_dev_"));
    }
    let mut ann = service.browser();
    ann.sign_in(ANN, PASSWORD).await.expect(200);
    let devices = ann.get("/api/v1/devices").await.expect(200).json();
    assert_eq!(devices["items"].as_array().unwrap().len(), 2, "the program's and the browser's");
}

async fn a_shared_computer_leaves_no_cookie_behind(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut shared = service.member(ANN).await;
    let fields = [
        ("email", ANN),
        ("password", PASSWORD),
        ("keep_signed_in", "yes"),
        ("shared_device", "yes"),
    ];
    let answer = shared.fill("/sign-in", "/sign-in", &fields).await.expect(303);
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
    assert_eq!(cookies.len(), 1, "{cookies:?}");
    assert!(!cookies[0].to_str().unwrap().contains("Max-Age"), "{cookies:?}");
    assert_eq!(shared.cookie("xwms_device"), "");
    let devices = shared.get("/api/v1/devices").await.expect(200).json();
    assert_eq!(devices["items"], json!([]));
}

async fn one_browser_can_be_known_to_two_accounts(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN).await;
    let mut browser = service.member("bob@example.org").await;
    for address in [ANN, "bob@example.org", ANN, "bob@example.org", ANN] {
        browser.sign_in(address, PASSWORD).await.expect(200);
        let devices = browser.get("/api/v1/devices").await.expect(200).json();
        assert_eq!(devices["items"].as_array().unwrap().len(), 1, "{address}: {devices}");
        browser.delete("/api/v1/session").await.expect(204);
    }
    assert_eq!(browser.cookie("xwms_device").split('.').count(), 2);
    for address in [ANN, "bob@example.org"] {
        let mails = service.mails_to(address).await;
        assert_eq!(mails.len(), 1, "no notice of a copy");
    }
}

async fn a_wrong_authenticator_clock_is_mentioned_at_sign_in(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    let protected = service.protect(&mut ann).await;
    service.advance_clock(STEP * 4);
    for (at, notice) in [
        (service.now().before(STEP), "/account?notice=clock-behind"),
        (service.now(), "/account"),
        (service.now().after(STEP), "/account?notice=clock-ahead"),
    ] {
        let mut browser = service.browser();
        let fields = [("email", ANN), ("password", PASSWORD)];
        browser.fill("/sign-in", "/sign-in", &fields).await.expect(303);
        let (page, code) = ("/sign-in/second-factor", protected.authenticator.digits_at(at));
        let arrived = browser.fill(page, page, &[("code", &code)]).await.expect(303);
        assert_eq!(arrived.location(), notice);
        browser.get(notice).await.expect(200);
    }
}

async fn a_person_who_needs_a_second_factor_is_led_to_its_setup(database: TestDatabase) {
    let service = with(database, &[("IDENTITY__SECOND_FACTOR__REQUIRED", "everyone")]).await;
    let mut ann = service.signed_in(ANN).await;
    for page in ["/account", "/account/security", "/account/profile", "/account/security/password"]
    {
        assert_eq!(ann.get(page).await.expect(303).location(), "/account/security/totp", "{page}");
    }
    for call in ["/api/v1/account", "/api/v1/sessions", "/api/v1/devices"] {
        assert_eq!(ann.get(call).await.problem(403), "session-restricted", "{call}");
    }
    let session = ann.get("/api/v1/session").await.expect(200).json();
    assert_eq!(session["session"]["access"], "second_factor");
    service.protect(&mut ann).await;
    ann.get("/account").await.expect(200);
    let page = "/account/security/totp";
    let kept = ann.fill(page, "/account/security/totp/remove", &[]).await.expect(303);
    assert_eq!(kept.location(), "/account/security/totp?notice=demanded");
}

async fn a_form_that_fails_after_its_proof_does_not_end_the_session(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    let mut other = service.browser();
    let started = other.sign_in(ANN, PASSWORD).await.expect(200).json();
    let id = started["session"]["id"].as_str().unwrap();
    service.advance_clock(Duration::from_mins(10));
    let end = "/account/sessions/end";
    let asked = ann.fill("/account", end, &[("id", id)]).await.expect(200);
    other.delete("/api/v1/session").await.expect(204);
    let hidden = asked.hidden_fields("/account/reauthenticate").unwrap();
    let mut fields: Vec<_> =
        hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.push(("password", PASSWORD));
    let before = ann.cookie("xwms_session").to_owned();
    let notified = ann.send_form("/account/reauthenticate", &fields).await.expect(303);
    assert_eq!(notified.location(), "/account?notice=not-done");
    assert_ne!(ann.cookie("xwms_session"), before, "the new token arrived");
    let page = ann.get(notified.location()).await.expect(200).body;
    assert!(page.contains("That couldn’t be done"), "{page}");
}

async fn every_change_is_notified_in_the_language_of_the_account(database: TestDatabase) {
    let service = Service::over(database).await;
    for (tag, words) in [
        ("en", ["Two-factor authentication is on", "recovery codes", "your password"]),
        ("nl", ["tweestapsverificatie", "herstelcodes", "wachtwoord"]),
        ("fr", ["deux étapes", "codes de récupération", "mot de passe"]),
    ] {
        let address = format!("{tag}@example.org");
        let mut browser = service.signed_in(&address).await;
        let locale = json!({ "locale": tag });
        browser.call(Method::PATCH, "/api/v1/account", Some(&locale)).await.expect(200);
        service.protect(&mut browser).await;
        let change = json!({ "current_password": PASSWORD, "new_password": "Another-horse-2" });
        browser.call(Method::PUT, "/api/v1/account/password", Some(&change)).await.expect(200);
        let mails = service.mails_to(&address).await;
        let subjects: Vec<String> =
            mails.iter().rev().skip(1).map(|mail| mail.mail.subject.to_lowercase()).collect();
        assert_eq!(subjects.len(), 3, "{subjects:?}");
        for word in words {
            let word = word.to_lowercase();
            assert!(subjects.iter().any(|subject| subject.contains(&word)), "{word}: {subjects:?}");
        }
    }
}
