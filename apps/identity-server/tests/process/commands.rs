//! Commands other than `serve`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use identity_server::config::KEYS;
use serde_json::{Value, json};

use crate::support::{PASSWORD, Site, TestDatabase, dump, pg_dump};
use identity_storage::Location;

const ANN: &str = "ann@example.org";

on_both_engines!(empty: migrating_twice_changes_nothing);

#[tokio::test]
async fn help_lists_every_command() {
    let site = Site::new();
    let help = site.run(&["--help"]).await.success();
    for word in ["serve", "migrate", "config", "doctor", "openapi", "--config", "IDENTITY__"] {
        assert!(help.contains(word), "{word}: {help}");
    }
    let version = site.run(&["--version"]).await.success();
    assert_eq!(version.trim(), concat!("identity-server ", env!("CARGO_PKG_VERSION")));
    let wrong = site.run(&["sevre"]).await;
    assert_eq!(wrong.status.code(), Some(2), "{wrong:?}");
    assert!(!site.data().exists());
}

#[tokio::test]
async fn config_shows_the_active_values_and_no_secret() {
    let site = Site::new()
        .set("DATABASE__URL", "postgres://u:hunter2@db/x?sslmode=verify-full")
        .set("MAIL__SMTP_URL", "smtps://u:hunter2@mail.example.org")
        .set("BRAND__NAME", "Acme");
    let shown = site.run(&["config"]).await.success();
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(shown.contains("brand.name = \"Acme\" # IDENTITY__BRAND__NAME"), "{shown}");
    assert!(KEYS.iter().all(|key| shown.contains(key.path)), "{shown}");
    assert!(toml::from_str::<toml::Table>(&shown).is_ok(), "{shown}");
    let page = site.run(&["config", "--document"]).await.success();
    assert!(KEYS.iter().all(|key| page.contains(&key.variable())), "{page}");
}

#[tokio::test]
async fn the_documents_print_without_a_configuration() {
    let site = Site::new().set("SERVER__LISTEN", "nowhere");
    let document = site.run(&["openapi"]).await.success();
    let document: Value = serde_json::from_str(&document).expect("JSON");
    assert!(document["paths"]["/sign-in"]["post"].is_object());
    let page = site.run(&["openapi", "--markdown"]).await.success();
    assert!(page.contains("## POST /api/v1/sign-in") && page.contains("`/problems/not-found`"));
}

async fn migrating_twice_changes_nothing(database: TestDatabase) {
    let site = Site::on(&database);
    let printed = site.run(&["migrate"]).await.success();
    assert!(
        printed.contains("up to date") && printed.contains(&site.key_file().display().to_string())
    );
    let key = fs::read(site.key_file()).expect("a key");
    let running = site.start().await;
    running.browser().register(ANN).await.expect(202);
    let token = site.token(ANN).await;
    running.kill();

    let rows = || match &database.settings.location {
        Location::Postgres(url) => pg_dump(url.expose()),
        // SQLite decides when to move the write-ahead log into the file.
        Location::Sqlite(_) => String::new(),
    };
    let before = rows();
    site.run(&["migrate"]).await.success();
    assert!(before == rows(), "the database changed");
    assert_eq!(fs::read(site.key_file()).expect("a key"), key);
    let found = site.run(&["doctor"]).await.success();
    assert!(found.contains("ok    database: ") && found.contains("ok    root key: "), "{found}");
    let confirm = json!({ "token": token, "password": PASSWORD });
    let running = site.start().await;
    let mut browser = running.browser();
    browser.post("/api/v1/registrations/confirm", &confirm).await.expect(201);
}

/// Reads every file of an installation, except for the recorded output of commands.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.insert(path.clone(), Vec::new());
            found.extend(files(&path));
        } else if path.extension().is_none_or(|extension| extension != "txt") {
            found.insert(path.clone(), fs::read(&path).expect("a file"));
        }
    }
    found
}

#[tokio::test]
async fn doctor_creates_nothing() {
    let site = Site::new();
    let found = site.run(&["doctor"]).await.success();
    assert!(found.contains("note  database: does not exist yet"), "{found}");
    assert_eq!(files(site.folder()), BTreeMap::new());
    // Leaves a key without a database, as after a loss of the data.
    site.run(&["migrate"]).await.success();
    fs::remove_dir_all(site.data()).expect("a folder");
    let before = files(site.folder());
    let found = site.run(&["doctor"]).await.success();
    assert!(found.contains("note  database: does not exist yet"), "{found}");
    assert_eq!(files(site.folder()), before);
}

#[tokio::test]
async fn doctor_creates_nothing_in_an_empty_postgresql_database() {
    let Some(database) = TestDatabase::empty_postgres().await else { return };
    let site = Site::on(&database);
    let before = dump(&database.settings);
    let found = site.run(&["doctor"]).await.success();
    assert!(found.contains("note  database: does not exist yet"), "{found}");
    assert!(before == dump(&database.settings), "doctor made tables");
    assert!(!site.key_file().exists(), "doctor made a key");
}

#[tokio::test]
async fn doctor_checks_a_running_server_and_leaves_it_running() {
    let site = Site::new();
    let running = site.start().await;
    let found = site.run(&["doctor"]).await.success();
    assert!(found.contains("ok    database: "), "{found}");
    running.browser().get("/health/ready").await.expect(200);
    running.browser().register(ANN).await.expect(202);
}
