//! Sign-up: the form, the mail and the link, in the browser that registered and in another one.

use identity_crypto::HashSettings;
use serde_json::json;
use std::time::Duration;

use crate::support::{Browser, PASSWORD, Service, TestDatabase};

on_both_engines!(
    the_browser_that_registered_confirms_with_the_link_alone,
    another_browser_has_to_choose_a_password,
    a_confirmation_link_works_once,
    a_page_registers_and_confirms,
    a_page_in_another_browser_asks_for_a_password,
    a_known_address_is_answered_like_a_new_one,
    a_second_mail_can_be_requested_and_both_links_work,
    every_broken_password_rule_is_named,
    a_password_that_attackers_try_first_is_refused_on_both_faces,
    page_and_api_name_the_rules_of_the_configured_profile,
);

const ANN: &str = "ann@example.org";
const OTHER: &str = "Another-password-2";

async fn the_browser_that_registered_confirms_with_the_link_alone(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut browser = service.browser();
    let accepted = browser.register(ANN).await.expect(202);
    assert_eq!(accepted.json(), json!({}));
    let cookie = accepted.header("set-cookie");
    assert!(cookie.contains("; HttpOnly; SameSite=Lax"), "{cookie}");
    browser.sign_in(ANN, PASSWORD).await.expect(401);

    let token = service.token(ANN).await;
    let confirmed = browser.confirm(&token).await.expect(201).json();
    let signed_in = browser.sign_in(ANN, PASSWORD).await.expect(200).json();
    assert_eq!(signed_in["account"]["id"], confirmed["account_id"]);
    assert_eq!(signed_in["account"]["email"], ANN);
    assert_eq!(signed_in["account"]["display_name"], "Ann");
    assert_eq!(signed_in["account"]["status"], "active");
}

async fn another_browser_has_to_choose_a_password(database: TestDatabase) {
    let service = Service::over(database).await;
    service.browser().register(ANN).await.expect(202);
    let token = service.token(ANN).await;
    let mut other = service.browser();
    // A browser that registered another address counts as another browser too.
    other.register("somebody.else@example.org").await.expect(202);
    for _ in 0..2 {
        assert_eq!(other.confirm(&token).await.problem(409), "password-needed");
    }
    let confirm = "/api/v1/registrations/confirm";
    let weak = other.post(confirm, &json!({ "token": token, "password": "short" })).await;
    assert_eq!(weak.problem(422), "password-rejected");
    other.post(confirm, &json!({ "token": token, "password": OTHER })).await.expect(201);
    other.sign_in(ANN, PASSWORD).await.expect(401);
    let account = other.sign_in(ANN, OTHER).await.expect(200).json()["account"].clone();
    // Nothing that the person who registered chose is kept.
    assert_eq!((&account["email"], &account["display_name"]), (&json!(ANN), &json!(null)));
}

async fn a_confirmation_link_works_once(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut browser = service.browser();
    browser.register(ANN).await.expect(202);
    let token = service.token(ANN).await;
    browser.confirm(&token).await.expect(201);
    let spent = browser.confirm(&token).await;
    let bogus = browser.confirm(&"0".repeat(64)).await;
    let mangled = browser.confirm(&token[1..]).await;
    assert_eq!(spent.problem(400), "token-invalid");
    assert_eq!(spent.seen(), bogus.seen());
    assert_eq!(spent.seen(), mangled.seen());
    let with_password = json!({ "token": token, "password": OTHER });
    let again = browser.post("/api/v1/registrations/confirm", &with_password).await;
    assert_eq!(again.seen(), spent.seen());
    browser.sign_in(ANN, PASSWORD).await.expect(200);
}

async fn fill_in_sign_up(browser: &mut Browser) {
    let fields = [("email", ANN), ("password", PASSWORD), ("display_name", "Ann Smith")];
    let sent = browser.fill("/sign-up", "/sign-up", &fields).await.expect(303);
    assert_eq!(sent.location(), "/sign-up/sent");
    browser.get("/sign-up/sent").await.expect(200);
}

/// Opens the mailed link and returns the clean address that it redirects to.
async fn open_link(service: &Service, browser: &mut Browser) -> String {
    let token = service.token(ANN).await;
    let opened = browser.get(&format!("/sign-up/confirm?token={token}")).await.expect(303);
    assert!(!opened.location().contains(&token), "the token stays in the address");
    opened.location().to_owned()
}

async fn a_page_registers_and_confirms(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut browser = service.browser();
    fill_in_sign_up(&mut browser).await;
    let page = open_link(&service, &mut browser).await;
    let shown = browser.get(&page).await.expect(200);
    assert!(!shown.body.contains("name=\"password\""), "a password is asked for");
    let confirmed = browser.fill(&page, "/sign-up/confirm", &[]).await.expect(303);
    assert_eq!(confirmed.location(), "/sign-in?notice=confirmed");
    assert_eq!(browser.cookies(), None, "the cookies of the registration are gone");

    let fields = [("email", ANN), ("password", PASSWORD)];
    let entered = browser.fill("/sign-in?notice=confirmed", "/sign-in", &fields).await.expect(303);
    assert_eq!(entered.location(), "/account");
    let account = browser.get("/account").await.expect(200);
    assert!(account.body.contains(ANN) && account.body.contains("Ann Smith"), "{}", account.body);
    // The page of a used link says so.
    let page = open_link(&service, &mut browser).await;
    browser.fill(&page, "/sign-up/confirm", &[]).await.expect(400);
}

async fn a_page_in_another_browser_asks_for_a_password(database: TestDatabase) {
    let service = Service::over(database).await;
    fill_in_sign_up(&mut service.browser()).await;
    let mut other = service.browser();
    let page = open_link(&service, &mut other).await;
    let shown = other.get(&page).await.expect(200);
    assert!(shown.body.contains("name=\"password\""), "no password is asked for");
    // Sending the form without a password is refused too.
    other.fill(&page, "/sign-up/confirm", &[]).await.expect(409);
    other.fill(&page, "/sign-up/confirm", &[("password", "short")]).await.expect(422);
    let confirmed = other.fill(&page, "/sign-up/confirm", &[("password", OTHER)]).await;
    assert_eq!(confirmed.expect(303).location(), "/sign-in?notice=confirmed");
    other.sign_in(ANN, PASSWORD).await.expect(401);
    other.sign_in(ANN, OTHER).await.expect(200);
}

async fn a_known_address_is_answered_like_a_new_one(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN).await;
    let mut seen = Vec::new();
    for address in [ANN, "new@example.org"] {
        let mut browser = service.browser();
        let answer = browser.register(address).await.expect(202);
        let cookie = browser.cookie("xwms_registration").to_owned();
        seen.push(answer.seen().replace(&cookie, "COOKIE"));
        let body = json!({ "email": address });
        let resent = browser.post("/api/v1/registrations/resend", &body).await;
        seen.push(resent.expect(202).seen());
        let mut browser = service.browser();
        let fields = [("email", address), ("password", PASSWORD)];
        let page = browser.send_form("/sign-up", &fields).await.expect(303);
        let cookie = browser.cookie("xwms_registration").to_owned();
        seen.push(page.seen().replace(&cookie, "COOKIE"));
        seen.push(browser.send_form("/sign-up/resend", &[("email", address)]).await.seen());
    }
    let (known, new) = seen.split_at(4);
    assert_eq!(known, new);
    // The owner gets one notice without a confirmation link, however often the address is
    // registered.
    let mails = service.mails_to(ANN).await;
    let notified: Vec<_> =
        mails.iter().filter(|mail| !mail.text.contains("/sign-up/confirm")).collect();
    assert_eq!((notified.len(), mails.len()), (1, 2));
}

async fn a_second_mail_can_be_requested_and_both_links_work(database: TestDatabase) {
    let service = Service::over(database).await;
    for which in [0, 1] {
        let address = format!("ann{which}@example.org");
        let mut browser = service.browser();
        browser.register(&address).await.expect(202);
        let first = service.token(&address).await;
        service.advance_clock(Duration::from_mins(10));
        let sent = browser.fill("/sign-up/sent", "/sign-up/resend", &[("email", &address)]).await;
        assert_eq!(sent.expect(303).location(), "/sign-up/sent?notice=resent");
        let mails = service.mails_to(&address).await;
        assert_eq!(mails.len(), 2);
        let tokens: Vec<_> = mails.iter().map(crate::support::token_of).collect();
        assert!(tokens.contains(&first) && tokens[0] != tokens[1]);
        browser.confirm(&tokens[which]).await.expect(201);
        browser.confirm(&tokens[1 - which]).await.expect(400);
    }
}

async fn every_broken_password_rule_is_named(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut browser = service.browser();
    let body = json!({ "email": ANN, "password": "ann" });
    let answer = browser.post("/api/v1/registrations", &body).await;
    assert_eq!(answer.problem(422), "password-rejected");
    let wanted = ["too-short", "upper-case", "digit", "is-email", "known"];
    assert_eq!(answer.faults(), wanted.map(|rule| format!("password: password-{rule}")));
    let page = browser.fill("/sign-up", "/sign-up", &[("email", ANN), ("password", "ann")]).await;
    assert!(page.expect(422).body.contains(&format!("value=\"{ANN}\"")), "what was typed is lost");
    assert_eq!(service.mails_to(ANN).await, []);
    for (field, value, fault) in [
        ("email", "ann@localhost", "email: email-invalid"),
        ("display_name", " ", "display_name: display-name-empty"),
        ("locale", "xx", "locale: locale-invalid"),
    ] {
        let mut body = json!({ "email": ANN, "password": PASSWORD });
        body[field] = json!(value);
        let answer = browser.post("/api/v1/registrations", &body).await;
        assert_eq!(
            (answer.problem(400).as_str(), answer.faults()),
            ("invalid-request", vec![fault.to_owned()])
        );
    }
}

async fn a_password_that_attackers_try_first_is_refused_on_both_faces(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut browser = service.browser();
    let body = json!({ "email": ANN, "password": "Passw0rd" });
    let answer = browser.post("/api/v1/registrations", &body).await;
    assert_eq!(answer.problem(422), "password-rejected");
    assert_eq!(answer.faults(), ["password: password-known"]);
    let fields = [("email", ANN), ("password", "Passw0rd")];
    let page = browser.fill("/sign-up", "/sign-up", &fields).await.expect(422);
    assert!(page.seen().contains("attackers try first"), "{}", page.seen());

    let mut member = service.signed_in("bob@example.org").await;
    let check = "/api/v1/account/password-check";
    let known = member.post(check, &json!({ "password": "Passw0rd" })).await.expect(200).json();
    assert_eq!(
        known,
        json!({ "acceptable": false, "failures": ["password-known"], "strength": 0 })
    );
    let good = json!({ "password": "zahngeWei5ohquu7Ke" });
    let good = member.post(check, &good).await.expect(200).json();
    assert_eq!(good, json!({ "acceptable": true, "failures": [], "strength": 4 }));
}

async fn page_and_api_name_the_rules_of_the_configured_profile(database: TestDatabase) {
    let nist = [("IDENTITY__PASSWORD__PROFILE", "nist")];
    let service = Service::with(database, &nist, &HashSettings::cheap_for_tests()).await;
    let mut browser = service.browser();
    let page = browser.get("/sign-up").await.expect(200);
    assert!(page.seen().contains("At least 15 characters"), "{}", page.seen());
    assert!(page.body.contains("passwordrules=\"minlength: 15;\""), "{}", page.body);
    let short = json!({ "email": ANN, "password": "fourteen words" });
    let answer = browser.post("/api/v1/registrations", &short).await;
    assert_eq!((answer.problem(422).as_str(), answer.faults().len()), ("password-rejected", 1));
    let long = json!({ "email": ANN, "password": "all lower case, and long" });
    browser.post("/api/v1/registrations", &long).await.expect(202);
}
