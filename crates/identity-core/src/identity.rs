//! The facade of the use cases: ports and policies, without logic. Each use case is a method of
//! [`Identity`], written in its room.

use crate::{
    delivery::DeliveryPolicy,
    device::DevicePolicy,
    email_change::EmailChangePolicy,
    kernel::{ActionTokenKeys, Clock, Entropy},
    notify::NotifyPolicy,
    ownership::OwnershipPolicy,
    password::{PasswordChecker, PasswordHasher, PasswordPolicy},
    rate_limit::{LocalCache, RateLimitPolicy},
    recovery::RecoveryPolicy,
    retention::RetentionPolicy,
    risk::{PlaceFinder, RiskPolicy},
    session::SessionPolicy,
    sign_in::SignInPolicy,
    sign_up::RegistrationPolicy,
    store::Store,
    throttle::{Refusals, ThrottlePolicy},
    two_factor::{RecoveryCodeKeys, TwoFactorPolicy},
};
use std::sync::Arc;

/// The numbers of all rooms. Each default is written once, in the policy of its room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    pub password: PasswordPolicy,
    pub notify: NotifyPolicy,
    pub session: SessionPolicy,
    pub sign_in: SignInPolicy,
    pub two_factor: TwoFactorPolicy,
    pub throttle: ThrottlePolicy,
    pub rate_limit: RateLimitPolicy,
    pub risk: RiskPolicy,
    pub ownership: OwnershipPolicy,
    pub recovery: RecoveryPolicy,
    pub email_change: EmailChangePolicy,
    pub device: DevicePolicy,
    pub registration: RegistrationPolicy,
    pub delivery: DeliveryPolicy,
    pub retention: RetentionPolicy,
}

/// The adapters that the use cases work with.
#[derive(Clone)]
pub struct Ports {
    pub store: Arc<dyn Store>,
    pub clock: Arc<dyn Clock>,
    pub entropy: Arc<dyn Entropy>,
    pub hasher: Arc<dyn PasswordHasher>,
    /// Knows the passwords that attackers try.
    pub password_checker: Arc<dyn PasswordChecker>,
    /// Derives the tokens of mailed links.
    pub action_token_keys: Arc<dyn ActionTokenKeys>,
    /// Computes the digests of recovery codes.
    pub recovery_codes: Arc<dyn RecoveryCodeKeys>,
    /// Finds the place of a network address.
    pub places: Arc<dyn PlaceFinder>,
}

/// The use cases. Cheap to clone.
#[derive(Clone)]
pub struct Identity {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) hasher: Arc<dyn PasswordHasher>,
    pub(crate) password_checker: Arc<dyn PasswordChecker>,
    pub(crate) action_token_keys: Arc<dyn ActionTokenKeys>,
    pub(crate) recovery_codes: Arc<dyn RecoveryCodeKeys>,
    pub(crate) places: Arc<dyn PlaceFinder>,
    pub(crate) policy: Arc<Policy>,
    pub(crate) refusals: Arc<Refusals>,
    pub(crate) local_cache: Arc<LocalCache>,
}

impl Identity {
    /// Builds the use cases over these ports.
    pub fn new(ports: Ports, policy: Policy) -> Self {
        let Ports {
            store,
            clock,
            entropy,
            hasher,
            password_checker,
            action_token_keys,
            recovery_codes,
            places,
        } = ports;
        let policy = Arc::new(policy);
        let local_cache = Arc::new(LocalCache::new(policy.rate_limit.cached_networks));
        let refusals = Arc::default();
        Self {
            store,
            clock,
            entropy,
            hasher,
            password_checker,
            action_token_keys,
            recovery_codes,
            places,
            policy,
            refusals,
            local_cache,
        }
    }

    /// Returns the active policies, for pages and documents.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }
}
