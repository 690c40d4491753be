//! The numbers of sessions, and the choice of the session that makes room for another.

use super::{SecondFactorRequired, Session};
use crate::kernel::{SessionId, Timestamp};
use std::{cmp::Reverse, time::Duration};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The persistence of a session beyond the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Persistence {
    /// The session ends with the browser, at the latest after [`SessionPolicy::lifetime`].
    Browser,
    /// "Keep me signed in".
    Kept,
}

/// Limits and time spans of sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionPolicy {
    /// Longest life of a session.
    pub lifetime: Duration,
    /// Longest time without use.
    pub idle: Duration,
    /// Longest life with "keep me signed in".
    pub kept_lifetime: Duration,
    /// Longest time without use with "keep me signed in".
    pub kept_idle: Duration,
    /// Most live sessions of an account.
    pub most: usize,
    /// Age of the stored last use at which a use is stored again.
    pub note_every: Duration,
    /// Age up to which sessions are the first to make room for another.
    pub recent: Duration,
    /// Time for which a proof is fresh.
    pub fresh_for: Duration,
    /// Extra time for a proof that goes stale during the request that uses it: a hash takes a moment,
    /// and a request at most its deadline.
    pub fresh_grace: Duration,
    pub second_factor_required: SecondFactorRequired,
}

impl Default for SessionPolicy {
    fn default() -> Self {
        Self {
            lifetime: Duration::from_hours(24),
            idle: Duration::from_hours(1),
            kept_lifetime: Duration::from_hours(30 * 24),
            kept_idle: Duration::from_hours(7 * 24),
            most: 20,
            note_every: Duration::from_mins(1),
            recent: Duration::from_hours(24),
            fresh_for: Duration::from_mins(10),
            fresh_grace: Duration::from_mins(1),
            second_factor_required: SecondFactorRequired::default(),
        }
    }
}

impl SessionPolicy {
    /// Returns the strict profile: 12 hours, or 15 minutes without use, also with "keep me signed in".
    pub fn strict() -> Self {
        let (lifetime, idle) = (Duration::from_hours(12), Duration::from_mins(15));
        Self { lifetime, idle, kept_lifetime: lifetime, kept_idle: idle, ..Self::default() }
    }

    /// Returns lifetime and idle time.
    pub fn spans(&self, persistence: Persistence) -> (Duration, Duration) {
        match persistence {
            Persistence::Browser => (self.lifetime, self.idle),
            Persistence::Kept => (self.kept_lifetime, self.kept_idle),
        }
    }

    /// Derives the persistence of a session from its lifetime.
    pub fn persistence_of(&self, session: &Session) -> Persistence {
        let lifetime = session.expires_at.since(session.created_at);
        if lifetime > self.lifetime { Persistence::Kept } else { Persistence::Browser }
    }

    /// Chooses the live sessions that end so that one more has room: the youngest of the recent ones,
    /// or without a recent one the longest unused. An attacker who keeps signing in displaces their
    /// own sessions and not the owner's older one.
    pub fn displaced(&self, live: &[Session], now: Timestamp) -> Vec<SessionId> {
        let mut order: Vec<&Session> = live.iter().collect();
        order.sort_by_key(|session| {
            let recent = now.since(session.created_at) < self.recent;
            let youngest_first = recent.then_some(Reverse((session.created_at, session.id)));
            (!recent, youngest_first, session.last_seen_at, session.id)
        });
        let surplus = (live.len() + 1).saturating_sub(self.most);
        order.into_iter().take(surplus).map(|session| session.id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{SeededEntropy, build};
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    fn sessions(hours: &[(u64, u64)]) -> Vec<Session> {
        let entropy = SeededEntropy::new(1);
        hours
            .iter()
            .map(|(created, unused)| Session {
                created_at: NOW.before(Duration::from_hours(*created)),
                last_seen_at: NOW.before(Duration::from_hours(*unused)),
                ..build::session(build::account_id(1), NOW, &entropy)
            })
            .collect()
    }

    #[test]
    fn the_youngest_session_of_the_last_day_makes_room() {
        let policy = SessionPolicy { most: 3, ..SessionPolicy::default() };
        let live = sessions(&[(200, 100), (5, 4), (2, 1)]);
        assert_eq!(policy.displaced(&live, NOW), [live[2].id]);
    }

    #[test]
    fn without_a_recent_session_the_longest_unused_makes_room() {
        let policy = SessionPolicy { most: 3, ..SessionPolicy::default() };
        let live = sessions(&[(200, 10), (100, 60), (50, 1)]);
        assert_eq!(policy.displaced(&live, NOW), [live[1].id]);
    }

    #[test]
    fn strict_sessions_are_short_in_both_cases() {
        let policy = SessionPolicy::strict();
        let short = (Duration::from_hours(12), Duration::from_mins(15));
        for persistence in [Persistence::Browser, Persistence::Kept] {
            assert_eq!(policy.spans(persistence), short);
        }
    }

    proptest! {
        #[test]
        fn there_is_always_room_and_no_session_ends_without_need(
            hours in prop::collection::vec((0_u64..100, 0_u64..100), 0..30),
            most in 1_usize..25,
        ) {
            let policy = SessionPolicy { most, ..SessionPolicy::default() };
            let live = sessions(&hours);
            let ended = policy.displaced(&live, NOW).len();
            prop_assert!(live.len() - ended < most);
            prop_assert!(ended == 0 || live.len() - ended + 1 == most);
        }

        #[test]
        fn a_session_is_live_until_its_end(used_after in 0_u64..200_000, checked_after in 0_u64..200_000) {
            let policy = SessionPolicy::default();
            let entropy = SeededEntropy::new(2);
            let start = build::session(build::account_id(1), NOW, &entropy);
            let session = Session { last_seen_at: NOW.after(Duration::from_secs(used_after)), ..start };
            let checked = NOW.after(Duration::from_secs(checked_after));
            let live = session.is_live(checked);
            prop_assert_eq!(live, checked < session.ends_at());
            prop_assert!(!live || checked_after < policy.lifetime.as_secs());
            prop_assert!(!live || checked_after < used_after + policy.idle.as_secs());
        }
    }
}
