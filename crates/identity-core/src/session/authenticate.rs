//! Who is behind a session token: the check in front of every page and call.

use super::Session;
use crate::{
    Identity,
    account::Account,
    kernel::{BearerToken, Failure, Gate},
};

/// The proof that a request comes in a live session. Only
/// [`Identity::authenticate`] and a sign-in make one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SignedIn {
    /// The session.
    pub session: Session,
    /// Its account.
    pub account: Account,
}

impl Identity {
    /// The live session of a token, with its account; nothing in every other case.
    ///
    /// Its use is noted once a minute at most. A note that cannot be written now is not worth the
    /// answer: the next request writes it.
    pub async fn authenticate(&self, token: &BearerToken) -> Result<Option<SignedIn>, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin_read().await?;
        let found = unit.sessions().find_by_token(&token.digest()).await?;
        let Some(session) = found.filter(|session| session.is_live(now)) else {
            return Ok(None);
        };
        let Some(account) = unit.accounts().find(session.account).await? else {
            return Ok(None);
        };
        drop(unit);
        if now.since(session.last_seen_at) >= self.policy.session.note_every {
            let _ = self.note_use(&session).await;
        }
        Ok(Some(SignedIn { session, account }))
    }

    async fn note_use(&self, session: &Session) -> Result<(), Failure> {
        let mut unit = self.store.begin(Gate::account(session.account)).await?;
        unit.sessions().note_use(session.id, self.clock.now()).await?;
        unit.commit().await?;
        Ok(())
    }
}
