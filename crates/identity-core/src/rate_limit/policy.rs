//! The numbers of rate limiting.

use super::{Allowance, Cost, Network};
use std::time::Duration;

/// Allowances for one hour of the narrowest network around a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateLimitPolicy {
    /// Failed attempts of strangers.
    pub failures: u32,
    /// Accounts at which strangers fail.
    pub accounts: u32,
    pub registrations: u32,
    /// Requested mails.
    pub mails: u32,
    /// Factor between the allowance of a network and that of the next wider one.
    pub wider: u32,
    /// Most networks that the local cache remembers. For further ones the database is asked.
    pub cached_networks: usize,
}

impl Default for RateLimitPolicy {
    fn default() -> Self {
        Self {
            failures: 60,
            accounts: 30,
            registrations: 30,
            mails: 30,
            wider: 8,
            cached_networks: 10_000,
        }
    }
}

impl RateLimitPolicy {
    /// Returns what a network may spend on one kind of cost.
    pub fn allowance(&self, cost: Cost, network: &Network) -> Allowance {
        let narrowest = match cost {
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
