//! The seam to the database: a unit of work names the rooms' ports and nothing else.

use crate::{
    account::{Accounts, Addresses},
    audit::AuditTrail,
    credential::ServiceCredentials,
    device::Devices,
    kernel::{Gate, StoreError, Timestamp},
    notify::{ActionTokens, Outbox},
    password::Passwords,
    rate_limit::RateLimitBuckets,
    recovery::Recoveries,
    retention::Retention,
    session::Sessions,
    sign_in::{Attempts, PendingSignIns},
    sign_up::Registrations,
    throttle::Throttles,
    two_factor::{RecoveryCodes, TotpSecrets},
};
use async_trait::async_trait;

/// The database.
#[async_trait]
pub trait Store: Send + Sync {
    /// Begins a unit that may write. Work for one gate waits in its own short line; past that the
    /// store is [`Busy`](StoreError::Busy).
    async fn begin(&self, gate: Gate) -> Result<Box<dyn UnitOfWork>, StoreError>;
    /// Begins a unit that sees one state of the store, holds no lock, and is refused every write.
    async fn begin_read(&self) -> Result<Box<dyn ReadUnit>, StoreError>;
    /// Asks the database for its time: whether it answers, and whether its clock agrees.
    async fn time(&self) -> Result<Timestamp, StoreError>;
}

/// The ports, within one transaction.
pub trait ReadUnit: Send {
    /// Accounts.
    fn accounts(&mut self) -> &mut dyn Accounts;
    /// Addresses of accounts besides their own.
    fn addresses(&mut self) -> &mut dyn Addresses;
    /// The audit trail.
    fn audit(&mut self) -> &mut dyn AuditTrail;
    /// The mails that wait.
    fn outbox(&mut self) -> &mut dyn Outbox;
    /// The tokens that mails carry.
    fn action_tokens(&mut self) -> &mut dyn ActionTokens;
    /// Passwords.
    fn passwords(&mut self) -> &mut dyn Passwords;
    /// Sessions.
    fn sessions(&mut self) -> &mut dyn Sessions;
    /// Pending registrations.
    fn registrations(&mut self) -> &mut dyn Registrations;
    /// Attempts to sign in.
    fn attempts(&mut self) -> &mut dyn Attempts;
    /// Sign-ins that wait for their second factor.
    fn pending_sign_ins(&mut self) -> &mut dyn PendingSignIns;
    /// Secrets of one-time codes.
    fn totp_secrets(&mut self) -> &mut dyn TotpSecrets;
    /// Recovery codes.
    fn recovery_codes(&mut self) -> &mut dyn RecoveryCodes;
    /// Known devices.
    fn devices(&mut self) -> &mut dyn Devices;
    /// Guesses, and the locks that they lead to.
    fn throttles(&mut self) -> &mut dyn Throttles;
    /// What networks have spent.
    fn rate_limit_buckets(&mut self) -> &mut dyn RateLimitBuckets;
    /// Recoveries.
    fn recoveries(&mut self) -> &mut dyn Recoveries;
    /// Credentials of other services.
    fn credentials(&mut self) -> &mut dyn ServiceCredentials;
    /// What removes.
    fn retention(&mut self) -> &mut dyn Retention;
}

/// One transaction. Dropping it rolls back; nothing is visible before `commit`.
#[async_trait]
pub trait UnitOfWork: ReadUnit {
    /// Makes all of it durable and visible at once.
    async fn commit(self: Box<Self>) -> Result<(), StoreError>;
}
