//! Reading changes nothing. A mail scanner, a link preview or a prefetching browser can open every
//! address without using anything up or writing anything.

use identity_server::http::routes::Verb;
use identity_server::operations::OPERATIONS;
use poem::http::Method;
use serde_json::json;

use crate::support::{HttpRequest, PASSWORD, Service, TestDatabase, dump};

on_both_engines!(opening_any_address_writes_nothing_and_uses_nothing);

const ANN: &str = "ann@example.org";
const BOB: &str = "bob@example.org";

async fn opening_any_address_writes_nothing_and_uses_nothing(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut member = service.signed_in("member@example.org").await;
    let mut browser = service.browser();
    browser.register(ANN).await.expect(202);
    let token = service.token(ANN).await;
    // Prepares every kind of outstanding link: recover, cancel a recovery, unlock, report.
    let mut protected = service.signed_in(BOB).await;
    service.protect(&mut protected).await;
    service.attempt(&mut service.browser(), BOB).await;
    let recover = service.recovery_link(BOB).await;
    let body = json!({ "token": recover });
    service.browser().post("/api/v1/recoveries/hold", &body).await.expect(200);
    service.lock(BOB).await;
    // Prepares the links about addresses: confirm, revert, object.
    let mut moved = service.signed_in("moved@example.org").await;
    service.change_email(&mut moved, "new@example.org").await;
    let revert = service.link("moved@example.org", "/email/revert").await;
    let body = json!({ "token": revert });
    service.browser().post("/api/v1/email-changes/revert", &body).await.expect(200);
    service.request_email_change(&mut member, "member.new@example.org").await;
    let second = json!({ "email": "member.second@example.org" });
    let path = "/api/v1/account/recovery-email";
    member.call(Method::PUT, path, Some(&second)).await.expect(202);
    let links = [
        revert,
        service.link("new@example.org", "/email/object").await,
        service.link("member.new@example.org", "/email/confirm").await,
        service.link("member.second@example.org", "/recovery-email/confirm").await,
        token.clone(),
        recover,
        service.link(BOB, "/recover/cancel").await,
        service.link(BOB, "/unlock/confirm").await,
        service.link(BOB, "/report").await,
    ];
    let key = &service.app.mailbox.as_ref().unwrap().key;
    let mail = service.mails_to(ANN).await[0].mail.file.clone();

    let before = dump(&service.database.settings);
    let mut scanner = service.browser();
    for path in OPERATIONS.iter().filter(|it| it.verb == Verb::Get).map(|it| it.path) {
        for link in &links {
            let target = format!("{}?token={link}&key={key}", path.replace("{file}", &mail));
            for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
                for visitor in [&mut scanner, &mut browser, &mut member, &mut protected] {
                    visitor.send(HttpRequest::new(method.clone(), &target)).await;
                }
            }
            // The scanner follows redirects.
            scanner.get(path).await;
        }
    }
    // A GET to the address of a form or call has no effect either.
    for path in OPERATIONS.iter().filter(|it| it.verb != Verb::Get).map(|it| it.path) {
        for link in &links {
            let fields = format!("email={ANN}&password={PASSWORD}&token={link}&locale=fr");
            for visitor in [&mut scanner, &mut browser, &mut member, &mut protected] {
                visitor.get(&format!("{path}?{fields}")).await;
            }
        }
    }
    assert!(before == dump(&service.database.settings), "reading has written");

    browser.confirm(&token).await.expect(201);
    browser.sign_in(ANN, PASSWORD).await.expect(200);
    member.get("/api/v1/session").await.expect(200);
    assert!(before != dump(&service.database.settings), "a dump shows what is written");
}
