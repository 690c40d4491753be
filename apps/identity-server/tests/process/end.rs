//! Stopping and crashing: started work is finished, and acknowledged work is not lost.

use std::net::TcpStream as Blocking;

use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::support::{PASSWORD, Site, TestDatabase, eventually, free_port, read_answer};

on_both_engines!(
    empty:
    a_started_request_is_finished_before_the_stop,
    a_mail_that_was_acknowledged_survives_a_kill,
);

const ANN: &str = "ann@example.org";

async fn a_started_request_is_finished_before_the_stop(database: TestDatabase) {
    let site = Site::on(&database);
    let mut running = site.start().await;
    let address = running.address();
    let body = json!({ "email": ANN, "password": PASSWORD }).to_string();
    let mut socket = TcpStream::connect(address).await.expect("it listens");
    let head = format!(
        "POST /api/v1/registrations HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
         content-type: application/json\r\nexpect: 100-continue\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    socket.write_all(head.as_bytes()).await.expect("it goes out");
    // The server asks for the body, so the request is being handled.
    let mut interim = [0; 25];
    socket.read_exact(&mut interim).await.expect("it answers");
    assert_eq!(&interim, b"HTTP/1.1 100 Continue\r\n\r\n");

    running.terminate();
    eventually("no other client is let in", || Blocking::connect(address).is_err().then_some(()))
        .await;
    assert!(running.runs(), "it ended with a request under way");
    socket.write_all(body.as_bytes()).await.expect("it goes out");
    read_answer(&mut socket).await.expect(202);
    let status = running.ended().await;
    assert!(status.success(), "{status}: {}", running.log());

    // The registration was answered, so it must be stored.
    let running = site.start().await;
    let confirm = json!({ "token": site.token(ANN).await, "password": PASSWORD });
    let mut browser = running.browser();
    browser.post("/api/v1/registrations/confirm", &confirm).await.expect(201);
}

async fn a_mail_that_was_acknowledged_survives_a_kill(database: TestDatabase) {
    let smtp = format!("smtp://127.0.0.1:{}", free_port());
    let site = Site::on(&database)
        .set("MAIL__TRANSPORT", "smtp")
        .set("MAIL__SMTP_URL", &smtp)
        .set("MAIL__FROM", "XWMS <no-reply@example.org>");
    let running = site.start().await;
    let mut browser = running.browser();
    // A failure of the second mail shows that the first is queued again and not being delivered.
    for (number, address) in [ANN, "bob@example.org"].into_iter().enumerate() {
        browser.register(address).await.expect(202);
        let failures = || running.log().matches("a mail did not go out").count();
        eventually("a mail fails", || (failures() > number).then_some(())).await;
    }
    let registered = browser.cookie("xwms_registration").to_owned();
    // The last registration is acknowledged, and the server dies before it can do more.
    browser.register("carol@example.org").await.expect(202);
    running.kill();

    let site = site.unset("MAIL__TRANSPORT").unset("MAIL__SMTP_URL").unset("MAIL__FROM");
    let running = site.start().await;
    let token = site.token(ANN).await;
    // A repeated delivery overwrites the same file.
    assert_eq!(site.mails_to(ANN).len(), 1);
    let mut other = running.browser();
    let confirm = json!({ "token": token, "password": PASSWORD });
    other.post("/api/v1/registrations/confirm", &confirm).await.expect(201);
    other.sign_in(ANN, PASSWORD).await.expect(200);
    // The browser of the second registration continues where it stopped.
    let mut browser = running.browser();
    browser.keep_cookie("xwms_registration", &registered);
    browser.confirm(&site.token("bob@example.org").await).await.expect(201);
}
