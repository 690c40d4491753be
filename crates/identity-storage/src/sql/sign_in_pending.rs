//! Rows of pending sign-ins.

use super::{Db, SqlUnit, bytes, corrupt};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    kernel::{AccountId, ClosedSet, Digest, PendingSignInId, StoreError, Timestamp},
    session::Persistence,
    sign_in::{DeviceTrust, PendingSignIn, PendingSignIns, SessionOptions},
};
use uuid::Uuid;

const TABLE: &str = "pending_sign_ins";

type Row = (Uuid, Uuid, String, String, Option<Vec<u8>>, i64, i64, i32, Option<i64>);

fn read(row: Row) -> Result<PendingSignIn, StoreError> {
    let (id, account, persistence, device_trust, device, created_at, expires_at, tries, ended_at) =
        row;
    let persistence =
        Persistence::from_name(&persistence).ok_or_else(|| corrupt(TABLE, "persistence"))?;
    let device_trust =
        DeviceTrust::from_name(&device_trust).ok_or_else(|| corrupt(TABLE, "computer"))?;
    let device = device.map(|digest| bytes(digest, TABLE, "device_digest")).transpose()?;
    Ok(PendingSignIn {
        id: PendingSignInId::from_uuid(id),
        account: AccountId::from_uuid(account),
        options: SessionOptions { persistence, device_trust },
        device: device.map(Digest::from_bytes),
        created_at: Timestamp::from_millis(created_at),
        expires_at: Timestamp::from_millis(expires_at),
        tries: u32::try_from(tries).map_err(|_| corrupt(TABLE, "tries"))?,
        ended_at: ended_at.map(Timestamp::from_millis),
    })
}

#[async_trait]
impl PendingSignIns for SqlUnit {
    async fn insert(&mut self, pending: &PendingSignIn, token: &Digest) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "INSERT INTO pending_sign_ins (id, account_id, token_digest, persistence, computer,
                                           device_digest, created_at, expires_at, tries, ended_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(pending.id.as_uuid())
        .bind(pending.account.as_uuid())
        .bind(token.as_bytes().to_vec())
        .bind(pending.options.persistence.as_str())
        .bind(pending.options.device_trust.as_str())
        .bind(pending.device.map(|device| device.as_bytes().to_vec()))
        .bind(pending.created_at.as_millis())
        .bind(pending.expires_at.as_millis())
        .bind(i32::try_from(pending.tries).unwrap_or(i32::MAX))
        .bind(pending.ended_at.map(Timestamp::as_millis));
        self.run(query).await.map(drop)
    }

    async fn find(&mut self, token: &Digest) -> Result<Option<PendingSignIn>, StoreError> {
        let row: Option<Row> = sqlx::query_as::<Db, _>(
            "SELECT id, account_id, persistence, computer, device_digest, created_at, expires_at,
                    tries, ended_at
             FROM pending_sign_ins
             WHERE token_digest = $1",
        )
        .bind(token.as_bytes().to_vec())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        row.map(read).transpose()
    }

    async fn count_try(
        &mut self,
        id: PendingSignInId,
        most: u32,
        now: Timestamp,
    ) -> Result<Option<u32>, StoreError> {
        let tries: Option<i32> = sqlx::query_scalar::<Db, _>(
            "UPDATE pending_sign_ins
             SET tries = tries + 1
             WHERE id = $1 AND ended_at IS NULL AND expires_at > $2 AND tries < $3
             RETURNING tries",
        )
        .bind(id.as_uuid())
        .bind(now.as_millis())
        .bind(i32::try_from(most).unwrap_or(i32::MAX))
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(tries.and_then(|tries| u32::try_from(tries).ok()))
    }

    async fn end(&mut self, id: PendingSignInId, now: Timestamp) -> Result<bool, StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE pending_sign_ins
             SET ended_at = $2
             WHERE id = $1 AND ended_at IS NULL AND expires_at > $2",
        )
        .bind(id.as_uuid())
        .bind(now.as_millis());
        Ok(self.run(query).await? == 1)
    }

    async fn unfinished(
        &mut self,
        before: Timestamp,
        limit: u32,
    ) -> Result<Vec<AccountId>, StoreError> {
        let ids: Vec<Uuid> = sqlx::query_scalar::<Db, _>(
            "SELECT DISTINCT account_id
             FROM pending_sign_ins
             WHERE told_at IS NULL AND created_at <= $1
             LIMIT $2",
        )
        .bind(before.as_millis())
        .bind(i64::from(limit))
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(ids.into_iter().map(AccountId::from_uuid).collect())
    }

    async fn mark_all_notified(
        &mut self,
        account: AccountId,
        before: Timestamp,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let started: Vec<i64> = sqlx::query_scalar::<Db, _>(
            "UPDATE pending_sign_ins
             SET told_at = $3
             WHERE account_id = $1 AND told_at IS NULL AND created_at <= $2
             RETURNING created_at",
        )
        .bind(account.as_uuid())
        .bind(before.as_millis())
        .bind(now.as_millis())
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(started.into_iter().min().map(Timestamp::from_millis))
    }

    async fn mark_notified(
        &mut self,
        id: PendingSignInId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE pending_sign_ins
             SET told_at = $2
             WHERE id = $1",
        )
        .bind(id.as_uuid())
        .bind(now.as_millis());
        self.run(query).await.map(drop)
    }

    async fn end_all(&mut self, account: AccountId, now: Timestamp) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE pending_sign_ins
             SET ended_at = $2
             WHERE account_id = $1 AND ended_at IS NULL",
        )
        .bind(account.as_uuid())
        .bind(now.as_millis());
        self.run(query).await.map(drop)
    }
}
