//! Opening a database, and the schema that it has afterwards.

use crate::support::{PASSWORD, START, Service, TestDatabase, key_file};
use identity_core::{
    kernel::{Gate, MessageId, SealedKey, Vault as _},
    notify::{NewMessage, Recipient, Template},
    testing::build,
};
use identity_crypto::{KeyRing, SystemEntropy};
use identity_storage::{Database, Location, Settings, StorageError, schema};
use std::{sync::Arc, time::Duration};
use tokio::task::JoinSet;

fn url(settings: &Settings) -> String {
    match &settings.location {
        Location::Sqlite(file) => format!("sqlite:{}", file.display()),
        Location::Postgres(url) => url.expose().to_owned(),
    }
}

#[tokio::test]
async fn an_sqlite_database_opens_in_one_process_only() {
    let database = TestDatabase::sqlite();
    let first = Database::open(&database.settings).await.expect("opens");
    let second = Database::open(&database.settings).await;
    assert!(matches!(second, Err(StorageError::InUse(_))));
    drop(first);
    assert!(Database::open(&database.settings).await.is_ok());
}

#[tokio::test]
async fn an_sqlite_database_stays_locked_while_its_store_is_in_use() {
    let service = Service::over(TestDatabase::sqlite()).await;
    let second = Database::open(&service.database.settings).await;
    assert!(matches!(second, Err(StorageError::InUse(_))));
    service.member("ann@example.org", PASSWORD).await;
}

#[tokio::test]
async fn both_engines_have_the_same_schema() {
    let Some(postgres) = TestDatabase::empty_postgres().await else { return };
    let sqlite = TestDatabase::sqlite();
    let described = schema::describe(&url(&sqlite.settings)).await.expect("describes");
    assert!(described.iter().any(|line| line == "accounts.email blob not null"), "{described:#?}");
    assert_eq!(described, schema::describe(&url(&postgres.settings)).await.expect("describes"));
}

/// Each process either creates the schema and the keys or finds those of the other.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_processes_on_a_new_database_share_one_key_ring() {
    for _ in 0..5 {
        let Some(database) = TestDatabase::empty_postgres().await else { return };
        let mut running = JoinSet::new();
        for _ in 0..2 {
            let (settings, key_file) = (database.settings.clone(), key_file(&database));
            running.spawn(async move {
                let opened = Database::open(&settings).await.expect("opens");
                let unlock =
                    |rows: &[SealedKey]| KeyRing::open_or_create(&key_file, rows, entropy());
                opened.prepare(unlock).await.expect("the key ring opens")
            });
        }
        let rings = running.join_all().await;
        let email = build::email("ann@example.org");
        assert_eq!(rings[0].blind_indexes(&email), rings[1].blind_indexes(&email));
    }
}

fn entropy() -> Arc<SystemEntropy> {
    Arc::new(SystemEntropy)
}

/// The second worker skips the mail that the first one claimed, without waiting, and claims the
/// next.
#[tokio::test]
async fn a_claim_skips_mail_that_another_process_has_claimed() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let processes = Service::processes(database, 2).await;
    let owner = processes[0].member("ann@example.org", PASSWORD).await;
    let gate = Gate::named("outbox");
    let mut unit = processes[0].store.begin(gate).await.expect("begins");
    for _ in 0..2 {
        let mail = NewMessage {
            id: MessageId::generate(START, &SystemEntropy),
            template: Template::AlreadyRegistered,
            recipient: Recipient::Account(owner),
            token: None,
            about: None,
            created_at: START,
        };
        unit.outbox().enqueue(&mail).await.expect("enqueues");
    }
    unit.commit().await.expect("commits");
    let lease = START.after(Duration::from_mins(5));
    let mut units = Vec::new();
    let mut claimed = Vec::new();
    for process in &processes {
        let mut unit = process.store.begin(gate).await.expect("begins");
        claimed.extend(unit.outbox().claim(START, lease, 1).await.expect("claims"));
        units.push(unit);
    }
    assert_eq!(claimed.len(), 2);
    assert_ne!(claimed[0].message.id, claimed[1].message.id);
}
