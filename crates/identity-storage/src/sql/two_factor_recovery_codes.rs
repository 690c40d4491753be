//! Rows of recovery codes.

use super::{Db, SqlUnit, corrupt};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    kernel::{AccountId, ClosedSet, StoreError, Timestamp},
    two_factor::{CodeDigest, NewRecoveryCode, RecoveryCodes, Replaces},
};

const TABLE: &str = "recovery_codes";

#[async_trait]
impl RecoveryCodes for SqlUnit {
    async fn put_pending(
        &mut self,
        account: AccountId,
        replaces: Replaces,
        codes: &[NewRecoveryCode],
    ) -> Result<(), StoreError> {
        RecoveryCodes::drop_pending(self, account).await?;
        for code in codes {
            let query = sqlx::query::<Db>(
                "INSERT INTO recovery_codes (id, account_id, digest, digest_key, state, replaces,
                                             created_at)
                 VALUES ($1, $2, $3, $4, 'pending', $5, $6)",
            )
            .bind(code.id.as_uuid())
            .bind(account.as_uuid())
            .bind(code.digest.digest.as_bytes().to_vec())
            .bind(code.digest.generation.0)
            .bind(replaces.as_str())
            .bind(code.created_at.as_millis());
            self.run(query).await?;
        }
        Ok(())
    }

    async fn find_pending(
        &mut self,
        account: AccountId,
        digest: &CodeDigest,
    ) -> Result<Option<Replaces>, StoreError> {
        let replaces: Option<String> = sqlx::query_scalar::<Db, _>(
            "SELECT replaces
             FROM recovery_codes
             WHERE account_id = $1 AND digest = $2 AND digest_key = $3 AND state = 'pending'",
        )
        .bind(account.as_uuid())
        .bind(digest.digest.as_bytes().to_vec())
        .bind(digest.generation.0)
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        let read =
            |name: String| Replaces::from_name(&name).ok_or_else(|| corrupt(TABLE, "replaces"));
        replaces.map(read).transpose()
    }

    async fn install(&mut self, account: AccountId, replaces: Replaces) -> Result<(), StoreError> {
        let make_room = match replaces {
            Replaces::All => {
                "DELETE FROM recovery_codes
                 WHERE account_id = $1 AND state IN ('in_force', 'used')"
            }
            Replaces::Used => "DELETE FROM recovery_codes WHERE account_id = $1 AND state = 'used'",
        };
        self.run(sqlx::query::<Db>(make_room).bind(account.as_uuid())).await?;
        let query = sqlx::query::<Db>(
            "UPDATE recovery_codes
             SET state = 'in_force'
             WHERE account_id = $1 AND state = 'pending'",
        )
        .bind(account.as_uuid());
        self.run(query).await.map(drop)
    }

    async fn drop_pending(&mut self, account: AccountId) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "DELETE FROM recovery_codes WHERE account_id = $1 AND state = 'pending'",
        )
        .bind(account.as_uuid());
        self.run(query).await.map(drop)
    }

    async fn use_up(
        &mut self,
        account: AccountId,
        digest: &CodeDigest,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE recovery_codes
             SET state = 'used', used_at = $4
             WHERE account_id = $1 AND digest = $2 AND digest_key = $3 AND state = 'in_force'",
        )
        .bind(account.as_uuid())
        .bind(digest.digest.as_bytes().to_vec())
        .bind(digest.generation.0)
        .bind(now.as_millis());
        Ok(self.run(query).await? == 1)
    }

    async fn remaining(&mut self, account: AccountId) -> Result<u32, StoreError> {
        let count = sqlx::query_scalar::<Db, i64>(
            "SELECT COUNT(*) FROM recovery_codes WHERE account_id = $1 AND state = 'in_force'",
        )
        .bind(account.as_uuid())
        .fetch_one(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    async fn first_made(
        &mut self,
        account: AccountId,
        after: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let first = sqlx::query_scalar::<Db, Option<i64>>(
            "SELECT MIN(created_at)
             FROM recovery_codes
             WHERE account_id = $1 AND state IN ('in_force', 'used') AND created_at > $2",
        )
        .bind(account.as_uuid())
        .bind(after.as_millis())
        .fetch_one(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(first.map(Timestamp::from_millis))
    }

    async fn made_at(&mut self, account: AccountId) -> Result<Option<Timestamp>, StoreError> {
        let latest = sqlx::query_scalar::<Db, Option<i64>>(
            "SELECT MAX(created_at)
             FROM recovery_codes
             WHERE account_id = $1 AND state = 'in_force'",
        )
        .bind(account.as_uuid())
        .fetch_one(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(latest.map(Timestamp::from_millis))
    }

    async fn last_used_made_at(
        &mut self,
        account: AccountId,
    ) -> Result<Option<Timestamp>, StoreError> {
        let made_at = sqlx::query_scalar::<Db, i64>(
            "SELECT created_at
             FROM recovery_codes
             WHERE account_id = $1 AND state = 'used'
             ORDER BY used_at DESC, created_at DESC
             LIMIT 1",
        )
        .bind(account.as_uuid())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(made_at.map(Timestamp::from_millis))
    }

    async fn remove_since(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query::<Db>(
            "DELETE FROM recovery_codes
             WHERE account_id = $1 AND state <> 'used' AND created_at >= $2",
        )
        .bind(account.as_uuid())
        .bind(since.as_millis());
        Ok(self.run(query).await? > 0)
    }

    async fn remove(&mut self, account: AccountId) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>("DELETE FROM recovery_codes WHERE account_id = $1")
            .bind(account.as_uuid());
        self.run(query).await.map(drop)
    }
}
