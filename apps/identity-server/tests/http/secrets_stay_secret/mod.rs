//! Neither the database nor the log reveals what people entrust to the service. The test runs the
//! real binary with verbose logging, plays the whole flow with marked values, then searches
//! everything on the disk. Mails are exempt, because they have to contain addresses and tokens.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod flow;
mod needles;
mod protection;
mod smtp;

use std::fs;
use std::path::{Path, PathBuf};

use self::needles::Needles;
use crate::support::{PASSWORD, Site, TestDatabase, eventually, pg_dump};
use identity_storage::Location;

on_both_engines!(
    no_entrusted_value_is_left_on_disk_or_in_the_log,
    no_entrusted_value_is_left_in_a_json_log,
    an_address_repeated_by_the_mail_server_is_not_logged,
);

async fn no_entrusted_value_is_left_on_disk_or_in_the_log(database: TestDatabase) {
    let site = verbose_site(&database).set("SERVER__TRUSTED_PROXIES", "127.0.0.1");
    play_and_search(&database, &site).await;
}

async fn no_entrusted_value_is_left_in_a_json_log(database: TestDatabase) {
    let site = verbose_site(&database).set("LOG__FORMAT", "json");
    play_and_search(&database, &site).await;
}

/// Creates a site with verbose logging, on a database whose URL contains a password.
fn verbose_site(database: &TestDatabase) -> Site {
    let site = Site::on(database).set("LOG__LEVEL", "trace");
    match &database.settings.location {
        Location::Sqlite(_) => site,
        Location::Postgres(url) => {
            let with_password =
                url.expose().replacen('@', &format!(":{}@", flow::DATABASE_PASSWORD), 1);
            site.set("DATABASE__URL", &with_password)
        }
    }
}

async fn play_and_search(database: &TestDatabase, site: &Site) {
    let mut running = site.start().await;
    let needles = flow::play(site, &running).await;
    // Searches while the server runs, because a clean stop removes the write-ahead log.
    search(database, site, &needles);
    running.terminate();
    assert!(running.ended().await.success(), "{}", running.log());
    search(database, site, &needles);

    let log = running.log();
    assert!(log.matches("answered").count() > 40, "the log is too short: {log}");
    // Proves that the search works: the address and the token are in the mails.
    let mails = files_below(&site.data().join("mail"));
    // Quoted-printable breaks lines with an equals sign.
    let whole = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).replace("=\r\n", "").into_bytes();
    let found = mails.into_iter().flat_map(|(_, bytes)| needles.found_in(&whole(bytes)));
    let found = found.collect::<String>();
    assert!(found.contains("the address as") && found.contains("the mailed token as"), "{found}");
}

fn search(database: &TestDatabase, site: &Site, needles: &Needles) {
    let mut places: Vec<_> = files_below(site.folder())
        .into_iter()
        .filter(|(path, _)| !path.starts_with(site.data().join("mail")) && *path != site.key_file())
        .map(|(path, bytes)| (path.display().to_string(), bytes))
        .collect();
    match &database.settings.location {
        Location::Sqlite(_) => {
            let kept = places.iter().filter(|(name, _)| name.contains("identity.db"));
            assert!(kept.map(|(_, bytes)| bytes.len()).sum::<usize>() > 50_000, "no database");
        }
        Location::Postgres(url) => {
            let rows = pg_dump(url.expose());
            assert!(rows.contains("COPY public.sessions") && rows.contains("\tactive\t"), "{rows}");
            places.push(("the dump".to_owned(), rows.into_bytes()));
        }
    }
    for (name, bytes) in places {
        let bytes = if name.contains("/out") { without_shown_secrets(&bytes) } else { bytes };
        let found = needles.found_in(&bytes);
        assert!(found.is_empty(), "in {name}:\n{}", found.join("\n"));
    }
}

/// Removes the lines that show a secret on purpose: the mailbox key in the greeting, and a new
/// credential.
fn without_shown_secrets(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let shown = |line: &&str| line.starts_with("  mailbox ") || line.starts_with("xwms_svc_");
    let kept = text.lines().filter(|line| !shown(line));
    kept.collect::<Vec<_>>().join("\n").into_bytes()
}

/// Returns all files below a folder.
fn files_below(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else if path.is_file() {
            let bytes = fs::read(&path).expect("a file");
            found.push((path, bytes));
        }
    }
    found
}

async fn an_address_repeated_by_the_mail_server_is_not_logged(database: TestDatabase) {
    let mut site = verbose_site(&database)
        .set("MAIL__TRANSPORT", "smtp")
        .set("MAIL__FROM", "XWMS <no-reply@example.org>");
    let mut needles = Needles::default();
    needles.add("the mail server's user", flow::SMTP_USER);
    needles.add("the mail server's password", flow::SMTP_PASSWORD);
    needles.add("the password", PASSWORD);
    for at in smtp::Refusal::ALL {
        let (user, password, server) =
            (flow::SMTP_USER, flow::SMTP_PASSWORD, smtp::start(at).await);
        site = site.set("MAIL__SMTP_URL", &format!("smtp://{user}:{password}@{server}"));
        let running = site.start().await;
        // The mail to the address of the round before may still be tried again.
        let address = format!("{at:?}.{}", flow::ADDRESS).to_lowercase();
        needles.add("the address", &address);
        running.browser().register(&address).await.expect(202);
        let failed = || running.log().contains("a mail did not go out").then_some(());
        eventually("a mail fails", failed).await;
        for printed in [running.log(), running.output()] {
            let found = needles.found_in(printed.as_bytes());
            assert!(found.is_empty(), "refused at {at:?}: {found:?}");
        }
    }
}
