//! `doctor`: checks what the server needs, one by one. It changes nothing and may run beside a
//! server.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use identity_core::kernel::{Clock as _, SealedKey, Timestamp};
use identity_crypto::{KeyRing, KeyRingError, RootKey, RootKeyError, SystemClock, SystemEntropy};
use identity_signals::{BreachedFile, Places};
use identity_storage::{Database, Schema};

use super::CommandError;
use crate::config::{Config, Mode, Transport};
use crate::health::{MAX_SKEW, difference};
use crate::log::chain;
use crate::wiring;

/// The result of one check.
#[derive(Debug, PartialEq, Eq)]
enum Finding {
    Good(String),
    Note(String),
    Bad(String),
}

use Finding::{Bad, Good, Note};

pub(super) async fn run(config: Config) -> Result<(), CommandError> {
    let configuration = Good("all keys and values are valid".to_owned());
    let mut findings = vec![("configuration", configuration)];
    let root = RootKey::load(&config.keys.file);
    match Database::inspect(&wiring::database_settings(&config)).await {
        Ok(found) => {
            findings.push(("database", schema(found.schema)));
            findings.push(("root key", root_key(&config.keys.file, root, found.keys.as_deref())));
            findings.extend(found.time.map(|time| ("clock", clock(SystemClock.now(), time))));
        }
        Err(error) => {
            findings.push(("database", Bad(chain(&error))));
            findings.push(("root key", root_key(&config.keys.file, root, None)));
        }
    }
    findings.push(("mail", mail(&config)));
    findings.push(("support", support(&config)));
    let file = config.password.breached_file.as_deref();
    findings.extend(file.map(|file| ("breached passwords", opens(file, BreachedFile::open(file)))));
    let file = config.places.database.as_deref();
    findings.extend(file.map(|file| ("places", opens(file, Places::open(file)))));
    for (what, finding) in &findings {
        match finding {
            Good(found) => println!("ok    {what}: {found}"),
            Note(found) => println!("note  {what}: {found}"),
            Bad(found) => println!("BAD   {what}: {found}"),
        }
    }
    if findings.iter().any(|(_, finding)| matches!(finding, Bad(_))) {
        return Err(CommandError::ChecksFailed);
    }
    Ok(())
}

fn schema(found: Schema) -> Finding {
    match found {
        Schema::Missing => {
            Note("does not exist yet: the first start creates it with its root key".to_owned())
        }
        Schema::Current => Good("the schema is up to date".to_owned()),
        Schema::Behind { applied, known } => {
            Note(format!("schema version {applied}: the next start migrates it to {known}"))
        }
        Schema::Ahead { applied, known } => Bad(format!(
            "schema version {applied}, but this program knows {known}: a newer one has migrated it"
        )),
        Schema::Foreign { version } => {
            Bad(format!("migration {version} is not one of this program's, or did not finish"))
        }
    }
}

/// Checks the root key. `rows` is the key ring, or `None` if it could not be read.
fn root_key(
    file: &Path,
    root: Result<RootKey, RootKeyError>,
    rows: Option<&[SealedKey]>,
) -> Finding {
    let shown = file.display();
    match (root, rows) {
        (Ok(_), None) => Good(shown.to_string()),
        (Ok(_), Some([])) => {
            Note(format!("{shown} exists: the first start uses it for the new database"))
        }
        (Ok(root), Some(rows)) => match KeyRing::open(&root, rows, Arc::new(SystemEntropy)) {
            Ok(_) => Good(format!("{shown} opens the database")),
            Err(error) => Bad(chain(&error)),
        },
        (Err(RootKeyError::Missing { .. }), Some([])) => {
            Note(format!("does not exist yet: the first start creates {shown}"))
        }
        (Err(RootKeyError::Missing { path }), Some(_)) => {
            Bad(chain(&KeyRingError::RootKeyMissing { path }))
        }
        (Err(error), _) => Bad(chain(&error)),
    }
}

fn opens<T>(file: &Path, opened: Result<T, impl Error>) -> Finding {
    match opened {
        Ok(_) => Good(file.display().to_string()),
        Err(error) => Bad(format!("{}: {}", file.display(), chain(&error))),
    }
}

fn clock(ours: Timestamp, theirs: Timestamp) -> Finding {
    let skew = difference(ours, theirs);
    if skew <= MAX_SKEW {
        return Good("agrees with the database".to_owned());
    }
    Bad(format!("differs from the database by {} seconds", skew.as_secs()))
}

fn mail(config: &Config) -> Finding {
    match (&config.mail.transport, config.server.mode) {
        (Transport::Smtp(_), _) => Good("is sent by SMTP (not tested here)".to_owned()),
        (Transport::Directory(directory), Mode::Development) => {
            Note(format!("is written to files in {} and is not sent", directory.display()))
        }
        (Transport::Directory(_), Mode::Production) => Note("is not sent".to_owned()),
    }
}

fn support(config: &Config) -> Finding {
    match &config.mail.support {
        Some(address) => Good(format!("requests for help are mailed to {}", address.as_str())),
        None => {
            Note("mail.support is not set: requests for help are stored and not mailed".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use identity_core::testing::SeededEntropy;

    use super::*;

    #[test]
    fn an_older_schema_is_a_note_and_a_newer_one_is_bad() {
        assert!(matches!(schema(Schema::Missing), Note(_)));
        assert!(matches!(schema(Schema::Current), Good(_)));
        let Note(notified) = schema(Schema::Behind { applied: 1, known: 3 }) else {
            panic!("a note")
        };
        assert!(notified.contains("the next start migrates it"), "{notified}");
        assert!(matches!(schema(Schema::Ahead { applied: 4, known: 3 }), Bad(_)));
        assert!(matches!(schema(Schema::Foreign { version: 1 }), Bad(_)));
    }

    #[test]
    fn a_root_key_is_checked_against_the_key_ring() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("identity.key");
        let assessed = |rows: Option<&[SealedKey]>| root_key(&file, RootKey::load(&file), rows);
        assert!(matches!(assessed(Some(&[])), Note(_)));
        assert!(matches!(assessed(None), Bad(_)));

        let root = RootKey::create(&file, &SeededEntropy::new(1)).unwrap();
        let (_, own) = KeyRing::create(&root, Arc::new(SeededEntropy::new(2)));
        assert!(matches!(assessed(Some(&[])), Note(_)));
        assert!(matches!(assessed(None), Good(_)));
        assert!(matches!(assessed(Some(&own)), Good(_)));

        let other = RootKey::create(&folder.path().join("other"), &SeededEntropy::new(3)).unwrap();
        let (_, others) = KeyRing::create(&other, Arc::new(SeededEntropy::new(4)));
        assert!(matches!(assessed(Some(&others)), Bad(_)));
        std::fs::remove_file(&file).unwrap();
        let Bad(notified) = assessed(Some(&own)) else { panic!("its key is gone") };
        assert!(notified.contains("restore that file"), "{notified}");
        assert!(!file.exists());
    }

    #[test]
    fn clocks_may_differ_as_far_as_readiness_allows() {
        let ours = Timestamp::from_millis(1_000_000);
        assert!(matches!(clock(ours, ours.after(MAX_SKEW)), Good(_)));
        let over = MAX_SKEW + Duration::from_millis(1);
        assert!(matches!(clock(ours, ours.before(over)), Bad(_)));
    }
}
