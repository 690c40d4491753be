//! The numbers of the second factor.

use std::time::Duration;

/// Limits and time spans of the second factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoFactorPolicy {
    /// Issuer that authenticator apps show.
    pub issuer: String,
    /// Steps of 30 seconds by which an authenticator's clock may be off: 0 or 1 (RFC 6238, 5.2).
    pub drift: u32,
    /// Time in which a new secret has to be confirmed with a code.
    pub enrolment: Duration,
    /// Recovery codes of a set.
    pub recovery_codes: u32,
    /// Remaining recovery codes at which the owner is notified.
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
