//! Every protection of an account with its state.

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

/// What protects an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityOverview {
    /// When the password was chosen.
    pub password_changed_at: Option<Timestamp>,
    /// Since when the authenticator in force is; none where there is none.
    pub authenticator_since: Option<Timestamp>,
    /// How many recovery codes are in force.
    pub recovery_codes: u32,
    /// When they were made.
    pub recovery_codes_made_at: Option<Timestamp>,
    /// How many sessions are live.
    pub sessions: usize,
    /// How many devices are known.
    pub known_devices: usize,
    /// What helps most.
    pub advice: Advice,
    /// What waits for the owner.
    pub notices: Vec<Notice>,
}

impl Identity {
    /// The protections of the caller's account.
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
            advice: advice(protection, self.rules(), now),
            notices: self.notices(&caller.account),
        })
    }

    /// What waits for the owner of an account.
    pub fn notices(&self, account: &Account) -> Vec<Notice> {
        notices(&account.protection, self.rules(), self.clock.now())
    }

    fn rules(&self) -> Rules<'_> {
        Rules { password: &self.policy.password, two_factor: &self.policy.two_factor }
    }
}
