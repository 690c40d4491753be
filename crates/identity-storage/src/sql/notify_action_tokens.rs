//! Rows of action tokens.

use super::{Db, SqlUnit, bytes, corrupt};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    kernel::{
        AccountId, ActionTokenId, AddressId, ClosedSet, Digest, Email, Generation, StoreError,
        Timestamp,
    },
    notify::{ActionTokenRow, ActionTokens, NewActionToken, Purpose},
};
use uuid::Uuid;

const TABLE: &str = "action_tokens";

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT id, purpose, owner_id, address_id, generation, nonce, issued_at, expires_at,
                    concerns_at, used_at
             FROM action_tokens
             WHERE ",
            $condition
        )
    };
}

type Row = (Uuid, String, Uuid, Option<Uuid>, i32, Vec<u8>, i64, i64, Option<i64>, Option<i64>);

fn read(row: Row) -> Result<ActionTokenRow, StoreError> {
    let (id, purpose, owner, address, generation, nonce, issued_at, expires_at, concerns, used_at) =
        row;
    Ok(ActionTokenRow {
        id: ActionTokenId::from_uuid(id),
        purpose: Purpose::from_name(&purpose).ok_or_else(|| corrupt(TABLE, "purpose"))?,
        owner: AccountId::from_uuid(owner),
        address: address.map(AddressId::from_uuid),
        generation: Generation(generation),
        nonce: bytes(nonce, TABLE, "nonce")?,
        issued_at: Timestamp::from_millis(issued_at),
        expires_at: Timestamp::from_millis(expires_at),
        concerns: concerns.map(Timestamp::from_millis),
        used_at: used_at.map(Timestamp::from_millis),
    })
}

#[async_trait]
impl ActionTokens for SqlUnit {
    async fn insert(&mut self, token: &NewActionToken) -> Result<(), StoreError> {
        let index = self.index_of(&token.email)?;
        let query = sqlx::query::<Db>(
            "INSERT INTO action_tokens (id, purpose, owner_id, address_index, address_index_key,
                                        generation, nonce, digest, issued_at, expires_at,
                                        concerns_at, address_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        )
        .bind(token.id.as_uuid())
        .bind(token.purpose.as_str())
        .bind(token.owner.as_uuid())
        .bind(index.digest.to_vec())
        .bind(index.generation.0)
        .bind(token.generation.0)
        .bind(token.nonce.to_vec())
        .bind(token.digest.as_bytes().to_vec())
        .bind(token.issued_at.as_millis())
        .bind(token.expires_at.as_millis())
        .bind(token.concerns.map(Timestamp::as_millis))
        .bind(token.address.map(|address| address.as_uuid()));
        self.run(query).await.map(drop)
    }

    async fn find(&mut self, digest: &Digest) -> Result<Option<ActionTokenRow>, StoreError> {
        let row: Option<Row> = sqlx::query_as::<Db, _>(select!("digest = $1"))
            .bind(digest.as_bytes().to_vec())
            .fetch_optional(&mut *self.tx)
            .await
            .map_err(store_error)?;
        row.map(read).transpose()
    }

    async fn load(&mut self, id: ActionTokenId) -> Result<Option<ActionTokenRow>, StoreError> {
        let row: Option<Row> = sqlx::query_as::<Db, _>(select!("id = $1"))
            .bind(id.as_uuid())
            .fetch_optional(&mut *self.tx)
            .await
            .map_err(store_error)?;
        row.map(read).transpose()
    }

    async fn consume(
        &mut self,
        id: ActionTokenId,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE action_tokens
             SET used_at = $3
             WHERE id = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3",
        )
        .bind(id.as_uuid())
        .bind(purpose.as_str())
        .bind(now.as_millis());
        Ok(self.run(query).await? == 1)
    }

    async fn void(
        &mut self,
        owner: AccountId,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE action_tokens
             SET used_at = $3
             WHERE owner_id = $1 AND purpose = $2 AND used_at IS NULL",
        )
        .bind(owner.as_uuid())
        .bind(purpose.as_str())
        .bind(now.as_millis());
        self.run(query).await.map(drop)
    }

    async fn last_open(
        &mut self,
        address: &Email,
        purpose: Purpose,
        owner: Option<AccountId>,
        now: Timestamp,
    ) -> Result<Option<ActionTokenRow>, StoreError> {
        let mut last: Option<ActionTokenRow> = None;
        for index in self.vault.blind_indexes(address) {
            let row: Option<Row> = sqlx::query_as::<Db, _>(select!(
                "address_index = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3
                 AND owner_id = COALESCE($4, owner_id)
                 ORDER BY issued_at DESC
                 LIMIT 1"
            ))
            .bind(index.digest.to_vec())
            .bind(purpose.as_str())
            .bind(now.as_millis())
            .bind(owner.map(|owner| owner.as_uuid()))
            .fetch_optional(&mut *self.tx)
            .await
            .map_err(store_error)?;
            let found = row.map(read).transpose()?;
            last = last.into_iter().chain(found).max_by_key(|token| token.issued_at);
        }
        Ok(last)
    }
}
