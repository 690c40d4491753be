//! Operator tasks on the command line, with and without a running server.

use std::fs;
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
use std::path::Path;

use poem::http::Method;
use serde_json::json;

use crate::support::{Answer, Browser, HttpRequest, PASSWORD, Running, Site, TestDatabase};

on_both_engines!(
    empty:
    a_service_verifies_sessions_until_its_credential_is_revoked,
    an_operator_can_force_a_password_change,
    support_lists_shows_and_decides_a_claim,
);

const ANN: &str = "ann@example.org";
const ISSUE: [&str; 6] = ["credentials", "issue", "--name", "shop", "--scope", "sessions:verify"];

async fn member(site: &Site, running: &Running) -> Browser {
    let mut browser = running.browser();
    browser.register(ANN).await.expect(202);
    browser.confirm(&site.token(ANN).await).await.expect(201);
    browser.sign_in(ANN, PASSWORD).await.expect(200);
    browser
}

async fn verify(browser: &Browser, secret: &str) -> Answer {
    let body = json!({ "token": browser.cookie("xwms_session") }).to_string();
    let ask =
        HttpRequest::new(Method::POST, "/api/v1/sessions/verify").body("application/json", body);
    browser.send_bare(&ask.header("authorization", &format!("Bearer {secret}"))).await
}

fn secret(printed: &str) -> String {
    printed.lines().find(|line| line.starts_with("xwms_svc_")).expect("a secret").to_owned()
}

async fn a_service_verifies_sessions_until_its_credential_is_revoked(database: TestDatabase) {
    let site = Site::on(&database);
    let alone = secret(&site.run(&ISSUE).await.success());
    let mut running = site.start().await;
    let socket = site.data().join("control.sock");
    let found = fs::metadata(&socket).expect("a socket");
    assert!(found.file_type().is_socket());
    assert_eq!(found.permissions().mode() & 0o777, 0o600);

    let beside = secret(&site.run(&ISSUE).await.success());
    let browser = member(&site, &running).await;
    for secret in [&alone, &beside] {
        let answer = verify(&browser, secret).await.expect(200).json();
        assert_eq!(answer["active"], true, "{answer}");
        assert_eq!(answer["assurance"], "password");
    }
    let (most, end) = alone.split_at(alone.len() - 1);
    let unknown = format!("{most}{}", if end == "0" { "1" } else { "0" });
    for wrong in ["", "none", unknown.as_str(), browser.cookie("xwms_session")] {
        assert_eq!(verify(&browser, wrong).await.problem(401), "not-signed-in");
    }

    let list = site.run(&["credentials", "list"]).await.success();
    assert_eq!(list.matches("shop  [sessions:verify]").count(), 2, "{list}");
    assert!(list.contains("last used") && !list.contains("xwms_svc_"), "{list}");
    for line in list.lines() {
        let id = line.split(' ').next().expect("an id");
        site.run(&["credentials", "revoke", id]).await.success();
        let again = site.run(&["credentials", "revoke", id]).await.failure();
        assert!(again.contains("already revoked"), "{again}");
    }
    assert_eq!(verify(&browser, &beside).await.problem(401), "not-signed-in");
    running.terminate();
    assert!(running.ended().await.success());
    assert!(!socket.exists(), "the socket goes with its server");
    let list = site.run(&["credentials", "list"]).await.success();
    assert_eq!(list.matches("revoked ").count(), 2, "{list}");
}

async fn an_operator_can_force_a_password_change(database: TestDatabase) {
    let site = Site::on(&database);
    let running = site.start().await;
    let mut browser = member(&site, &running).await;
    let demand = async |address| site.run(&["admin", "require-password-change", address]).await;
    let unknown = demand("nobody@example.org").await.failure();
    assert!(unknown.contains("no account has this address"), "{unknown}");
    let printed = demand(ANN).await.success();
    assert!(printed.contains("has to change the password"), "{printed}");
    assert_eq!(browser.get("/api/v1/account").await.problem(403), "session-restricted");
    let sent = browser.get("/account").await.expect(303);
    assert_eq!(sent.location(), "/account/security/password");
    let (page, new) = ("/account/security/password", "Another-horse-2");
    let fields = [("current_password", PASSWORD), ("password", new)];
    browser.fill(page, page, &fields).await.expect(303);
    browser.get("/api/v1/account").await.expect(200);
}

async fn support_lists_shows_and_decides_a_claim(database: TestDatabase) {
    let site = Site::on(&database);
    assert_eq!(site.run(&["cases", "list"]).await.success(), "No case waits for support.\n");
    let running = site.start().await;
    let mut browser = member(&site, &running).await;
    browser.post("/api/v1/recoveries", &json!({ "email": ANN })).await.expect(202);
    let token = site.link(ANN, "/recover/continue").await;
    let help = json!({ "token": token, "text": "I lost my phone.\nPlease help." });
    browser.post("/api/v1/recoveries/help", &help).await.expect(204);

    let list = site.run(&["cases", "list"]).await.success();
    assert!(list.contains("shown mailbox"), "{list}");
    let id = list.split(' ').next().expect("an id");
    let shown = site.run(&["cases", "show", id]).await.success();
    for part in [ANN, "I lost my phone.\nPlease help.", "second factor: no"] {
        assert!(shown.contains(part), "{shown}");
    }
    let approve = ["cases", "decide", id, "approve", "--by", "Kim"];
    let printed = site.run(&approve).await.success();
    assert!(printed.contains("Every address is notified"), "{printed}");
    let again = site.run(&approve).await.failure();
    assert!(again.contains("no case with this id waits for support"), "{again}");
    assert_eq!(site.run(&["cases", "list"]).await.success(), "No case waits for support.\n");
    let open = json!({ "token": token });
    let opened = browser.post("/api/v1/recoveries/open", &open).await.expect(200).json();
    assert_eq!(opened["status"], "needs_password", "the mailbox alone is enough here");
}

#[tokio::test]
async fn a_faulty_order_is_explained_and_does_nothing() {
    let site = Site::new();
    for (order, printed) in [
        (
            ["credentials", "issue", "--name", "shop", "--scope", "all"].as_slice(),
            "sessions:verify",
        ),
        (
            &["credentials", "issue", "--name", " ", "--scope", "sessions:verify"],
            "a name has 1 to 100",
        ),
        (&["credentials", "revoke", "none"], "not a credential id"),
        (&["admin", "require-password-change", "none"], "not an email address"),
        (&["cases", "show", "none"], "not the id of a case"),
        (&["cases", "show", "018f2f5e-0000-7000-8000-000000000001"], "no case with this id"),
        (
            &["cases", "decide", "018f2f5e-0000-7000-8000-000000000001", "refuse", "--by", " "],
            "a name has 1 to 100",
        ),
    ] {
        let failed = site.run(order).await.failure();
        assert!(failed.contains(printed), "{order:?}: {failed}");
    }
    let list = site.run(&["credentials", "list"]).await.success();
    assert_eq!(list, "No credentials.\n");
    for usage in [["credentials", "issue"].as_slice(), &["credentials", "issue", "--days", "0"]] {
        assert_eq!(site.run(usage).await.status.code(), Some(2));
    }
}

#[tokio::test]
async fn a_breached_password_cannot_be_chosen() {
    let site = Site::new();
    let (list, made) = (site.folder().join("list.txt"), site.folder().join("breached.bin"));
    fs::write(&list, format!("hunter2\n{PASSWORD}\n")).expect("a list");
    let path = |path: &Path| path.display().to_string();
    let (from, to) = (path(&list), path(&made));
    let build = ["passwords", "build", "--from", &from, "--to", &to, "--lines", "plain"];
    let printed = site.run(&build).await.success();
    assert!(printed.contains("contains 2 passwords"), "{printed}");
    let onto_itself = ["passwords", "build", "--from", &from, "--to", &from, "--lines", "plain"];
    let refused = site.run(&onto_itself).await.failure();
    assert!(refused.contains("the same file"), "{refused}");
    assert_eq!(fs::read_to_string(&list).expect("the list").lines().count(), 2);
    let site = site.set("PASSWORD__BREACHED_FILE", &to);
    let found = site.run(&["doctor"]).await.success();
    assert!(found.contains("ok    breached passwords: "), "{found}");
    let running = site.start().await;
    let rejected = running.browser().register(ANN).await;
    assert_eq!(rejected.problem(422), "password-rejected");
    assert_eq!(rejected.faults(), ["password: password-known"]);
    let body = json!({ "email": ANN, "password": "Other-horse-2" });
    running.browser().post("/api/v1/registrations", &body).await.expect(202);
    drop(running);

    fs::write(&made, "no such file").expect("a file");
    let refused = site.run(&["serve"]).await.failure();
    assert!(refused.contains("password.breached_file"), "{refused}");
    let found = site.run(&["doctor"]).await;
    assert!(found.out.contains("BAD   breached passwords: "), "{found:?}");
    site.run(&["credentials", "list"]).await.success();
}
