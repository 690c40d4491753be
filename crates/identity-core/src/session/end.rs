//! A person ends sessions: signs out here, ends another one, all others, all.

use super::{FreshSession, LiveSession, SessionAccess, revoke::Cause};
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{Failure, Gate, Origin, SessionId},
};

/// Which sessions of the caller's account end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndSessions {
    /// This one.
    One(SessionId),
    /// All but the one in hand.
    Others,
    /// All, the one in hand too.
    All,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndOutcome {
    /// So many sessions ended.
    Ended(usize),
    /// The account has no such live session.
    NoSuchSession,
    /// The session in hand has ended meanwhile: nothing was done.
    CallerEnded,
}

impl Identity {
    /// Ends the session in hand, at once; `false` when it had ended meanwhile.
    pub async fn sign_out(&self, caller: &LiveSession, origin: &Origin) -> Result<bool, Failure> {
        let now = self.clock.now();
        let account = caller.account.id;
        let mut unit = self.store.begin(Gate::account(account)).await?;
        let Some(locked) = self.load_live(unit.as_mut(), caller, now).await? else {
            return Ok(false);
        };
        unit.sessions().end(account, locked.session.id, now).await?;
        let event = NewEvent::of(account, EventKind::SignedOut, now, origin);
        self.record(unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        Ok(true)
    }

    /// Ends sessions of the caller's account, at once. It takes a fresh proof: who found a browser
    /// unlocked shall not be able to shut its owner out of the others.
    pub async fn end_sessions(
        &self,
        caller: &FreshSession,
        which: EndSessions,
        origin: &Origin,
    ) -> Result<EndOutcome, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let mut unit = self.store.begin(Gate::account(account)).await?;
        let Some(locked) =
            self.load_objector(unit.as_mut(), caller, &[SessionAccess::Full], now).await?
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
                let ended = self.revoke(unit.as_mut(), account, cause, kept, now).await?;
                (ended.len(), EventKind::SessionsEnded, current)
            }
            EndSessions::All => {
                let cause = Cause::EverywhereSignedOut;
                let ended = self.revoke(unit.as_mut(), account, cause, None, now).await?;
                (ended.len(), EventKind::SessionsEnded, current)
            }
        };
        let event = NewEvent::of(account, kind, now, origin);
        self.record(unit.as_mut(), event.about(about)).await?;
        unit.commit().await?;
        Ok(EndOutcome::Ended(ended))
    }
}
