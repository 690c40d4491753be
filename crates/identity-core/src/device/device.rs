//! A known device and its life.

use crate::kernel::{AccountId, BearerToken, DeviceId, Digest, Origin, Timestamp};
use std::time::Duration;

/// A browser or client in which an account was signed in completely before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// Whose it is.
    pub account: AccountId,
    /// When it became known.
    pub created_at: Timestamp,
    /// When somebody last signed in on it.
    pub last_used_at: Timestamp,
    /// Where that was.
    pub origin: Origin,
    /// When it was forgotten, or ended otherwise.
    pub ended_at: Option<Timestamp>,
}

/// How a token stands to its device. The newest were handed out and not seen yet; when one of them
/// is, all others are gone. So an answer that is lost on its way loses nothing, and of two who hold
/// copies the second to come shows one that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenState {
    /// It was seen last.
    Current,
    /// It was handed out for the current one, and not seen yet.
    Newest,
    /// Another one has taken its place.
    Gone,
}

impl TokenState {
    /// The name in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Newest => "newest",
            Self::Gone => "gone",
        }
    }

    /// The state of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Current, Self::Newest, Self::Gone].into_iter().find(|state| state.as_str() == name)
    }
}

/// What becomes of the tokens of known devices that a client shows.
pub struct DeviceChange {
    /// Those of this account, which the client need not keep.
    pub dropped: Vec<Digest>,
    /// The one that takes their place; none on a shared computer.
    pub added: Option<BearerToken>,
}

/// The numbers of a known device's life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DevicePolicy {
    /// How long it is known after its last use.
    pub lifetime: Duration,
    /// How many an account has at most.
    pub most: usize,
}

impl Default for DevicePolicy {
    fn default() -> Self {
        Self { lifetime: Duration::from_hours(180 * 24), most: 20 }
    }
}

impl DevicePolicy {
    /// Devices that were last used before this are known no longer.
    pub fn known_since(&self, now: Timestamp) -> Timestamp {
        now.before(self.lifetime)
    }
}

/// What the token that a client shows says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Recognised {
    /// It is a known device.
    Known(Device),
    /// It is not, or no longer.
    Unknown,
    /// It shows a token whose place another one has taken: there are two copies.
    Copied(Device),
}

impl Recognised {
    /// Judges what the store knows of a token.
    pub(crate) fn assess(found: Option<(Device, TokenState)>, known_since: Timestamp) -> Self {
        match found {
            Some((device, _)) if device.ended_at.is_some() => Self::Unknown,
            Some((device, _)) if device.last_used_at <= known_since => Self::Unknown,
            Some((device, TokenState::Gone)) => Self::Copied(device),
            Some((device, TokenState::Current | TokenState::Newest)) => Self::Known(device),
            None => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{SeededEntropy, build};

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    #[test]
    fn a_token_is_judged_by_its_state_and_its_devices_life() {
        let device = build::device(build::account_id(1), NOW, &SeededEntropy::new(1));
        let ended = Device { ended_at: Some(NOW), ..device.clone() };
        let policy = DevicePolicy::default();
        let moment = Duration::from_millis(1);
        let assess = |device: &Device, state, after| {
            let since = policy.known_since(NOW.after(after));
            Recognised::assess(Some((device.clone(), state)), since)
        };
        let last = policy.lifetime.checked_sub(moment).unwrap();
        for state in [TokenState::Current, TokenState::Newest] {
            assert_eq!(assess(&device, state, last), Recognised::Known(device.clone()));
            assert_eq!(assess(&device, state, policy.lifetime), Recognised::Unknown);
            assert_eq!(assess(&ended, state, moment), Recognised::Unknown);
        }
        assert_eq!(assess(&device, TokenState::Gone, moment), Recognised::Copied(device.clone()));
        assert_eq!(assess(&ended, TokenState::Gone, moment), Recognised::Unknown);
        assert_eq!(Recognised::assess(None, NOW), Recognised::Unknown);
    }
}
