//! Orders of an operator: through the running server, or on the database itself.

use clap::{Subcommand, ValueEnum};
use identity_core::Identity;
use identity_crypto::HashSettings;

use super::{CommandError, print};
use crate::config::Config;
use crate::operate::{self, Order, Report};
use crate::{log, wiring};

#[derive(Subcommand)]
pub(super) enum Credentials {
    /// Issue a credential to a service and print its secret, which is not shown again.
    #[command(after_help = "Example:\n  \
        identity-server credentials issue --name webshop --scope sessions:verify --days 90")]
    Issue {
        /// The name of the service.
        #[arg(long)]
        name: String,
        /// A permission: `sessions:verify`. May be given more than once.
        #[arg(long = "scope", required = true, value_name = "SCOPE")]
        scopes: Vec<String>,
        /// Days until the credential expires. Without it the credential doesn't expire.
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=3650))]
        days: Option<u32>,
    },
    /// List all credentials, the newest first.
    #[command(after_help = "Example:\n  identity-server credentials list")]
    List,
    /// Revoke a credential with immediate effect.
    #[command(after_help = "Example:\n  \
        identity-server credentials revoke 018f2f5e-0000-7000-8000-000000000001")]
    Revoke {
        /// The id of the credential, as `list` shows it.
        id: String,
    },
}

#[derive(Subcommand)]
pub(super) enum Admin {
    /// Demand a new password because others may know the current one.
    ///
    /// Until the owner has changed it, sessions of the account can do nothing else. The owner is
    /// notified by email.
    #[command(after_help = "Example:\n  \
        identity-server admin require-password-change ann@example.org")]
    RequirePasswordChange {
        /// The email address of the account.
        email: String,
    },
}

#[derive(Subcommand)]
pub(super) enum Cases {
    /// List the claims that wait for support, the longest waiting first.
    #[command(after_help = "Example:\n  identity-server cases list")]
    List,
    /// Show a claim: what each side has shown, and what people wrote.
    #[command(after_help = "Example:\n  \
        identity-server cases show 018f2f5e-0000-7000-8000-000000000001")]
    Show {
        /// The id of the case, as `list` shows it.
        id: String,
    },
    /// Approve or refuse a claim.
    ///
    /// An approval is announced to every address of the account and takes effect after a waiting
    /// period, in which whoever shows as much can stop it. It takes two employees if the account
    /// has a second factor or if somebody stands against the claim.
    #[command(after_help = "Example:\n  \
        identity-server cases decide 018f2f5e-0000-7000-8000-000000000001 approve --by Kim")]
    Decide {
        /// The id of the case, as `list` shows it.
        id: String,
        decision: CaseDecision,
        /// The name of the employee who decides, for the audit trail.
        #[arg(long)]
        by: String,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CaseDecision {
    Approve,
    Refuse,
}

impl From<Cases> for Order {
    fn from(command: Cases) -> Self {
        match command {
            Cases::List => Self::ListCases,
            Cases::Show { id } => Self::ShowCase { id },
            Cases::Decide { id, decision, by } => {
                Self::DecideCase { id, approve: decision == CaseDecision::Approve, by }
            }
        }
    }
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

pub(super) async fn carry_out(config: Config, order: Order) -> Result<(), CommandError> {
    log::set_up(config.log.format, config.log.level)?;
    let report = match operate::send(&config.data.directory, &order).await? {
        Some(report) => report,
        None => operate::carry_out(&without_server(config).await?, order).await,
    };
    match report {
        Report::Done(text) => print(&text),
        Report::Refused(why) => Err(CommandError::Refused(why)),
    }
}

/// Opens the database for an order that no running server can carry out.
async fn without_server(mut config: Config) -> Result<Identity, CommandError> {
    // No order checks a password, so an unreadable file of breached ones must not stop it.
    config.password.breached_file = None;
    let database = wiring::open_database(&config).await?;
    let keys = wiring::unlock(&config, &database).await?;
    let store = database.store(keys.clone());
    let ports = wiring::ports(&config, store, keys, &HashSettings::default(), None)?;
    Ok(Identity::new(ports, wiring::policy(&config)))
}
