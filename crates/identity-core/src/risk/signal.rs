//! The risk signals and their weights.

use std::time::Duration;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// An unusual fact about a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum RiskSignal {
    /// The sign-in comes from no known device.
    NewDevice,
    /// No sign-in of the last 30 days came from that network (an IPv4 /24, an IPv6 /48).
    NewNetwork,
    /// No sign-in of the last 30 days came from that country.
    NewCountry,
    /// The distance to the last sign-in is too large to travel in the time between them.
    ImpossibleSpeed,
    /// Strangers from this source failed at several accounts within the hour.
    SprayingSource,
    /// The right password was given within the last day, and no second factor followed.
    UnfinishedBefore,
    /// Strangers failed at this account several times before this sign-in.
    ManyFailures,
}

impl RiskSignal {
    /// Returns the weight.
    pub const fn weight(self) -> u32 {
        match self {
            Self::NewNetwork => 10,
            Self::NewDevice | Self::UnfinishedBefore => 15,
            Self::NewCountry | Self::ManyFailures => 25,
            Self::ImpossibleSpeed | Self::SprayingSource => 40,
        }
    }
}

/// The limits of the assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskPolicy {
    /// Score at which the account locks for strangers.
    pub lock_score: u32,
    /// Maximum speed of travel, in kilometres per hour.
    pub fastest: u32,
    /// Kilometres within which a distance means nothing, because places are imprecise.
    pub nearby: u32,
    /// Number of accounts at which a spraying source has failed.
    pub sprayed: u32,
    /// Number of strangers' failures that count as many.
    pub many: u32,
    /// Maximum number of earlier sign-ins to compare with.
    pub history: u32,
    /// Time for which an unfinished sign-in with the right password raises a signal.
    pub unfinished_within: Duration,
}

impl Default for RiskPolicy {
    fn default() -> Self {
        Self {
            lock_score: 80,
            fastest: 1_000,
            nearby: 300,
            sprayed: 5,
            many: 5,
            history: 50,
            unfinished_within: Duration::from_hours(24),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ClosedSet;

    #[test]
    fn operator_page_lists_every_signal_with_its_weight() {
        let page = include_str!("../../../../docs/risk.md");
        for signal in RiskSignal::ALL {
            let row = format!("| `{}` | {} |", signal.as_str(), signal.weight());
            assert!(page.contains(&row), "{row}");
        }
        let threshold = format!("At a sum of {} or more", RiskPolicy::default().lock_score);
        assert!(page.contains(&threshold), "{threshold}");
    }
}
