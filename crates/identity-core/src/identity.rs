//! The facade that services hold: the store, the other ports, the policies. No logic; each use
//! case is a method that stands in its room.

use crate::{
    delivery::DeliveryPolicy,
    device::DevicePolicy,
    email_change::EmailChangePolicy,
    kernel::{ActionTokenKeys, Clock, Entropy},
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

/// Every number that rules a use case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// What a password must be.
    pub password: PasswordPolicy,
    /// How long sessions live.
    pub session: SessionPolicy,
    /// How a sign-in waits for its second factor.
    pub sign_in: SignInPolicy,
    /// How the second factor goes.
    pub two_factor: TwoFactorPolicy,
    /// How many guesses are looked at.
    pub throttle: ThrottlePolicy,
    /// How much one network may spend.
    pub rate_limit: RateLimitPolicy,
    /// What is strange about a sign-in.
    pub risk: RiskPolicy,
    /// How an account comes back.
    pub recovery: RecoveryPolicy,
    /// How an account comes to another address.
    pub email_change: EmailChangePolicy,
    /// How long devices are known.
    pub device: DevicePolicy,
    /// How registration goes.
    pub registration: RegistrationPolicy,
    /// How mail is delivered.
    pub delivery: DeliveryPolicy,
    /// How long what is over is kept.
    pub retention: RetentionPolicy,
}

/// What the use cases work with.
#[derive(Clone)]
pub struct Ports {
    /// The database.
    pub store: Arc<dyn Store>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// What hashes passwords.
    pub hasher: Arc<dyn PasswordHasher>,
    /// What knows the passwords that attackers try.
    pub password_checker: Arc<dyn PasswordChecker>,
    /// What derives the tokens that mails carry.
    pub action_token_keys: Arc<dyn ActionTokenKeys>,
    /// What makes the digests of recovery codes.
    pub recovery_codes: Arc<dyn RecoveryCodeKeys>,
    /// What knows where addresses are.
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
    /// The use cases over these ports, under these rules.
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
        let (refusals, local_cache) = (Arc::default(), Arc::default());
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

    /// The rules in force: what pages and documents print.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }
}
