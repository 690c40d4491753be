//! A person ends sessions: the one in hand, another, all others, all.

use super::SignedIn;
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{Failure, Gate, Origin, SessionId},
};

/// Which sessions of the caller's account end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndSessions {
    /// The one in hand: signing out.
    Current,
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
    /// Ends sessions of the caller's account, at once.
    pub async fn end_sessions(
        &self,
        caller: &SignedIn,
        which: EndSessions,
        origin: &Origin,
    ) -> Result<EndOutcome, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(caller.account.id)).await?;
        let Some(account) = self.hold(unit.as_mut(), caller, now).await? else {
            return Ok(EndOutcome::CallerEnded);
        };
        let current = caller.session.id;
        let live = unit.sessions().live(account.id, now).await?.into_iter().map(|live| live.id);
        let chosen: Vec<SessionId> = live.filter(|id| which.names(*id, current)).collect();
        if chosen.is_empty() && matches!(which, EndSessions::One(_)) {
            return Ok(EndOutcome::NoSuchSession);
        }
        for id in &chosen {
            unit.sessions().end(account.id, *id, now).await?;
        }
        let event = NewEvent::of(account.id, which.event(current), now, origin);
        let event = match (which, chosen.as_slice()) {
            (EndSessions::One(_) | EndSessions::Current, [only]) => event.about(*only),
            _ => event.about(current),
        };
        self.record(unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(EndOutcome::Ended(chosen.len()))
    }
}

impl EndSessions {
    fn names(self, id: SessionId, current: SessionId) -> bool {
        match self {
            Self::Current => id == current,
            Self::One(chosen) => id == chosen,
            Self::Others => id != current,
            Self::All => true,
        }
    }

    fn event(self, current: SessionId) -> EventKind {
        match self {
            Self::Current => EventKind::SignedOut,
            Self::One(id) if id == current => EventKind::SignedOut,
            Self::One(_) => EventKind::SessionEnded,
            Self::Others | Self::All => EventKind::SessionsEnded,
        }
    }
}
