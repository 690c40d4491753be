//! The service wired in this process, with the real store and pages, mail in a folder, and the
//! cheapest password hash.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use identity_core::Ports;
use identity_core::kernel::{Clock, Origin, Timestamp};
use identity_core::notify::Mailer;
use identity_core::sign_in::{SignIn, SignInOutcome};
use identity_core::testing::{Authenticator, build};
use identity_crypto::{HashSettings, SystemClock};
use identity_mail::mailbox::{self, OpenedMail};
use identity_server::app::App;
use identity_server::config::{Config, Sources, Transport};
use identity_server::wiring;
use identity_storage::{Database, Location};
use poem::http::Method;
use poem::test::TestClient;
use serde_json::{Value, json};

use super::{Browser, TestDatabase, Wire};

/// The validity of one TOTP code.
pub(crate) const STEP: Duration = Duration::from_secs(30);

/// The public host of the service in tests.
pub(crate) const HOST: &str = "127.0.0.1:8080";

/// The system clock plus this many milliseconds.
#[derive(Default)]
struct ShiftedClock(AtomicI64);

impl Clock for ShiftedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(SystemClock.now().as_millis() + self.0.load(Ordering::SeqCst))
    }
}

pub(crate) struct Service {
    pub(crate) app: Arc<App>,
    pub(crate) database: TestDatabase,
    pub(crate) wire: Arc<Wire>,
    clock: Arc<ShiftedClock>,
    mailer: Arc<dyn Mailer>,
    mails: PathBuf,
}

impl Service {
    /// Starts the service with the default configuration.
    pub(crate) async fn over(database: TestDatabase) -> Self {
        Self::with(database, &[], &HashSettings::cheap_for_tests()).await
    }

    /// Starts a service without rate limits in practice, for tests in which many people share one
    /// address.
    pub(crate) async fn crowded(database: TestDatabase) -> Self {
        Self::crowded_with(database, &HashSettings::cheap_for_tests()).await
    }

    /// Starts a `crowded` service with these hash settings.
    pub(crate) async fn crowded_with(database: TestDatabase, hashing: &HashSettings) -> Self {
        let variables = ["FAILURES", "ACCOUNTS", "REGISTRATIONS", "EMAILS"]
            .map(|what| (format!("IDENTITY__RATE_LIMIT__{what}_PER_HOUR"), "1000000"));
        let variables = variables.each_ref().map(|(name, value)| (name.as_str(), *value));
        Self::with(database, &variables, hashing).await
    }

    /// Starts a service behind a trusted proxy, so that a test can choose client addresses.
    pub(crate) async fn behind_proxy(database: TestDatabase) -> Self {
        let proxies = [("IDENTITY__SERVER__TRUSTED_PROXIES", "0.0.0.0/32")];
        Self::with(database, &proxies, &HashSettings::cheap_for_tests()).await
    }

    /// Starts a service with these environment variables and hash settings.
    pub(crate) async fn with(
        mut database: TestDatabase,
        variables: &[(&str, &str)],
        hashing: &HashSettings,
    ) -> Self {
        // Loaded machines are slow, so every wait gets a generous timeout.
        database.settings.acquire_timeout *= 20;
        database.settings.lock_timeout *= 20;
        database.settings.statement_timeout *= 20;
        database.settings.connections = 4;
        let config = configuration(&database, variables);
        let Transport::Directory(mails) = &config.mail.transport else {
            panic!("mails stay in a folder");
        };
        let opened = Database::open(&database.settings).await.expect("the database opens");
        let keys = wiring::unlock(&config, &opened).await.expect("the key ring opens");
        let (store, places) = (opened.store(keys.clone()), wiring::places(&config).expect("opens"));
        let ports = wiring::ports(&config, store, keys.clone(), hashing, places.clone());
        let clock = Arc::new(ShiftedClock::default());
        let ports = Ports { clock: clock.clone(), ..ports.expect("the ports are there") };
        let service = wiring::wire(&config, ports, keys, places).expect("the service is wired");
        let client = TestClient::new(service.chain).default_header("host", HOST);
        let (app, mailer, mails) = (service.app, service.mailer, mails.clone());
        let wire = Arc::new(Wire::InProcess(Box::new(client)));
        Self { app, database, wire, clock, mailer, mails }
    }

    /// Advances the clock.
    pub(crate) fn advance_clock(&self, span: Duration) {
        let millis = i64::try_from(span.as_millis()).expect("a span of this age");
        self.clock.0.fetch_add(millis, Ordering::SeqCst);
    }

    /// Sets the clock, which continues to run from there.
    pub(crate) fn set_clock(&self, time: Timestamp) {
        let shift = time.as_millis() - SystemClock.now().as_millis();
        self.clock.0.store(shift, Ordering::SeqCst);
    }

    /// Returns the time of the service's clock.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Returns a browser without cookies.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.wire.clone(), &format!("http://{HOST}"))
    }

    /// Delivers due mail and returns the mails to an address, newest first.
    pub(crate) async fn mails_to(&self, address: &str) -> Vec<OpenedMail> {
        let mailer = self.mailer.as_ref();
        while self.app.identity.deliver_due(mailer).await.expect("delivers") > 0 {}
        mails_in(&self.mails, address)
    }

    /// Returns the token of the newest mail to an address.
    pub(crate) async fn token(&self, address: &str) -> String {
        let mails = self.mails_to(address).await;
        token_of(mails.first().expect("a mail"))
    }

    /// Returns the token of the newest mail to an address whose link leads to `page`.
    pub(crate) async fn link(&self, address: &str, page: &str) -> String {
        let mails = self.mails_to(address).await;
        let leads = |mail: &&OpenedMail| {
            mail.link.as_deref().is_some_and(|link| link.contains(&format!("{page}?token=")))
        };
        token_of(mails.iter().find(leads).expect("a mail with such a link"))
    }

    /// Requests a recovery over the API and returns the token of its link.
    pub(crate) async fn recovery_link(&self, address: &str) -> String {
        let body = json!({ "email": address });
        self.browser().post("/api/v1/recoveries", &body).await.expect(202);
        self.link(address, "/recover/continue").await
    }

    /// Requests an email change in a session with a fresh proof.
    pub(crate) async fn request_email_change(&self, browser: &mut Browser, address: &str) {
        let body = json!({ "new_email": address });
        browser.post("/api/v1/account/email-change", &body).await.expect(202);
    }

    /// Requests an email change and confirms it in the same session.
    pub(crate) async fn change_email(&self, browser: &mut Browser, address: &str) {
        self.request_email_change(browser, address).await;
        let body = json!({ "token": self.link(address, "/email/confirm").await });
        browser.post("/api/v1/email-changes/confirm", &body).await.expect(204);
    }

    /// Locks an account with ten wrong passwords from ten sources.
    pub(crate) async fn lock(&self, address: &str) {
        for number in 0..10 {
            let address_of = IpAddr::from([198, 51, 100, number]);
            let command = SignIn {
                email: build::email(address),
                password: build::password("Wrong-horse-9"),
                options: build::options(),
                devices: Vec::new(),
                origin: Origin { address: address_of, user_agent: None },
            };
            let outcome = self.app.identity.sign_in(command).await.expect("answers");
            assert!(matches!(outcome, SignInOutcome::Refused));
        }
    }

    /// Returns a browser whose owner has an account and is not signed in.
    pub(crate) async fn member(&self, address: &str) -> Browser {
        let mut browser = self.browser();
        browser.register(address).await.expect(202);
        let token = self.token(address).await;
        browser.confirm(&token).await.expect(201);
        browser
    }

    /// Sets up a second factor over the API, in a session with a fresh proof. The shown code is
    /// used up.
    pub(crate) async fn protect(&self, browser: &mut Browser) -> Protected {
        let started = browser.call(Method::POST, "/api/v1/account/totp", None).await.expect(201);
        let text = |name: &str| started.json()[name].as_str().expect("text").to_owned();
        let authenticator = Authenticator::of_uri(&text("otpauth_uri"));
        let code = json!({ "code": authenticator.digits_at(self.now()) });
        let on = browser.post("/api/v1/account/totp/confirm", &code).await.expect(200).json();
        let codes = on["recovery_codes"].as_array().expect("recovery codes");
        let codes: Vec<String> =
            codes.iter().filter_map(|code| code.as_str().map(str::to_owned)).collect();
        let typed = json!({ "code": codes[0] });
        browser.post("/api/v1/account/recovery-codes/confirm", &typed).await.expect(200);
        Protected { authenticator, key: text("secret"), codes }
    }

    /// Starts a sign-in and returns the token with which it waits for its second factor.
    pub(crate) async fn attempt(&self, browser: &mut Browser, address: &str) -> String {
        let answer = browser.sign_in(address, super::PASSWORD).await.expect(200).json();
        answer["attempt"].as_str().expect("it asks for a second factor").to_owned()
    }

    /// Returns a browser whose owner has an account and is signed in by cookie.
    pub(crate) async fn signed_in(&self, address: &str) -> Browser {
        let mut browser = self.member(address).await;
        browser.sign_in(address, super::PASSWORD).await.expect(200);
        browser
    }
}

/// The second factor of an account, as its owner knows it.
pub(crate) struct Protected {
    pub(crate) authenticator: Authenticator,
    /// The key that a person types into an authenticator.
    pub(crate) key: String,
    /// The active recovery codes.
    pub(crate) codes: Vec<String>,
}

impl Protected {
    /// Returns a recovery code as the API takes it.
    pub(crate) fn proof(&self, code: usize) -> Value {
        json!({ "factor": "recovery_code", "code": self.codes[code] })
    }
}

/// Returns the mails to an address in a folder, newest first.
pub(crate) fn mails_in(folder: &Path, address: &str) -> Vec<OpenedMail> {
    let all = mailbox::list(folder).expect("the folder can be read");
    let to_them = all.into_iter().filter(|mail| mail.to == address);
    to_them.filter_map(|mail| mailbox::read(folder, &mail.file).ok().flatten()).collect()
}

/// Returns the token of the mail's link.
pub(crate) fn token_of(mail: &OpenedMail) -> String {
    let link = mail.link.as_deref().expect("the mail has a link");
    let (_, token) = link.split_once("?token=").expect("the link has a token");
    token.to_owned()
}

fn configuration(database: &TestDatabase, variables: &[(&str, &str)]) -> Config {
    let data = database.folder().join("data");
    let url = match &database.settings.location {
        Location::Sqlite(file) => format!("sqlite:{}", file.display()),
        Location::Postgres(url) => url.expose().to_owned(),
    };
    let mut environment = vec![
        ("IDENTITY__DATA__DIRECTORY".into(), data.into_os_string()),
        ("IDENTITY__DATABASE__URL".into(), url.into()),
    ];
    environment.extend(variables.iter().map(|(name, value)| (name.into(), value.into())));
    Config::load(&Sources { file: None, environment }).expect("the configuration holds")
}
