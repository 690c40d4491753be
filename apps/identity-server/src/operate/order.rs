//! The orders, and what is reported of them.

use std::time::Duration;

use identity_core::Identity;
use identity_core::credential::{IssueCredential, Scope, ServiceCredential};
use identity_core::kernel::{Email, Failure, Label};
use serde::{Deserialize, Serialize};

use crate::api::describe;
use crate::workers::chain;

/// What an operator asks for.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Order {
    /// A credential for another service.
    IssueCredential {
        /// What it is called.
        name: String,
        /// What it allows.
        scopes: Vec<String>,
        /// How many days it is good; for ever, unless given.
        days: Option<u32>,
    },
    /// The credentials that there are.
    ListCredentials,
    /// The end of a credential.
    RevokeCredential {
        /// Its id.
        id: String,
    },
    /// A new password, before anything else is done.
    RequirePasswordChange {
        /// Whose.
        email: String,
    },
}

/// What became of an order, as text for the terminal.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Report {
    /// It was carried out.
    Done(String),
    /// It was not, and why.
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
    };
    report.unwrap_or_else(|failure| Report::Refused(chain(&failure)))
}

fn refused(text: &str) -> Report {
    Report::Refused(text.to_owned())
}

async fn issue(
    identity: &Identity,
    name: &str,
    scopes: &[String],
    days: Option<u32>,
) -> Result<Report, Failure> {
    let Ok(name) = Label::parse(name) else {
        return Ok(refused("the name is not one line of 1 to 100 characters"));
    };
    let scopes: Option<Vec<Scope>> = scopes.iter().map(|name| Scope::from_name(name)).collect();
    let Some(scopes) = scopes.filter(|scopes| !scopes.is_empty()) else {
        let known: Vec<&str> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
        return Ok(Report::Refused(format!("a scope is one of: {}", known.join(", "))));
    };
    let lifetime = days.map(|days| Duration::from_hours(24) * days);
    let command = IssueCredential { name, scopes, lifetime };
    let (credential, secret) = identity.issue_credential(command).await?;
    Ok(Report::Done(format!(
        "{}\n\nThe secret, shown this once:\n{}\n",
        line(&credential),
        secret.expose()
    )))
}

async fn list(identity: &Identity) -> Result<Report, Failure> {
    let credentials = identity.credentials().await?;
    if credentials.is_empty() {
        return Ok(Report::Done("There are no credentials.\n".to_owned()));
    }
    let lines = credentials.iter().map(|credential| format!("{}\n", line(credential)));
    Ok(Report::Done(lines.collect()))
}

fn line(credential: &ServiceCredential) -> String {
    let scopes: Vec<&str> = credential.scopes.iter().map(|scope| scope.as_str()).collect();
    let at = |word: &str, at: Option<_>| {
        at.map(|at| format!("  {word} {}", describe::time(at))).unwrap_or_default()
    };
    format!(
        "{}  {}  [{}]  issued {}{}{}{}",
        credential.id,
        credential.name.as_str(),
        scopes.join(" "),
        describe::time(credential.created_at),
        at("expires", credential.expires_at),
        at("last used", credential.last_used_at),
        at("revoked", credential.revoked_at),
    )
}

async fn revoke(identity: &Identity, id: &str) -> Result<Report, Failure> {
    let Ok(id) = id.parse() else { return Ok(refused("that is not the id of a credential")) };
    if !identity.revoke_credential(id).await? {
        return Ok(refused("there is no such credential, or it is revoked already"));
    }
    Ok(Report::Done("The credential is revoked.\n".to_owned()))
}

async fn require_change(identity: &Identity, email: &str) -> Result<Report, Failure> {
    let Ok(email) = Email::parse(email) else { return Ok(refused("that is no e-mail address")) };
    if !identity.require_password_change(&email).await? {
        return Ok(refused("no account has that address"));
    }
    let done = "The password must be changed before anything else. Its owner is told.\n";
    Ok(Report::Done(done.to_owned()))
}
