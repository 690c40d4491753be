//! Rows of attempt counters and locks.

use super::{Db, SqlUnit, corrupt};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    kernel::{AccountId, ClosedSet, StoreError, Timestamp},
    ownership::Evidence,
    throttle::{
        AttemptCounter, CompromisedSince, CounterKey, Lock, LockCause, SecretKind, Settled,
        ThrottleState, Throttles,
    },
};
use uuid::Uuid;

const TABLE: &str = "throttles";

type Row = (Option<String>, Option<i64>, i32, Option<i32>, Option<i64>, i32, i32, i32);

fn read(row: Row) -> Result<ThrottleState, StoreError> {
    let (cause, since, reported_with, settled_with, settled_at, ..) = row;
    let (.., password_failures, factor_failures, link_failures) = row;
    let unknown = || corrupt(TABLE, "lock_cause");
    let since = since.map(Timestamp::from_millis);
    let lock = match (cause.as_deref().map(LockCause::from_name), since) {
        (None, None) => None,
        (Some(Some(LockCause::Guessing)), Some(since)) => Some(Lock::Guessing { since }),
        (Some(Some(LockCause::Compromise)), since) => {
            let since = since.map_or(CompromisedSince::Unknown, CompromisedSince::At);
            Some(Lock::Compromise { since, shown: pieces(reported_with)? })
        }
        _ => return Err(unknown()),
    };
    let counted = |failures| u32::try_from(failures).map_err(|_| corrupt(TABLE, "failures"));
    let settled = settled_with.map(pieces).transpose()?.zip(settled_at);
    Ok(ThrottleState {
        lock,
        settled: settled.map(|(shown, at)| Settled { shown, at: Timestamp::from_millis(at) }),
        password_failures: counted(password_failures)?,
        factor_failures: counted(factor_failures)?,
        link_failures: counted(link_failures)?,
    })
}

fn pieces(bits: i32) -> Result<Evidence, StoreError> {
    u8::try_from(bits).map(Evidence::stored).map_err(|_| corrupt(TABLE, "evidence"))
}

fn stored(failures: u32) -> i32 {
    i32::try_from(failures).unwrap_or(i32::MAX)
}

impl SqlUnit {
    /// Returns the columns of a counter key. A source is personal data and is stored as a pseudonym
    /// that differs for each account.
    fn counter_key(&self, subject: AccountId, counter_key: CounterKey) -> (&'static str, Uuid) {
        match counter_key {
            CounterKey::Strangers => ("strangers", Uuid::nil()),
            CounterKey::Source(source) => {
                ("source", self.vault.pseudonym(&format!("source|{subject}|{source}")))
            }
            CounterKey::Device(id) => ("device", id.as_uuid()),
            // The session's own row has its counter, and the CHECK of this table refuses it.
            CounterKey::Session(id) => ("session", id.as_uuid()),
            CounterKey::Link(id) => ("link", id.as_uuid()),
        }
    }
}

#[async_trait]
impl Throttles for SqlUnit {
    async fn load_for_update(
        &mut self,
        subject: AccountId,
        now: Timestamp,
    ) -> Result<ThrottleState, StoreError> {
        let row: Row = sqlx::query_as::<Db, _>(
            "INSERT INTO throttles (subject_id, password_failures, factor_failures, link_failures,
                                 touched_at)
             VALUES ($1, 0, 0, 0, $2)
             ON CONFLICT (subject_id) DO UPDATE SET touched_at = EXCLUDED.touched_at
             RETURNING lock_cause, locked_at, reported_with, settled_with, settled_at,
                       password_failures, factor_failures, link_failures",
        )
        .bind(subject.as_uuid())
        .bind(now.as_millis())
        .fetch_one(&mut *self.tx)
        .await
        .map_err(store_error)?;
        read(row)
    }

    async fn find(&mut self, subject: AccountId) -> Result<ThrottleState, StoreError> {
        let row: Option<Row> = sqlx::query_as::<Db, _>(
            "SELECT lock_cause, locked_at, reported_with, settled_with, settled_at,
                    password_failures, factor_failures, link_failures
             FROM throttles
             WHERE subject_id = $1",
        )
        .bind(subject.as_uuid())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(row.map(read).transpose()?.unwrap_or_default())
    }

    async fn save(
        &mut self,
        subject: AccountId,
        throttle: &ThrottleState,
    ) -> Result<(), StoreError> {
        let locked_at = throttle.lock.and_then(|lock| match lock {
            Lock::Guessing { since } => Some(since),
            Lock::Compromise { since, .. } => since.at(),
        });
        let reported_with = throttle.lock.map_or(Evidence::NONE, |lock| match lock {
            Lock::Guessing { .. } => Evidence::NONE,
            Lock::Compromise { shown, .. } => shown,
        });
        let query = sqlx::query::<Db>(
            "UPDATE throttles
             SET lock_cause = $2, locked_at = $3, password_failures = $4, factor_failures = $5,
                 link_failures = $6, reported_with = $7, settled_with = $8, settled_at = $9
             WHERE subject_id = $1",
        )
        .bind(subject.as_uuid())
        .bind(throttle.lock.map(|lock| lock.cause().as_str()))
        .bind(locked_at.map(Timestamp::as_millis))
        .bind(stored(throttle.password_failures))
        .bind(stored(throttle.factor_failures))
        .bind(stored(throttle.link_failures))
        .bind(i32::from(reported_with.bits()))
        .bind(throttle.settled.map(|settled| i32::from(settled.shown.bits())))
        .bind(throttle.settled.map(|settled| settled.at.as_millis()));
        self.run(query).await.map(drop)
    }

    async fn count(
        &mut self,
        subject: AccountId,
        kind: SecretKind,
        counter_key: CounterKey,
    ) -> Result<Option<AttemptCounter>, StoreError> {
        let (counter_key, key) = self.counter_key(subject, counter_key);
        let row: Option<(i32, i64, Option<i64>)> = sqlx::query_as::<Db, _>(
            "SELECT failures, counted_since, wait_until
             FROM attempt_counters
             WHERE subject_id = $1 AND kind = $2 AND claimant = $3 AND claimant_key = $4",
        )
        .bind(subject.as_uuid())
        .bind(kind.as_str())
        .bind(counter_key)
        .bind(key)
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        row.map(|(failures, since, wait)| {
            let failures =
                u32::try_from(failures).map_err(|_| corrupt("attempt_counters", "failures"))?;
            let (since, wait) = (Timestamp::from_millis(since), wait.map(Timestamp::from_millis));
            Ok(AttemptCounter::stored(failures, since, wait))
        })
        .transpose()
    }

    async fn set_count(
        &mut self,
        subject: AccountId,
        kind: SecretKind,
        counter_key: CounterKey,
        count: &AttemptCounter,
    ) -> Result<(), StoreError> {
        let (counter_key, key) = self.counter_key(subject, counter_key);
        let (failures, since, wait_until) = count.parts();
        let query = sqlx::query::<Db>(
            "INSERT INTO attempt_counters (subject_id, kind, claimant, claimant_key, failures, counted_since,
                                      wait_until)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (subject_id, kind, claimant, claimant_key) DO UPDATE
             SET failures = EXCLUDED.failures, counted_since = EXCLUDED.counted_since,
                 wait_until = EXCLUDED.wait_until",
        )
        .bind(subject.as_uuid())
        .bind(kind.as_str())
        .bind(counter_key)
        .bind(key)
        .bind(stored(failures))
        .bind(since.as_millis())
        .bind(wait_until.map(Timestamp::as_millis));
        self.run(query).await.map(drop)
    }

    async fn clear(
        &mut self,
        subject: AccountId,
        counter_key: CounterKey,
    ) -> Result<(), StoreError> {
        let (counter_key, key) = self.counter_key(subject, counter_key);
        let query = sqlx::query::<Db>(
            "DELETE FROM attempt_counters
             WHERE subject_id = $1 AND claimant = $2 AND claimant_key = $3",
        )
        .bind(subject.as_uuid())
        .bind(counter_key)
        .bind(key);
        self.run(query).await.map(drop)
    }
}
