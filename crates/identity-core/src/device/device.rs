//! A known device and its lifetime.

use crate::kernel::{AccountId, BearerToken, DeviceId, Digest, Origin, Timestamp};
use std::time::Duration;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A browser or client on which the owner completed a sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    pub id: DeviceId,
    pub account: AccountId,
    /// Time of the first completed sign-in.
    pub created_at: Timestamp,
    /// Time of the last completed sign-in.
    pub last_used_at: Timestamp,
    /// Origin of the last sign-in.
    pub origin: Origin,
    /// Set when the owner removed it, or when it was revoked, displaced or copied.
    pub ended_at: Option<Timestamp>,
}

/// The state of a device token. New tokens are handed out at each sign-in, and the first one that
/// is shown replaces all others: a response that is lost on its way costs nothing, and of two
/// holders of copies the second one shows a replaced token (ADR 0012).
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum TokenState {
    /// The token that was shown last.
    Current,
    /// Handed out in place of the current token, and not shown yet.
    Newest,
    /// Replaced by another token.
    Gone,
}

/// The change to the device tokens that a client keeps.
pub struct DeviceChange {
    /// The account's tokens that the client can delete.
    pub dropped: Vec<Digest>,
    /// The token that replaces them; `None` on a shared computer.
    pub added: Option<BearerToken>,
}

/// The limits of known devices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DevicePolicy {
    /// Time for which a device stays known after its last use.
    pub lifetime: Duration,
    /// Maximum number of devices of one account.
    pub most: usize,
}

impl Default for DevicePolicy {
    fn default() -> Self {
        Self { lifetime: Duration::from_hours(180 * 24), most: 20 }
    }
}

impl DevicePolicy {
    /// Returns the time of last use at or before which a device is no longer known.
    pub fn known_since(&self, now: Timestamp) -> Timestamp {
        now.before(self.lifetime)
    }
}

/// The meaning of a device token that a client shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Recognised {
    /// The token of a known device.
    Known(Device),
    /// The token of no device, or of an expired or removed one.
    Unknown,
    /// A replaced token: two copies exist.
    Copied(Device),
}

impl Recognised {
    /// Classifies the stored state of a token.
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
    fn token_is_classified_by_its_state_and_the_lifetime_of_its_device() {
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
