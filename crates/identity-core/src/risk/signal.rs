//! The signals, and what each weighs.

/// What can be strange about a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RiskSignal {
    /// The browser or client is not known.
    NewDevice,
    /// No sign-in of the last 30 days came from that network (an IPv4 /24, an IPv6 /48).
    NewNetwork,
    /// No sign-in of the last 30 days came from that country.
    NewCountry,
    /// From the place of the last sign-in to this one nobody travels in that time.
    ImpossibleSpeed,
    /// Strangers from that source failed at several accounts within the hour.
    SprayingSource,
    /// Of late somebody gave the right password, and no second factor followed.
    UnfinishedBefore,
    /// Strangers failed at this account several times before this one was right.
    ManyFailures,
}

impl RiskSignal {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::NewDevice,
        Self::NewNetwork,
        Self::NewCountry,
        Self::ImpossibleSpeed,
        Self::SprayingSource,
        Self::UnfinishedBefore,
        Self::ManyFailures,
    ];

    /// The name in the trail.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NewDevice => "new_device",
            Self::NewNetwork => "new_network",
            Self::NewCountry => "new_country",
            Self::ImpossibleSpeed => "impossible_speed",
            Self::SprayingSource => "spraying_source",
            Self::UnfinishedBefore => "unfinished_before",
            Self::ManyFailures => "many_failures",
        }
    }

    /// What it weighs.
    pub const fn weight(self) -> u32 {
        match self {
            Self::NewNetwork => 10,
            Self::NewDevice | Self::UnfinishedBefore => 15,
            Self::NewCountry | Self::ManyFailures => 25,
            Self::ImpossibleSpeed | Self::SprayingSource => 40,
        }
    }
}

/// The numbers of unusual activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskPolicy {
    /// At which sum the account locks for strangers.
    pub lock_after: u32,
    /// The fastest that somebody travels, in kilometres an hour.
    pub fastest: u32,
    /// Below how many kilometres a distance tells nothing: places are rough.
    pub nearby: u32,
    /// At how many accounts a source that sprays has failed.
    pub sprayed: u32,
    /// How many failures of strangers are many.
    pub many: u32,
    /// How many sign-ins before this one are looked at.
    pub history: u32,
}

impl Default for RiskPolicy {
    fn default() -> Self {
        Self { lock_after: 80, fastest: 1_000, nearby: 300, sprayed: 5, many: 5, history: 50 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_for_operators_tells_every_signal_with_its_weight() {
        let page = include_str!("../../../../docs/risk.md");
        for signal in RiskSignal::ALL {
            let row = format!("| `{}` | {} |", signal.as_str(), signal.weight());
            assert!(page.contains(&row), "{row}");
        }
        let threshold = format!("At a sum of {} or more", RiskPolicy::default().lock_after);
        assert!(page.contains(&threshold), "{threshold}");
    }
}
