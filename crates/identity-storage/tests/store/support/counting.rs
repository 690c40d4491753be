//! A store that counts how many units of work were started and committed.

use async_trait::async_trait;
use identity_core::{
    ReadUnit, Store, UnitOfWork,
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
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

/// Wraps a store and counts its units.
pub(crate) struct CountingStore {
    inner: Arc<dyn Store>,
    started: AtomicUsize,
    committed: Arc<AtomicUsize>,
}

impl CountingStore {
    pub(crate) fn over(inner: Arc<dyn Store>) -> Self {
        Self { inner, started: AtomicUsize::new(0), committed: Arc::default() }
    }

    /// Returns how many units were started, including read units.
    pub(crate) fn started(&self) -> usize {
        self.started.load(Ordering::SeqCst)
    }

    /// Returns how many units were committed.
    pub(crate) fn committed(&self) -> usize {
        self.committed.load(Ordering::SeqCst)
    }
}

#[async_trait]
impl Store for CountingStore {
    async fn begin(&self, gate: Gate) -> Result<Box<dyn UnitOfWork>, StoreError> {
        self.started.fetch_add(1, Ordering::SeqCst);
        let inner = self.inner.begin(gate).await?;
        Ok(Box::new(CountingUnit { inner, committed: self.committed.clone() }))
    }
    async fn begin_read(&self) -> Result<Box<dyn ReadUnit>, StoreError> {
        self.started.fetch_add(1, Ordering::SeqCst);
        self.inner.begin_read().await
    }
    async fn time(&self) -> Result<Timestamp, StoreError> {
        self.inner.time().await
    }
    async fn mail_enqueued(&self) {
        self.inner.mail_enqueued().await;
    }
}

struct CountingUnit {
    inner: Box<dyn UnitOfWork>,
    committed: Arc<AtomicUsize>,
}

impl ReadUnit for CountingUnit {
    fn accounts(&mut self) -> &mut dyn Accounts {
        self.inner.accounts()
    }
    fn addresses(&mut self) -> &mut dyn Addresses {
        self.inner.addresses()
    }
    fn audit(&mut self) -> &mut dyn AuditTrail {
        self.inner.audit()
    }
    fn outbox(&mut self) -> &mut dyn Outbox {
        self.inner.outbox()
    }
    fn action_tokens(&mut self) -> &mut dyn ActionTokens {
        self.inner.action_tokens()
    }
    fn passwords(&mut self) -> &mut dyn Passwords {
        self.inner.passwords()
    }
    fn sessions(&mut self) -> &mut dyn Sessions {
        self.inner.sessions()
    }
    fn registrations(&mut self) -> &mut dyn Registrations {
        self.inner.registrations()
    }
    fn attempts(&mut self) -> &mut dyn Attempts {
        self.inner.attempts()
    }
    fn pending_sign_ins(&mut self) -> &mut dyn PendingSignIns {
        self.inner.pending_sign_ins()
    }
    fn totp_secrets(&mut self) -> &mut dyn TotpSecrets {
        self.inner.totp_secrets()
    }
    fn recovery_codes(&mut self) -> &mut dyn RecoveryCodes {
        self.inner.recovery_codes()
    }
    fn devices(&mut self) -> &mut dyn Devices {
        self.inner.devices()
    }
    fn throttles(&mut self) -> &mut dyn Throttles {
        self.inner.throttles()
    }
    fn rate_limit_buckets(&mut self) -> &mut dyn RateLimitBuckets {
        self.inner.rate_limit_buckets()
    }
    fn recoveries(&mut self) -> &mut dyn Recoveries {
        self.inner.recoveries()
    }
    fn credentials(&mut self) -> &mut dyn ServiceCredentials {
        self.inner.credentials()
    }
    fn retention(&mut self) -> &mut dyn Retention {
        self.inner.retention()
    }
}

#[async_trait]
impl UnitOfWork for CountingUnit {
    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        self.inner.commit().await?;
        self.committed.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}
