//! Rows of TOTP secrets.

use super::{Db, SqlUnit, bytes, corrupt, sealing::SealedRow};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    kernel::{AccountId, SessionId, StoreError, Timestamp, TotpSecretId},
    two_factor::{StoredTotp, TotpSecret, TotpSecrets},
};
use uuid::Uuid;

const TABLE: &str = "totp_secrets";
const ASIDE: &str = "totp_secrets_aside";

impl SqlUnit {
    async fn totp(
        &mut self,
        account: AccountId,
        waiting_in: Option<SessionId>,
    ) -> Result<Option<StoredTotp>, StoreError> {
        let row: Option<(Uuid, Vec<u8>, i64, i64)> = sqlx::query_as::<Db, _>(
            "SELECT id, secret, last_step, created_at
             FROM totp_secrets
             WHERE account_id = $1 AND state = $2 AND (session_id = $3 OR $3 IS NULL)",
        )
        .bind(account.as_uuid())
        .bind(if waiting_in.is_some() { "pending" } else { "in_force" })
        .bind(waiting_in.map(|session| session.as_uuid()))
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        let Some(row) = row else { return Ok(None) };
        self.open_totp(account, TABLE, row).await.map(Some)
    }
}

type AsideRow = (Uuid, Vec<u8>, i64, i64);

impl SqlUnit {
    /// Returns the secret that was active at `since`, if it was set aside then or later.
    async fn aside(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<Option<StoredTotp>, StoreError> {
        let row: Option<AsideRow> = sqlx::query_as::<Db, _>(
            "SELECT id, secret, last_step, created_at
             FROM totp_secrets_aside
             WHERE account_id = $1 AND set_aside_at >= $2 AND created_at < $2
             ORDER BY set_aside_at
             LIMIT 1",
        )
        .bind(account.as_uuid())
        .bind(since.as_millis())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        let Some(row) = row else { return Ok(None) };
        self.open_totp(account, ASIDE, row).await.map(Some)
    }

    async fn open_totp(
        &mut self,
        account: AccountId,
        table: &'static str,
        (id, secret, last_step, created_at): AsideRow,
    ) -> Result<StoredTotp, StoreError> {
        let sealed = SealedRow { table, row: id, key: self.key_of(account).await? };
        let secret = sealed.open_bytes("secret", &secret)?;
        Ok(StoredTotp {
            id: TotpSecretId::from_uuid(id),
            secret: TotpSecret::from_bytes(bytes(secret, table, "secret")?),
            last_step: u64::try_from(last_step).map_err(|_| corrupt(table, "last_step"))?,
            created_at: Timestamp::from_millis(created_at),
        })
    }
}

fn stored(step: u64) -> i64 {
    i64::try_from(step).unwrap_or(i64::MAX)
}

#[async_trait]
impl TotpSecrets for SqlUnit {
    async fn active(&mut self, account: AccountId) -> Result<Option<StoredTotp>, StoreError> {
        self.totp(account, None).await
    }

    async fn pending(
        &mut self,
        account: AccountId,
        session: SessionId,
    ) -> Result<Option<StoredTotp>, StoreError> {
        self.totp(account, Some(session)).await
    }

    async fn put_pending(
        &mut self,
        account: AccountId,
        totp: &StoredTotp,
        session: SessionId,
    ) -> Result<(), StoreError> {
        TotpSecrets::drop_pending(self, account).await?;
        let row = totp.id.as_uuid();
        let sealed = SealedRow { table: TABLE, row, key: self.key_of(account).await? };
        let query = sqlx::query::<Db>(
            "INSERT INTO totp_secrets (id, account_id, session_id, state, secret, last_step, created_at)
             VALUES ($1, $2, $3, 'pending', $4, $5, $6)",
        )
        .bind(row)
        .bind(account.as_uuid())
        .bind(session.as_uuid())
        .bind(sealed.seal_bytes("secret", totp.secret.expose()))
        .bind(stored(totp.last_step))
        .bind(totp.created_at.as_millis());
        self.run(query).await.map(drop)
    }

    async fn drop_pending(&mut self, account: AccountId) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "DELETE FROM totp_secrets WHERE account_id = $1 AND state = 'pending'",
        )
        .bind(account.as_uuid());
        self.run(query).await.map(drop)
    }

    async fn install(
        &mut self,
        account: AccountId,
        step: u64,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let before = sqlx::query::<Db>(
            "DELETE FROM totp_secrets WHERE account_id = $1 AND state = 'in_force'",
        )
        .bind(account.as_uuid());
        self.run(before).await?;
        let query = sqlx::query::<Db>(
            "UPDATE totp_secrets
             SET state = 'in_force', last_step = $2, created_at = $3
             WHERE account_id = $1 AND state = 'pending'",
        )
        .bind(account.as_uuid())
        .bind(stored(step))
        .bind(now.as_millis());
        self.run(query).await.map(drop)
    }

    async fn accept_step(&mut self, account: AccountId, step: u64) -> Result<bool, StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE totp_secrets
             SET last_step = $2
             WHERE account_id = $1 AND state = 'in_force' AND last_step < $2",
        )
        .bind(account.as_uuid())
        .bind(stored(step));
        Ok(self.run(query).await? == 1)
    }

    async fn archive(&mut self, account: AccountId, now: Timestamp) -> Result<(), StoreError> {
        let Some(totp) = self.totp(account, None).await? else { return Ok(()) };
        let row = totp.id.as_uuid();
        let sealed = SealedRow { table: ASIDE, row, key: self.key_of(account).await? };
        let query = sqlx::query::<Db>(
            "INSERT INTO totp_secrets_aside (id, account_id, secret, last_step, created_at,
                                             set_aside_at)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(row)
        .bind(account.as_uuid())
        .bind(sealed.seal_bytes("secret", totp.secret.expose()))
        .bind(stored(totp.last_step))
        .bind(totp.created_at.as_millis())
        .bind(now.as_millis());
        self.run(query).await.map(drop)
    }

    async fn restore_archived(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<bool, StoreError> {
        let Some(totp) = self.aside(account, since).await? else { return Ok(false) };
        let query = sqlx::query::<Db>(
            "DELETE FROM totp_secrets
             WHERE account_id = $1",
        )
        .bind(account.as_uuid());
        self.run(query).await?;
        let row = totp.id.as_uuid();
        let sealed = SealedRow { table: TABLE, row, key: self.key_of(account).await? };
        let query = sqlx::query::<Db>(
            "INSERT INTO totp_secrets (id, account_id, session_id, state, secret, last_step,
                                       created_at)
             VALUES ($1, $2, $1, 'in_force', $3, $4, $5)",
        )
        .bind(row)
        .bind(account.as_uuid())
        .bind(sealed.seal_bytes("secret", totp.secret.expose()))
        .bind(stored(totp.last_step))
        .bind(totp.created_at.as_millis());
        self.run(query).await?;
        let query = sqlx::query::<Db>(
            "DELETE FROM totp_secrets_aside
             WHERE account_id = $1 AND set_aside_at >= $2",
        )
        .bind(account.as_uuid())
        .bind(since.as_millis());
        self.run(query).await?;
        Ok(true)
    }

    async fn first_changed(
        &mut self,
        account: AccountId,
        after: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let first = sqlx::query_scalar::<Db, Option<i64>>(
            "SELECT MIN(changed_at)
             FROM (SELECT created_at AS changed_at
                   FROM totp_secrets WHERE account_id = $1 AND state = 'in_force'
                   UNION ALL
                   SELECT created_at FROM totp_secrets_aside WHERE account_id = $1
                   UNION ALL
                   SELECT set_aside_at FROM totp_secrets_aside WHERE account_id = $1) AS changes
             WHERE changed_at > $2",
        )
        .bind(account.as_uuid())
        .bind(after.as_millis())
        .fetch_one(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(first.map(Timestamp::from_millis))
    }

    async fn remove(&mut self, account: AccountId) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>("DELETE FROM totp_secrets WHERE account_id = $1")
            .bind(account.as_uuid());
        self.run(query).await.map(drop)
    }
}
