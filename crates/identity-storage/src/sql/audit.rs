//! The audit trail.

use super::{Db, SqlUnit, corrupt, sealing::SealedRow};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    audit::{AuditTrail, Chain, Details, Event, EventKind, NewEvent},
    kernel::{ClosedSet, DataKey, EventId, SessionId, StoreError, Timestamp},
};
use std::sync::Arc;
use uuid::Uuid;

const TABLE: &str = "audit_events";

type Row =
    (Uuid, i64, String, i64, Option<Uuid>, Option<Vec<u8>>, Option<Vec<u8>>, Option<Vec<u8>>);

fn stored(chain: Chain) -> Uuid {
    match chain {
        Chain::Account(id) => id.as_uuid(),
        Chain::System(line) => Uuid::from_u128(u128::from(line)),
    }
}

impl SqlUnit {
    async fn key_of_chain(&mut self, chain: Chain) -> Result<Arc<dyn DataKey>, StoreError> {
        match chain {
            Chain::Account(id) => self.key_of(id).await,
            Chain::System(_) => Ok(self.vault.system_key()),
        }
    }

    /// Returns the next number of a chain and locks the chain until the unit ends.
    async fn next_in(&mut self, chain: Chain) -> Result<i64, StoreError> {
        sqlx::query_scalar::<Db, i64>(
            "INSERT INTO audit_chains (chain, sequence)
             VALUES ($1, 1)
             ON CONFLICT (chain) DO UPDATE SET sequence = audit_chains.sequence + 1
             RETURNING sequence",
        )
        .bind(stored(chain))
        .fetch_one(&mut *self.tx)
        .await
        .map_err(store_error)
    }
}

#[async_trait]
impl AuditTrail for SqlUnit {
    async fn append(&mut self, id: EventId, event: &NewEvent) -> Result<i64, StoreError> {
        let row = id.as_uuid();
        let key = self.key_of_chain(event.chain).await?;
        let sealed = SealedRow { table: TABLE, row, key };
        let (address, user_agent) = match &event.origin {
            Some(origin) => {
                let (address, user_agent) = sealed.seal_origin(origin);
                (Some(address), user_agent)
            }
            None => (None, None),
        };
        let sequence = self.next_in(event.chain).await?;
        let query = sqlx::query::<Db>(
            "INSERT INTO audit_events (id, chain, sequence, kind, at, session_id,
                                       address, user_agent, details)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(row)
        .bind(stored(event.chain))
        .bind(sequence)
        .bind(event.kind.as_str())
        .bind(event.at.as_millis())
        .bind(event.session.map(|session| session.as_uuid()))
        .bind(address)
        .bind(user_agent)
        .bind(sealed.seal_optional("details", event.details.as_text()));
        self.run(query).await?;
        Ok(sequence)
    }

    async fn find(&mut self, chain: Chain, id: EventId) -> Result<Option<Event>, StoreError> {
        let row: Option<Row> = sqlx::query_as::<Db, _>(
            "SELECT id, sequence, kind, at, session_id, address, user_agent, details
             FROM audit_events
             WHERE chain = $1 AND id = $2",
        )
        .bind(stored(chain))
        .bind(id.as_uuid())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        let Some(row) = row else { return Ok(None) };
        let key = self.key_of_chain(chain).await?;
        open_event(row, chain, key).map(Some)
    }

    async fn list(
        &mut self,
        chain: Chain,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<Event>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as::<Db, _>(
            "SELECT id, sequence, kind, at, session_id, address, user_agent, details
             FROM audit_events
             WHERE chain = $1 AND sequence < $2
             ORDER BY sequence DESC
             LIMIT $3",
        )
        .bind(stored(chain))
        .bind(before.unwrap_or(i64::MAX))
        .bind(i64::from(limit))
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = self.key_of_chain(chain).await?;
        rows.into_iter().map(|row| open_event(row, chain, key.clone())).collect()
    }
}

fn open_event(row: Row, chain: Chain, key: Arc<dyn DataKey>) -> Result<Event, StoreError> {
    let (id, sequence, kind, at, session, address, user_agent, details) = row;
    let sealed = SealedRow { table: TABLE, row: id, key };
    let content = NewEvent {
        chain,
        kind: EventKind::from_name(&kind).ok_or_else(|| corrupt(TABLE, "kind"))?,
        at: Timestamp::from_millis(at),
        session: session.map(SessionId::from_uuid),
        origin: address.map(|address| sealed.open_origin(&address, user_agent)).transpose()?,
        details: sealed.open_optional("details", details)?.map_or(Details::new(), Details::stored),
    };
    Ok(Event { id: EventId::from_uuid(id), sequence, content })
}
