//! Rows of known devices and their tokens.

use super::{Db, SqlUnit, corrupt, sealing::SealedRow};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    device::{Device, Devices, Rotation, TokenState},
    kernel::{AccountId, ClosedSet, DeviceId, Digest, StoreError, Timestamp},
};
use uuid::Uuid;

const TABLE: &str = "known_devices";

type Row = (Uuid, Uuid, i64, i64, Vec<u8>, Option<Vec<u8>>, Option<i64>);

impl SqlUnit {
    async fn open_device(&mut self, row: Row) -> Result<Device, StoreError> {
        let (id, account, created_at, last_used_at, address, user_agent, ended_at) = row;
        let account = AccountId::from_uuid(account);
        let sealed = SealedRow { table: TABLE, row: id, key: self.key_of(account).await? };
        Ok(Device {
            id: DeviceId::from_uuid(id),
            account,
            created_at: Timestamp::from_millis(created_at),
            last_used_at: Timestamp::from_millis(last_used_at),
            origin: sealed.open_origin(&address, user_agent)?,
            ended_at: ended_at.map(Timestamp::from_millis),
        })
    }

    async fn put_token(
        &mut self,
        device: DeviceId,
        token: &Digest,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "INSERT INTO known_device_tokens (digest, device_id, state, handed_out_at)
             VALUES ($1, $2, $3, $4)",
        )
        .bind(token.as_bytes().to_vec())
        .bind(device.as_uuid())
        .bind(TokenState::Newest.as_str())
        .bind(now.as_millis());
        self.run(query).await.map(drop)
    }
}

#[async_trait]
impl Devices for SqlUnit {
    async fn insert(&mut self, device: &Device, token: &Digest) -> Result<(), StoreError> {
        let row = device.id.as_uuid();
        let sealed = SealedRow { table: TABLE, row, key: self.key_of(device.account).await? };
        let (address, user_agent) = sealed.seal_origin(&device.origin);
        let query = sqlx::query::<Db>(
            "INSERT INTO known_devices (id, account_id, created_at, last_used_at, address,
                                        user_agent, ended_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(row)
        .bind(device.account.as_uuid())
        .bind(device.created_at.as_millis())
        .bind(device.last_used_at.as_millis())
        .bind(address)
        .bind(user_agent)
        .bind(device.ended_at.map(Timestamp::as_millis));
        self.run(query).await?;
        self.put_token(device.id, token, device.created_at).await
    }

    async fn find(
        &mut self,
        account: AccountId,
        token: &Digest,
    ) -> Result<Option<(Device, TokenState)>, StoreError> {
        let found: Option<(Uuid, String)> = sqlx::query_as::<Db, _>(
            "SELECT t.device_id, t.state
             FROM known_device_tokens t
             JOIN known_devices d ON d.id = t.device_id
             WHERE t.digest = $1 AND d.account_id = $2",
        )
        .bind(token.as_bytes().to_vec())
        .bind(account.as_uuid())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        let Some((id, state)) = found else { return Ok(None) };
        let state =
            TokenState::from_name(&state).ok_or_else(|| corrupt("known_device_tokens", "state"))?;
        let row: Row = sqlx::query_as::<Db, _>(
            "SELECT id, account_id, created_at, last_used_at, address, user_agent, ended_at
             FROM known_devices
             WHERE id = $1",
        )
        .bind(id)
        .fetch_one(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(Some((self.open_device(row).await?, state)))
    }

    async fn issued(&mut self, token: &Digest) -> Result<Option<Timestamp>, StoreError> {
        let at = sqlx::query_scalar::<Db, Option<i64>>(
            "SELECT handed_out_at
             FROM known_device_tokens
             WHERE digest = $1",
        )
        .bind(token.as_bytes().to_vec())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(at.flatten().map(Timestamp::from_millis))
    }

    async fn rotate(&mut self, device: &Device, rotation: &Rotation) -> Result<(), StoreError> {
        let row = device.id.as_uuid();
        let tokens = sqlx::query::<Db>(
            "UPDATE known_device_tokens
             SET state = CASE WHEN digest = $2 THEN 'current' ELSE 'gone' END
             WHERE device_id = $1
               AND EXISTS (SELECT 1 FROM known_device_tokens shown
                           WHERE shown.digest = $2 AND shown.state = 'newest')",
        )
        .bind(row)
        .bind(rotation.shown.as_bytes().to_vec());
        self.run(tokens).await?;
        self.put_token(device.id, &rotation.next, rotation.at).await?;
        let sealed = SealedRow { table: TABLE, row, key: self.key_of(device.account).await? };
        let (address, user_agent) = sealed.seal_origin(&rotation.origin);
        let query = sqlx::query::<Db>(
            "UPDATE known_devices
             SET last_used_at = $2, address = $3, user_agent = $4
             WHERE id = $1",
        )
        .bind(row)
        .bind(rotation.at.as_millis())
        .bind(address)
        .bind(user_agent);
        self.run(query).await.map(drop)
    }

    async fn list(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<Vec<Device>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as::<Db, _>(
            "SELECT id, account_id, created_at, last_used_at, address, user_agent, ended_at
             FROM known_devices
             WHERE account_id = $1 AND ended_at IS NULL AND last_used_at > $2
             ORDER BY last_used_at DESC, id DESC",
        )
        .bind(account.as_uuid())
        .bind(since.as_millis())
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        let mut devices = Vec::with_capacity(rows.len());
        for row in rows {
            devices.push(self.open_device(row).await?);
        }
        Ok(devices)
    }

    async fn end(
        &mut self,
        account: AccountId,
        id: DeviceId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE known_devices
             SET ended_at = $3
             WHERE id = $1 AND account_id = $2 AND ended_at IS NULL",
        )
        .bind(id.as_uuid())
        .bind(account.as_uuid())
        .bind(now.as_millis());
        Ok(self.run(query).await? == 1)
    }
}
