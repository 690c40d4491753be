//! The fixtures, and the service started on one of them at the time at which it was made.

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

/// Every test, once for each fixture and engine: `from_0007::sqlite::every_account_can_be_read`.
macro_rules! upgrades_from {
    ($($module:ident: $migration:literal,)+) => {
        /// The last migrations of the versions that made the fixtures.
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

/// What a version left behind.
pub(crate) struct Files(PathBuf);

impl Files {
    /// Those of the version whose last migration has this number.
    pub(crate) fn of(migration: i64) -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/upgrades/fixtures");
        Self(Path::new(folder).join(format!("{migration:04}")))
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name))
            .unwrap_or_else(|_| panic!("no {name} in {}", self.0.display()))
    }

    /// Puts the database where these settings say.
    pub(crate) async fn load(&self, settings: &Settings) {
        let sqlite = fs::read(self.0.join("identity.db")).expect("a database file");
        let postgres = self.text("postgres.sql");
        fixture::load(Fixture { sqlite: &sqlite, postgres: &postgres }, settings).await;
    }

    /// Puts the root key into a file that its owner alone can read, which git does not remember.
    pub(crate) fn write_key(&self, file: &Path) {
        fs::write(file, self.text("root.key")).expect("the root key is written");
        fs::set_permissions(file, fs::Permissions::from_mode(0o600)).expect("its mode is set");
    }

    /// Who is in the database, and what they know.
    pub(crate) fn people(&self, settings: &Settings) -> Value {
        let name = match &settings.location {
            Location::Sqlite(_) => "sqlite.json",
            Location::Postgres(_) => "postgres.json",
        };
        serde_json::from_str(&self.text(name)).expect("JSON")
    }
}

/// This version's service on the database of an older one, a minute after that one stopped.
pub(crate) struct Upgraded {
    pub(crate) service: Service,
    people: Value,
}

impl Upgraded {
    /// From the version whose last migration has this number.
    pub(crate) async fn from(migration: i64, database: TestDatabase) -> Self {
        Self::with(migration, database, &[]).await
    }

    /// The same with these variables.
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
        service.wait(Duration::from_mins(1));
        Self { service, people }
    }

    /// Something that a person knows: `known("ann", "email")`.
    #[track_caller]
    pub(crate) fn known(&self, person: &str, what: &str) -> &str {
        let known = &self.people[person][what];
        known.as_str().unwrap_or_else(|| panic!("the fixture has no {what} of {person}"))
    }

    /// One of a person's recovery codes. The first confirmed the others.
    #[track_caller]
    pub(crate) fn recovery_code(&self, person: &str, number: usize) -> Value {
        let code = &self.people[person]["recovery_codes"][number];
        json!({ "factor": "recovery_code", "code": code.as_str().unwrap() })
    }

    /// How many recovery codes a person has left.
    pub(crate) fn codes_left(&self, person: &str) -> &Value {
        &self.people[person]["codes_left"]
    }

    /// What a person's authenticator shows now.
    pub(crate) fn totp(&self, person: &str) -> Value {
        let secret = self.known(person, "totp_secret");
        let uri = format!("otpauth://totp/XWMS:{person}?secret={secret}&issuer=XWMS");
        let code = Authenticator::of_uri(&uri).digits_at(self.service.now());
        json!({ "factor": "totp", "code": code })
    }

    /// Everybody who has a live session.
    pub(crate) fn signed_in(&self) -> Vec<&str> {
        let people = self.people.as_object().unwrap().iter();
        people.filter(|(_, known)| known["session"].is_string()).map(|(name, _)| &**name).collect()
    }

    /// The client of a person's session from then.
    pub(crate) fn session_of(&self, person: &str) -> Browser {
        self.bearer(self.known(person, "session"))
    }

    /// A client with this token.
    pub(crate) fn bearer(&self, token: &str) -> Browser {
        self.service.browser().with("authorization", &format!("Bearer {token}"))
    }

    /// Signs in with the password from then, on no known device.
    pub(crate) async fn sign_in(&self, person: &str) -> Answer {
        self.sign_in_with(person, &json!({})).await
    }

    /// The same on the person's known device.
    pub(crate) async fn sign_in_on_device(&self, person: &str) -> Answer {
        let device = self.known(person, "device");
        self.sign_in_with(person, &json!({ "device_token": device })).await
    }

    /// Signs in with these fields besides or instead.
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

    /// The password of everybody.
    pub(crate) fn password(&self) -> &str {
        self.people["password"].as_str().unwrap()
    }
}
