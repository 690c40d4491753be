//! Who is behind a session token: the check in front of every page and call.

use super::{FreshSession, Session, SessionAccess};
use crate::{
    Identity,
    account::Account,
    kernel::{BearerToken, Failure, Gate},
};

/// The proof that a request comes in a live session, whatever that may call. Only
/// [`Identity::authenticate`] makes one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LiveSession {
    /// The session.
    pub session: Session,
    /// Its account.
    pub account: Account,
    /// What it may call.
    pub access: SessionAccess,
}

/// The proof that a request comes in a live session that may call everything.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SignedIn {
    /// The session.
    pub session: Session,
    /// Its account.
    pub account: Account,
}

impl LiveSession {
    /// Whether its account was reported as compromised. Until that is recovered a session that was
    /// spared may end sessions and object to a recovery, and change nothing else that takes a
    /// fresh proof: it can be a thief's too.
    pub const fn is_contained(&self) -> bool {
        self.account.protection.contained
    }

    /// The same where it may call everything.
    #[expect(clippy::result_large_err, reason = "the session comes back either way")]
    pub fn full(self) -> Result<SignedIn, Self> {
        let Self { session, account, access } = self;
        match access {
            SessionAccess::Full => Ok(SignedIn { session, account }),
            access => Err(Self { session, account, access }),
        }
    }
}

impl Identity {
    /// The live session of a token, with its account; nothing in every other case.
    ///
    /// Its use is noted once a minute at most. A note that cannot be written now is not worth the
    /// answer: the next request writes it.
    pub async fn authenticate(&self, token: &BearerToken) -> Result<Option<LiveSession>, Failure> {
        let found = self.find_live_session(token).await?;
        if let Some(live) = &found {
            self.note_session_use(&live.session).await;
        }
        Ok(found)
    }

    /// The same without a trace.
    pub(crate) async fn find_live_session(
        &self,
        token: &BearerToken,
    ) -> Result<Option<LiveSession>, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin_read().await?;
        let found = unit.sessions().find_by_token(&token.digest()).await?;
        let Some(session) = found.filter(|session| session.is_live(now)) else {
            return Ok(None);
        };
        let Some(account) = unit.accounts().find(session.account).await? else {
            return Ok(None);
        };
        let access = SessionAccess::of(&account, self.policy.session.second_factor_required);
        Ok(Some(LiveSession { session, account, access }))
    }

    /// The session as one in which every proof was given a short while ago.
    #[expect(clippy::result_large_err, reason = "the session comes back either way")]
    pub fn fresh(&self, live: LiveSession) -> Result<FreshSession, LiveSession> {
        FreshSession::of(live, self.policy.session.fresh_for, self.clock.now())
    }

    pub(crate) async fn note_session_use(&self, session: &Session) {
        let now = self.clock.now();
        if now.since(session.last_seen_at) >= self.policy.session.note_every {
            let _ = self.note_use(session).await;
        }
    }

    async fn note_use(&self, session: &Session) -> Result<(), Failure> {
        let mut unit = self.store.begin(Gate::account(session.account)).await?;
        unit.sessions().note_use(session.id, self.clock.now()).await?;
        unit.commit().await?;
        Ok(())
    }
}
