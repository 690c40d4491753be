//! Rows of passwords.

use super::{Db, SqlUnit};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    kernel::{AccountId, Generation, StoreError, Timestamp},
    password::{PasswordHash, Passwords, StoredPassword},
};
use uuid::Uuid;

#[async_trait]
impl Passwords for SqlUnit {
    async fn set(
        &mut self,
        account: AccountId,
        password: &StoredPassword,
    ) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "INSERT INTO passwords (account_id, phc, pepper, changed_at, stands_alone,
                                    change_required, reminded_at)
             VALUES ($1, $2, $3, $4, $5, 0, NULL)
             ON CONFLICT (account_id) DO UPDATE
             SET phc = excluded.phc, pepper = excluded.pepper, changed_at = excluded.changed_at,
                 stands_alone = excluded.stands_alone, change_required = 0, reminded_at = NULL",
        )
        .bind(account.as_uuid())
        .bind(password.hash.phc.clone())
        .bind(password.hash.pepper.0)
        .bind(password.changed_at.as_millis())
        .bind(i32::from(password.stands_alone));
        self.run(query).await.map(drop)
    }

    async fn load(&mut self, account: AccountId) -> Result<Option<StoredPassword>, StoreError> {
        let row: Option<(String, i32, i64, i32)> = sqlx::query_as::<Db, _>(
            "SELECT phc, pepper, changed_at, stands_alone FROM passwords WHERE account_id = $1",
        )
        .bind(account.as_uuid())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(row.map(|(phc, pepper, changed_at, stands_alone)| StoredPassword {
            hash: PasswordHash { phc, pepper: Generation(pepper) },
            changed_at: Timestamp::from_millis(changed_at),
            stands_alone: stands_alone == 1,
        }))
    }

    async fn rehash(&mut self, account: AccountId, hash: &PasswordHash) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE passwords
             SET phc = $2, pepper = $3
             WHERE account_id = $1",
        )
        .bind(account.as_uuid())
        .bind(hash.phc.clone())
        .bind(hash.pepper.0);
        self.run(query).await.map(drop)
    }

    async fn require_change(&mut self, account: AccountId) -> Result<(), StoreError> {
        let query =
            sqlx::query::<Db>("UPDATE passwords SET change_required = 1 WHERE account_id = $1")
                .bind(account.as_uuid());
        self.run(query).await.map(drop)
    }

    async fn due_for_reminder(
        &mut self,
        before: Timestamp,
        limit: u32,
    ) -> Result<Vec<AccountId>, StoreError> {
        let due: Vec<Uuid> = sqlx::query_scalar::<Db, _>(
            "SELECT account_id
             FROM passwords
             WHERE changed_at <= $1 AND (reminded_at IS NULL OR reminded_at <= $1)
             ORDER BY changed_at, account_id
             LIMIT $2",
        )
        .bind(before.as_millis())
        .bind(i64::from(limit))
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(due.into_iter().map(AccountId::from_uuid).collect())
    }

    async fn note_reminder(
        &mut self,
        account: AccountId,
        before: Timestamp,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE passwords
             SET reminded_at = $3
             WHERE account_id = $1 AND changed_at <= $2
               AND (reminded_at IS NULL OR reminded_at <= $2)",
        )
        .bind(account.as_uuid())
        .bind(before.as_millis())
        .bind(now.as_millis());
        Ok(self.run(query).await? == 1)
    }
}
