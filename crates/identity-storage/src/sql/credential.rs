//! Credentials of other services.

use super::{Db, SqlUnit, corrupt};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    credential::{Scope, ServiceCredential, ServiceCredentials},
    kernel::{ClosedSet, CredentialId, Digest, Label, StoreError, Timestamp},
};
use uuid::Uuid;

const TABLE: &str = "service_credentials";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, name, scopes, created_at, expires_at, last_used_at, revoked_at
             FROM service_credentials ",
            $rest
        )
    };
}

type Row = (Uuid, String, String, i64, Option<i64>, Option<i64>, Option<i64>);

/// Reads a row. Scopes of a newer version are ignored because this one cannot honour them.
fn read(row: Row) -> Result<ServiceCredential, StoreError> {
    let (id, name, scopes, created_at, expires_at, last_used_at, revoked_at) = row;
    Ok(ServiceCredential {
        id: CredentialId::from_uuid(id),
        name: Label::parse(&name).map_err(|_| corrupt(TABLE, "name"))?,
        scopes: scopes.split(' ').filter_map(Scope::from_name).collect(),
        created_at: Timestamp::from_millis(created_at),
        expires_at: expires_at.map(Timestamp::from_millis),
        last_used_at: last_used_at.map(Timestamp::from_millis),
        revoked_at: revoked_at.map(Timestamp::from_millis),
    })
}

#[async_trait]
impl ServiceCredentials for SqlUnit {
    async fn insert(
        &mut self,
        credential: &ServiceCredential,
        secret: &Digest,
    ) -> Result<(), StoreError> {
        let scopes: Vec<&str> = credential.scopes.iter().map(|scope| scope.as_str()).collect();
        let query = sqlx::query::<Db>(
            "INSERT INTO service_credentials (id, name, secret_digest, scopes, created_at,
                                              expires_at, last_used_at, revoked_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(credential.id.as_uuid())
        .bind(credential.name.as_str().to_owned())
        .bind(secret.as_bytes().to_vec())
        .bind(scopes.join(" "))
        .bind(credential.created_at.as_millis())
        .bind(credential.expires_at.map(Timestamp::as_millis))
        .bind(credential.last_used_at.map(Timestamp::as_millis))
        .bind(credential.revoked_at.map(Timestamp::as_millis));
        self.run(query).await.map(drop)
    }

    async fn find(&mut self, secret: &Digest) -> Result<Option<ServiceCredential>, StoreError> {
        let row: Option<Row> = sqlx::query_as::<Db, _>(select!("WHERE secret_digest = $1"))
            .bind(secret.as_bytes().to_vec())
            .fetch_optional(&mut *self.tx)
            .await
            .map_err(store_error)?;
        row.map(read).transpose()
    }

    async fn list(&mut self) -> Result<Vec<ServiceCredential>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as::<Db, _>(select!("ORDER BY created_at DESC, id DESC"))
            .fetch_all(&mut *self.tx)
            .await
            .map_err(store_error)?;
        rows.into_iter().map(read).collect()
    }

    async fn revoke(&mut self, id: CredentialId, now: Timestamp) -> Result<bool, StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE service_credentials
             SET revoked_at = $2
             WHERE id = $1 AND revoked_at IS NULL",
        )
        .bind(id.as_uuid())
        .bind(now.as_millis());
        Ok(self.run(query).await? == 1)
    }

    async fn note_use(&mut self, id: CredentialId, now: Timestamp) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE service_credentials
             SET last_used_at = $2
             WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)",
        )
        .bind(id.as_uuid())
        .bind(now.as_millis());
        self.run(query).await.map(drop)
    }
}
