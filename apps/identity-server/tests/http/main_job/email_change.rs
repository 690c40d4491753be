//! The addresses of an account, on pages and in the API.

use poem::http::Method;
use serde_json::json;

use crate::support::{Browser, PASSWORD, STEP, Service, TestDatabase};

on_both_engines!(
    an_address_changes_on_the_pages_in_the_session_that_requested_it,
    a_link_opened_while_signed_out_continues_after_the_sign_in,
    an_owner_whose_address_was_changed_takes_the_account_back_on_the_pages,
    an_owner_who_changed_the_address_keeps_the_account_on_the_pages,
    an_email_change_gets_the_same_answer_for_a_taken_address,
    a_recovery_email_recovers_the_account_after_the_waiting_period,
    sent_mails_are_listed_on_both_faces,
    an_owner_who_needs_help_writes_to_support,
    changing_an_address_takes_a_fresh_proof_on_both_faces,
);

const ANN: &str = "ann@example.org";
const BOB: &str = "bob@example.org";
const NEW: &str = "new@example.net";
const SECOND: &str = "second@example.net";
const BETTER: &str = "Better-horse-2";
const EMAIL: &str = "/account/security/email";

async fn recovery_email(browser: &mut Browser) -> serde_json::Value {
    browser.get("/api/v1/account/recovery-email").await.expect(200).json()
}

async fn an_address_changes_on_the_pages_in_the_session_that_requested_it(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    assert!(ann.get("/account/security").await.expect(200).body.contains(EMAIL));
    for (typed, sentence) in [("nonsense", "doesn’t look like"), (ANN, "already has")] {
        let refused = ann.fill(EMAIL, EMAIL, &[("email", typed)]).await.expect(422);
        assert!(refused.body.contains(sentence) && refused.body.contains(typed));
    }
    let asked = ann.fill(EMAIL, EMAIL, &[("email", NEW)]).await.expect(303);
    let page = ann.get(asked.location()).await.expect(200).body;
    assert!(page.contains("still needs to be confirmed"), "{page}");
    let token = service.link(NEW, "/email/confirm").await;
    let clean = ann.get(&format!("/email/confirm?token={token}")).await.expect(303);
    assert_eq!(clean.location(), "/email/confirm");
    let page = ann.get("/email/confirm").await.expect(200).body;
    assert!(page.contains(NEW) && page.contains(ANN), "{page}");
    let done = ann.fill("/email/confirm", "/email/confirm", &[]).await.expect(303);
    let page = ann.get(done.location()).await.expect(200).body;
    assert!(page.contains("Your new email address is active"), "{page}");
    assert_eq!(ann.get("/api/v1/account").await.expect(200).json()["email"], NEW);
    service.browser().sign_in(ANN, PASSWORD).await.expect(401);
    service.browser().sign_in(NEW, PASSWORD).await.expect(200);
    ann.get("/email/confirm").await.expect(400);
    // A pending request can be cancelled.
    ann.fill(EMAIL, EMAIL, &[("email", BOB)]).await.expect(303);
    ann.fill(EMAIL, "/account/security/email/cancel", &[]).await.expect(303);
    assert!(!ann.get(EMAIL).await.expect(200).body.contains("still needs to be confirmed"));
}

async fn a_link_opened_while_signed_out_continues_after_the_sign_in(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    service.request_email_change(&mut ann, NEW).await;
    let token = service.link(NEW, "/email/confirm").await;
    let mut other = service.browser();
    other.get(&format!("/email/confirm?token={token}")).await.expect(303);
    let to_sign_in = other.get("/email/confirm").await.expect(303);
    assert_eq!(to_sign_in.location(), "/sign-in?next=%2Femail%2Fconfirm");
    let fields = [("email", ANN), ("password", PASSWORD)];
    let back = other.fill(to_sign_in.location(), "/sign-in", &fields).await.expect(303);
    assert_eq!(back.location(), "/email/confirm");
    other.fill("/email/confirm", "/email/confirm", &[]).await.expect(303);
    assert_eq!(ann.get("/api/v1/account").await.expect(200).json()["email"], NEW);
}

async fn an_owner_whose_address_was_changed_takes_the_account_back_on_the_pages(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    service.member(ANN).await;
    service.advance_clock(STEP * 120);
    let mut thief = service.browser();
    thief.sign_in(ANN, PASSWORD).await.expect(200);
    service.change_email(&mut thief, NEW).await;
    let token = service.link(ANN, "/email/revert").await;
    let mut ann = service.browser();
    ann.get(&format!("/email/revert?token={token}")).await.expect(303);
    let page = ann.get("/email/revert").await.expect(200).body;
    assert!(page.contains("Take your account back"), "{page}");
    ann.fill("/email/revert", "/email/revert", &[]).await.expect(303);
    thief.get("/api/v1/session").await.expect(401);
    let page = ann.get("/email/revert").await.expect(200).body;
    assert!(page.contains("Your account is locked"), "{page}");
    let wrong = [("current_password", "Wrong-horse-9")];
    let refused = ann.fill("/email/revert", "/email/revert", &wrong).await.expect(422);
    assert!(refused.body.contains("role=\"alert\""));
    let right = [("current_password", PASSWORD)];
    let done = ann.fill("/email/revert", "/email/revert", &right).await.expect(303);
    assert_eq!(done.location(), "/recover/sent?notice=contained");
    let token = service.link(ANN, "/recover/continue").await;
    ann.get(&format!("/recover/continue?token={token}")).await.expect(303);
    let recover = "/recover/continue";
    ann.fill(recover, recover, &[("password", BETTER)]).await.expect(303);
    ann.sign_in(ANN, BETTER).await.expect(200);
    service.browser().sign_in(NEW, PASSWORD).await.expect(401);
}

async fn an_owner_who_changed_the_address_keeps_the_account_on_the_pages(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    let protected = service.protect(&mut ann).await;
    // After a fortnight, the factor counts as an older proof.
    service.advance_clock(STEP * 2 * 60 * 24 * 15);
    let attempt = service.attempt(&mut ann, ANN).await;
    let presented = json!({ "attempt": attempt, "proof": protected.proof(1) });
    ann.post("/api/v1/sign-in/second-factor", &presented).await.expect(200);
    let proven = json!({ "password": PASSWORD, "proof": protected.proof(2) });
    ann.post("/api/v1/session/reauthenticate", &proven).await.expect(200);
    service.change_email(&mut ann, NEW).await;
    // A thief reads her former mailbox.
    let revert = json!({ "token": service.link(ANN, "/email/revert").await });
    let waiting = "/api/v1/email-changes/revert";
    let answer = service.browser().post(waiting, &revert).await.expect(200).json();
    assert_eq!(answer["status"], "waiting");
    assert!(answer["returns_at"].is_string());
    let token = service.link(NEW, "/email/object").await;
    ann.get(&format!("/email/object?token={token}")).await.expect(303);
    let page = ann.get("/email/object").await.expect(200).body;
    assert!(page.contains("Keep your account"), "{page}");
    let contested = ann.fill("/email/object", "/email/object", &[]).await.expect(303);
    let page = ann.get(contested.location()).await.expect(200).body;
    assert!(page.contains("support team decides, unless you prove"), "{page}");
    let helped = ann.fill("/email/object", "/email/help", &[("text", "It is mine.")]).await;
    assert_eq!(helped.expect(303).location(), "/email/object?notice=helped");
    let claimed = service.browser().post(waiting, &revert).await.expect(200).json();
    assert_eq!(claimed["status"], "contested");
    let object = "/api/v1/email-changes/object";
    let body = json!({ "token": token, "proof": protected.proof(3) });
    let ended = service.browser().post(object, &body).await.expect(200).json();
    assert_eq!(ended["status"], "ended");
    assert_eq!(service.browser().post(waiting, &revert).await.problem(400), "token-invalid");
    let token = service.link(NEW, "/recover/continue").await;
    let prove = json!({ "token": token, "proof": protected.proof(4) });
    service.browser().post("/api/v1/recoveries/second-proof", &prove).await.expect(200);
    let body = json!({ "token": token, "new_password": BETTER });
    service.browser().post("/api/v1/recoveries/complete", &body).await.expect(204);
    let answer = service.browser().sign_in(NEW, BETTER).await.expect(200).json();
    assert_eq!(answer["status"], "second_factor_required", "the factor has stayed");
}

async fn an_email_change_gets_the_same_answer_for_a_taken_address(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(BOB).await;
    let mut ann = service.signed_in(ANN).await;
    let mut answers = Vec::new();
    for address in [BOB, "nobody@example.org"] {
        let body = json!({ "new_email": address });
        answers.push(ann.post("/api/v1/account/email-change", &body).await.expect(202).seen());
        assert!(ann.get(EMAIL).await.expect(200).body.contains(address));
    }
    assert_eq!(answers[0], answers[1]);
    assert!(
        service.mails_to(BOB).await[0].link.as_deref().is_some_and(|l| l.ends_with("/sign-in"))
    );
    let same = ann.post("/api/v1/account/email-change", &json!({ "new_email": ANN })).await;
    assert_eq!(same.problem(400), "invalid-request");
    assert_eq!(same.json()["errors"][0], json!({ "field": "new_email", "code": "email-same" }));
}

async fn a_recovery_email_recovers_the_account_after_the_waiting_period(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    let set = "/account/security/recovery-email";
    let asked = ann.fill(EMAIL, set, &[("recovery_email", SECOND)]).await.expect(303);
    assert_eq!(asked.location(), "/account/security/email?notice=asked");
    assert_eq!(recovery_email(&mut ann).await, json!({ "unconfirmed": SECOND }));
    let token = service.link(SECOND, "/recovery-email/confirm").await;
    ann.get(&format!("/recovery-email/confirm?token={token}")).await.expect(303);
    let here = "/recovery-email/confirm";
    ann.fill(here, here, &[]).await.expect(303);
    assert_eq!(recovery_email(&mut ann).await, json!({ "email": SECOND }));
    // The recovery email alone is not enough, even without a second factor.
    let token = service.recovery_link(SECOND).await;
    let opened =
        service.browser().post("/api/v1/recoveries/open", &json!({ "token": token })).await;
    assert_eq!(opened.expect(200).json()["status"], "needs_second_proof");
    let mut partner = service.browser();
    partner.get(&format!("/recover/continue?token={token}")).await.expect(303);
    let page = partner.get("/recover/continue").await.expect(200).body;
    assert!(page.contains("This is a recovery email"), "{page}");
    assert!(!page.contains("name=\"code\""), "there is no code to give");
    partner.fill("/recover/continue", "/recover/hold", &[]).await.expect(303);
    assert!(ann.get("/account").await.expect(200).body.contains("asked to recover your account"));
    service.link(ANN, "/recover/cancel").await;
    ann.fill(EMAIL, "/account/security/recovery-email/remove", &[]).await.expect(303);
    assert_eq!(recovery_email(&mut ann).await, json!({}));
    partner.get("/recover/continue").await.expect(400);
}

async fn sent_mails_are_listed_on_both_faces(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    service.request_email_change(&mut ann, NEW).await;
    service.mails_to(NEW).await;
    let listed = ann.get("/api/v1/account/mails").await.expect(200).json();
    let items = listed["items"].as_array().unwrap();
    let found = |mail: &str| items.iter().find(|item| item["mail"] == mail).unwrap();
    let confirm = found("confirm_email_change");
    assert_eq!(confirm["to"], NEW);
    assert_eq!(confirm["subject"], "Confirm your new email address");
    assert_eq!(confirm["state"], "delivered");
    assert_eq!(found("email_change_requested")["to"], ANN);
    let page = ann.get("/account/mails").await.expect(200).body;
    assert!(page.contains(NEW) && page.contains("Confirm your new email address"), "{page}");
    let mut bob = service.signed_in(BOB).await;
    assert!(!bob.get("/account/mails").await.expect(200).body.contains(NEW));
}

async fn an_owner_who_needs_help_writes_to_support(database: TestDatabase) {
    let variables = [("IDENTITY__MAIL__SUPPORT", "help@example.com")];
    let cheap = identity_crypto::HashSettings::cheap_for_tests();
    let service = Service::with(database, &variables, &cheap).await;
    let mut ann = service.signed_in(ANN).await;
    service.protect(&mut ann).await;
    let token = service.recovery_link(ANN).await;
    ann.get(&format!("/recover/continue?token={token}")).await.expect(303);
    let (here, help) = ("/recover/continue", "/recover/help");
    let empty = ann.fill(here, help, &[("text", "  ")]).await.expect(422);
    assert!(empty.body.contains("Write a message first"), "{}", empty.body);
    let long = "x".repeat(2001);
    let refused = ann.fill(here, help, &[("text", &long)]).await.expect(422);
    assert!(refused.body.contains(&long), "what was typed stays");
    let sent = ann.fill(here, help, &[("text", "I lost my phone.")]).await.expect(303);
    let page = ann.get(sent.location()).await.expect(200).body;
    assert!(page.contains("We’ve saved your message"), "{page}");
    let mails = service.mails_to("help@example.com").await;
    assert!(mails[0].text.contains("I lost my phone."), "{}", mails[0].text);
    let listed = ann.get("/account/mails").await.expect(200).body;
    assert!(!listed.contains("Help requested"), "no mailbox has that one");
    let body = json!({ "token": token, "text": "Once more." });
    for status in [204, 204, 429] {
        ann.post("/api/v1/recoveries/help", &body).await.expect(status);
    }
}

async fn changing_an_address_takes_a_fresh_proof_on_both_faces(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    service.advance_clock(STEP * 30);
    let body = json!({ "new_email": NEW });
    let refused = ann.post("/api/v1/account/email-change", &body).await;
    assert_eq!(refused.problem(403), "reauthentication-required");
    let body = json!({ "email": SECOND });
    let path = "/api/v1/account/recovery-email";
    let refused = ann.call(Method::PUT, path, Some(&body)).await;
    assert_eq!(refused.problem(403), "reauthentication-required");
    assert_eq!(
        ann.call(Method::DELETE, path, None).await.problem(403),
        "reauthentication-required"
    );
    // On the page, the form continues after the proof.
    let question = ann.fill(EMAIL, EMAIL, &[("email", NEW)]).await.expect(200);
    assert!(question.body.contains("/account/reauthenticate"), "{}", question.body);
    let mut fields = question.hidden_fields("/account/reauthenticate").unwrap();
    fields.push(("password".to_owned(), PASSWORD.to_owned()));
    let fields: Vec<_> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let done = ann.send_form("/account/reauthenticate", &fields).await.expect(303);
    assert_eq!(done.location(), "/account/security/email?notice=asked");
    service.link(NEW, "/email/confirm").await;
}
