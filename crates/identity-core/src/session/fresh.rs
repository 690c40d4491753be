//! Fresh sessions: the proof that a person reauthenticated recently.

use super::{LiveSession, LockedAccount, Proven, Session, SessionAccess, SignedIn};
use crate::kernel::Timestamp;
use std::time::Duration;

/// A live session in which the owner gave every proof that the account has (the password, and the
/// second factor where there is one) within the last minutes (NIST SP 800-63B-4, section 5.2; OWASP
/// ASVS 5.0, 7.5.1). Every change of a protection takes this type, so that neither API nor pages
/// can skip the proof. Only [`Identity::fresh`](crate::Identity::fresh) and a reauthentication create
/// one.
#[derive(Clone, Debug)]
pub struct FreshSession(LiveSession);

impl FreshSession {
    #[expect(clippy::result_large_err, reason = "the session comes back either way")]
    pub(super) fn of(
        live: LiveSession,
        fresh_for: Duration,
        now: Timestamp,
    ) -> Result<Self, LiveSession> {
        let fresh = live.session.fresh_until(fresh_for, now).is_some();
        if fresh { Ok(Self(live)) } else { Err(live) }
    }

    /// Returns the session as a reauthentication has just stored it.
    pub(crate) fn after(proven: &Proven, locked: LockedAccount, access: SessionAccess) -> Self {
        let LockedAccount { account, session } = locked;
        let session = Session {
            assurance: proven.assurance,
            authenticated_at: proven.at,
            proven_at: Some(proven.at),
            failed_proofs: 0,
            ..session
        };
        Self(LiveSession { session, account, access })
    }

    /// Returns the session.
    pub fn live(&self) -> &LiveSession {
        &self.0
    }

    /// Returns the session with full access, or `None` when its access is limited.
    pub fn signed_in(&self) -> Option<SignedIn> {
        self.0.clone().full().ok()
    }

    pub(crate) fn allows(&self, wanted: &[SessionAccess]) -> bool {
        wanted.contains(&self.0.access)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        session::Session,
        testing::{SeededEntropy, build},
    };
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    proptest! {
        #[test]
        fn session_is_fresh_as_long_as_its_proof(
            proven in prop::option::of(0_u64..2000),
            asked in 0_u64..2000,
            fresh_for in 1_u64..2000,
        ) {
            let account = build::account(build::account_id(1), "ann@example.org", NOW);
            let session = build::session(account.id, NOW, &SeededEntropy::new(1));
            let proven_at = proven.map(|seconds| NOW.after(Duration::from_secs(seconds)));
            let session = Session { proven_at, ..session };
            let live = LiveSession { session, account, access: SessionAccess::Full };
            let asked_at = NOW.after(Duration::from_secs(asked));
            let fresh = FreshSession::of(live, Duration::from_secs(fresh_for), asked_at).is_ok();
            prop_assert_eq!(fresh, proven.is_some_and(|proven| asked < proven + fresh_for));
        }
    }
}
