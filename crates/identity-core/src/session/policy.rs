//! How long sessions live, and which one makes room for another.

use super::{SecondFactorRequired, Session};
use crate::kernel::{SessionId, Timestamp};
use std::{cmp::Reverse, time::Duration};

/// Whether a session outlives the browser's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persistence {
    /// As long as the browser is open, a day at most.
    Browser,
    /// "Keep me signed in".
    Kept,
}

impl Persistence {
    /// The name in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Kept => "kept",
        }
    }

    /// The persistence of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Browser, Self::Kept].into_iter().find(|persistence| persistence.as_str() == name)
    }
}

/// The numbers of a session's life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionPolicy {
    /// How long a session lives at most.
    pub lifetime: Duration,
    /// How long it lives without use.
    pub idle: Duration,
    /// The same with "keep me signed in".
    pub kept_lifetime: Duration,
    /// The same with "keep me signed in".
    pub kept_idle: Duration,
    /// How many sessions an account has at most.
    pub most: usize,
    /// Its last use is noted when the one noted is older than this.
    pub note_every: Duration,
    /// How long a proof counts as fresh.
    pub fresh_for: Duration,
    /// At how many proofs that fail one after the other a session ends.
    pub max_failed_proofs: u32,
    /// Of whom a second factor is demanded.
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
            fresh_for: Duration::from_mins(10),
            max_failed_proofs: 5,
            second_factor_required: SecondFactorRequired::default(),
        }
    }
}

const RECENT: Duration = Duration::from_hours(24);

impl SessionPolicy {
    /// 12 hours at most and 15 minutes without use, kept or not.
    pub fn strict() -> Self {
        let (lifetime, idle) = (Duration::from_hours(12), Duration::from_mins(15));
        Self { lifetime, idle, kept_lifetime: lifetime, kept_idle: idle, ..Self::default() }
    }

    /// Lifetime and idle time.
    pub fn spans(&self, persistence: Persistence) -> (Duration, Duration) {
        match persistence {
            Persistence::Browser => (self.lifetime, self.idle),
            Persistence::Kept => (self.kept_lifetime, self.kept_idle),
        }
    }

    /// Whether a session outlives the browser's, by its lifetime.
    pub fn persistence_of(&self, session: &Session) -> Persistence {
        let lifetime = session.expires_at.since(session.created_at);
        if lifetime > self.lifetime { Persistence::Kept } else { Persistence::Browser }
    }

    /// Which of the live sessions end so that one more has a place: the youngest ones of the last
    /// 24 hours, and when there is none, the longest unused. So a thief who signs in again and
    /// again displaces himself and not the owner's old session.
    pub fn displaced(&self, live: &[Session], now: Timestamp) -> Vec<SessionId> {
        let mut order: Vec<&Session> = live.iter().collect();
        order.sort_by_key(|session| {
            let recent = now.since(session.created_at) < RECENT;
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
    fn the_youngest_of_the_last_day_makes_room() {
        let policy = SessionPolicy { most: 3, ..SessionPolicy::default() };
        let live = sessions(&[(200, 100), (5, 4), (2, 1)]);
        assert_eq!(policy.displaced(&live, NOW), [live[2].id]);
    }

    #[test]
    fn without_a_recent_one_the_longest_unused_makes_room() {
        let policy = SessionPolicy { most: 3, ..SessionPolicy::default() };
        let live = sessions(&[(200, 10), (100, 60), (50, 1)]);
        assert_eq!(policy.displaced(&live, NOW), [live[1].id]);
    }

    #[test]
    fn strict_sessions_are_short_kept_or_not() {
        let policy = SessionPolicy::strict();
        let short = (Duration::from_hours(12), Duration::from_mins(15));
        for persistence in [Persistence::Browser, Persistence::Kept] {
            assert_eq!(policy.spans(persistence), short);
        }
    }

    proptest! {
        #[test]
        fn there_is_always_room_and_none_ends_without_need(
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
        fn a_session_is_dead_from_its_end_on(used_after in 0_u64..200_000, asked_after in 0_u64..200_000) {
            let policy = SessionPolicy::default();
            let entropy = SeededEntropy::new(2);
            let start = build::session(build::account_id(1), NOW, &entropy);
            let session = Session { last_seen_at: NOW.after(Duration::from_secs(used_after)), ..start };
            let asked = NOW.after(Duration::from_secs(asked_after));
            let live = session.is_live(asked);
            prop_assert_eq!(live, asked < session.ends_at());
            prop_assert!(!live || asked_after < policy.lifetime.as_secs());
            prop_assert!(!live || asked_after < used_after + policy.idle.as_secs());
        }
    }
}
