//! Rows of counted sign-in attempts.

use super::{Db, SqlUnit};
use async_trait::async_trait;
use identity_core::{
    kernel::{AttemptId, ClosedSet, StoreError, Timestamp},
    sign_in::{Attempt, AttemptEnd, Attempts},
};

#[async_trait]
impl Attempts for SqlUnit {
    async fn count(&mut self, attempt: &Attempt) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "INSERT INTO sign_in_attempts (id, account_id, counted_at)
             VALUES ($1, $2, $3)",
        )
        .bind(attempt.id.as_uuid())
        .bind(attempt.account.map(|account| account.as_uuid()))
        .bind(attempt.at.as_millis());
        self.run(query).await.map(drop)
    }

    async fn settle(
        &mut self,
        id: AttemptId,
        end: AttemptEnd,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE sign_in_attempts
             SET ended = $2, ended_at = $3
             WHERE id = $1 AND ended IS NULL",
        )
        .bind(id.as_uuid())
        .bind(end.as_str())
        .bind(now.as_millis());
        Ok(self.run(query).await? == 1)
    }
}
