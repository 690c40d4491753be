//! The fixtures, and the service started on one of them at the time of its creation.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use identity_core::kernel::Timestamp;
use identity_core::testing::Authenticator;
use identity_crypto::HashSettings;
use identity_storage::testing::fixture::{self, Fixture};
use identity_storage::{Location, Settings};
use serde_json::{Value, json};

use crate::support::{Answer, Browser, Service, TestDatabase};

/// Creates every test for each fixture and engine, such as
/// `from_0007::sqlite::every_account_can_be_read`.
macro_rules! upgrades_from {
    ($($module:ident: $migration:literal,)+) => {
        /// The last migration of each version that made a fixture.
        pub(crate) const FIXTURES: &[i64] = &[$($migration),+];

        $(upgrades_from!(@tests $module, $migration,
            migrations: [
                the_schema_is_brought_up_to_date,
                the_program_migrates_and_starts,
                every_account_can_be_read,
            ],
            sign_in: [
                a_session_a_device_and_a_password_still_work,
                a_second_factor_is_asked_for_and_accepted,
                a_pending_sign_in_completes,
                a_locked_account_stays_locked_except_on_its_known_device,
                wrong_second_factors_stay_counted,
                a_pending_registration_is_confirmed,
                a_service_credential_verifies_a_session,
            ],
            addresses: [
                a_recovery_email_is_listed_and_a_pending_change_confirms,
                a_pending_recovery_email_and_pending_codes_confirm,
                a_former_address_reverts_the_change,
                a_pending_restore_can_be_objected_to,
                a_pending_restore_completes,
            ],
            recoveries: [
                a_waiting_recovery_keeps_its_date_and_completes,
                a_waiting_recovery_is_stopped_by_a_complete_sign_in,
                a_recovery_with_a_second_proof_completes,
                an_account_locked_by_its_owner_recovers,
                a_support_case_completes_with_a_recovery_code,
            ],
            audit: [every_event_can_be_read],
            outbox: [undelivered_mails_are_delivered_with_working_links],
        );)+
    };
    (@tests $module:ident, $migration:literal, $($file:ident: [$($name:ident),+ $(,)?],)+) => {
        mod $module {
            use crate::support::TestDatabase;

            on_both_engines!($($($name),+),+);

            $($(async fn $name(database: TestDatabase) {
                crate::$file::$name($migration, database).await;
            })+)+
        }
    };
}

/// The folder of one fixture.
pub(crate) struct Files(PathBuf);

impl Files {
    /// Returns the fixture of the version whose last migration has this number.
    pub(crate) fn of(migration: i64) -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/upgrades/fixtures");
        Self(Path::new(folder).join(format!("{migration:04}")))
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name))
            .unwrap_or_else(|_| panic!("no {name} in {}", self.0.display()))
    }

    /// Loads the database into the place that the settings name.
    pub(crate) async fn load(&self, settings: &Settings) {
        let sqlite = fs::read(self.0.join("identity.db")).expect("a database file");
        let postgres = self.text("postgres.sql");
        fixture::load(Fixture { sqlite: &sqlite, postgres: &postgres }, settings).await;
    }

    /// Writes the root key to a file that only its owner can read. Git does not keep that mode.
    pub(crate) fn write_key(&self, file: &Path) {
        fs::write(file, self.text("root.key")).expect("the root key is written");
        fs::set_permissions(file, fs::Permissions::from_mode(0o600)).expect("its mode is set");
    }

    /// Reads the people in the database and what each of them knows.
    pub(crate) fn people(&self, settings: &Settings) -> Value {
        let name = match &settings.location {
            Location::Sqlite(_) => "sqlite.json",
            Location::Postgres(_) => "postgres.json",
        };
        serde_json::from_str(&self.text(name)).expect("JSON")
    }
}

/// This version's service on the database of an older one, a minute after the older one stopped.
pub(crate) struct Upgraded {
    pub(crate) service: Service,
    people: Value,
}

impl Upgraded {
    /// Starts the service on the fixture with this last migration.
    pub(crate) async fn from(migration: i64, database: TestDatabase) -> Self {
        Self::with(migration, database, &[]).await
    }

    /// Starts the service with these environment variables.
    pub(crate) async fn with(
        migration: i64,
        database: TestDatabase,
        variables: &[(&str, &str)],
    ) -> Self {
        let files = Files::of(migration);
        let people = files.people(&database.settings);
        files.load(&database.settings).await;
        files.write_key(&database.folder().join("data.key"));
        let cheap = HashSettings::cheap_for_tests();
        let service = Service::with(database, variables, &cheap).await;
        service.set_clock(Timestamp::from_millis(people["made_at"].as_i64().unwrap()));
        service.advance_clock(Duration::from_mins(1));
        Self { service, people }
    }

    /// Returns something that a person knows, such as `known("ann", "email")`.
    #[track_caller]
    pub(crate) fn known(&self, person: &str, what: &str) -> &str {
        let known = &self.people[person][what];
        known.as_str().unwrap_or_else(|| panic!("the fixture has no {what} of {person}"))
    }

    /// Returns one of a person's recovery codes. The first one was used to confirm the set.
    #[track_caller]
    pub(crate) fn recovery_code(&self, person: &str, number: usize) -> Value {
        let code = &self.people[person]["recovery_codes"][number];
        json!({ "factor": "recovery_code", "code": code.as_str().unwrap() })
    }

    /// Returns how many recovery codes a person has left.
    pub(crate) fn codes_left(&self, person: &str) -> &Value {
        &self.people[person]["codes_left"]
    }

    /// Returns the current code of a person's authenticator.
    pub(crate) fn totp(&self, person: &str) -> Value {
        let secret = self.known(person, "totp_secret");
        let uri = format!("otpauth://totp/XWMS:{person}?secret={secret}&issuer=XWMS");
        let code = Authenticator::of_uri(&uri).digits_at(self.service.now());
        json!({ "factor": "totp", "code": code })
    }

    /// Returns everyone with a live session.
    pub(crate) fn signed_in(&self) -> Vec<&str> {
        let people = self.people.as_object().unwrap().iter();
        people.filter(|(_, known)| known["session"].is_string()).map(|(name, _)| &**name).collect()
    }

    /// Returns a client with the session that the older version started.
    pub(crate) fn session_of(&self, person: &str) -> Browser {
        self.bearer(self.known(person, "session"))
    }

    /// Returns a client with this bearer token.
    pub(crate) fn bearer(&self, token: &str) -> Browser {
        self.service.browser().with("authorization", &format!("Bearer {token}"))
    }

    /// Signs in with the stored password on an unknown device.
    pub(crate) async fn sign_in(&self, person: &str) -> Answer {
        self.sign_in_with(person, &json!({})).await
    }

    /// Signs in on the person's known device.
    pub(crate) async fn sign_in_on_device(&self, person: &str) -> Answer {
        let device = self.known(person, "device");
        self.sign_in_with(person, &json!({ "device_token": device })).await
    }

    /// Signs in with these fields added or replaced.
    pub(crate) async fn sign_in_with(&self, person: &str, fields: &Value) -> Answer {
        let mut body = json!({
            "email": self.known(person, "email"),
            "password": self.people["password"],
            "transport": "bearer",
        });
        let given = fields.as_object().unwrap().clone();
        body.as_object_mut().unwrap().extend(given);
        self.service.browser().post("/api/v1/sign-in", &body).await
    }

    /// The password that all people in the fixture share.
    pub(crate) fn password(&self) -> &str {
        self.people["password"].as_str().unwrap()
    }
}
