//! The statements, compiled once for each engine: `super` is the engine.
#![allow(clippy::duplicate_mod, reason = "compiled once per engine")]

mod account;
mod account_addresses;
mod sign_in_attempts;
mod audit;
mod credential;
mod device;
mod throttle;
pub(super) mod keys;
mod notify_action_tokens;
mod notify_outbox;
mod password;
mod sign_in_pending;
mod recovery;
mod two_factor_recovery_codes;
mod sign_up;
mod retention;
mod sealing;
mod session;
mod rate_limit;
mod two_factor_totp;

use super::{BEGIN_READ, BEGIN_WRITE, Db, LOCK_ACCOUNT, TIME};
use crate::{
    error::store_error,
    gates::{Gates, Turn},
};
use async_trait::async_trait;
use identity_core::{
    ReadUnit, Store, UnitOfWork,
    account::{Accounts, Addresses},
    audit::AuditTrail,
    credential::ServiceCredentials,
    device::Devices,
    kernel::{AccountId, BlindIndex, DataKey, Email, Gate, StoreError, Timestamp, Vault},
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
use sqlx::{Database, Pool, Transaction};
use std::{collections::HashMap, fs::File, sync::Arc};
use tokio::sync::Notify;

pub(super) struct SqlStore {
    pub(super) writer: Pool<Db>,
    pub(super) readers: Pool<Db>,
    pub(super) vault: Arc<dyn Vault>,
    pub(super) gates: Gates,
    pub(super) outbox_wakeup: Arc<Notify>,
    pub(super) _lock: Option<File>,
}

/// One transaction. Fields drop in order, so it ends before the next unit of the gate starts.
struct SqlUnit {
    tx: Transaction<'static, Db>,
    vault: Arc<dyn Vault>,
    opened: HashMap<AccountId, Arc<dyn DataKey>>,
    outbox_wakeup: Arc<Notify>,
    /// `commit` signals `outbox_wakeup` if set.
    enqueued: bool,
    _turn: Option<Turn>,
}

impl SqlStore {
    fn unit(&self, tx: Transaction<'static, Db>, turn: Option<Turn>) -> SqlUnit {
        SqlUnit {
            tx,
            vault: self.vault.clone(),
            opened: HashMap::new(),
            outbox_wakeup: self.outbox_wakeup.clone(),
            enqueued: false,
            _turn: turn,
        }
    }
}

#[async_trait]
impl Store for SqlStore {
    async fn begin(&self, gate: Gate) -> Result<Box<dyn UnitOfWork>, StoreError> {
        let turn = self.gates.enter(gate).await?;
        let tx = self.writer.begin_with(BEGIN_WRITE).await.map_err(store_error)?;
        Ok(Box::new(self.unit(tx, Some(turn))))
    }

    async fn begin_read(&self) -> Result<Box<dyn ReadUnit>, StoreError> {
        let tx = self.readers.begin_with(BEGIN_READ).await.map_err(store_error)?;
        Ok(Box::new(self.unit(tx, None)))
    }

    async fn time(&self) -> Result<Timestamp, StoreError> {
        let millis = sqlx::query_scalar::<Db, i64>(TIME).fetch_one(&self.readers);
        millis.await.map(Timestamp::from_millis).map_err(store_error)
    }

    async fn mail_enqueued(&self) {
        self.outbox_wakeup.notified().await;
    }
}

impl ReadUnit for SqlUnit {
    fn accounts(&mut self) -> &mut dyn Accounts {
        self
    }
    fn addresses(&mut self) -> &mut dyn Addresses {
        self
    }
    fn audit(&mut self) -> &mut dyn AuditTrail {
        self
    }
    fn outbox(&mut self) -> &mut dyn Outbox {
        self
    }
    fn action_tokens(&mut self) -> &mut dyn ActionTokens {
        self
    }
    fn passwords(&mut self) -> &mut dyn Passwords {
        self
    }
    fn sessions(&mut self) -> &mut dyn Sessions {
        self
    }
    fn registrations(&mut self) -> &mut dyn Registrations {
        self
    }
    fn attempts(&mut self) -> &mut dyn Attempts {
        self
    }
    fn pending_sign_ins(&mut self) -> &mut dyn PendingSignIns {
        self
    }
    fn totp_secrets(&mut self) -> &mut dyn TotpSecrets {
        self
    }
    fn recovery_codes(&mut self) -> &mut dyn RecoveryCodes {
        self
    }
    fn devices(&mut self) -> &mut dyn Devices {
        self
    }
    fn throttles(&mut self) -> &mut dyn Throttles {
        self
    }
    fn rate_limit_buckets(&mut self) -> &mut dyn RateLimitBuckets {
        self
    }
    fn recoveries(&mut self) -> &mut dyn Recoveries {
        self
    }
    fn credentials(&mut self) -> &mut dyn ServiceCredentials {
        self
    }
    fn retention(&mut self) -> &mut dyn Retention {
        self
    }
}

#[async_trait]
impl UnitOfWork for SqlUnit {
    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        let Self { tx, outbox_wakeup, enqueued, .. } = *self;
        tx.commit().await.map_err(store_error)?;
        if enqueued {
            outbox_wakeup.notify_one();
        }
        Ok(())
    }
}

type Arguments = <Db as Database>::Arguments;
type Query = sqlx::query::Query<'static, Db, Arguments>;

impl SqlUnit {
    /// Runs a statement and returns the number of affected rows.
    async fn run(&mut self, query: Query) -> Result<u64, StoreError> {
        let done = query.execute(&mut *self.tx).await.map_err(store_error)?;
        Ok(done.rows_affected())
    }

    /// Computes the index of an address with the active key.
    fn index_of(&self, email: &Email) -> Result<BlindIndex, StoreError> {
        let missing = StoreError::Corrupt { table: "key_ring", column: "generation" };
        self.vault.blind_indexes(email).into_iter().next().ok_or(missing)
    }
}

/// Reports a column with an unknown value.
fn corrupt(table: &'static str, column: &'static str) -> StoreError {
    StoreError::Corrupt { table, column }
}

/// Converts a column of fixed length.
fn bytes<const N: usize>(
    value: Vec<u8>,
    table: &'static str,
    column: &'static str,
) -> Result<[u8; N], StoreError> {
    value.try_into().map_err(|_| corrupt(table, column))
}
