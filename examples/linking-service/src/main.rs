//! A service that links the core: it signs a person up and in on SQLite, without the app.
//! `cargo run -p linking-service` works in a temporary directory and leaves nothing behind.

use async_trait::async_trait;
use identity_core::{
    Identity, Policy, Ports,
    kernel::{ActionToken, Email, Locale, Origin, Secret},
    notify::{Mail, MailError, Mailer},
    password::Password,
    session::Persistence,
    sign_in::{DeviceTrust, SessionOptions, SignIn, SignInOutcome},
    sign_up::{Confirm, Register, RegisterOutcome},
};
use identity_crypto::{Argon2Hasher, HashSettings, KeyRing, SystemClock, SystemEntropy};
use identity_signals::KnownPasswords;
use identity_storage::{Database, Settings};
use std::{error::Error, net::Ipv4Addr, path::Path, sync::Arc};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// Passes the link's token to `main`. A real service passes the mail to a mail server.
struct TokenMailer(UnboundedSender<ActionToken>);

#[async_trait]
impl Mailer for TokenMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        println!("mail: {:?} goes to {}", mail.template, mail.to.email.as_str());
        if let Some(link) = &mail.link {
            self.0.send(link.token.clone()).map_err(|error| MailError::Permanent(error.into()))?;
        }
        Ok(())
    }
}

/// Wires a database, the keys that open it, and the other ports.
async fn identity(folder: &Path) -> Result<Identity, Box<dyn Error>> {
    let (file, key_file) = (folder.join("identity.db"), folder.join("identity.key"));
    let database = Database::open(&Settings::sqlite(file)).await?;
    let entropy = Arc::new(SystemEntropy);
    let unlock = |rows: &[_]| KeyRing::open_or_create(&key_file, rows, entropy.clone());
    let keys = Arc::new(database.prepare(unlock).await?);
    let ports = Ports {
        store: database.store(keys.clone()),
        clock: Arc::new(SystemClock),
        hasher: Arc::new(Argon2Hasher::start(keys.clone(), &HashSettings::default())?),
        entropy,
        password_checker: Arc::new(KnownPasswords::new(None)),
        action_token_keys: keys.clone(),
        places: Arc::new(identity_core::risk::NoPlaces),
        recovery_codes: keys,
    };
    Ok(Identity::new(ports, Policy::default()))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let identity = identity(folder.path()).await?;
    let origin = Origin { address: Ipv4Addr::LOCALHOST.into(), user_agent: None };
    let email = Email::parse("Ann@Example.org")?;
    let password = Password::parse(&Secret::new("Correct-horse-1".to_owned()))?;

    // A refusal is a value of the outcome. An error means that the work could not be done.
    let registered = identity.register(Register {
        email: email.clone(),
        password: password.clone(),
        display_name: None,
        locale: Locale::English,
        origin: origin.clone(),
    });
    let RegisterOutcome::Accepted { browser } = registered.await? else {
        return Err("the password fails a rule".into());
    };

    // A worker repeats this. The mail was stored in the unit of the registration.
    let (sender, mut tokens) = unbounded_channel();
    identity.deliver_due(&TokenMailer(sender)).await?;
    let token = tokens.recv().await.ok_or("no mail went out")?;
    let confirm = Confirm {
        token,
        browser: Some(browser),
        password: None,
        locale: Locale::English,
        origin: origin.clone(),
    };
    println!("confirmation: {:?}", identity.confirm_registration(confirm).await?);

    let options =
        SessionOptions { persistence: Persistence::Browser, device_trust: DeviceTrust::Own };
    let command = SignIn { email, password, options, devices: Vec::new(), origin: origin.clone() };
    let SignInOutcome::SignedIn(new) = identity.sign_in(command).await? else {
        return Err("refused".into());
    };
    println!("session: it ends at {:?} without use", new.session.ends_at());

    // Each request starts by looking up its session.
    let caller = identity.authenticate(&new.token).await?.ok_or("the session has ended")?;
    println!("request: from {}", caller.account.email.as_str());

    // A change of a protection takes a fresh proof as a type. A complete sign-in is one.
    let fresh = identity.fresh(caller).map_err(|_| "the proof is too old: reauthenticate first")?;
    let enrolment = identity.start_totp(&fresh, &origin).await?.ok_or("the session has ended")?;
    println!(
        "authenticator: a key of {} characters waits for its first code",
        enrolment.key.expose().len()
    );

    println!("signing out: {}", identity.sign_out(fresh.live(), &origin).await?);
    println!(
        "request: the session is live: {}",
        identity.authenticate(&new.token).await?.is_some()
    );
    Ok(())
}
