//! Another service asks whether a session is live.

use super::Scope;
use crate::{
    Identity,
    kernel::{BearerToken, CredentialId, Failure, Gate, Timestamp},
    session::{SessionAccess, SignedIn},
};

/// Whether the question counts as a use of the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    /// Its owner is doing something.
    Active,
    /// Somebody only looks.
    Observe,
}

/// What became of the question.
pub enum VerifySession {
    /// The session is live and may call everything.
    Live(Box<SignedIn>),
    /// It is not, for whatever reason.
    NotLive,
    /// The credential of the one who asks is not good for that.
    CredentialRefused,
}

impl Identity {
    /// Tells a service whose credential is good whether a token is that of a live session.
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
            // Sessions are told of though that cannot be written down.
            let _ = self.note_credential_use(found.id, now).await;
        }
        let Some(token) = session else { return Ok(VerifySession::NotLive) };
        let live = match activity {
            Activity::Active => self.authenticate(token).await?,
            Activity::Observe => self.find_live_session(token).await?,
        };
        let live = live
            .filter(|live| live.access == SessionAccess::Full)
            .and_then(|live| live.full().ok());
        Ok(live.map_or(VerifySession::NotLive, |live| VerifySession::Live(Box::new(live))))
    }

    async fn note_credential_use(&self, id: CredentialId, now: Timestamp) -> Result<(), Failure> {
        let mut unit = self.store.begin(Gate::named("credentials")).await?;
        unit.credentials().note_use(id, now).await?;
        Ok(unit.commit().await?)
    }
}
