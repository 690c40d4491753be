//! Attacks on an account and the owner's way back, on pages and in the API.

use std::time::Duration;

use identity_core::kernel::ClosedSet;
use identity_core::notify::Purpose;
use poem::http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Browser, PASSWORD, STEP, Service, TestDatabase};

on_both_engines!(
    the_fifth_guess_from_one_source_waits_with_or_without_an_account,
    one_source_can_request_a_limited_number_of_mails_over_http,
    a_locked_account_looks_unknown_and_its_owner_unlocks_it_by_mail,
    unlocking_takes_the_second_factor_too,
    an_account_is_recovered_on_the_pages,
    an_account_with_a_second_factor_is_recovered_with_a_code,
    recovering_one_account_leaves_another_known_in_the_same_browser,
    a_pending_recovery_is_shown_in_live_sessions_and_can_be_stopped,
    a_report_locks_the_account_and_a_recovery_gives_it_back,
    the_panic_button_ends_every_session,
    requesting_a_link_reveals_nothing_about_an_address,
    a_link_works_for_its_own_purpose_only,
    links_lead_to_the_public_url_whatever_the_host_header_says,
);

const ANN: &str = "ann@example.org";
const BOB: &str = "bob@example.org";
const UNKNOWN: &str = "nobody@example.org";
const NEW: &str = "Better-horse-2";
const WRONG: &str = "Wrong-horse-9";

async fn guess(service: &Service, address: &str, password: &str) -> Answer {
    service.browser().sign_in(address, password).await
}

async fn the_fifth_guess_from_one_source_waits_with_or_without_an_account(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN).await;
    for address in [ANN, UNKNOWN] {
        for _ in 0..4 {
            assert_eq!(guess(&service, address, WRONG).await.problem(401), "sign-in-failed");
        }
        let waits = guess(&service, address, PASSWORD).await;
        assert_eq!(waits.problem(429), "too-many-attempts");
        assert_eq!(waits.header("retry-after"), "1");
        assert_eq!(waits.json()["retry_after"], 1);
        let fields = [("email", address), ("password", PASSWORD)];
        let page = service.browser().fill("/sign-in", "/sign-in", &fields).await.expect(429);
        assert!(page.body.contains("Wait a second"), "{}", page.body);
        assert_eq!(page.header("retry-after"), "1");
    }
    service.advance_clock(Duration::from_secs(1));
    guess(&service, ANN, PASSWORD).await.expect(200);
}

async fn one_source_can_request_a_limited_number_of_mails_over_http(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN).await;
    let mut browser = service.browser();
    let asks = json!({ "email": UNKNOWN });
    // The registration of Ann sent the first mail.
    for _ in 1..30 {
        browser.post("/api/v1/recoveries", &asks).await.expect(202);
    }
    let register = json!({ "email": "carol@example.org", "password": PASSWORD });
    for (call, body) in [
        ("recoveries", &asks),
        ("recoveries", &json!({ "email": ANN })),
        ("unlocks", &asks),
        ("registrations/resend", &asks),
        ("registrations", &register),
    ] {
        let refused = browser.post(&format!("/api/v1/{call}"), body).await;
        assert_eq!(refused.problem(429), "too-many-attempts", "{call}");
        assert_eq!(refused.header("retry-after"), "120", "{call}");
    }
    let sign_up = [("email", UNKNOWN), ("password", PASSWORD), ("display_name", "Nobody")];
    for (at, to, fields) in [
        ("/recover", "/recover", &[("email", UNKNOWN)][..]),
        ("/unlock", "/unlock", &[("email", UNKNOWN)]),
        ("/sign-up/sent", "/sign-up/resend", &[("email", UNKNOWN)]),
        ("/sign-up", "/sign-up", &sign_up),
    ] {
        let page = browser.fill(at, to, fields).await.expect(429);
        assert!(page.body.contains("Wait 120 seconds"), "{}", page.body);
        assert!(page.body.contains(UNKNOWN), "what was typed stays");
    }
    service.advance_clock(Duration::from_mins(2));
    browser.post("/api/v1/unlocks", &asks).await.expect(202);
}

async fn a_locked_account_looks_unknown_and_its_owner_unlocks_it_by_mail(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut known = service.signed_in(ANN).await;
    service.lock(ANN).await;
    let locked = guess(&service, ANN, PASSWORD).await.expect(401);
    let unknown = guess(&service, UNKNOWN, PASSWORD).await.expect(401);
    assert_eq!(locked.seen(), unknown.seen());
    known.sign_in(ANN, PASSWORD).await.expect(200);
    // Opens the mailed link in a browser that was never used for this account.
    let mut ann = service.browser();
    let token = service.link(ANN, "/unlock/confirm").await;
    let clean = ann.get(&format!("/unlock/confirm?token={token}")).await.expect(303);
    assert_eq!(clean.location(), "/unlock/confirm");
    let opened = ann.fill("/unlock/confirm", "/unlock/confirm", &[]).await.expect(303);
    assert_eq!(opened.location(), "/sign-in?notice=unlocked");
    assert!(!ann.cookie("xwms_device").is_empty());
    service.lock(ANN).await;
    ann.sign_in(ANN, PASSWORD).await.expect(200);
}

async fn unlocking_takes_the_second_factor_too(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    let protected = service.protect(&mut ann).await;
    service.lock(ANN).await;
    let token = service.link(ANN, "/unlock/confirm").await;
    let confirm = "/api/v1/unlocks/confirm";
    let mut other = service.browser();
    let bare = other.post(confirm, &json!({ "token": token })).await;
    assert_eq!(bare.problem(409), "second-factor-needed");
    let wrong = json!({ "factor": "recovery_code", "code": "00000-00000-00000-00000-000000" });
    let refused = other.post(confirm, &json!({ "token": token, "proof": wrong })).await;
    assert_eq!(refused.problem(401), "code-invalid");
    let right = json!({ "token": token, "proof": protected.proof(1) });
    other.post(confirm, &right).await.expect(204);
    assert_eq!(other.post(confirm, &right).await.problem(400), "token-invalid");
    service.attempt(&mut service.browser(), ANN).await;
}

async fn an_account_is_recovered_on_the_pages(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut old = service.signed_in(ANN).await;
    let mut ann = service.browser();
    let panel = ann.get("/sign-in").await.expect(200).body;
    assert!(panel.contains("href=\"/recover\""), "it is entered from the panel of the sign page");
    let asked = ann.fill("/recover", "/recover", &[("email", ANN)]).await.expect(303);
    assert_eq!(asked.location(), "/recover/sent");
    let token = service.link(ANN, "/recover/continue").await;
    ann.get(&format!("/recover/continue?token={token}")).await.expect(303);
    let here = "/recover/continue";
    let weak = ann.fill(here, here, &[("password", "short")]).await.expect(422);
    assert!(weak.body.contains("role=\"alert\""), "{}", weak.body);
    let done = ann.fill(here, here, &[("password", NEW)]).await.expect(303);
    assert_eq!(done.location(), "/sign-in?notice=recovered");
    let notified = ann.get(done.location()).await.expect(200).body;
    assert!(notified.contains("every session has ended"), "{notified}");
    old.get("/api/v1/session").await.expect(401);
    ann.get("/api/v1/session").await.expect(401);
    guess(&service, ANN, PASSWORD).await.expect(401);
    ann.sign_in(ANN, NEW).await.expect(200);
    ann.get(here).await.expect(400);
}

async fn an_account_with_a_second_factor_is_recovered_with_a_code(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut old = service.signed_in(ANN).await;
    let protected = service.protect(&mut old).await;
    service.advance_clock(STEP);
    let token = service.recovery_link(ANN).await;
    let mut ann = service.browser();
    let link = json!({ "token": token });
    let opened = ann.post("/api/v1/recoveries/open", &link).await.expect(200).json();
    assert_eq!(opened["status"], "needs_second_proof");
    let complete = json!({ "token": token, "new_password": NEW });
    let early = ann.post("/api/v1/recoveries/complete", &complete).await;
    assert_eq!(early.problem(409), "conflict");
    let here = "/recover/continue";
    ann.get(&format!("{here}?token={token}")).await.expect(303);
    let wrong = ann.fill(here, "/recover/proof", &[("code", "no code")]).await.expect(422);
    assert!(wrong.body.contains("That isn’t right"), "{}", wrong.body);
    let digits = protected.authenticator.digits_at(service.now());
    ann.fill(here, "/recover/proof", &[("code", &digits)]).await.expect(303);
    ann.fill(here, here, &[("password", NEW)]).await.expect(303);
    let signed_in = ann.sign_in(ANN, NEW).await.expect(200).json();
    assert_eq!(signed_in["status"], "second_factor_required", "the factor stays");
}

async fn recovering_one_account_leaves_another_known_in_the_same_browser(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(BOB).await;
    let mut browser = service.signed_in(ANN).await;
    browser.sign_in(BOB, PASSWORD).await.expect(200);
    let token = service.recovery_link(ANN).await;
    let complete = json!({ "token": token, "new_password": NEW });
    browser.post("/api/v1/recoveries/complete", &complete).await.expect(204);
    // Strangers lock both accounts. Both know this browser.
    for (address, password) in [(ANN, NEW), (BOB, PASSWORD)] {
        service.lock(address).await;
        guess(&service, address, password).await.expect(401);
        browser.sign_in(address, password).await.expect(200);
    }
}

async fn a_pending_recovery_is_shown_in_live_sessions_and_can_be_stopped(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    service.protect(&mut ann).await;
    assert_eq!(ann.get("/api/v1/account/recovery").await.problem(404), "not-found");
    let token = service.recovery_link(ANN).await;
    let mut thief = service.browser();
    let here = "/recover/continue";
    thief.get(&format!("{here}?token={token}")).await.expect(303);
    thief.fill(here, "/recover/hold", &[]).await.expect(303);
    let waits = thief.get(here).await.expect(200).body;
    assert!(waits.contains("The waiting period lasts until"), "{waits}");
    let complete = json!({ "token": token, "new_password": NEW });
    thief.post("/api/v1/recoveries/complete", &complete).await.expect(409);
    // The owner sees the recovery and stops it.
    let banner = ann.get("/account").await.expect(200).body;
    assert!(banner.contains("Someone asked to recover your account"), "{banner}");
    let shown = ann.get("/api/v1/account/recovery").await.expect(200).json();
    assert_eq!(shown["stage"], "held");
    let cancel = "/account/recovery/cancel";
    let stopped = ann.fill("/account/recovery", cancel, &[]).await.expect(303);
    assert_eq!(stopped.location(), "/account/security?notice=recovery-cancelled");
    ann.get("/api/v1/account/recovery").await.expect(404);
    assert_eq!(thief.get(here).await.status, 400, "the link is void");
    let again = service.recovery_link(ANN).await;
    let outweighed = thief.post("/api/v1/recoveries/hold", &json!({ "token": again })).await;
    assert_eq!(outweighed.problem(409), "recovery-outweighed");
}

async fn a_report_locks_the_account_and_a_recovery_gives_it_back(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    service.advance_clock(Duration::from_secs(1));
    let mut thief = service.browser();
    thief.sign_in(ANN, PASSWORD).await.expect(200);
    let token = service.link(ANN, "/report").await;
    let mut reader = service.browser();
    reader.get(&format!("/report?token={token}")).await.expect(303);
    thief.get("/api/v1/session").await.expect(200);
    let done = reader.fill("/report", "/report", &[]).await.expect(303);
    assert_eq!(done.location(), "/recover/sent?notice=contained");
    let next = reader.get(done.location()).await.expect(200).body;
    assert!(next.contains("Your account is safe"), "{next}");
    thief.get("/api/v1/session").await.expect(401);
    ann.get("/api/v1/session").await.expect(200);
    thief.sign_in(ANN, PASSWORD).await.expect(401);
    service.browser().sign_in(ANN, PASSWORD).await.expect(401);
    reader.get("/report").await.expect(400);
    let body = json!({ "token": token });
    assert_eq!(thief.post("/api/v1/alerts/report", &body).await.problem(400), "token-invalid");
    let token = service.link(ANN, "/recover/continue").await;
    let complete = json!({ "token": token, "new_password": NEW });
    reader.post("/api/v1/recoveries/complete", &complete).await.expect(204);
    reader.sign_in(ANN, NEW).await.expect(200);
}

async fn the_panic_button_ends_every_session(database: TestDatabase) {
    let service = Service::over(database).await;
    for (address, by_page) in [(ANN, true), (BOB, false)] {
        let mut owner = service.signed_in(address).await;
        let mut other = service.browser();
        other.sign_in(address, PASSWORD).await.expect(200);
        if by_page {
            let list = owner.get("/account").await.expect(200).body;
            assert!(list.contains("href=\"/account/secure\""), "from an unknown session too");
            let done = owner.fill("/account/secure", "/account/secure", &[]).await.expect(303);
            assert_eq!(done.location(), "/recover/sent?notice=contained");
        } else {
            owner.call(Method::POST, "/api/v1/account/secure", None).await.expect(204);
        }
        owner.get("/api/v1/session").await.expect(401);
        other.get("/api/v1/session").await.expect(401);
        let token = service.link(address, "/recover/continue").await;
        let complete = json!({ "token": token, "new_password": NEW });
        owner.post("/api/v1/recoveries/complete", &complete).await.expect(204);
        owner.sign_in(address, NEW).await.expect(200);
    }
}

async fn requesting_a_link_reveals_nothing_about_an_address(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN).await;
    service.member(BOB).await;
    service.lock(BOB).await;
    for call in ["/api/v1/recoveries", "/api/v1/unlocks"] {
        let mut seen = Vec::new();
        for address in [ANN, BOB, UNKNOWN] {
            let answer = service.browser().post(call, &json!({ "email": address })).await;
            seen.push(answer.expect(202).seen());
        }
        assert!(seen.iter().all(|answer| *answer == seen[0]), "{call}: {seen:?}");
    }
    for page in ["/recover", "/unlock"] {
        let mut seen = Vec::new();
        for address in [ANN, BOB, UNKNOWN] {
            let answer = service.browser().fill(page, page, &[("email", address)]).await;
            seen.push(answer.expect(303).seen());
        }
        assert!(seen.iter().all(|answer| *answer == seen[0]), "{page}: {seen:?}");
    }
}

async fn refused(browser: &mut Browser, call: &str, body: &Value) {
    assert_eq!(browser.post(call, body).await.problem(400), "token-invalid", "{call}");
}

async fn a_link_works_for_its_own_purpose_only(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    let protected = service.protect(&mut ann).await;
    let attempt = service.attempt(&mut service.browser(), ANN).await;
    let body = json!({ "attempt": attempt, "proof": protected.proof(1) });
    service.browser().post("/api/v1/sign-in/second-factor", &body).await.expect(200);
    service.lock(ANN).await;
    let recover = service.recovery_link(ANN).await;
    let locked = json!({ "token": recover });
    ann.post("/api/v1/recoveries/hold", &locked).await.expect(200);
    service.request_email_change(&mut ann, "ann.new@example.org").await;
    let second = json!({ "email": "ann.second@example.org" });
    ann.call(Method::PUT, "/api/v1/account/recovery-email", Some(&second)).await.expect(202);
    let mut bob = service.signed_in(BOB).await;
    service.change_email(&mut bob, "bob.new@example.org").await;
    let revert = service.link(BOB, "/email/revert").await;
    let body = json!({ "token": revert });
    service.browser().post("/api/v1/email-changes/revert", &body).await.expect(200);
    let mut carol = service.browser();
    carol.register("carol@example.org").await.expect(202);
    let links = [
        ("register", service.token("carol@example.org").await),
        ("change", service.link("ann.new@example.org", "/email/confirm").await),
        ("second", service.link("ann.second@example.org", "/recovery-email/confirm").await),
        ("revert", revert),
        ("object", service.link("bob.new@example.org", "/email/object").await),
        ("recover", recover),
        ("cancel", service.link(ANN, "/recover/cancel").await),
        ("unlock", service.link(ANN, "/unlock/confirm").await),
        ("report", service.link(ANN, "/report").await),
    ];
    let mut other = service.browser();
    for (purpose, token) in &links {
        let link = json!({ "token": token });
        let with_proof = json!({ "token": token, "proof": protected.proof(2) });
        let with_password = json!({ "token": token, "new_password": NEW });
        for (of, call, body) in [
            ("recover", "/api/v1/recoveries/open", &link),
            ("recover", "/api/v1/recoveries/second-proof", &with_proof),
            ("recover", "/api/v1/recoveries/hold", &link),
            ("recover", "/api/v1/recoveries/complete", &with_password),
            ("cancel", "/api/v1/recoveries/cancel", &link),
            ("unlock", "/api/v1/unlocks/confirm", &with_proof),
            ("report", "/api/v1/alerts/report", &link),
            ("register", "/api/v1/registrations/confirm", &link),
            ("change", "/api/v1/email-changes/confirm", &link),
            ("second", "/api/v1/recovery-emails/confirm", &link),
            ("revert", "/api/v1/email-changes/revert", &link),
            ("object", "/api/v1/email-changes/object", &link),
        ] {
            // Two kinds are confirmed in a session, so they also have to belong to its account.
            let in_session = ["change", "second"].contains(&of);
            if of != *purpose {
                refused(if in_session { &mut ann } else { &mut other }, call, body).await;
            }
        }
    }
    assert_eq!(links.len(), Purpose::ALL.len());
    ann.get("/api/v1/account/recovery").await.expect(200);
    ann.get("/api/v1/session").await.expect(200);
    // The wrong uses did not use any link up.
    let [(_, register), (_, change), (_, second), ..] = &links;
    carol.confirm(register).await.expect(201);
    for (call, token) in [("recovery-emails", second), ("email-changes", change)] {
        let body = json!({ "token": token });
        ann.post(&format!("/api/v1/{call}/confirm"), &body).await.expect(204);
    }
}

async fn links_lead_to_the_public_url_whatever_the_host_header_says(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN).await;
    for (name, value) in [
        ("x-forwarded-host", "evil.example"),
        ("forwarded", "host=evil.example"),
        ("x-forwarded-proto", "https"),
        ("x-original-url", "https://evil.example/"),
    ] {
        let mut thief = service.browser().with(name, value);
        thief.post("/api/v1/recoveries", &json!({ "email": ANN })).await.expect(202);
    }
    for mail in service.mails_to(ANN).await {
        let link = mail.link.unwrap();
        assert!(link.starts_with("http://127.0.0.1:8080/"), "{link}");
    }
}
