//! Puts the parts together, once, at the start.

use std::path::Path;
use std::sync::Arc;

use identity_core::email_change::EmailChangePolicy;
use identity_core::kernel::Entropy as _;
use identity_core::notify::Mailer;
use identity_core::ownership::OwnershipPolicy;
use identity_core::password::PasswordPolicy;
use identity_core::recovery::RecoveryPolicy;
use identity_core::retention::RetentionPolicy;
use identity_core::risk::{NoPlaces, PlaceFinder, RiskPolicy};
use identity_core::session::SessionPolicy;
use identity_core::throttle::ThrottlePolicy;
use identity_core::two_factor::TwoFactorPolicy;
use identity_core::{Identity, Policy, Ports, Store};
use identity_crypto::{
    Argon2Hasher, HashSettings, HasherStartError, KeyRing, KeyRingError, SystemClock, SystemEntropy,
};
use identity_mail::{
    DirectoryMailer, Sender, SenderError, SmtpMailer, SmtpSettings, SmtpSetupError,
};
use identity_signals::{BreachedFile, BreachedFileError, KnownPasswords, Places, PlacesError};
use identity_storage::{Database, PrepareError, Settings, StorageError};
use poem::endpoint::make;
use poem::{EndpointExt as _, Response, get};
use tokio_util::task::TaskTracker;

use crate::api;
use crate::app::{App, FormTokens, Mailbox};
use crate::config::{Config, Location, SessionProfile, Transport};
use crate::health::Health;
use crate::http::chain::{Chain, Shell, chain};
use crate::http::cookies::Cookies;
use crate::http::limits::Limits;
use crate::http::routes::RouteTable;
use crate::operations::OPERATIONS;
use crate::pages::{self, error::ErrorPages};

/// Reasons why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the data directory {} cannot be created", .0.display())]
    DataDirectory(std::path::PathBuf, #[source] std::io::Error),
    #[error("the database cannot be opened with its keys")]
    Prepare(#[from] PrepareError<KeyRingError>),
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error("password.breached_file {} cannot be used", .0.display())]
    BreachedFile(std::path::PathBuf, #[source] BreachedFileError),
    #[error("places.database {} cannot be used", .0.display())]
    Places(std::path::PathBuf, #[source] PlacesError),
    #[error("the password hasher cannot start")]
    Hasher(#[from] HasherStartError),
    #[error("mail.from or server.public_url cannot be used for mail")]
    Sender(#[from] SenderError),
    #[error("mail.smtp_url cannot be used")]
    Smtp(#[from] SmtpSetupError),
    #[error("server.public_url is not a URL")]
    PublicUrl(#[from] url::ParseError),
}

/// The wired service.
pub struct Service {
    pub app: Arc<App>,
    pub mailer: Arc<dyn Mailer>,
    /// All routes with their middleware.
    pub chain: Chain<poem::endpoint::BoxEndpoint<'static, Response>>,
}

/// Returns the settings of the configured database.
pub fn database_settings(config: &Config) -> Settings {
    let location = match &config.database.location {
        Location::Sqlite(file) => identity_storage::Location::Sqlite(file.clone()),
        Location::Postgres(url) => identity_storage::Location::Postgres(url.clone()),
    };
    Settings { connections: config.database.pool, ..Settings::new(location) }
}

/// Opens the configured database. Creates the data directory if it is missing.
pub async fn open_database(config: &Config) -> Result<Database, StartError> {
    make_private(&config.data.directory)
        .map_err(|error| StartError::DataDirectory(config.data.directory.clone(), error))?;
    Ok(Database::open(&database_settings(config)).await?)
}

/// Creates a directory that only its owner can read.
fn make_private(directory: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(directory)
}

/// Migrates the schema and opens the key ring. On the first start it creates both.
pub async fn unlock(config: &Config, database: &Database) -> Result<Arc<KeyRing>, StartError> {
    let file = &config.keys.file;
    let open = |rows: &[_]| KeyRing::open_or_create(file, rows, Arc::new(SystemEntropy));
    Ok(Arc::new(database.prepare(open).await?))
}

/// Returns the policies of a configuration. Each number that it does not set is the default of its
/// policy.
pub fn policy(config: &Config) -> Policy {
    let brand = &config.brand.name;
    let password = PasswordPolicy {
        profile: config.password.profile,
        product: brand.clone(),
        reminder_after: config.password.reminder_after,
    };
    let lifetimes = match config.session.profile {
        SessionProfile::Standard => SessionPolicy::default(),
        SessionProfile::Strict => SessionPolicy::strict(),
    };
    let second_factor_required = config.second_factor.required;
    let session = SessionPolicy { second_factor_required, ..lifetimes };
    let two_factor = TwoFactorPolicy {
        issuer: brand.clone(),
        drift: config.second_factor.drift,
        ..TwoFactorPolicy::default()
    };
    let recovery = RecoveryPolicy {
        link: config.recovery.link,
        support: config.mail.support.clone(),
        ..RecoveryPolicy::default()
    };
    let ownership = OwnershipPolicy {
        mailbox_only: config.recovery.mailbox_only,
        one_mailbox: config.recovery.mailbox_wait,
        two_classes: config.recovery.password_wait,
        ..OwnershipPolicy::default()
    };
    let throttle = ThrottlePolicy {
        lock_after: config.throttle.lock_after,
        disable_after: config.throttle.disable_after,
        unlock_link_ttl: config.recovery.link,
        ..ThrottlePolicy::default()
    };
    let risk = RiskPolicy { lock_score: config.risk.lock_score, ..RiskPolicy::default() };
    let email_change = EmailChangePolicy {
        revert_for: config.email_change.revert_for,
        restore_after: config.email_change.restore_after,
        ..EmailChangePolicy::default()
    };
    let rate_limit = config.rate_limit.clone();
    let retention = RetentionPolicy::default();
    // A reverted change restores what it replaced, so that is kept for as long.
    let aside = retention.aside.max(email_change.longest_undo());
    let retention = RetentionPolicy { aside, ..retention };
    Policy {
        password,
        session,
        two_factor,
        rate_limit,
        throttle,
        risk,
        ownership,
        recovery,
        email_change,
        retention,
        ..Policy::default()
    }
}

/// Returns the ports of the use cases, over an open and unlocked database.
pub fn ports(
    config: &Config,
    store: Arc<dyn Store>,
    keys: Arc<KeyRing>,
    hashing: &HashSettings,
    places: Option<Arc<Places>>,
) -> Result<Ports, StartError> {
    let open = |file: &std::path::PathBuf| {
        BreachedFile::open(file).map_err(|error| StartError::BreachedFile(file.clone(), error))
    };
    let breached = config.password.breached_file.as_ref().map(open).transpose()?;
    let places: Arc<dyn PlaceFinder> = match places {
        Some(places) => places,
        None => Arc::new(NoPlaces),
    };
    Ok(Ports {
        store,
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        hasher: Arc::new(Argon2Hasher::start(keys.clone(), hashing)?),
        password_checker: Arc::new(KnownPasswords::new(breached)),
        action_token_keys: keys.clone(),
        recovery_codes: keys,
        places,
    })
}

/// Opens the database of places, if one is configured.
pub fn places(config: &Config) -> Result<Option<Arc<Places>>, StartError> {
    let open = |file: &std::path::PathBuf| {
        Places::open(file).map_err(|error| StartError::Places(file.clone(), error))
    };
    Ok(config.places.database.as_ref().map(open).transpose()?.map(Arc::new))
}

/// Builds the service over these ports.
pub fn wire(
    config: &Config,
    ports: Ports,
    keys: Arc<KeyRing>,
    places: Option<Arc<Places>>,
) -> Result<Service, StartError> {
    let (store, clock) = (ports.store.clone(), ports.clock.clone());
    let mailer = mailer(config, places.clone())?;
    let directory = match &config.mail.transport {
        Transport::Directory(directory) if config.mailbox_page_allowed() => Some(directory),
        _ => None,
    };
    let form_tokens = FormTokens::new(keys);
    let app = Arc::new(App {
        identity: Identity::new(ports, policy(config)),
        cookies: Cookies::new(config.server.public_url.is_https()),
        public: config.server.public_url.clone(),
        brand: config.brand.name.clone(),
        clock: clock.clone(),
        places,
        form_tokens: form_tokens.clone(),
        mailbox: directory
            .map(|directory| Mailbox { directory: directory.clone(), key: mailbox_key() }),
    });
    let shell = Shell {
        public: config.server.public_url.clone(),
        proxies: config.server.trusted_proxies.clone(),
        routes: RouteTable::new(&OPERATIONS),
        limits: Limits {
            connections: config.server.connections,
            request: config.server.request_deadline,
            ..Limits::default()
        },
        request_ids: Arc::new(request_id),
        form_token: Arc::new(form_tokens),
        error_page: Arc::new(ErrorPages(app.clone())),
        tracker: TaskTracker::new(),
    };
    let routes = routes(&app, Health { store, clock });
    Ok(Service { app, mailer, chain: chain(Arc::new(shell), routes) })
}

fn request_id() -> u128 {
    let mut bytes = [0; 16];
    SystemEntropy.fill(&mut bytes);
    u128::from_le_bytes(bytes)
}

fn mailbox_key() -> String {
    format!("{:032x}", request_id())
}

fn mailer(config: &Config, places: Option<Arc<Places>>) -> Result<Arc<dyn Mailer>, StartError> {
    let url = url::Url::parse(&config.server.public_url.origin())?;
    let sender = Sender::new(url, &config.brand.name, &config.mail.from)?.with_places(places);
    Ok(match &config.mail.transport {
        Transport::Directory(directory) => {
            Arc::new(DirectoryMailer::new(directory.clone(), sender))
        }
        Transport::Smtp(url) => Arc::new(SmtpMailer::new(&SmtpSettings::new(url.clone()), sender)?),
    })
}

fn routes(app: &Arc<App>, health: Health) -> poem::endpoint::BoxEndpoint<'static, Response> {
    let document = api::service(&app.brand).spec();
    let health = Arc::new(health);
    let ready = move |_| {
        let health = health.clone();
        async move { health.ready().await }
    };
    let document = move |_| {
        let document = document.clone();
        async move { Response::builder().content_type("application/json").body(document) }
    };
    pages::routes::routes()
        .nest(api::BASE, api::service(&app.brand))
        .at("/api/openapi.json", get(make(document)))
        .at("/health/live", get(make(|_| async { Health::live() })))
        .at("/health/ready", get(make(ready)))
        .data(app.clone())
        .map_to_response()
        .boxed()
}
