//! The schema, the program itself, and everything that can be read.

use std::fs;
use std::path::Path;

use identity_storage::{Database, Schema, Settings};
use serde_json::json;

use crate::FIXTURES;
use crate::fixtures::{Files, Upgraded};
use crate::support::{Site, TestDatabase};

/// The last migration of the oldest supported version.
const FIRST: i64 = 7;

#[test]
fn every_migration_but_the_newest_has_a_fixture() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations/sqlite");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let number = |name: &str| name.split('_').next().and_then(|it| it.parse::<i64>().ok());
    let mut numbers: Vec<_> = names.filter_map(|name| number(name.to_str().unwrap())).collect();
    numbers.sort_unstable();
    let newest = numbers.pop().unwrap();
    let missing = |it: &i64| *it >= FIRST && !FIXTURES.contains(it);
    let missing: Vec<_> = numbers.into_iter().filter(missing).collect();
    assert!(missing.is_empty(), "{missing:?}: fixtures/README.md says how one is made");
    assert!(FIXTURES.iter().all(|it| (FIRST..=newest).contains(it)));
}

pub(crate) async fn the_schema_is_brought_up_to_date(migration: i64, database: TestDatabase) {
    let files = Files::of(migration);
    files.load(&database.settings).await;
    match Database::inspect(&database.settings).await.unwrap().schema {
        Schema::Behind { applied, .. } => assert_eq!(applied, migration),
        found => assert_eq!(found, Schema::Current),
    }
    let opened = Database::open(&database.settings).await.unwrap();
    opened.migrate().await.unwrap();
    let found = Database::inspect(&database.settings).await.unwrap().schema;
    assert_eq!(found, Schema::Current);
}

pub(crate) async fn the_program_migrates_and_starts(migration: i64, database: TestDatabase) {
    let (files, site) = (Files::of(migration), Site::on(&database));
    fs::create_dir(site.data()).unwrap();
    let settings = on_site(&site, &database);
    files.load(&settings).await;
    files.write_key(&site.key_file());
    let printed = site.run(&["migrate"]).await.success();
    assert!(printed.contains("up to date"), "{printed}");
    let found = site.run(&["doctor"]).await.success();
    assert!(found.contains("ok    database: ") && found.contains("ok    root key: "), "{found}");

    let running = site.start().await;
    let people = files.people(&settings);
    let (ann, password) = (&people["ann"]["email"], people["password"].as_str().unwrap());
    running.browser().sign_in(ann.as_str().unwrap(), password).await.expect(200);
}

/// Returns the settings of the site's database.
fn on_site(site: &Site, database: &TestDatabase) -> Settings {
    let file: &Path = &site.database_file();
    match &database.settings.location {
        identity_storage::Location::Sqlite(_) => Settings::sqlite(file),
        identity_storage::Location::Postgres(_) => database.settings.clone(),
    }
}

pub(crate) async fn every_account_can_be_read(migration: i64, database: TestDatabase) {
    let upgraded = Upgraded::from(migration, database).await;
    for person in upgraded.signed_in() {
        let mut browser = upgraded.session_of(person);
        for listing in ["devices", "sessions", "account/mails"] {
            let listed = browser.get(&format!("/api/v1/{listing}")).await.expect(200).json();
            let items = listed["items"].as_array().unwrap();
            assert!(!items.is_empty(), "{person}: {listing}");
        }
        let account = browser.get("/api/v1/account").await.expect(200).json();
        assert_eq!(account["email"], upgraded.known(person, "email"));
        assert_eq!(account["status"], "active");
        let security = browser.get("/api/v1/account/security").await.expect(200).json();
        let protections = security["protections"].as_array().unwrap();
        let totp = protections.iter().find(|it| it["name"] == "totp").unwrap();
        assert_eq!(totp["on"], account["two_factor"], "{person}");
    }
    let mut ann = upgraded.session_of("ann");
    let change = json!({ "display_name": "Ann de Vries" });
    let changed = ann.call(poem::http::Method::PATCH, "/api/v1/account", Some(&change)).await;
    assert_eq!(changed.expect(200).json()["display_name"], "Ann de Vries");
}
