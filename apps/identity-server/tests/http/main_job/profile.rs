//! Name, language and time zone, on pages and in the API.

use poem::http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Browser, Service, TestDatabase};

on_both_engines!(
    a_change_affects_only_the_named_fields,
    a_faulty_field_is_named_and_nothing_changes,
    the_profile_page_saves_changes_and_keeps_faulty_input,
    the_languages_are_listed,
);

const ANN: &str = "ann@example.org";

async fn change(browser: &mut Browser, body: &Value) -> Answer {
    browser.call(Method::PATCH, "/api/v1/account", Some(body)).await
}

async fn a_change_affects_only_the_named_fields(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut browser = service.signed_in(ANN).await;
    let mut known = browser.get("/api/v1/account").await.expect(200).json();
    for (body, changed) in [
        (json!({}), vec![]),
        (json!({ "locale": "fr" }), vec![("locale", json!("fr"))]),
        (json!({ "time_zone": "Europe/Brussels" }), vec![("time_zone", json!("Europe/Brussels"))]),
        (json!({ "display_name": " Zoë 李 " }), vec![("display_name", json!("Zoë 李"))]),
        (json!({ "display_name": null }), vec![("display_name", Value::Null)]),
        (
            json!({ "display_name": "<b>Ann</b>", "locale": "nl" }),
            vec![("display_name", json!("<b>Ann</b>")), ("locale", json!("nl"))],
        ),
    ] {
        for (field, value) in changed {
            known[field] = value;
        }
        assert_eq!(change(&mut browser, &body).await.expect(200).json(), known, "{body}");
        assert_eq!(browser.get("/api/v1/account").await.json(), known, "{body}");
    }
    let page = browser.get("/account").await.expect(200).body;
    assert!(page.contains("<html lang=\"nl\">") && !page.contains("<b>Ann"), "{page}");
}

async fn a_faulty_field_is_named_and_nothing_changes(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut browser = service.signed_in(ANN).await;
    let known = browser.get("/api/v1/account").await.expect(200).json();
    for (body, fault) in [
        (json!({ "locale": "de" }), "locale: locale-invalid"),
        (json!({ "locale": "" }), "locale: locale-invalid"),
        (json!({ "time_zone": "Mars/Olympus" }), "time_zone: time-zone-invalid"),
        (json!({ "time_zone": "../etc/passwd" }), "time_zone: time-zone-invalid"),
        (json!({ "display_name": "" }), "display_name: display-name-empty"),
        (json!({ "display_name": "x".repeat(101) }), "display_name: display-name-too-long"),
        (json!({ "display_name": "a\nb" }), "display_name: display-name-character"),
        (json!({ "display_name": "Bob", "locale": "de" }), "locale: locale-invalid"),
        (json!({ "display_name": "Bob", "nickname": "Bobby" }), "nickname: unknown"),
        (json!({ "email": "bob@example.org" }), "email: unknown"),
        (json!({ "locale": 1 }), "locale: type"),
    ] {
        let answer = change(&mut browser, &body).await;
        assert_eq!(answer.problem(400), "invalid-request", "{body}");
        assert_eq!(answer.faults(), [fault], "{body}");
    }
    assert_eq!(browser.get("/api/v1/account").await.json(), known);
}

async fn the_profile_page_saves_changes_and_keeps_faulty_input(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut browser = service.signed_in(ANN).await;
    let page = "/account/profile";
    let wrong = [("display_name", "Zoë \"&<"), ("locale", "fr"), ("time_zone", "Mars/Olympus")];
    let answer = browser.fill(page, page, &wrong).await.expect(422);
    assert!(answer.body.contains("value=\"Zoë &#34;&#38;&#60;\""), "{}", answer.body);
    assert!(answer.body.contains("value=\"Mars/Olympus\""), "{}", answer.body);
    let right = [("display_name", "Zoë"), ("locale", "fr"), ("time_zone", "Europe/Paris")];
    let saved = browser.fill(page, page, &right).await.expect(303);
    assert_eq!(saved.location(), "/account/profile?notice=saved");
    let shown = browser.get(saved.location()).await.expect(200).body;
    assert!(shown.contains("<html lang=\"fr\">") && shown.contains("value=\"Zoë\""), "{shown}");
    // An empty field removes the name.
    let nameless = [("display_name", " "), ("locale", "fr"), ("time_zone", "Europe/Paris")];
    browser.fill(page, page, &nameless).await.expect(303);
    let account = browser.get("/api/v1/account").await.json();
    assert_eq!(account["display_name"], Value::Null);
    assert_eq!((&account["locale"], &account["time_zone"]), (&json!("fr"), &json!("Europe/Paris")));
}

async fn the_languages_are_listed(database: TestDatabase) {
    let service = Service::over(database).await;
    let list = service.browser().get("/api/v1/locales").await.expect(200).json();
    let tags: Vec<_> =
        list["items"].as_array().unwrap().iter().map(|item| item["tag"].clone()).collect();
    assert_eq!(tags, ["en", "nl", "fr"]);
    assert!(list["items"].as_array().unwrap().iter().all(|item| item["name"].is_string()));
}
