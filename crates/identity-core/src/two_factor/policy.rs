//! The numbers of the second factor.

use std::time::Duration;

/// How the second factor goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoFactorPolicy {
    /// What authenticators show as the issuer.
    pub issuer: String,
    /// By how many steps of 30 seconds an authenticator's clock may be wrong: 0 or 1.
    pub drift: u32,
    /// How long a secret waits for its first code.
    pub enrolment: Duration,
    /// How many recovery codes there are.
    pub recovery_codes: u32,
    /// At how many recovery codes their owner is told that they are few.
    pub few_recovery_codes: u32,
}

impl Default for TwoFactorPolicy {
    fn default() -> Self {
        Self {
            issuer: "XWMS".to_owned(),
            drift: 1,
            enrolment: Duration::from_hours(1),
            recovery_codes: 10,
            few_recovery_codes: 3,
        }
    }
}
