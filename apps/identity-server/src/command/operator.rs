//! The orders of an operator: through the running server, or on the database itself.

use clap::Subcommand;
use identity_core::Identity;
use identity_crypto::HashSettings;

use super::{CommandError, print};
use crate::config::Config;
use crate::operate::{Order, Report, carry_out, send};
use crate::{log, wiring};

#[derive(Subcommand)]
pub(super) enum Credentials {
    /// Issue a credential to a service; its secret is shown this once.
    Issue {
        /// What the service is called.
        #[arg(long)]
        name: String,
        /// What it may do: `sessions:verify`. Can be given several times.
        #[arg(long = "scope", required = true, value_name = "SCOPE")]
        scopes: Vec<String>,
        /// How many days the credential is good. For ever, unless given.
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=3650))]
        days: Option<u32>,
    },
    /// List the credentials, the newest first.
    List,
    /// Revoke a credential, at once.
    Revoke {
        /// Its id, from the list.
        id: String,
    },
}

#[derive(Subcommand)]
pub(super) enum Admin {
    /// Demand a new password of an account, because the present one may be known to others. Until
    /// it is changed, its sessions can do nothing else; the owner is told by mail.
    RequirePasswordChange {
        /// The account's e-mail address.
        email: String,
    },
}

impl From<Credentials> for Order {
    fn from(command: Credentials) -> Self {
        match command {
            Credentials::Issue { name, scopes, days } => {
                Self::IssueCredential { name, scopes, days }
            }
            Credentials::List => Self::ListCredentials,
            Credentials::Revoke { id } => Self::RevokeCredential { id },
        }
    }
}

impl From<Admin> for Order {
    fn from(command: Admin) -> Self {
        match command {
            Admin::RequirePasswordChange { email } => Self::RequirePasswordChange { email },
        }
    }
}

pub(super) async fn give(config: Config, order: Order) -> Result<(), CommandError> {
    log::set_up(config.log.format, config.log.level)?;
    let report = match send(&config.data.directory, &order).await? {
        Some(report) => report,
        None => carry_out(&alone(config).await?, order).await,
    };
    match report {
        Report::Done(text) => print(&text),
        Report::Refused(why) => Err(CommandError::Refused(why)),
    }
}

/// The use cases without a server.
async fn alone(mut config: Config) -> Result<Identity, CommandError> {
    // No order judges a password: a file of them that cannot be read is in nobody's way.
    config.password.breached_file = None;
    let database = wiring::open_database(&config).await?;
    let keys = wiring::unlock(&config, &database).await?;
    let store = database.store(keys.clone());
    let ports = wiring::ports(&config, store, keys, &HashSettings::default(), None)?;
    Ok(Identity::new(ports, wiring::policy(&config)))
}
