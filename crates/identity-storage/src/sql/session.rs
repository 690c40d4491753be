//! Rows of sessions.

use super::{Db, SqlUnit, corrupt, sealing::SealedRow};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    kernel::{AccountId, ClosedSet, Digest, Label, Origin, SessionId, StoreError, Timestamp},
    session::{Assurance, Proven, Session, Sessions},
};
use std::time::Duration;
use uuid::Uuid;

const TABLE: &str = "sessions";

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, account_id, created_at, last_seen_at, authenticated_at, expires_at,
                    idle_millis, assurance, address, user_agent, name, proven_at,
                    failed_proofs, ended_at
             FROM sessions
             WHERE ",
            $condition
        )
    };
}

type Row = (
    Uuid,
    Uuid,
    i64,
    i64,
    i64,
    i64,
    i64,
    String,
    Vec<u8>,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
    Option<i64>,
    i32,
    Option<i64>,
);

impl SqlUnit {
    async fn open_session(&mut self, row: Row) -> Result<Session, StoreError> {
        let (id, account, created, seen, authenticated, expires, idle, ..) = row;
        let (.., assurance, address, user_agent, name, proven, failed, ended) = row;
        let account = AccountId::from_uuid(account);
        let sealed = SealedRow { table: TABLE, row: id, key: self.key_of(account).await? };
        let idle = u64::try_from(idle).map_err(|_| corrupt(TABLE, "idle_millis"))?;
        Ok(Session {
            id: SessionId::from_uuid(id),
            account,
            created_at: Timestamp::from_millis(created),
            last_seen_at: Timestamp::from_millis(seen),
            authenticated_at: Timestamp::from_millis(authenticated),
            expires_at: Timestamp::from_millis(expires),
            idle: Duration::from_millis(idle),
            assurance: Assurance::from_name(&assurance)
                .ok_or_else(|| corrupt(TABLE, "assurance"))?,
            origin: sealed.open_origin(&address, user_agent)?,
            name: name
                .map(|name| sealed.read("name", &name, |text| Label::parse(text).ok()))
                .transpose()?,
            proven_at: proven.map(Timestamp::from_millis),
            failed_proofs: u32::try_from(failed).map_err(|_| corrupt(TABLE, "failed_proofs"))?,
            ended_at: ended.map(Timestamp::from_millis),
        })
    }
}

#[async_trait]
impl Sessions for SqlUnit {
    async fn insert(&mut self, session: &Session, token: &Digest) -> Result<(), StoreError> {
        let row = session.id.as_uuid();
        let sealed = SealedRow { table: TABLE, row, key: self.key_of(session.account).await? };
        let (address, user_agent) = sealed.seal_origin(&session.origin);
        let query = sqlx::query::<Db>(
            "INSERT INTO sessions (id, account_id, token_digest, created_at, last_seen_at,
                                   authenticated_at, expires_at, idle_millis, assurance,
                                   address, user_agent, name, proven_at, failed_proofs, ended_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        )
        .bind(row)
        .bind(session.account.as_uuid())
        .bind(token.as_bytes().to_vec())
        .bind(session.created_at.as_millis())
        .bind(session.last_seen_at.as_millis())
        .bind(session.authenticated_at.as_millis())
        .bind(session.expires_at.as_millis())
        .bind(i64::try_from(session.idle.as_millis()).unwrap_or(i64::MAX))
        .bind(session.assurance.as_str())
        .bind(address)
        .bind(user_agent)
        .bind(sealed.seal_optional("name", session.name.as_ref().map(Label::as_str)))
        .bind(session.proven_at.map(Timestamp::as_millis))
        .bind(i32::try_from(session.failed_proofs).unwrap_or(i32::MAX))
        .bind(session.ended_at.map(Timestamp::as_millis));
        self.run(query).await.map(drop)
    }

    async fn find_by_token(&mut self, token: &Digest) -> Result<Option<Session>, StoreError> {
        let row: Option<Row> = sqlx::query_as::<Db, _>(select!("token_digest = $1"))
            .bind(token.as_bytes().to_vec())
            .fetch_optional(&mut *self.tx)
            .await
            .map_err(store_error)?;
        match row {
            Some(row) => self.open_session(row).await.map(Some),
            None => Ok(None),
        }
    }

    async fn live(
        &mut self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<Session>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as::<Db, _>(select!(
            "account_id = $1 AND ended_at IS NULL
               AND expires_at > $2 AND last_seen_at + idle_millis > $2
             ORDER BY last_seen_at DESC, id DESC"
        ))
        .bind(account.as_uuid())
        .bind(now.as_millis())
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        let mut live = Vec::with_capacity(rows.len());
        for row in rows {
            live.push(self.open_session(row).await?);
        }
        Ok(live)
    }

    async fn started(
        &mut self,
        account: AccountId,
        limit: u32,
    ) -> Result<Vec<(Timestamp, Origin)>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as::<Db, _>(select!(
            "account_id = $1
             ORDER BY created_at DESC, id DESC
             LIMIT $2"
        ))
        .bind(account.as_uuid())
        .bind(i64::from(limit))
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        let mut started = Vec::with_capacity(rows.len());
        for row in rows {
            let session = self.open_session(row).await?;
            started.push((session.created_at, session.origin));
        }
        Ok(started)
    }

    async fn end(
        &mut self,
        account: AccountId,
        id: SessionId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE sessions
             SET ended_at = $3
             WHERE id = $1 AND account_id = $2 AND ended_at IS NULL
               AND expires_at > $3 AND last_seen_at + idle_millis > $3",
        )
        .bind(id.as_uuid())
        .bind(account.as_uuid())
        .bind(now.as_millis());
        Ok(self.run(query).await? == 1)
    }

    async fn note_use(&mut self, id: SessionId, now: Timestamp) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE sessions
             SET last_seen_at = $2
             WHERE id = $1 AND ended_at IS NULL AND last_seen_at < $2
               AND expires_at > $2 AND last_seen_at + idle_millis > $2",
        )
        .bind(id.as_uuid())
        .bind(now.as_millis());
        self.run(query).await.map(drop)
    }

    async fn count_proof(&mut self, id: SessionId, most: u32) -> Result<bool, StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE sessions
             SET failed_proofs = failed_proofs + 1
             WHERE id = $1 AND ended_at IS NULL AND failed_proofs < $2",
        )
        .bind(id.as_uuid())
        .bind(i32::try_from(most).unwrap_or(i32::MAX));
        Ok(self.run(query).await? == 1)
    }

    async fn prove(&mut self, id: SessionId, proven: &Proven) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE sessions
             SET token_digest = $2, assurance = $3, authenticated_at = $4, proven_at = $4,
                 failed_proofs = 0
             WHERE id = $1 AND ended_at IS NULL",
        )
        .bind(id.as_uuid())
        .bind(proven.token.as_bytes().to_vec())
        .bind(proven.assurance.as_str())
        .bind(proven.at.as_millis());
        self.run(query).await.map(drop)
    }

    async fn take_back_proof(&mut self, id: SessionId) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE sessions
             SET failed_proofs = failed_proofs - 1
             WHERE id = $1 AND failed_proofs > 0",
        )
        .bind(id.as_uuid());
        self.run(query).await.map(drop)
    }

    async fn replace_token(
        &mut self,
        id: SessionId,
        token: &Digest,
        assurance: Assurance,
    ) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE sessions
             SET token_digest = $2, assurance = $3
             WHERE id = $1 AND ended_at IS NULL",
        )
        .bind(id.as_uuid())
        .bind(token.as_bytes().to_vec())
        .bind(assurance.as_str());
        self.run(query).await.map(drop)
    }

    async fn rename(
        &mut self,
        account: AccountId,
        id: SessionId,
        name: Option<Label>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let row = id.as_uuid();
        let sealed = SealedRow { table: TABLE, row, key: self.key_of(account).await? };
        let query = sqlx::query::<Db>(
            "UPDATE sessions
             SET name = $3
             WHERE id = $1 AND account_id = $2 AND ended_at IS NULL
               AND expires_at > $4 AND last_seen_at + idle_millis > $4",
        )
        .bind(row)
        .bind(account.as_uuid())
        .bind(sealed.seal_optional("name", name.as_ref().map(Label::as_str)))
        .bind(now.as_millis());
        Ok(self.run(query).await? == 1)
    }
}
