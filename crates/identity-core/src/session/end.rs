//! Ending sessions: sign-out, and the end of one other, all other or all sessions.

use super::load::{load_fresh_even_if_contained, load_live};
use super::revoke::revoke;
use super::{FreshSession, LiveSession, SessionAccess, revoke::Cause};
use crate::audit;
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{Failure, Gate, Origin, Party, SessionId},
};

/// The sessions of the caller's account to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndSessions {
    /// The session of this id.
    One(SessionId),
    /// All sessions except the caller's own.
    Others,
    /// All sessions, the caller's own included.
    All,
}

/// Outcome of ending sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndOutcome {
    /// The number of sessions that ended.
    Ended(usize),
    NoSuchSession,
    /// The caller's own session has ended since it was checked. Nothing was done.
    CallerEnded,
}

impl Identity {
    /// Ends the caller's own session; `false` when it had ended before.
    pub async fn sign_out(&self, caller: &LiveSession, origin: &Origin) -> Result<bool, Failure> {
        let now = self.clock.now();
        let account = caller.account.id;
        let gate = Gate::account(account).by(Party::Defence(caller.session.id));
        let mut unit = self.store.begin(gate).await?;
        let Some(locked) = load_live(unit.as_mut(), caller, now).await? else {
            return Ok(false);
        };
        unit.sessions().end(account, locked.session.id, now).await?;
        let event = NewEvent::of(account, EventKind::SignedOut, now, origin);
        audit::record(self, unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        Ok(true)
    }

    /// Ends sessions of the caller's account. It requires a fresh proof, so that a person at an
    /// unlocked browser cannot sign the owner out of all others.
    pub async fn end_sessions(
        &self,
        caller: &FreshSession,
        which: EndSessions,
        origin: &Origin,
    ) -> Result<EndOutcome, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let gate = Gate::account(account).by(Party::Defence(caller.live().session.id));
        let mut unit = self.store.begin(gate).await?;
        let Some(locked) =
            load_fresh_even_if_contained(self, unit.as_mut(), caller, &[SessionAccess::Full], now)
                .await?
        else {
            return Ok(EndOutcome::CallerEnded);
        };
        let current = locked.session.id;
        let (ended, kind, about) = match which {
            EndSessions::One(id) => {
                if !unit.sessions().end(account, id, now).await? {
                    return Ok(EndOutcome::NoSuchSession);
                }
                let own = id == current;
                (1, if own { EventKind::SignedOut } else { EventKind::SessionEnded }, id)
            }
            EndSessions::Others => {
                let (cause, kept) = (Cause::OthersSignedOut, Some(current));
                let ended = revoke(unit.as_mut(), account, cause, kept, now).await?;
                (ended.len(), EventKind::SessionsEnded, current)
            }
            EndSessions::All => {
                let cause = Cause::EverywhereSignedOut;
                let ended = revoke(unit.as_mut(), account, cause, None, now).await?;
                (ended.len(), EventKind::SessionsEnded, current)
            }
        };
        let event = NewEvent::of(account, kind, now, origin);
        audit::record(self, unit.as_mut(), event.about(about)).await?;
        unit.commit().await?;
        Ok(EndOutcome::Ended(ended))
    }
}
