//! Passwords.

use super::{Db, SqlUnit};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    kernel::{AccountId, Generation, StoreError, Timestamp},
    password::{PasswordHash, Passwords, StoredPassword},
};

#[async_trait]
impl Passwords for SqlUnit {
    async fn set(
        &mut self,
        account: AccountId,
        password: &StoredPassword,
    ) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "INSERT INTO passwords (account_id, phc, pepper, changed_at)
             VALUES ($1, $2, $3, $4)
             ON CONFLICT (account_id) DO UPDATE
             SET phc = excluded.phc, pepper = excluded.pepper, changed_at = excluded.changed_at",
        )
        .bind(account.as_uuid())
        .bind(password.hash.phc.clone())
        .bind(password.hash.pepper.0)
        .bind(password.changed_at.as_millis());
        self.run(query).await.map(drop)
    }

    async fn load(&mut self, account: AccountId) -> Result<Option<StoredPassword>, StoreError> {
        let row: Option<(String, i32, i64)> = sqlx::query_as::<Db, _>(
            "SELECT phc, pepper, changed_at FROM passwords WHERE account_id = $1",
        )
        .bind(account.as_uuid())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(row.map(|(phc, pepper, changed_at)| StoredPassword {
            hash: PasswordHash { phc, pepper: Generation(pepper) },
            changed_at: Timestamp::from_millis(changed_at),
        }))
    }
}
