//! A stolen database reveals nothing. The test gives marked values to every flow, then searches
//! everything that a thief would copy.

use super::encodings::forms;
use crate::support::{Service, TestDatabase, confirm, link, register, sign_in};
use identity_core::{
    account::DisplayName,
    kernel::{BearerToken, Locale, Origin, TimeZone, UserAgent},
    profile::{Change, UpdateProfile},
    session::{EndOutcome, EndSessions},
    sign_in::{SignIn, SignInOutcome},
    sign_up::{Confirm, ConfirmOutcome, Register, RegisterOutcome},
};
use identity_storage::Location;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::{fs, path::Path};

on_both_engines! {
    #[tokio::test]
    no_personal_value_or_token_is_readable_in_the_database,
}

const ADDRESS: &str = "marked+person@marked-host.example";
const PENDING_ADDRESS: &str = "marked.pending@marked-host.example";
const NAME: &str = "Marked Person, née Marker";
const NEW_NAME: &str = "Remarked Person";
const PASSWORD: &str = "Marked-pass word/1";
const AGENT: &str = "MarkedAgent/1.0 (marked; device)";
const CLIENT: &str = "203.0.113.177";
/// Stored in plain text, which proves that the search works.
const ZONE: &str = "Antarctica/Troll";

async fn no_personal_value_or_token_is_readable_in_the_database(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut marked = vec![
        ADDRESS.to_owned(),
        PENDING_ADDRESS.to_owned(),
        NAME.to_owned(),
        NEW_NAME.to_owned(),
        PASSWORD.to_owned(),
        AGENT.to_owned(),
        CLIENT.to_owned(),
    ];
    marked.extend(walk(&service).await);
    let copy = match &service.database.settings.location {
        Location::Sqlite(file) => files(file),
        Location::Postgres(url) => tables(url.expose()).await,
    };
    assert!(copy.contains(ZONE), "the search finds what is there");
    for (number, value) in marked.iter().enumerate() {
        for form in forms(value) {
            assert!(!copy.contains(&form), "value {number} lies in the database as {form}");
        }
    }
}

fn origin() -> Origin {
    let address = CLIENT.parse().expect("an address");
    Origin { address, user_agent: Some(UserAgent::new(AGENT)) }
}

/// Runs the flows and returns every token that they handed out.
async fn walk(service: &Service) -> Vec<String> {
    let identity = &service.identity;
    let mut tokens = Vec::new();
    let mut browsers = Vec::new();
    for address in [ADDRESS, PENDING_ADDRESS] {
        let display_name = DisplayName::parse(NAME).ok();
        let command = Register { display_name, origin: origin(), ..register(address, PASSWORD) };
        let Ok(RegisterOutcome::Accepted { browser }) = identity.register(command).await else {
            panic!("{address} is not registered")
        };
        tokens.push(browser.expose().to_owned());
        browsers.push(browser);
    }
    let mails = service.delivered().await;
    tokens.extend(mails.iter().map(|mail| link(mail).expose().expose().to_owned()));
    let mail = mails.iter().find(|mail| mail.to.email.as_str() == ADDRESS).expect("a mail");
    let command = Confirm { origin: origin(), ..confirm(link(mail), Some(&browsers[0]), None) };
    let confirmed = identity.confirm_registration(command).await.expect("answers");
    assert!(matches!(confirmed, ConfirmOutcome::Confirmed(_)), "{confirmed:?}");
    for password in ["Marked-wrong-1", PASSWORD, PASSWORD] {
        for address in [PENDING_ADDRESS, ADDRESS] {
            let command = SignIn { origin: origin(), ..sign_in(address, password) };
            let outcome = identity.sign_in(command).await.expect("answers");
            let SignInOutcome::SignedIn(new) = outcome else { continue };
            tokens.push(new.token.expose().to_owned());
            change_name(service, &new.token).await;
        }
    }
    assert_eq!(tokens.len(), 6, "two browsers, two mails, two sessions");
    tokens
}

async fn change_name(service: &Service, token: &BearerToken) {
    let identity = &service.identity;
    let fresh = service.fresh(token).await;
    let caller = fresh.signed_in().expect("it may call everything");
    let command = UpdateProfile {
        display_name: Change::Set(DisplayName::parse(NEW_NAME).ok()),
        locale: Change::Set(Locale::French),
        time_zone: Change::Set(TimeZone::parse(ZONE).expect("a zone")),
    };
    let changed = identity.update_profile(&caller, command, &origin()).await.expect("answers");
    assert!(changed.is_some());
    let ended = identity.end_sessions(&fresh, EndSessions::Others, &origin()).await;
    assert!(matches!(ended.expect("answers"), EndOutcome::Ended(_)));
}

/// Reads the file and its write-ahead log as text, ignoring bytes that are not UTF-8.
fn files(file: &Path) -> String {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    let log = fs::read(Path::new(&log)).expect("the log is there while the database is open");
    assert!(!log.is_empty());
    let copy = [fs::read(file).expect("reads"), log].concat();
    String::from_utf8_lossy(&copy).into_owned()
}

/// Reads every row of every table as text, with bytes in hex.
async fn tables(url: &str) -> String {
    let mut connection = PgConnection::connect(url).await.expect("connects");
    let names: Vec<String> = sqlx::query_scalar(
        "SELECT table_name::text
         FROM information_schema.tables
         WHERE table_schema = current_schema()",
    )
    .fetch_all(&mut connection)
    .await
    .expect("lists");
    let mut copy = String::new();
    for name in names {
        let statement = AssertSqlSafe(format!("SELECT t::text FROM {name} t"));
        let rows: Vec<String> =
            sqlx::query_scalar(statement).fetch_all(&mut connection).await.expect("reads");
        copy.extend(rows);
    }
    copy
}
