//! Session verification for other services.

use super::Scope;
use crate::session;
use crate::{
    Identity,
    kernel::{BearerToken, CredentialId, Failure, Gate, Timestamp},
    session::{SessionAccess, SignedIn},
};

/// The effect of a verification on the session's idle time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    /// The owner is active: it counts as a use of the session.
    Active,
    /// It does not count as a use of the session.
    Observe,
}

/// Outcome of a verification.
pub enum VerifySession {
    /// The session is live and has full access.
    Live(Box<SignedIn>),
    /// The session is not live, or its access is limited.
    NotLive,
    /// The credential is unknown, expired or revoked, or lacks the scope.
    CredentialRefused,
}

impl Identity {
    /// Verifies a session token for a service with a valid credential.
    pub async fn verify_session(
        &self,
        credential: &BearerToken,
        session: Option<&BearerToken>,
        activity: Activity,
    ) -> Result<VerifySession, Failure> {
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let found = read.credentials().find(&credential.digest()).await?;
        drop(read);
        let Some(found) = found.filter(|found| found.allows(Scope::SessionsVerify, now)) else {
            return Ok(VerifySession::CredentialRefused);
        };
        let noted =
            found.last_used_at.is_some_and(|at| now.since(at) < self.policy.session.note_every);
        if !noted {
            // The answer does not depend on this record.
            let _ = note_credential_use(self, found.id, now).await;
        }
        let Some(token) = session else { return Ok(VerifySession::NotLive) };
        let live = match activity {
            Activity::Active => self.authenticate(token).await?,
            Activity::Observe => session::find_live_session(self, token).await?,
        };
        let live = live
            .filter(|live| live.access == SessionAccess::Full)
            .and_then(|live| live.full().ok());
        Ok(live.map_or(VerifySession::NotLive, |live| VerifySession::Live(Box::new(live))))
    }
}

async fn note_credential_use(
    identity: &Identity,
    id: CredentialId,
    now: Timestamp,
) -> Result<(), Failure> {
    let mut unit = identity.store.begin(Gate::named("credentials")).await?;
    unit.credentials().note_use(id, now).await?;
    Ok(unit.commit().await?)
}
