//! The port to the database. A unit of work names the rooms' ports and nothing else.

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
    /// Begins a unit that may write. Units with the same gate queue in a short line of their own;
    /// beyond that the store is [`Busy`](StoreError::Busy).
    async fn begin(&self, gate: Gate) -> Result<Box<dyn UnitOfWork>, StoreError>;
    /// Begins a unit that sees one state of the store, holds no lock, and is refused every write.
    async fn begin_read(&self) -> Result<Box<dyn ReadUnit>, StoreError>;
    /// Returns the database's time. It fails when the database does not answer.
    async fn time(&self) -> Result<Timestamp, StoreError>;
    /// Returns as soon as a unit that put mail into the outbox has been committed, at once if one
    /// was since the last call. Units of other processes are not noticed, so the worker that
    /// delivers mail also looks at intervals.
    async fn mail_enqueued(&self);
}

/// The ports, within one transaction.
pub trait ReadUnit: Send {
    fn accounts(&mut self) -> &mut dyn Accounts;
    /// An account's former, recovery and disputed addresses; its own is in [`Self::accounts`].
    fn addresses(&mut self) -> &mut dyn Addresses;
    fn audit(&mut self) -> &mut dyn AuditTrail;
    fn outbox(&mut self) -> &mut dyn Outbox;
    fn action_tokens(&mut self) -> &mut dyn ActionTokens;
    fn passwords(&mut self) -> &mut dyn Passwords;
    fn sessions(&mut self) -> &mut dyn Sessions;
    fn registrations(&mut self) -> &mut dyn Registrations;
    /// The record of sign-in attempts that owners see.
    fn attempts(&mut self) -> &mut dyn Attempts;
    fn pending_sign_ins(&mut self) -> &mut dyn PendingSignIns;
    fn totp_secrets(&mut self) -> &mut dyn TotpSecrets;
    fn recovery_codes(&mut self) -> &mut dyn RecoveryCodes;
    fn devices(&mut self) -> &mut dyn Devices;
    /// Attempt counters and locks.
    fn throttles(&mut self) -> &mut dyn Throttles;
    fn rate_limit_buckets(&mut self) -> &mut dyn RateLimitBuckets;
    fn recoveries(&mut self) -> &mut dyn Recoveries;
    fn credentials(&mut self) -> &mut dyn ServiceCredentials;
    fn retention(&mut self) -> &mut dyn Retention;
}

/// One transaction. Dropping it rolls back; nothing is visible before `commit`.
#[async_trait]
pub trait UnitOfWork: ReadUnit {
    /// Makes all changes durable and visible at once.
    async fn commit(self: Box<Self>) -> Result<(), StoreError>;
}
