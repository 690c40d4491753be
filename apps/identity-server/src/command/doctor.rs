//! `doctor`: what the server needs, looked at one by one. Changes nothing.

use std::path::Path;
use std::sync::Arc;

use identity_crypto::{RootKey, SystemClock};
use identity_storage::StorageError;

use super::CommandError;
use crate::config::{Config, Location, Mode, Transport};
use crate::health::Health;
use crate::wiring::{self, StartError};
use crate::workers::chain;

/// What was found, line by line.
struct Findings {
    well: bool,
}

impl Findings {
    fn good(&self, what: &str, found: &str) {
        println!("ok    {what}: {found}");
    }

    fn note(&self, what: &str, found: &str) {
        println!("note  {what}: {found}");
    }

    fn bad(&mut self, what: &str, found: &str) {
        println!("BAD   {what}: {found}");
        self.well = false;
    }
}

pub(super) async fn examine(config: Config) -> Result<(), CommandError> {
    let mut findings = Findings { well: true };
    findings.good("configuration", "every key is known and every value holds");
    if config.keys.file.exists() || has_database(&config) {
        root_key(&mut findings, &config.keys.file);
    }
    if !has_database(&config) {
        findings.note("database", "none yet: the first start makes it, with its root key");
    } else if findings.well {
        database(&mut findings, &config).await;
    } else {
        // Opening it would make a root key where there is none.
        findings.note("database", "is not looked into without its root key");
    }
    mail(&findings, &config);
    if findings.well { Ok(()) } else { Err(CommandError::Unwell) }
}

fn has_database(config: &Config) -> bool {
    match &config.database.location {
        Location::Sqlite(file) => file.exists(),
        Location::Postgres(_) => true,
    }
}

fn root_key(findings: &mut Findings, file: &Path) {
    match RootKey::load(file) {
        Ok(_) => findings.good("root key", &file.display().to_string()),
        Err(error) => findings.bad("root key", &chain(&error)),
    }
}

async fn database(findings: &mut Findings, config: &Config) {
    let database = match wiring::open_database(config).await {
        Ok(database) => database,
        Err(StartError::Storage(StorageError::InUse(_))) => {
            return findings.note("database", "in use by a running server, which has its lock");
        }
        Err(error) => return findings.bad("database", &chain(&error)),
    };
    let keys = match wiring::unlock(config, &database).await {
        Ok(keys) => keys,
        Err(error) => return findings.bad("database", &chain(&error)),
    };
    let health = Health { store: database.store(keys), clock: Arc::new(SystemClock) };
    match health.skew().await {
        Ok(skew) if skew.as_secs() <= 5 => {
            findings.good("database", "up to date, opens with its root key, clock agrees");
        }
        Ok(skew) => {
            let apart = format!("its clock is {} seconds from this machine's", skew.as_secs());
            findings.bad("database", &apart);
        }
        Err(error) => findings.bad("database", &chain(&error)),
    }
}

fn mail(findings: &Findings, config: &Config) {
    match (&config.mail.transport, config.server.mode) {
        (Transport::Smtp(_), _) => findings.good("mail", "goes out by SMTP"),
        (Transport::Directory(directory), Mode::Development) => {
            let place = directory.display();
            findings.note("mail", &format!("is written to files in {place} and not sent"));
        }
        (Transport::Directory(_), Mode::Production) => {
            findings.note("mail", "is not sent");
        }
    }
}
