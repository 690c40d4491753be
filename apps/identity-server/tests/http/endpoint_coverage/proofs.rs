//! An incomplete, stale or foreign proof changes nothing, in any operation, on pages or in the API.

use std::time::Duration;

use identity_server::http::routes::{Verb, Who};
use poem::http::Method;
use serde_json::{Value, json};

use super::calls::{Caller, Owner, ask, by_owner};
use super::table::{Row, STATED};
use super::{listed, with_origin_proof};
use crate::support::{Answer, Browser, HttpRequest, PASSWORD, Service, TestDatabase};

on_both_engines!(
    a_pending_sign_in_allows_only_its_second_factor,
    no_sensitive_operation_accepts_a_stale_proof,
    a_wrong_or_foreign_proof_refreshes_nothing,
    a_spared_session_in_a_contained_account_can_only_defend_it,
);

/// The time for which a proof stays fresh.
const FRESH: Duration = Duration::from_mins(10);

fn api(row: &Row) -> bool {
    row.path.starts_with("/api/v1/")
}

async fn a_pending_sign_in_allows_only_its_second_factor(database: TestDatabase) {
    let service = Service::crowded(database).await;
    let owner = Owner::of(&service, "owner").await;
    let attempt = &owner.attempt;
    let mut asked = 0;
    for row in STATED.iter().filter(|row| api(row) && !row.path.contains("/sign-in")) {
        let own = listed(row).who == Who::Service;
        for (name, value) in [
            ("authorization", format!("Bearer {attempt}")),
            ("cookie", format!("xwms_session={attempt}; xwms_sign_in={attempt}")),
            ("cookie", format!("xwms_sign_in={attempt}")),
        ] {
            let caller = if own { Caller::Anonymous } else { Caller::Owner(&owner) };
            let ask = ask(row, &caller, "").header("sec-fetch-site", "same-origin");
            let answer = service.wire.send(&ask.header(name, &value)).await;
            match listed(row).who {
                Who::Anyone => {}
                _ => assert_eq!(answer.problem(401), "not-signed-in", "{}", row.path),
            }
            asked += 1;
        }
    }
    assert!(asked > 80, "{asked}");
    for page in ["/account", "/account/security", "/account/security/password"] {
        let cookie = format!("xwms_session={attempt}; xwms_sign_in={attempt}");
        let answer =
            service.wire.send(&HttpRequest::new(Method::GET, page).header("cookie", &cookie)).await;
        assert_eq!(answer.status, 303, "{page}");
        assert!(answer.location().starts_with("/sign-in"), "{page}: {}", answer.location());
    }
}

/// Reads everything in which a changed protection would be visible.
async fn state(owner: &Owner) -> Value {
    let mut browser = owner.browser.clone();
    let mut parts = Vec::new();
    for target in ["/api/v1/account/security", "/api/v1/sessions", "/api/v1/devices"] {
        parts.push(browser.get(target).await.expect(200).json());
    }
    Value::Array(parts)
}

fn sensitive() -> impl Iterator<Item = &'static Row> {
    STATED.iter().filter(|row| matches!(listed(row).who, Who::Fresh | Who::Defending))
}

/// Asserts that the answer asks for reauthentication instead of acting.
#[track_caller]
fn assert_asks_for_proof(row: &Row, answer: &Answer) {
    if api(row) {
        assert_eq!(answer.problem(403), "reauthentication-required", "{:?} {}", row.verb, row.path);
        return;
    }
    let shown = answer.status == 200 && answer.hidden_fields("/account/reauthenticate").is_some();
    let sent = answer.status == 303 && answer.location().starts_with("/account/reauthenticate?");
    assert!(shown || sent, "{:?} {}: {answer:?}", row.verb, row.path);
}

async fn no_sensitive_operation_accepts_a_stale_proof(database: TestDatabase) {
    let service = Service::crowded(database).await;
    let mut owner = Owner::of(&service, "owner").await;
    service.advance_clock(FRESH);
    let before = state(&owner).await;
    for row in sensitive() {
        assert_asks_for_proof(row, &by_owner(row, &owner).await);
        assert_eq!(state(&owner).await, before, "{:?} {}", row.verb, row.path);
    }
    let (on_api, on_pages): (Vec<_>, Vec<_>) = sensitive().partition(|row| api(row));
    assert!(on_api.len() >= 10 && on_pages.len() >= 10);
    assert!(owner.is_untouched().await);

    // With the proof, each form that holds no secret continues from the "Confirm it's you" page.
    for (number, row) in sensitive().filter(|row| row.verb == Verb::Post && !api(row)).enumerate() {
        let owner = Owner::of(&service, &format!("member{number}")).await;
        service.advance_clock(FRESH);
        let asked = by_owner(row, &owner).await;
        let code = owner.protected.codes[4].as_str();
        let Some(hidden) = asked.hidden_fields("/account/reauthenticate") else { continue };
        let mut fields: Vec<_> =
            hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend([("password", PASSWORD), ("code", code)]);
        let done = owner.browser.clone().send_form("/account/reauthenticate", &fields).await;
        assert_eq!(done.status, row.owner, "{}: {done:?}", row.path);
        let again = done.location().starts_with("/account/reauthenticate");
        assert!(!again, "{}: {}", row.path, done.location());
    }
}

async fn a_spared_session_in_a_contained_account_can_only_defend_it(database: TestDatabase) {
    let service = Service::crowded(database).await;
    let mut defended = 0;
    for (number, row) in sensitive().enumerate() {
        let mut owner = Owner::of(&service, &format!("owner{number}")).await;
        service.advance_clock(Duration::from_mins(1));
        owner.contain(&service).await;
        if listed(row).who == Who::Defending {
            owner.prepare(&service, row).await;
        }
        let before = state(&owner).await;
        let notice = before[0]["notices"][0].clone();
        assert_eq!(notice, "account_contained");
        let answer = by_owner(row, &owner).await;
        if listed(row).who == Who::Defending {
            assert_eq!(answer.status, row.owner, "{:?} {}: {answer:?}", row.verb, row.path);
            assert!(!answer.location().starts_with("/recover?"), "{}", row.path);
            defended += 1;
            continue;
        }
        if api(row) {
            assert_eq!(answer.problem(403), "account-contained", "{:?} {}", row.verb, row.path);
        } else {
            let first = "/recover?notice=contained";
            assert_eq!(answer.expect(303).location(), first, "{:?} {}", row.verb, row.path);
        }
        assert_eq!(state(&owner).await, before, "{:?} {}", row.verb, row.path);
    }
    assert_eq!(defended, 8, "three ways to end sessions and one to object, on both faces");
    let mut contained = Owner::of(&service, "contained").await;
    service.advance_clock(Duration::from_mins(1));
    contained.contain(&service).await;
    let page = contained.browser.get("/recover?notice=contained").await.expect(200);
    assert!(page.body.contains("Until it’s recovered"), "{page:?}");
    let page = contained.browser.get("/account").await.expect(200);
    assert!(page.body.contains("This account was reported"), "{page:?}");
}

async fn assert_api_refuses(browser: &mut Browser, proof: &Value) {
    let reauthenticate = "/api/v1/session/reauthenticate";
    for (body, status) in [
        (json!({ "password": "Wrong-horse-9", "proof": proof }), 403),
        (json!({ "password": PASSWORD }), 400),
        (json!({ "password": PASSWORD, "proof": null }), 400),
        (json!({ "password": "", "proof": proof }), 400),
        (json!({ "password": null, "proof": proof }), 400),
        (json!({ "proof": proof }), 400),
        (json!({ "password": [PASSWORD], "proof": proof }), 400),
        (json!({ "password": PASSWORD, "proof": { "factor": "totp", "code": "" } }), 400),
        (json!({ "password": PASSWORD, "proof": { "factor": "totp" } }), 400),
        (json!({ "password": PASSWORD, "proof": { "factor": "password", "code": "1" } }), 400),
        (json!({}), 400),
        (json!(null), 400),
    ] {
        let answer = browser.post(reauthenticate, &body).await;
        assert_eq!(answer.status, status, "{body}: {answer:?}");
    }
}

async fn assert_page_refuses(owner: &Owner, row: &Row, code: &str) {
    let mut browser = owner.browser.clone();
    let asked = by_owner(row, owner).await;
    let hidden = match asked.hidden_fields("/account/reauthenticate") {
        Some(hidden) => hidden,
        None => {
            let page = browser.get(asked.location()).await.expect(200);
            page.hidden_fields("/account/reauthenticate").expect("the question for the proof")
        }
    };
    for typed in [
        vec![("password", "Wrong-horse-9"), ("code", code)],
        vec![("password", PASSWORD)],
        vec![("password", ""), ("code", code)],
        vec![("code", code)],
        vec![],
    ] {
        let mut fields: Vec<_> =
            hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend(typed);
        let answer = browser.send_form("/account/reauthenticate", &fields).await.expect(422);
        assert!(answer.hidden_fields("/account/reauthenticate").is_some(), "it asks again");
    }
}

async fn a_wrong_or_foreign_proof_refreshes_nothing(database: TestDatabase) {
    let service = Service::crowded(database).await;
    for (number, row) in sensitive().enumerate() {
        let mut owner = Owner::of(&service, &format!("owner{number}")).await;
        service.advance_clock(FRESH);
        let before = state(&owner).await;
        let proof = owner.protected.proof(5);
        if api(row) {
            assert_api_refuses(&mut owner.browser, &proof).await;
        } else {
            assert_page_refuses(&owner, row, &owner.protected.codes[5]).await;
        }
        assert_eq!(state(&owner).await, before, "{:?} {}", row.verb, row.path);
        assert_asks_for_proof(row, &by_owner(row, &owner).await);

        // Reauthenticating the account's other session does not refresh this one.
        let mut second = owner.second.clone();
        let body = json!({ "password": PASSWORD, "proof": owner.protected.proof(6) });
        second.post("/api/v1/session/reauthenticate", &body).await.expect(200);
        assert_asks_for_proof(row, &by_owner(row, &owner).await);
        // The other session's form token does not help either.
        if !api(row) && row.verb == Verb::Post {
            let page = second.get("/account").await.expect(200);
            let hidden = page.hidden_fields("/sign-out").expect("a form");
            let theirs = with_origin_proof(ask(row, &Caller::Owner(&owner), &hidden[0].1), &owner);
            assert_eq!(owner.browser.send_bare(&theirs).await.status, 403, "{}", row.path);
        }
    }
}
