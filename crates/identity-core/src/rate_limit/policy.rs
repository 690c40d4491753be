//! The numbers of sources.

use super::{Allowance, Cost, Network};
use std::time::Duration;

/// How much the narrowest network may spend in an hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateLimitPolicy {
    /// Guesses of strangers.
    pub failures: u32,
    /// Accounts at which strangers guess.
    pub accounts: u32,
    /// Registrations.
    pub registrations: u32,
    /// Mails that are asked for.
    pub mails: u32,
    /// How many times as much each wider network may spend.
    pub wider: u32,
}

impl Default for RateLimitPolicy {
    fn default() -> Self {
        Self { failures: 60, accounts: 30, registrations: 30, mails: 30, wider: 8 }
    }
}

impl RateLimitPolicy {
    /// What a network may spend.
    pub fn allowance(&self, charge: Cost, network: &Network) -> Allowance {
        let narrowest = match charge {
            Cost::Failure => self.failures,
            Cost::Account => self.accounts,
            Cost::Registration => self.registrations,
            Cost::Mail => self.mails,
        };
        let times = self.wider.saturating_pow(network.wider());
        Allowance { units: narrowest.saturating_mul(times), over: Duration::from_hours(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Source;

    #[test]
    fn each_wider_network_has_a_larger_allowance() {
        let policy = RateLimitPolicy::default();
        for (address, units) in
            [("192.0.2.1", [60, 480].as_slice()), ("2001:db8::1", &[60, 480, 3840])]
        {
            let source = Source::of(address.parse().unwrap());
            let allowed = |network| policy.allowance(Cost::Failure, &network).units;
            let found: Vec<u32> = Network::around(source).map(allowed).collect();
            assert_eq!(found, units);
        }
    }
}
