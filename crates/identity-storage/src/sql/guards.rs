//! Guesses, counted by lanes, and the locks that they lead to.

use super::{Db, SqlUnit, corrupt};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    guard::{Count, Guard, Guards, GuessKind, Lane, Lock, LockCause},
    kernel::{AccountId, StoreError, Timestamp},
};
use uuid::Uuid;

const TABLE: &str = "guards";

type Row = (Option<String>, Option<i64>, i32, i32, i32);

fn read(row: Row) -> Result<Guard, StoreError> {
    let (cause, since, password_failures, factor_failures, link_failures) = row;
    let unknown = || corrupt(TABLE, "lock_cause");
    let lock = match (cause, since) {
        (None, None) => None,
        (Some(cause), Some(since)) => Some(Lock {
            cause: LockCause::from_name(&cause).ok_or_else(unknown)?,
            since: Timestamp::from_millis(since),
        }),
        _ => return Err(unknown()),
    };
    let counted = |failures| u32::try_from(failures).map_err(|_| corrupt(TABLE, "failures"));
    Ok(Guard {
        lock,
        password_failures: counted(password_failures)?,
        factor_failures: counted(factor_failures)?,
        link_failures: counted(link_failures)?,
    })
}

fn stored(failures: u32) -> i32 {
    i32::try_from(failures).unwrap_or(i32::MAX)
}

impl SqlUnit {
    /// How a lane is written down. A source is a person's address: it rests as a pseudonym that
    /// differs from account to account.
    fn lane(&self, subject: AccountId, lane: Lane) -> (&'static str, Uuid) {
        match lane {
            Lane::Strangers => ("strangers", Uuid::nil()),
            Lane::Source(source) => {
                ("source", self.vault.pseudonym(&format!("source|{subject}|{source}")))
            }
            Lane::Device(id) => ("device", id.as_uuid()),
            Lane::Link(id) => ("link", id.as_uuid()),
        }
    }
}

#[async_trait]
impl Guards for SqlUnit {
    async fn hold(&mut self, subject: AccountId, now: Timestamp) -> Result<Guard, StoreError> {
        let row: Row = sqlx::query_as::<Db, _>(
            "INSERT INTO guards (subject_id, password_failures, factor_failures, link_failures,
                                 held_at)
             VALUES ($1, 0, 0, 0, $2)
             ON CONFLICT (subject_id) DO UPDATE SET held_at = EXCLUDED.held_at
             RETURNING lock_cause, locked_at, password_failures, factor_failures, link_failures",
        )
        .bind(subject.as_uuid())
        .bind(now.as_millis())
        .fetch_one(&mut *self.tx)
        .await
        .map_err(store_error)?;
        read(row)
    }

    async fn find(&mut self, subject: AccountId) -> Result<Guard, StoreError> {
        let row: Option<Row> = sqlx::query_as::<Db, _>(
            "SELECT lock_cause, locked_at, password_failures, factor_failures, link_failures
             FROM guards
             WHERE subject_id = $1",
        )
        .bind(subject.as_uuid())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(row.map(read).transpose()?.unwrap_or_default())
    }

    async fn save(&mut self, subject: AccountId, guard: &Guard) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE guards
             SET lock_cause = $2, locked_at = $3, password_failures = $4, factor_failures = $5,
                 link_failures = $6
             WHERE subject_id = $1",
        )
        .bind(subject.as_uuid())
        .bind(guard.lock.map(|lock| lock.cause.as_str()))
        .bind(guard.lock.map(|lock| lock.since.as_millis()))
        .bind(stored(guard.password_failures))
        .bind(stored(guard.factor_failures))
        .bind(stored(guard.link_failures));
        self.run(query).await.map(drop)
    }

    async fn count(
        &mut self,
        subject: AccountId,
        kind: GuessKind,
        lane: Lane,
    ) -> Result<Option<Count>, StoreError> {
        let (lane, key) = self.lane(subject, lane);
        let row: Option<(i32, i64, Option<i64>)> = sqlx::query_as::<Db, _>(
            "SELECT failures, counted_since, wait_until
             FROM guess_lanes
             WHERE subject_id = $1 AND kind = $2 AND lane = $3 AND lane_key = $4",
        )
        .bind(subject.as_uuid())
        .bind(kind.as_str())
        .bind(lane)
        .bind(key)
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        row.map(|(failures, since, wait)| {
            let failures =
                u32::try_from(failures).map_err(|_| corrupt("guess_lanes", "failures"))?;
            let (since, wait) = (Timestamp::from_millis(since), wait.map(Timestamp::from_millis));
            Ok(Count::stored(failures, since, wait))
        })
        .transpose()
    }

    async fn set_count(
        &mut self,
        subject: AccountId,
        kind: GuessKind,
        lane: Lane,
        count: &Count,
    ) -> Result<(), StoreError> {
        let (lane, key) = self.lane(subject, lane);
        let (failures, since, wait_until) = count.parts();
        let query = sqlx::query::<Db>(
            "INSERT INTO guess_lanes (subject_id, kind, lane, lane_key, failures, counted_since,
                                      wait_until)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (subject_id, kind, lane, lane_key) DO UPDATE
             SET failures = EXCLUDED.failures, counted_since = EXCLUDED.counted_since,
                 wait_until = EXCLUDED.wait_until",
        )
        .bind(subject.as_uuid())
        .bind(kind.as_str())
        .bind(lane)
        .bind(key)
        .bind(stored(failures))
        .bind(since.as_millis())
        .bind(wait_until.map(Timestamp::as_millis));
        self.run(query).await.map(drop)
    }

    async fn clear(&mut self, subject: AccountId, lane: Lane) -> Result<(), StoreError> {
        let (lane, key) = self.lane(subject, lane);
        let query = sqlx::query::<Db>(
            "DELETE FROM guess_lanes
             WHERE subject_id = $1 AND lane = $2 AND lane_key = $3",
        )
        .bind(subject.as_uuid())
        .bind(lane)
        .bind(key);
        self.run(query).await.map(drop)
    }
}
