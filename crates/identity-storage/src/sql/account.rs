//! Rows of accounts.

use super::{Db, LOCK_ACCOUNT, SqlUnit, corrupt, sealing::SealedRow};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    account::{Account, Accounts, DisplayName, Protection, Status},
    kernel::{AccountId, ClosedSet, Email, Locale, StoreError, TimeZone, Timestamp},
};
use sqlx::Acquire as _;
use uuid::Uuid;

const SELECT_ACCOUNT: &str = "
    SELECT a.id, a.data_key, a.email, a.display_name, a.locale, a.time_zone, a.status,
           a.created_at, p.changed_at, p.change_required,
           (SELECT COUNT(*) FROM totp_secrets t
            WHERE t.account_id = a.id AND t.state = 'in_force'),
           (SELECT COUNT(*) FROM recovery_codes r
            WHERE r.account_id = a.id AND r.state = 'in_force'),
           (SELECT COUNT(*) FROM recoveries v
            WHERE v.account_id = a.id AND v.ended_at IS NULL AND v.stage <> 'proven'),
           (SELECT COUNT(*) FROM throttles g
            WHERE g.subject_id = a.id AND g.lock_cause = 'compromise'
              AND g.settled_at IS NULL)
           + (SELECT COUNT(*) FROM recoveries c
              WHERE c.account_id = a.id AND c.stage = 'contested')
    FROM accounts a
    LEFT JOIN passwords p ON p.account_id = a.id
    WHERE a.id = $1";

type Row = (
    Uuid,
    Vec<u8>,
    Vec<u8>,
    Option<Vec<u8>>,
    String,
    String,
    String,
    i64,
    Option<i64>,
    Option<i32>,
    i64,
    i64,
    i64,
    i64,
);

const TABLE: &str = "accounts";

impl SqlUnit {
    fn open_account(&mut self, row: Row) -> Result<Account, StoreError> {
        let (uuid, data_key, email, name, locale, time_zone, status, created_at, ..) = row;
        let (.., password_changed_at, change_required, factors, codes, waiting, reported) = row;
        let id = AccountId::from_uuid(uuid);
        let sealed =
            SealedRow { table: TABLE, row: uuid, key: self.open_key(id, TABLE, data_key)? };
        let name = name
            .map(|name| sealed.read("display_name", &name, |text| DisplayName::parse(text).ok()))
            .transpose()?;
        Ok(Account {
            id,
            email: sealed.read("email", &email, |text| Email::parse(text).ok())?,
            display_name: name,
            locale: Locale::from_tag(&locale).ok_or_else(|| corrupt(TABLE, "locale"))?,
            time_zone: TimeZone::parse(&time_zone).unwrap_or_else(|_| TimeZone::utc()),
            status: Status::from_name(&status).ok_or_else(|| corrupt(TABLE, "status"))?,
            created_at: Timestamp::from_millis(created_at),
            protection: Protection {
                password_changed_at: password_changed_at.map(Timestamp::from_millis),
                password_change_required: change_required == Some(1),
                second_factor: factors > 0,
                recovery_codes: u32::try_from(codes).unwrap_or(u32::MAX),
                recovery_waits: waiting > 0,
                contained: reported > 0,
            },
        })
    }

    /// Returns the data key of the registration that becomes this account, or a new key.
    async fn inherit_key(&mut self, id: AccountId) -> Result<Vec<u8>, StoreError> {
        let pending =
            sqlx::query_scalar::<Db, Vec<u8>>("SELECT data_key FROM registrations WHERE id = $1")
                .bind(id.as_uuid())
                .fetch_optional(&mut *self.tx)
                .await
                .map_err(store_error)?;
        Ok(pending.unwrap_or_else(|| self.vault.new_data_key(id).0))
    }
}

#[async_trait]
impl Accounts for SqlUnit {
    async fn insert(&mut self, account: &Account) -> Result<bool, StoreError> {
        let data_key = self.inherit_key(account.id).await?;
        let row = account.id.as_uuid();
        let key = self.open_key(account.id, TABLE, data_key.clone())?;
        let sealed = SealedRow { table: TABLE, row, key };
        let index = self.index_of(&account.email)?;
        let name = account.display_name.as_ref().map(DisplayName::as_str);
        let query = sqlx::query::<Db>(
            "INSERT INTO accounts (id, data_key, email, email_index, email_index_key,
                                   display_name, locale, time_zone, status, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             ON CONFLICT DO NOTHING",
        )
        .bind(row)
        .bind(data_key)
        .bind(sealed.seal("email", account.email.as_str()))
        .bind(index.digest.to_vec())
        .bind(index.generation.0)
        .bind(sealed.seal_optional("display_name", name))
        .bind(account.locale.tag())
        .bind(account.time_zone.name().to_owned())
        .bind(account.status.as_str())
        .bind(account.created_at.as_millis());
        Ok(self.run(query).await? == 1)
    }

    async fn find_by_email(&mut self, email: &Email) -> Result<Option<AccountId>, StoreError> {
        for index in self.vault.blind_indexes(email) {
            let found =
                sqlx::query_scalar::<Db, Uuid>("SELECT id FROM accounts WHERE email_index = $1")
                    .bind(index.digest.to_vec())
                    .fetch_optional(&mut *self.tx)
                    .await
                    .map_err(store_error)?;
            if found.is_some() {
                return Ok(found.map(AccountId::from_uuid));
            }
        }
        Ok(None)
    }

    async fn decoy_account_id(&mut self, email: &Email) -> Result<AccountId, StoreError> {
        Ok(AccountId::from_uuid(self.vault.pseudonym(&format!("address|{}", email.as_str()))))
    }

    async fn find(&mut self, id: AccountId) -> Result<Option<Account>, StoreError> {
        let row: Option<Row> = sqlx::query_as::<Db, _>(SELECT_ACCOUNT)
            .bind(id.as_uuid())
            .fetch_optional(&mut *self.tx)
            .await
            .map_err(store_error)?;
        row.map(|row| self.open_account(row)).transpose()
    }

    /// Locks the row in a statement of its own. A statement that waits for a lock sees the locked
    /// row as it is after the wait, and rows of other tables as they were before it.
    async fn load_for_update(&mut self, id: AccountId) -> Result<Option<Account>, StoreError> {
        if let Some(statement) = LOCK_ACCOUNT {
            let hold = sqlx::query::<Db>(statement).bind(id.as_uuid());
            self.run(hold).await?;
        }
        Accounts::find(self, id).await
    }

    async fn save_profile(&mut self, account: &Account) -> Result<(), StoreError> {
        let row = account.id.as_uuid();
        let sealed = SealedRow { table: TABLE, row, key: self.key_of(account.id).await? };
        let name = account.display_name.as_ref().map(DisplayName::as_str);
        let query = sqlx::query::<Db>(
            "UPDATE accounts
             SET display_name = $2, locale = $3, time_zone = $4
             WHERE id = $1",
        )
        .bind(row)
        .bind(sealed.seal_optional("display_name", name))
        .bind(account.locale.tag())
        .bind(account.time_zone.name().to_owned());
        self.run(query).await.map(drop)
    }

    /// Updates inside a savepoint, so that the unit survives a conflict with a concurrent claim of
    /// the address: an update has no `ON CONFLICT`.
    async fn change_email(&mut self, id: AccountId, email: &Email) -> Result<bool, StoreError> {
        let row = id.as_uuid();
        let sealed = SealedRow { table: TABLE, row, key: self.key_of(id).await? };
        let index = self.index_of(email)?;
        let query = sqlx::query::<Db>(
            "UPDATE accounts
             SET email = $2, email_index = $3, email_index_key = $4
             WHERE id = $1",
        )
        .bind(row)
        .bind(sealed.seal("email", email.as_str()))
        .bind(index.digest.to_vec())
        .bind(index.generation.0);
        let mut savepoint = self.tx.begin().await.map_err(store_error)?;
        match query.execute(&mut *savepoint).await {
            Ok(done) => {
                savepoint.commit().await.map_err(store_error)?;
                Ok(done.rows_affected() == 1)
            }
            Err(sqlx::Error::Database(error)) if error.is_unique_violation() => {
                savepoint.rollback().await.map_err(store_error)?;
                Ok(false)
            }
            Err(error) => Err(store_error(error)),
        }
    }
}
