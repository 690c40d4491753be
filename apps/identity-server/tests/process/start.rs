//! The first start, a second start, and a second process next to the first.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::support::{PASSWORD, Site, TestDatabase};

on_both_engines!(empty: a_first_start_needs_nothing_and_a_second_continues, a_lost_key_is_not_replaced);

const ANN: &str = "ann@example.org";

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

async fn a_first_start_needs_nothing_and_a_second_continues(database: TestDatabase) {
    let site = Site::on(&database);
    let mut running = site.start().await;
    let printed = running.output();
    assert!(printed.contains(&format!("listening  {}\n", running.origin())), "{printed}");
    assert!(printed.contains(&site.key_file().display().to_string()), "{printed}");
    assert_eq!((mode(&site.data()), mode(&site.key_file())), (0o700, 0o600));
    let mut browser = running.browser();
    assert!(browser.get("/").await.expect(200).body.starts_with("<!doctype html>"));
    browser.get("/health/ready").await.expect(200);
    browser.register(ANN).await.expect(202);
    browser.confirm(&site.token(ANN).await).await.expect(201);
    browser.sign_in(ANN, PASSWORD).await.expect(200);
    let session = browser.cookie("xwms_session").to_owned();
    running.terminate();
    assert!(running.ended().await.success(), "{}", running.log());

    let running = site.start().await;
    let mut browser = running.browser();
    browser.keep_cookie("xwms_session", &session);
    let current = browser.get("/api/v1/session").await.expect(200).json();
    assert_eq!(current["account"]["email"], ANN);
}

async fn a_lost_key_is_not_replaced(database: TestDatabase) {
    let site = Site::on(&database);
    site.run(&["migrate"]).await.success();
    let key = fs::read(site.key_file()).expect("a key");
    fs::remove_file(site.key_file()).expect("a key");
    for command in ["serve", "migrate", "doctor"] {
        let ended = site.run(&[command]).await;
        let printed = format!("{}{}", ended.out, ended.err);
        assert_eq!(ended.status.code(), Some(1), "{printed}");
        assert!(printed.contains(&site.key_file().display().to_string()), "{printed}");
        assert!(!site.key_file().exists(), "{command} made a key");
    }
    // The key of another installation does not open it either.
    let other = Site::new();
    other.run(&["migrate"]).await.success();
    fs::copy(other.key_file(), site.key_file()).expect("a key");
    let printed = site.run(&["serve"]).await.failure();
    assert!(printed.contains("does not open this database"), "{printed}");
    fs::write(site.key_file(), key).expect("a key");
    site.start().await;
}

#[tokio::test]
async fn a_second_server_on_the_same_file_is_refused_and_the_first_continues() {
    let site = Site::new();
    let running = site.start().await;
    for command in ["serve", "migrate"] {
        let printed = site.run(&[command]).await.failure();
        assert!(printed.contains("is in use by another process"), "{printed}");
        assert!(printed.contains(&site.database_file().display().to_string()), "{printed}");
    }
    running.browser().get("/health/ready").await.expect(200);
    // The files that a killed server leaves behind do not block a start.
    running.kill();
    site.start().await;
}

#[tokio::test]
async fn two_servers_on_one_postgresql_database_serve_the_same_accounts() {
    let Some(database) = TestDatabase::empty_postgres().await else { return };
    let site = Site::on(&database);
    let (first, second) = (site.start().await, site.start().await);
    let (mut here, mut there) = (first.browser(), second.browser());
    here.register(ANN).await.expect(202);
    here.confirm(&site.token(ANN).await).await.expect(201);
    there.sign_in(ANN, PASSWORD).await.expect(200);
    here.keep_cookie("xwms_session", there.cookie("xwms_session"));
    here.delete("/api/v1/session").await.expect(204);
    there.get("/api/v1/session").await.expect(401);
}

#[tokio::test]
async fn a_key_file_readable_by_others_is_refused() {
    let site = Site::new();
    site.run(&["migrate"]).await.success();
    for open in [0o644, 0o640, 0o604, 0o660] {
        fs::set_permissions(site.key_file(), fs::Permissions::from_mode(open)).expect("a key");
        let printed = site.run(&["serve"]).await.failure();
        assert!(printed.contains("set its mode to 0600"), "{open:o}: {printed}");
        let found = site.run(&["doctor"]).await;
        assert!(found.out.contains("BAD   root key: ") && !found.status.success(), "{found:?}");
    }
    fs::set_permissions(site.key_file(), fs::Permissions::from_mode(0o600)).expect("a key");
    site.start().await;
}
