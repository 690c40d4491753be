//! Rows of pending registrations.

use super::{Db, SqlUnit, bytes, corrupt, sealing::SealedRow};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    account::DisplayName,
    kernel::{AccountId, Digest, Email, Generation, Locale, StoreError, Timestamp},
    password::PasswordHash,
    sign_up::{Registration, Registrations},
};
use uuid::Uuid;

const TABLE: &str = "registrations";

macro_rules! select {
    ($condition:literal, $lock:expr) => {
        concat!(
            "SELECT id, data_key, email, phc, pepper, display_name, locale, browser_digest,
                    created_at, expires_at
             FROM registrations
             WHERE ",
            $condition,
            $lock
        )
    };
}

type Row = (Uuid, Vec<u8>, Vec<u8>, Vec<u8>, i32, Option<Vec<u8>>, String, Vec<u8>, i64, i64);

impl SqlUnit {
    fn open_registration(&mut self, row: Row) -> Result<Registration, StoreError> {
        let (uuid, data_key, email, phc, pepper, ..) = row;
        let (.., name, locale, browser, created_at, expires_at) = row;
        let id = AccountId::from_uuid(uuid);
        let sealed =
            SealedRow { table: TABLE, row: uuid, key: self.open_key(id, TABLE, data_key)? };
        let name = name
            .map(|name| sealed.read("display_name", &name, |text| DisplayName::parse(text).ok()))
            .transpose()?;
        let phc = sealed.open("phc", &phc)?;
        Ok(Registration {
            id,
            email: sealed.read("email", &email, |text| Email::parse(text).ok())?,
            password: PasswordHash { phc, pepper: Generation(pepper) },
            display_name: name,
            locale: Locale::from_tag(&locale).ok_or_else(|| corrupt(TABLE, "locale"))?,
            browser: Digest::from_bytes(bytes(browser, TABLE, "browser_digest")?),
            created_at: Timestamp::from_millis(created_at),
            expires_at: Timestamp::from_millis(expires_at),
        })
    }
}

#[async_trait]
impl Registrations for SqlUnit {
    async fn insert(&mut self, registration: &Registration) -> Result<(), StoreError> {
        let data_key = self.vault.new_data_key(registration.id).0;
        let row = registration.id.as_uuid();
        let key = self.open_key(registration.id, TABLE, data_key.clone())?;
        let sealed = SealedRow { table: TABLE, row, key };
        let index = self.index_of(&registration.email)?;
        let name = registration.display_name.as_ref().map(DisplayName::as_str);
        let query = sqlx::query::<Db>(
            "INSERT INTO registrations (id, data_key, email, email_index, email_index_key, phc,
                                        pepper, display_name, locale, browser_digest,
                                        created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        )
        .bind(row)
        .bind(data_key)
        .bind(sealed.seal("email", registration.email.as_str()))
        .bind(index.digest.to_vec())
        .bind(index.generation.0)
        .bind(sealed.seal("phc", &registration.password.phc))
        .bind(registration.password.pepper.0)
        .bind(sealed.seal_optional("display_name", name))
        .bind(registration.locale.tag())
        .bind(registration.browser.as_bytes().to_vec())
        .bind(registration.created_at.as_millis())
        .bind(registration.expires_at.as_millis());
        self.run(query).await.map(drop)
    }

    async fn find(&mut self, id: AccountId) -> Result<Option<Registration>, StoreError> {
        let row: Option<Row> = sqlx::query_as::<Db, _>(select!("id = $1", ""))
            .bind(id.as_uuid())
            .fetch_optional(&mut *self.tx)
            .await
            .map_err(store_error)?;
        row.map(|row| self.open_registration(row)).transpose()
    }

    async fn lock_for_address(
        &mut self,
        email: &Email,
        now: Timestamp,
    ) -> Result<Vec<Registration>, StoreError> {
        let mut pending = Vec::new();
        for index in self.vault.blind_indexes(email) {
            let rows: Vec<Row> = sqlx::query_as::<Db, _>(select!(
                "email_index = $1 AND expires_at > $2 ORDER BY id",
                for_update!()
            ))
            .bind(index.digest.to_vec())
            .bind(now.as_millis())
            .fetch_all(&mut *self.tx)
            .await
            .map_err(store_error)?;
            for row in rows {
                pending.push(self.open_registration(row)?);
            }
        }
        Ok(pending)
    }

    async fn remove(&mut self, id: AccountId) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>("DELETE FROM registrations WHERE id = $1").bind(id.as_uuid());
        self.run(query).await.map(drop)
    }
}
