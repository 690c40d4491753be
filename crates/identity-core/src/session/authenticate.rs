//! Authentication of a request: finds the live session behind a token and what it may access. Every
//! page and API call passes through here.

use super::{FreshSession, Session, SessionAccess};
use crate::{
    Identity,
    account::Account,
    kernel::{BearerToken, Failure, Gate, Party},
};

/// Proof that a request comes in a live session, whatever that session may call. Only
/// [`Identity::authenticate`] creates one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LiveSession {
    pub session: Session,
    pub account: Account,
    pub access: SessionAccess,
}

/// Proof that a request comes in a live session with full access.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SignedIn {
    pub session: Session,
    pub account: Account,
}

impl LiveSession {
    /// Returns whether the account is contained (ADR 0017). Until it is recovered, a session that
    /// the containment kept can end sessions and object to a recovery, and can change nothing else
    /// that requires a fresh proof, because an attacker may hold it.
    pub const fn is_contained(&self) -> bool {
        self.account.protection.contained
    }

    /// Converts into a session with full access, or gives the session back.
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
    /// Finds the live session of a token, with its account. Returns `None` in every other case.
    ///
    /// Its use is recorded at most once a minute. A failure to record it is ignored: the next
    /// request records it.
    pub async fn authenticate(&self, token: &BearerToken) -> Result<Option<LiveSession>, Failure> {
        let found = find_live_session(self, token).await?;
        if let Some(live) = &found {
            note_session_use(self, &live.session).await;
        }
        Ok(found)
    }

    /// Converts into a fresh session when every proof was given recently, or gives the session
    /// back.
    #[expect(clippy::result_large_err, reason = "the session comes back either way")]
    pub fn fresh(&self, live: LiveSession) -> Result<FreshSession, LiveSession> {
        FreshSession::of(live, self.policy.session.fresh_for, self.clock.now())
    }
}

/// Finds the live session of a token without recording its use.
pub(crate) async fn find_live_session(
    identity: &Identity,
    token: &BearerToken,
) -> Result<Option<LiveSession>, Failure> {
    let now = identity.clock.now();
    let mut unit = identity.store.begin_read().await?;
    let found = unit.sessions().find_by_token(&token.digest()).await?;
    let Some(session) = found.filter(|session| session.is_live(now)) else {
        return Ok(None);
    };
    let Some(account) = unit.accounts().find(session.account).await? else {
        return Ok(None);
    };
    let access = SessionAccess::of(&account, identity.policy.session.second_factor_required);
    Ok(Some(LiveSession { session, account, access }))
}

async fn note_session_use(identity: &Identity, session: &Session) {
    let now = identity.clock.now();
    if now.since(session.last_seen_at) >= identity.policy.session.note_every {
        let _ = note_use(identity, session).await;
    }
}

async fn note_use(identity: &Identity, session: &Session) -> Result<(), Failure> {
    let gate = Gate::account(session.account).by(Party::Session(session.id));
    let mut unit = identity.store.begin(gate).await?;
    unit.sessions().note_use(session.id, identity.clock.now()).await?;
    unit.commit().await?;
    Ok(())
}
