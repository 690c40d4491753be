//! The list of sessions, and the ways to end them.

use poem::http::Method;
use serde_json::{Value, json};

use crate::support::{Browser, HttpRequest, PASSWORD, Service, TestDatabase};

on_both_engines!(
    the_list_shows_device_address_and_the_current_session,
    one_other_session_can_be_ended,
    all_other_sessions_can_be_ended,
    all_sessions_can_be_ended,
    signing_out_ends_the_session_and_removes_the_cookie,
    the_account_page_lists_and_ends_sessions,
    a_session_ended_elsewhere_stops_working_at_once,
    an_account_sees_and_ends_only_its_own_sessions,
);

const ANN: &str = "ann@example.org";
const LAPTOP: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const PHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 \
                     (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

async fn signed_in(service: &Service, agent: &str, address: &str) -> Browser {
    let mut browser = service.browser().with("user-agent", agent).with("x-forwarded-for", address);
    browser.sign_in(ANN, PASSWORD).await.expect(200);
    browser
}

/// Signs a member in on a laptop and on a phone.
async fn on_two_devices(service: &Service) -> (Browser, Browser) {
    service.member(ANN).await;
    let laptop = signed_in(service, LAPTOP, "192.0.2.7").await;
    (laptop, signed_in(service, PHONE, "2001:db8::7").await)
}

async fn list(browser: &mut Browser) -> Vec<Value> {
    let list = browser.get("/api/v1/sessions").await.expect(200).json();
    assert_eq!(list["next_cursor"], Value::Null);
    list["items"].as_array().unwrap().clone()
}

async fn id(browser: &mut Browser) -> String {
    let current = browser.get("/api/v1/session").await.expect(200).json();
    current["session"]["id"].as_str().unwrap().to_owned()
}

async fn has_ended(browser: &mut Browser) -> bool {
    browser.get("/api/v1/session").await.status == 401
}

async fn the_list_shows_device_address_and_the_current_session(database: TestDatabase) {
    let service = Service::behind_proxy(database).await;
    let (mut laptop, mut phone) = on_two_devices(&service).await;
    let (laptop_id, phone_id) = (id(&mut laptop).await, id(&mut phone).await);
    let items = list(&mut laptop).await;
    assert_eq!(items.len(), 2);
    for (session, current, device, ip) in [
        (
            &laptop_id,
            true,
            json!({ "browser": "Firefox", "os": "Linux", "kind": "desktop" }),
            "192.0.2.7",
        ),
        (
            &phone_id,
            false,
            json!({ "browser": "Safari", "os": "iOS", "kind": "mobile" }),
            "2001:db8::7",
        ),
    ] {
        let item = items.iter().find(|item| item["id"] == **session).unwrap();
        assert_eq!(item["current"], current);
        assert_eq!(item["device"], device);
        assert_eq!(item["ip"], ip);
        assert!(item["expires_at"].as_str().unwrap() > item["created_at"].as_str().unwrap());
    }
    let none = service.browser().with("user-agent", "<script>alert(1)</script>");
    let mut unknown = none;
    unknown.sign_in(ANN, PASSWORD).await.expect(200);
    let page = unknown.get("/account").await.expect(200);
    assert!(!page.body.contains("<script>alert"), "a user agent is shown as markup");
}

async fn one_other_session_can_be_ended(database: TestDatabase) {
    let service = Service::behind_proxy(database).await;
    let (mut laptop, mut phone) = on_two_devices(&service).await;
    let target = format!("/api/v1/sessions/{}", id(&mut phone).await);
    laptop.delete(&target).await.expect(204);
    assert!(has_ended(&mut phone).await && !has_ended(&mut laptop).await);
    assert_eq!(list(&mut laptop).await.len(), 1);
    let gone = laptop.delete(&target).await;
    assert_eq!(gone.problem(404), "not-found");
    assert_eq!(gone.seen(), laptop.delete("/api/v1/sessions/none").await.seen());
}

async fn all_other_sessions_can_be_ended(database: TestDatabase) {
    let service = Service::behind_proxy(database).await;
    let (mut laptop, mut phone) = on_two_devices(&service).await;
    let mut third = signed_in(&service, "curl/8.14.1", "192.0.2.9").await;
    let answer =
        laptop.call(Method::POST, "/api/v1/sessions/revoke-others", None).await.expect(200);
    assert_eq!(answer.json(), json!({ "revoked": 2 }));
    assert!(
        has_ended(&mut phone).await && has_ended(&mut third).await && !has_ended(&mut laptop).await
    );
    let answer =
        laptop.call(Method::POST, "/api/v1/sessions/revoke-others", None).await.expect(200);
    assert_eq!(answer.json(), json!({ "revoked": 0 }));
}

async fn all_sessions_can_be_ended(database: TestDatabase) {
    let service = Service::behind_proxy(database).await;
    let (mut laptop, mut phone) = on_two_devices(&service).await;
    let token = laptop.cookie("xwms_session").to_owned();
    let answer = laptop.call(Method::POST, "/api/v1/sessions/revoke-all", None).await.expect(200);
    assert_eq!(answer.json(), json!({ "revoked": 2 }));
    assert_eq!(laptop.cookie("xwms_session"), "");
    laptop.keep_cookie("xwms_session", &token);
    assert!(has_ended(&mut laptop).await && has_ended(&mut phone).await);
    laptop.call(Method::POST, "/api/v1/sessions/revoke-all", None).await.expect(401);
    laptop.sign_in(ANN, PASSWORD).await.expect(200);
}

async fn signing_out_ends_the_session_and_removes_the_cookie(database: TestDatabase) {
    let service = Service::behind_proxy(database).await;
    let (mut laptop, mut phone) = on_two_devices(&service).await;
    let token = laptop.cookie("xwms_session").to_owned();
    laptop.delete("/api/v1/session").await.expect(204);
    assert_eq!(laptop.cookie("xwms_session"), "");
    laptop.keep_cookie("xwms_session", &token);
    assert!(has_ended(&mut laptop).await, "the cookie went, the session stayed");

    let token = phone.cookie("xwms_session").to_owned();
    let out = phone.fill("/account", "/sign-out", &[]).await.expect(303);
    assert_eq!(out.location(), "/sign-in?notice=signed-out");
    assert_eq!(phone.cookie("xwms_session"), "");
    phone.keep_cookie("xwms_session", &token);
    assert!(has_ended(&mut phone).await, "the cookie went, the session stayed");
}

async fn the_account_page_lists_and_ends_sessions(database: TestDatabase) {
    let service = Service::behind_proxy(database).await;
    let (mut laptop, mut phone) = on_two_devices(&service).await;
    let mut third = signed_in(&service, "curl/8.14.1", "192.0.2.9").await;
    let page = laptop.get("/account").await.expect(200).body;
    for shown in ["Firefox", "Linux", "192.0.2.7", "Safari", "iOS", "2001:db8::7", "curl"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let phone_id = id(&mut phone).await;
    let ended = laptop.fill("/account", "/account/sessions/end", &[("id", &phone_id)]).await;
    assert_eq!(ended.expect(303).location(), "/account?notice=session-ended");
    assert!(has_ended(&mut phone).await && !has_ended(&mut third).await);
    let ended = laptop.fill("/account", "/account/sessions/end-others", &[]).await.expect(303);
    assert_eq!(ended.location(), "/account?notice=sessions-ended&count=1");
    laptop.get(ended.location()).await.expect(200);
    assert!(has_ended(&mut third).await && !has_ended(&mut laptop).await);
    let ended = laptop.fill("/account", "/account/sessions/end-all", &[]).await.expect(303);
    assert_eq!(ended.location(), "/sign-in?notice=signed-out");
    assert_eq!(laptop.cookie("xwms_session"), "");
}

async fn a_session_ended_elsewhere_stops_working_at_once(database: TestDatabase) {
    let service = Service::behind_proxy(database).await;
    let (mut laptop, mut phone) = on_two_devices(&service).await;
    let form_token = phone.get("/account").await.hidden_fields("/sign-out").unwrap();
    laptop.call(Method::POST, "/api/v1/sessions/revoke-others", None).await.expect(200);
    for target in ["/api/v1/session", "/api/v1/sessions", "/api/v1/account"] {
        assert_eq!(phone.get(target).await.problem(401), "not-signed-in");
    }
    let change =
        phone.call(Method::PATCH, "/api/v1/account", Some(&json!({ "locale": "nl" }))).await;
    assert_eq!(change.problem(401), "not-signed-in");
    let sent_away = phone.get("/account").await.expect(303);
    assert_eq!(sent_away.location(), "/sign-in?notice=ended");
    // A form that was opened before leads to the sign-in page and does nothing.
    let fields: Vec<_> =
        form_token.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let sent = phone.send_form("/account/sessions/end-all", &fields).await.expect(303);
    assert_eq!(sent.location(), "/sign-in?notice=ended");
    assert!(!has_ended(&mut laptop).await);
}

async fn an_account_sees_and_ends_only_its_own_sessions(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    let mut bob = service.signed_in("bob@example.org").await;
    assert_eq!((list(&mut ann).await.len(), list(&mut bob).await.len()), (1, 1));
    let theirs = id(&mut ann).await;
    let target = format!("/api/v1/sessions/{theirs}");
    assert_eq!(bob.delete(&target).await.problem(404), "not-found");
    let fields = bob.get("/account").await.hidden_fields("/account/sessions/end-all").unwrap();
    let mut fields: Vec<_> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    bob.send_form("/account/sessions/end-all", &fields[..0]).await.expect(403);
    fields.push(("id", &theirs));
    bob.send_form("/account/sessions/end", &fields).await.expect(404);
    bob.call(Method::POST, "/api/v1/sessions/revoke-all", None).await.expect(200);
    assert!(!has_ended(&mut ann).await && has_ended(&mut bob).await);
    let without_proof =
        HttpRequest::new(Method::DELETE, &target).header("cookie", &ann.cookies().unwrap());
    assert_eq!(ann.send_bare(&without_proof).await.problem(403), "forbidden");
    assert!(!has_ended(&mut ann).await);
}
