//! Addresses of accounts beside their own.

use super::{Db, SqlUnit, corrupt, sealing::SealedRow};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    account::{Accounts, Address, AddressRole, Addresses, DisplayName, OtherAddresses},
    kernel::{AccountId, AddressId, Email, StoreError, Timestamp},
    notify::Addressee,
};
use uuid::Uuid;

const TABLE: &str = "addresses";

type Row = (Uuid, Vec<u8>, String, Option<i64>, i64, i64);

impl SqlUnit {
    /// Returns the recipient of a mail to an address. Only a proven address gets the owner's name.
    pub(super) async fn other_addressee(
        &mut self,
        account: AccountId,
        id: AddressId,
    ) -> Result<Option<Addressee>, StoreError> {
        let Some(owner) = Accounts::find(self, account).await? else { return Ok(None) };
        let others = Addresses::list(self, account).await?;
        Ok(others.by_id(id).map(|address| Addressee {
            email: address.email.clone(),
            locale: owner.locale,
            time_zone: owner.time_zone.clone(),
            display_name: owner
                .display_name
                .as_ref()
                .filter(|_| address.role.is_proven())
                .map(DisplayName::as_str)
                .map(str::to_owned),
        }))
    }
}

#[async_trait]
impl Addresses for SqlUnit {
    async fn insert(&mut self, address: &Address) -> Result<(), StoreError> {
        let row = address.id.as_uuid();
        let key = self.key_of(address.account).await?;
        let sealed = SealedRow { table: TABLE, row, key };
        let index = self.index_of(&address.email)?;
        let query = sqlx::query::<Db>(
            "INSERT INTO addresses (id, account_id, email, email_index, email_index_key, role,
                                    until_at, since_at, began_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(row)
        .bind(address.account.as_uuid())
        .bind(sealed.seal("email", address.email.as_str()))
        .bind(index.digest.to_vec())
        .bind(index.generation.0)
        .bind(address.role.as_str())
        .bind(address.role.until().map(Timestamp::as_millis))
        .bind(address.since.as_millis())
        .bind(address.began.as_millis());
        self.run(query).await.map(drop)
    }

    async fn list(&mut self, account: AccountId) -> Result<OtherAddresses, StoreError> {
        let rows: Vec<Row> = sqlx::query_as::<Db, _>(
            "SELECT id, email, role, until_at, since_at, began_at
             FROM addresses
             WHERE account_id = $1
             ORDER BY id DESC",
        )
        .bind(account.as_uuid())
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        if rows.is_empty() {
            return Ok(OtherAddresses::default());
        }
        let key = self.key_of(account).await?;
        let read = |(row, email, role, until, since, began): Row| {
            let sealed = SealedRow { table: TABLE, row, key: key.clone() };
            let until = until.map(Timestamp::from_millis);
            Ok(Address {
                id: AddressId::from_uuid(row),
                account,
                email: sealed.read("email", &email, |text| Email::parse(text).ok())?,
                role: AddressRole::stored(&role, until).ok_or_else(|| corrupt(TABLE, "role"))?,
                since: Timestamp::from_millis(since),
                began: Timestamp::from_millis(began),
            })
        };
        rows.into_iter().map(read).collect::<Result<_, _>>().map(OtherAddresses)
    }

    async fn set_role(
        &mut self,
        id: AddressId,
        role: AddressRole,
        since: Timestamp,
    ) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE addresses
             SET role = $2, until_at = $3, since_at = $4
             WHERE id = $1",
        )
        .bind(id.as_uuid())
        .bind(role.as_str())
        .bind(role.until().map(Timestamp::as_millis))
        .bind(since.as_millis());
        self.run(query).await.map(drop)
    }

    async fn recovering(
        &mut self,
        email: &Email,
        limit: u32,
    ) -> Result<Vec<AccountId>, StoreError> {
        let mut found = Vec::new();
        for index in self.vault.blind_indexes(email) {
            found.extend(
                sqlx::query_scalar::<Db, Uuid>(
                    "SELECT account_id
                     FROM addresses
                     WHERE email_index = $1 AND role = 'recovery'
                     ORDER BY account_id
                     LIMIT $2",
                )
                .bind(index.digest.to_vec())
                .bind(i64::from(limit))
                .fetch_all(&mut *self.tx)
                .await
                .map_err(store_error)?,
            );
        }
        Ok(found.into_iter().map(AccountId::from_uuid).collect())
    }

    async fn restoring(
        &mut self,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<AccountId>, StoreError> {
        let found = sqlx::query_scalar::<Db, Uuid>(
            "SELECT account_id
             FROM addresses
             WHERE role = 'returning' AND until_at <= $1
               AND NOT EXISTS (SELECT 1 FROM addresses first
                               WHERE first.account_id = addresses.account_id
                                 AND first.id < addresses.id
                                 AND first.role IN ('returning', 'contested'))
             ORDER BY until_at
             LIMIT $2",
        )
        .bind(now.as_millis())
        .bind(i64::from(limit))
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(found.into_iter().map(AccountId::from_uuid).collect())
    }
}
