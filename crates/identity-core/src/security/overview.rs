//! The state of every protection of an account.

use super::{
    Advice, Notice,
    advice::{Rules, advice, notices},
};
use crate::{
    Identity,
    account::Account,
    kernel::{Failure, Timestamp},
    session::SignedIn,
};

/// The security overview of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityOverview {
    /// `None` without a password.
    pub password_changed_at: Option<Timestamp>,
    /// Enrolment time of the active authenticator; `None` without one.
    pub authenticator_since: Option<Timestamp>,
    /// Number of active, unused codes.
    pub recovery_codes: u32,
    /// Generation time of the newest active codes.
    pub recovery_codes_made_at: Option<Timestamp>,
    /// Number of live sessions.
    pub sessions: usize,
    /// Number of known devices.
    pub known_devices: usize,
    pub advice: Advice,
    pub notices: Vec<Notice>,
}

impl Identity {
    /// Returns the security overview of the caller's account.
    pub async fn security_overview(&self, caller: &SignedIn) -> Result<SecurityOverview, Failure> {
        let now = self.clock.now();
        let (id, protection) = (caller.account.id, &caller.account.protection);
        let mut unit = self.store.begin_read().await?;
        let authenticator = unit.totp_secrets().active(id).await?;
        let recovery_codes_made_at = unit.recovery_codes().made_at(id).await?;
        let sessions = unit.sessions().live(id, now).await?.len();
        let known_since = self.policy.device.known_since(now);
        let known_devices = unit.devices().list(id, known_since).await?.len();
        Ok(SecurityOverview {
            password_changed_at: protection.password_changed_at,
            authenticator_since: authenticator.map(|totp| totp.created_at),
            recovery_codes: protection.recovery_codes,
            recovery_codes_made_at,
            sessions,
            known_devices,
            advice: advice(protection, rules(self), now),
            notices: self.notices(&caller.account),
        })
    }

    /// Returns the notices for the owner of an account.
    pub fn notices(&self, account: &Account) -> Vec<Notice> {
        notices(&account.protection, rules(self), self.clock.now())
    }
}

fn rules(identity: &Identity) -> Rules<'_> {
    Rules { password: &identity.policy.password, two_factor: &identity.policy.two_factor }
}
