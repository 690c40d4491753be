//! A unit of work whose ports are automocks, and a store that returns such units in order.

use super::{
    AcceptsEveryPassword, FixedClock, PlainCodes, PlainHasher, SeededEntropy, ShiftedTokens,
};
use crate::{
    Ports,
    account::{Accounts, Addresses, MockAccounts, MockAddresses},
    audit::{AuditTrail, MockAuditTrail},
    credential::{MockServiceCredentials, ServiceCredentials},
    device::{Devices, MockDevices},
    kernel::{Gate, StoreError, Timestamp},
    notify::{ActionTokens, MockActionTokens, MockOutbox, Outbox},
    password::{MockPasswords, Passwords},
    rate_limit::{MockRateLimitBuckets, RateLimitBuckets},
    recovery::{MockRecoveries, Recoveries},
    retention::{MockRetention, Retention},
    risk::NoPlaces,
    session::{MockSessions, Sessions},
    sign_in::{Attempts, MockAttempts, MockPendingSignIns, PendingSignIns},
    sign_up::{MockRegistrations, Registrations},
    store::{ReadUnit, Store, UnitOfWork},
    throttle::{MockThrottles, Throttles},
    two_factor::{MockRecoveryCodes, MockTotpSecrets, RecoveryCodes, TotpSecrets},
};
use async_trait::async_trait;
use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

/// A unit of automocks. An unexpected call fails the test.
#[derive(Default)]
#[expect(missing_docs, reason = "one automock for each port of the unit")]
pub struct MockUnit {
    pub accounts: MockAccounts,
    pub addresses: MockAddresses,
    pub audit: MockAuditTrail,
    pub outbox: MockOutbox,
    pub action_tokens: MockActionTokens,
    pub passwords: MockPasswords,
    pub sessions: MockSessions,
    pub registrations: MockRegistrations,
    pub attempts: MockAttempts,
    pub pending_sign_ins: MockPendingSignIns,
    pub totp_secrets: MockTotpSecrets,
    pub recovery_codes: MockRecoveryCodes,
    pub devices: MockDevices,
    pub throttles: MockThrottles,
    pub rate_limit_buckets: MockRateLimitBuckets,
    pub recoveries: MockRecoveries,
    pub credentials: MockServiceCredentials,
    pub retention: MockRetention,
    committed: Arc<AtomicUsize>,
}

impl ReadUnit for MockUnit {
    fn accounts(&mut self) -> &mut dyn Accounts {
        &mut self.accounts
    }
    fn addresses(&mut self) -> &mut dyn Addresses {
        &mut self.addresses
    }
    fn audit(&mut self) -> &mut dyn AuditTrail {
        &mut self.audit
    }
    fn outbox(&mut self) -> &mut dyn Outbox {
        &mut self.outbox
    }
    fn action_tokens(&mut self) -> &mut dyn ActionTokens {
        &mut self.action_tokens
    }
    fn passwords(&mut self) -> &mut dyn Passwords {
        &mut self.passwords
    }
    fn sessions(&mut self) -> &mut dyn Sessions {
        &mut self.sessions
    }
    fn registrations(&mut self) -> &mut dyn Registrations {
        &mut self.registrations
    }
    fn attempts(&mut self) -> &mut dyn Attempts {
        &mut self.attempts
    }
    fn pending_sign_ins(&mut self) -> &mut dyn PendingSignIns {
        &mut self.pending_sign_ins
    }
    fn totp_secrets(&mut self) -> &mut dyn TotpSecrets {
        &mut self.totp_secrets
    }
    fn recovery_codes(&mut self) -> &mut dyn RecoveryCodes {
        &mut self.recovery_codes
    }
    fn devices(&mut self) -> &mut dyn Devices {
        &mut self.devices
    }
    fn throttles(&mut self) -> &mut dyn Throttles {
        &mut self.throttles
    }
    fn rate_limit_buckets(&mut self) -> &mut dyn RateLimitBuckets {
        &mut self.rate_limit_buckets
    }
    fn recoveries(&mut self) -> &mut dyn Recoveries {
        &mut self.recoveries
    }
    fn credentials(&mut self) -> &mut dyn ServiceCredentials {
        &mut self.credentials
    }
    fn retention(&mut self) -> &mut dyn Retention {
        &mut self.retention
    }
}

#[async_trait]
impl UnitOfWork for MockUnit {
    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        self.committed.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}

/// A store that returns the given units in order, for reads and writes alike.
#[derive(Default)]
pub struct MockStore {
    units: Mutex<VecDeque<MockUnit>>,
    committed: Arc<AtomicUsize>,
}

impl MockStore {
    /// Creates a store with these units.
    pub fn of(units: impl IntoIterator<Item = MockUnit>) -> Self {
        Self { units: Mutex::new(units.into_iter().collect()), committed: Arc::default() }
    }

    /// Returns the number of committed units.
    pub fn committed(&self) -> usize {
        self.committed.load(Ordering::SeqCst)
    }

    fn next(&self) -> Box<MockUnit> {
        let mut units = self.units.lock().expect("no test panics while it holds the units");
        let mut unit = units.pop_front().expect("the use case begins no more units than expected");
        unit.committed = self.committed.clone();
        Box::new(unit)
    }
}

#[async_trait]
impl Store for MockStore {
    async fn begin(&self, _: Gate) -> Result<Box<dyn UnitOfWork>, StoreError> {
        Ok(self.next())
    }
    async fn begin_read(&self) -> Result<Box<dyn ReadUnit>, StoreError> {
        Ok(self.next())
    }
    async fn time(&self) -> Result<Timestamp, StoreError> {
        Ok(Timestamp::from_millis(0))
    }
    async fn mail_enqueued(&self) {
        std::future::pending::<()>().await;
    }
}

/// Returns the ports of a use case: the store, a clock fixed at `now`, seeded randomness and the
/// plain ports of [`testing`](super).
pub fn ports(store: Arc<dyn Store>, now: Timestamp) -> Ports {
    Ports {
        store,
        clock: Arc::new(FixedClock::at(now)),
        entropy: Arc::new(SeededEntropy::new(1)),
        hasher: Arc::new(PlainHasher::default()),
        password_checker: Arc::new(AcceptsEveryPassword),
        action_token_keys: Arc::new(ShiftedTokens),
        recovery_codes: Arc::new(PlainCodes),
        places: Arc::new(NoPlaces),
    }
}
