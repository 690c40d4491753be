//! Clients and mail servers that are slow, silent or gone.

use identity_core::audit::{Chain, EventKind};
use identity_core::testing::build;
use identity_crypto::{KeyRing, SystemEntropy};
use identity_storage::{Database, Location, Settings};
use serde_json::json;
use std::sync::Arc;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::support::{PASSWORD, Site, TestDatabase};

on_both_engines!(
    empty:
    an_attempt_is_counted_and_settled_even_if_its_client_is_gone,
    a_silent_mail_server_delays_no_answer,
);

const ANN: &str = "ann@example.org";

async fn an_attempt_is_counted_and_settled_even_if_its_client_is_gone(database: TestDatabase) {
    let site = Site::on(&database);
    let mut running = site.start().await;
    let mut browser = running.browser();
    browser.register(ANN).await.expect(202);
    browser.confirm(&site.token(ANN).await).await.expect(201);
    let address = running.address();
    let body = json!({ "email": ANN, "password": "Wrong-horse-9" }).to_string();
    let request = format!(
        "POST /api/v1/sign-in HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\n\
         expect: 100-continue\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    for _ in 0..3 {
        let mut socket = TcpStream::connect(address).await.expect("it listens");
        socket.write_all(request.as_bytes()).await.expect("it goes out");
        // The server asks for the body, so the request is being handled.
        let mut interim = [0; 25];
        socket.read_exact(&mut interim).await.expect("it answers");
        socket.write_all(body.as_bytes()).await.expect("it goes out");
        drop(socket);
    }
    running.terminate();
    let status = running.ended().await;
    assert!(status.success(), "{status}: {}", running.log());

    // A stop waits for started work, so every attempt is settled.
    let location = match &database.settings.location {
        Location::Sqlite(_) => Location::Sqlite(site.database_file()),
        Location::Postgres(url) => Location::Postgres(url.clone()),
    };
    let opened = Database::open(&Settings::new(location)).await.expect("the database opens");
    let key_file = site.key_file();
    let keys = opened
        .prepare(|rows| KeyRing::open_or_create(&key_file, rows, Arc::new(SystemEntropy)))
        .await
        .expect("the key ring opens");
    let store = opened.store(Arc::new(keys));
    let mut read = store.begin_read().await.expect("reads");
    let owner = read.accounts().find_by_email(&build::email(ANN)).await.expect("finds");
    let owner = owner.expect("the account");
    let throttle = read.throttles().find(owner).await.expect("finds");
    let counted = throttle.password_failures;
    assert!(counted > 0, "what was under way was counted");
    let events = read.audit().list(Chain::Account(owner), None, 50).await.expect("lists");
    let failed = events.iter().filter(|event| event.content.kind == EventKind::SignInFailed);
    assert_eq!(u32::try_from(failed.count()), Ok(counted), "what was counted was settled");
}

async fn a_silent_mail_server_delays_no_answer(database: TestDatabase) {
    let silent = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = silent.local_addr().expect("an address").port();
    let site = Site::on(&database)
        .set("MAIL__TRANSPORT", "smtp")
        .set("MAIL__SMTP_URL", &format!("smtp://127.0.0.1:{port}"))
        .set("MAIL__FROM", "XWMS <no-reply@example.org>");
    let running = site.start().await;
    let mut browser = running.browser();
    browser.register(ANN).await.expect(202);
    // The worker has connected and gets no greeting while this connection is open.
    let _held = silent.accept().await.expect("the worker connects");
    for address in [ANN, "nobody@example.org"] {
        let body = json!({ "email": address });
        for call in ["registrations/resend", "recoveries", "unlocks"] {
            browser.post(&format!("/api/v1/{call}"), &body).await.expect(202);
        }
        browser.sign_in(address, PASSWORD).await.expect(401);
    }
}
