//! Every operation with its answer to every kind of caller: one table, compared with the API
//! document, the route table and the running service.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test may fail by panicking")]
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod calls;
mod proofs;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use self::calls::{Caller, Owner, ask, by_owner, method};
use self::table::{Row, STATED};
use crate::support::{Answer, HttpRequest, Service, TestDatabase};
use identity_server::api;
use identity_server::http::routes::{BodyKind, Verb, Who};
use identity_server::operations::OPERATIONS;
use poem::http::Method;
use serde_json::Value;

on_both_engines!(
    each_caller_gets_the_answer_in_the_table,
    a_cross_site_request_is_refused_and_does_nothing,
    a_body_with_another_media_type_is_refused,
    every_other_method_is_a_405_that_lists_the_allowed_ones,
    an_unknown_path_is_a_problem_or_a_page,
);

type Name = (&'static str, String);

fn name(verb: Verb, path: &str) -> Name {
    let verb = match verb {
        Verb::Get => "get",
        Verb::Post => "post",
        Verb::Put => "put",
        Verb::Patch => "patch",
        Verb::Delete => "delete",
    };
    (verb, path.to_owned())
}

#[test]
fn the_table_lists_exactly_every_operation() {
    let stated: Vec<_> = STATED.iter().map(|row| name(row.verb, row.path)).collect();
    let listed: BTreeSet<_> = OPERATIONS.iter().map(|it| name(it.verb, it.path)).collect();
    assert_eq!(stated.iter().cloned().collect::<BTreeSet<_>>(), listed);
    assert_eq!(stated.len(), listed.len(), "a row stands twice");
}

#[test]
fn the_table_has_a_status_for_every_possible_caller() {
    for (row, operation) in STATED.iter().map(|row| (row, listed(row))) {
        let acts = row.verb != Verb::Get;
        let by_form =
            ["/account/sessions/end", "/account/sessions/name", "/account/devices/forget"];
        let names_an_id = row.path.contains("{id}") || by_form.contains(&row.path);
        assert!(row.owner < 400 && row.anonymous >= 200, "{}", row.path);
        assert_eq!(row.stranger != 0, names_an_id, "{}", row.path);
        assert_eq!(row.unproven != 0, acts, "{}", row.path);
        assert_eq!(row.mistyped != 0, operation.body != BodyKind::None, "{}", row.path);
        // A caller who is not signed in gets a 401 or is sent to the sign-in page.
        let away = if row.path.starts_with("/api/") { 401 } else { 303 };
        assert!(operation.who == Who::Anyone || row.anonymous == away, "{}", row.path);
    }
}

#[test]
fn the_document_and_the_route_table_have_the_same_operations() {
    let document: Value = serde_json::from_str(&api::service("XWMS").spec()).unwrap();
    let mut documented = BTreeMap::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, call) in methods.as_object().unwrap() {
            let signed_in = call["security"].as_array().is_some_and(|all| !all.is_empty());
            let json = call["requestBody"]["content"]["application/json"].is_object();
            documented.insert(format!("{method} {}{path}", api::BASE), (signed_in, json));
        }
    }
    let of_api = OPERATIONS.iter().filter(|it| it.path.starts_with(api::BASE));
    let listed = of_api.map(|it| {
        let (verb, path) = name(it.verb, it.path);
        (format!("{verb} {path}"), (it.who != Who::Anyone, it.body == BodyKind::Json))
    });
    assert_eq!(documented, listed.collect());
}

fn listed(row: &Row) -> identity_server::http::routes::Operation {
    let found = OPERATIONS.iter().find(|it| it.verb == row.verb && it.path == row.path);
    *found.unwrap_or_else(|| panic!("{} is not in the route table", row.path))
}

async fn each_caller_gets_the_answer_in_the_table(database: TestDatabase) {
    let service = Service::crowded(database).await;
    for (number, row) in STATED.iter().enumerate() {
        let bare = ask(row, &Caller::Anonymous, "").header("sec-fetch-site", "same-origin");
        let anonymous = service.wire.send(&bare).await;
        check(row, &anonymous, row.anonymous, "anonymous");
        let mut owner = Owner::of(&service, &format!("owner{number}")).await;
        owner.prepare(&service, row).await;
        if row.stranger != 0 {
            let mut stranger = Owner::of(&service, &format!("stranger{number}")).await;
            let form_token = stranger.form_token().await;
            let theirs = ask(row, &Caller::Owner(&owner), &form_token);
            let answer = stranger.browser.send_bare(&with_origin_proof(theirs, &stranger)).await;
            check(row, &answer, row.stranger, "a stranger");
            let none = ask(row, &Caller::Anonymous, &form_token);
            let unknown = stranger.browser.send_bare(&with_origin_proof(none, &stranger)).await;
            assert_eq!(answer.seen(), unknown.seen(), "{}: theirs and none differ", row.path);
            assert!(
                stranger.is_untouched().await
                    && owner.second.clone().get("/api/v1/session").await.status == 200
            );
        }
        let answer = by_owner(row, &owner).await;
        check(row, &answer, row.owner, "the owner");
        if row.verb == Verb::Get {
            let mut head = ask(row, &Caller::Owner(&owner), "").header("cookie", &owner.cookies());
            head.method = Method::HEAD;
            let headed = service.wire.send(&head).await;
            assert_eq!((headed.status, headed.body.as_str()), (row.owner, ""), "HEAD {}", row.path);
        }
    }
}

fn with_origin_proof(ask: HttpRequest, owner: &Owner) -> HttpRequest {
    ask.header("cookie", &owner.cookies()).header("sec-fetch-site", "same-origin")
}

async fn a_cross_site_request_is_refused_and_does_nothing(database: TestDatabase) {
    let service = Service::crowded(database).await;
    let mut owner = Owner::of(&service, "owner").await;
    let other = Owner::of(&service, "other").await;
    let (own_token, foreign_token) = (owner.form_token().await, other.form_token().await);
    for row in STATED.iter().filter(|row| row.unproven != 0) {
        let right =
            || ask(row, &Caller::Owner(&owner), &own_token).header("cookie", &owner.cookies());
        let alone = || ask(row, &Caller::Owner(&owner), "");
        let mut sent = vec![
            ("no proof", right()),
            ("cross-site", right().header("sec-fetch-site", "cross-site")),
            ("same-site", right().header("sec-fetch-site", "same-site")),
            ("by the address bar", right().header("sec-fetch-site", "none")),
            ("another origin", right().header("origin", "https://evil.example")),
            ("no origin", right().header("origin", "null")),
            ("another origin, and no cookie", alone().header("origin", "https://evil.example")),
        ];
        if listed(row).body == BodyKind::Form {
            let forged = |token| with_origin_proof(ask(row, &Caller::Owner(&owner), token), &owner);
            sent.push(("no form token", forged("")));
            sent.push(("another form token", forged("0123456789abcdef")));
            sent.push(("the form token of another session", forged(&foreign_token)));
            sent.push(("no proof, and no cookie", alone()));
        }
        for (how, ask) in sent {
            let answer = service.wire.send(&ask).await;
            check(row, &answer, row.unproven, how);
            assert!(answer.header("set-cookie").is_empty(), "{}: {how}", row.path);
        }
        assert!(owner.is_untouched().await, "{}", row.path);
    }
    assert_eq!(service.mails_to("new@example.org").await, []);
}

async fn a_body_with_another_media_type_is_refused(database: TestDatabase) {
    let service = Service::crowded(database).await;
    let mut owner = Owner::of(&service, "owner").await;
    let form_token = owner.form_token().await;
    for row in STATED.iter().filter(|row| row.mistyped != 0) {
        let form = listed(row).body == BodyKind::Form;
        let other = if form { "application/json" } else { crate::support::FORM };
        for kind in [other, "text/plain", "multipart/form-data; boundary=b", "application/xml", ""]
        {
            let mut ask = with_origin_proof(ask(row, &Caller::Owner(&owner), &form_token), &owner);
            ask.headers.retain(|(name, _)| name != "content-type");
            if !kind.is_empty() {
                ask = ask.header("content-type", kind);
            }
            check(row, &service.wire.send(&ask).await, row.mistyped, kind);
        }
        assert!(owner.is_untouched().await, "{}", row.path);
    }
}

async fn every_other_method_is_a_405_that_lists_the_allowed_ones(database: TestDatabase) {
    let service = Service::crowded(database).await;
    let mut paths: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for row in STATED {
        let verbs = paths.entry(row.path).or_default();
        verbs.extend(match row.verb {
            Verb::Get => vec!["GET", "HEAD"],
            verb => vec![
                ["POST", "PUT", "PATCH", "DELETE"]
                    .into_iter()
                    .find(|it| method(verb) == *it)
                    .unwrap(),
            ],
        });
    }
    for (path, right) in paths {
        let target = path.replace("{id}", "0").replace("{file}", "1-a.eml");
        for wrong in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"] {
            if right.contains(wrong) {
                continue;
            }
            let method = Method::from_bytes(wrong.as_bytes()).unwrap();
            let ask = HttpRequest::new(method, &target).header("sec-fetch-site", "same-origin");
            let answer = service.wire.send(&ask).await;
            assert_eq!(answer.status, 405, "{wrong} {path}: {answer:?}");
            let allowed: BTreeSet<_> = answer.header("allow").split(", ").collect();
            assert_eq!(allowed, right, "{wrong} {path}");
            assert_security_headers(path, &answer);
        }
    }
}

async fn an_unknown_path_is_a_problem_or_a_page(database: TestDatabase) {
    let service = Service::crowded(database).await;
    for path in [
        "/none",
        "/api",
        "/api/",
        "/api/v1",
        "/api/v1/none",
        "/api/v1/sessions/a/b",
        "/account/",
        "//",
        "/assets/",
        "/metrics",
    ] {
        for method in [Method::GET, Method::POST, Method::DELETE] {
            let ask = HttpRequest::new(method, path).header("sec-fetch-site", "same-origin");
            let answer = service.wire.send(&ask).await;
            assert_eq!(answer.status, 404, "{path}: {answer:?}");
            assert_security_headers(path, &answer);
        }
    }
}

#[track_caller]
fn check(row: &Row, answer: &Answer, status: u16, who: &str) {
    assert_eq!(answer.status, status, "{:?} {} by {who}: {answer:?}", row.verb, row.path);
    assert_security_headers(row.path, answer);
}

/// Asserts that the answer has every security header, and that an error is a problem for programs
/// and a page for people.
#[track_caller]
fn assert_security_headers(path: &str, answer: &Answer) {
    for (name, begins) in [
        (
            "content-security-policy",
            if path.ends_with("/html") && answer.status == 200 {
                "sandbox"
            } else {
                "default-src 'none'"
            },
        ),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "accelerometer=()"),
        (
            "cache-control",
            if path.starts_with("/assets/") && answer.status == 200 {
                "public"
            } else {
                "no-store"
            },
        ),
        ("x-request-id", ""),
    ] {
        let found = answer.headers.get(name).unwrap_or_else(|| panic!("{path}: no {name}"));
        assert!(found.to_str().unwrap().starts_with(begins), "{path}: {name}: {found:?}");
    }
    assert!(!answer.headers.contains_key("server"), "{path}");
    if answer.status < 400 || answer.body.is_empty() {
        return;
    }
    if path == "/api" || path.starts_with("/api/") {
        let slug = answer.problem(answer.status);
        let body = answer.json();
        assert!(!slug.is_empty() && body["title"].is_string(), "{path}: {answer:?}");
        assert_eq!(body["status"], answer.status, "{path}");
        assert_eq!(body["request_id"], answer.header("x-request-id"), "{path}");
    } else {
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{path}");
    }
}
