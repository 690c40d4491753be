//! The orders, and the reports on them.

use std::time::Duration;

use identity_core::Identity;
use identity_core::credential::{IssueCredential, Scope, ServiceCredential};
use identity_core::kernel::{ClosedSet as _, Email, Failure, Label};
use serde::{Deserialize, Serialize};

use super::cases;

use crate::log::chain;
use crate::view::time::rfc3339;

/// An operator's order, as it crosses the control socket.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Order {
    IssueCredential {
        name: String,
        scopes: Vec<String>,
        /// The lifetime; `None` for no expiry.
        days: Option<u32>,
    },
    ListCredentials,
    RevokeCredential {
        id: String,
    },
    RequirePasswordChange {
        email: String,
    },
    ListCases,
    ShowCase {
        id: String,
    },
    DecideCase {
        id: String,
        approve: bool,
        /// The name of the employee who decides.
        by: String,
    },
}

/// The report on an order, as text for the terminal.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Report {
    Done(String),
    /// The order was not carried out, for this reason.
    Refused(String),
}

/// Carries an order out.
pub async fn carry_out(identity: &Identity, order: Order) -> Report {
    let report = match order {
        Order::IssueCredential { name, scopes, days } => {
            issue(identity, &name, &scopes, days).await
        }
        Order::ListCredentials => list(identity).await,
        Order::RevokeCredential { id } => revoke(identity, &id).await,
        Order::RequirePasswordChange { email } => require_change(identity, &email).await,
        Order::ListCases => cases::list(identity).await,
        Order::ShowCase { id } => cases::show(identity, &id).await,
        Order::DecideCase { id, approve, by } => cases::decide(identity, &id, approve, &by).await,
    };
    report.unwrap_or_else(|failure| Report::Refused(chain(&failure)))
}

pub(super) fn refused(text: &str) -> Report {
    Report::Refused(text.to_owned())
}

async fn issue(
    identity: &Identity,
    name: &str,
    scopes: &[String],
    days: Option<u32>,
) -> Result<Report, Failure> {
    let Ok(name) = Label::parse(name) else {
        return Ok(refused("a name has 1 to 100 characters on one line"));
    };
    let scopes: Option<Vec<Scope>> = scopes.iter().map(|name| Scope::from_name(name)).collect();
    let Some(scopes) = scopes.filter(|scopes| !scopes.is_empty()) else {
        let known: Vec<&str> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
        return Ok(Report::Refused(format!("a scope must be one of: {}", known.join(", "))));
    };
    let lifetime = days.map(|days| Duration::from_hours(24) * days);
    let command = IssueCredential { name, scopes, lifetime };
    let (credential, secret) = identity.issue_credential(command).await?;
    Ok(Report::Done(format!(
        "{}\n\nThe secret, which is not shown again:\n{}\n",
        line(&credential),
        secret.expose()
    )))
}

async fn list(identity: &Identity) -> Result<Report, Failure> {
    let credentials = identity.credentials().await?;
    if credentials.is_empty() {
        return Ok(Report::Done("No credentials.\n".to_owned()));
    }
    let lines = credentials.iter().map(|credential| format!("{}\n", line(credential)));
    Ok(Report::Done(lines.collect()))
}

fn line(credential: &ServiceCredential) -> String {
    let scopes: Vec<&str> = credential.scopes.iter().map(|scope| scope.as_str()).collect();
    let at = |word: &str, at: Option<_>| {
        at.map(|at| format!("  {word} {}", rfc3339(at))).unwrap_or_default()
    };
    format!(
        "{}  {}  [{}]  issued {}{}{}{}",
        credential.id,
        credential.name.as_str(),
        scopes.join(" "),
        rfc3339(credential.created_at),
        at("expires", credential.expires_at),
        at("last used", credential.last_used_at),
        at("revoked", credential.revoked_at),
    )
}

async fn revoke(identity: &Identity, id: &str) -> Result<Report, Failure> {
    let Ok(id) = id.parse() else { return Ok(refused("that is not a credential id")) };
    if !identity.revoke_credential(id).await? {
        return Ok(refused("no credential has this id, or it is already revoked"));
    }
    Ok(Report::Done("Credential revoked.\n".to_owned()))
}

async fn require_change(identity: &Identity, email: &str) -> Result<Report, Failure> {
    let Ok(email) = Email::parse(email) else { return Ok(refused("that is not an email address")) };
    if !identity.require_password_change(&email).await? {
        return Ok(refused("no account has this address"));
    }
    let done =
        "The owner has to change the password before anything else, and is notified by email.\n";
    Ok(Report::Done(done.to_owned()))
}
