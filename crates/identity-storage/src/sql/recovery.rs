//! Rows of recoveries and support cases.

use super::{Db, SqlUnit, corrupt, sealing::SealedRow};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    kernel::{
        AccountId, ActionTokenId, AddressId, CaseId, Label, RecoveryId, StoreError, Timestamp,
    },
    ownership::Evidence,
    recovery::{Recoveries, Recovery, RecoveryCase, RecoveryStage},
};
use uuid::Uuid;

const TABLE: &str = "recoveries";
const CASES: &str = "recovery_cases";

type Row = (
    Uuid,
    Uuid,
    Uuid,
    Option<Uuid>,
    String,
    i32,
    i32,
    i32,
    i64,
    i64,
    Option<i64>,
    Option<i64>,
    Option<String>,
);

fn read(row: Row) -> Result<Recovery, StoreError> {
    let (id, account, token, address, stage, shown, against, ends_with_support, ..) = row;
    let (.., begun_at, counts_from, ready_at, ended_at, approved_by) = row;
    let at = |millis: Option<i64>| millis.map(Timestamp::from_millis);
    let stage = RecoveryStage::stored(&stage, at(ready_at), at(ended_at));
    let pieces = |bits: i32| {
        let bits = u8::try_from(bits).map_err(|_| corrupt(TABLE, "shown"))?;
        Ok::<_, StoreError>(Evidence::stored(bits))
    };
    Ok(Recovery {
        id: RecoveryId::from_uuid(id),
        account: AccountId::from_uuid(account),
        token: ActionTokenId::from_uuid(token),
        address: address.map(AddressId::from_uuid),
        stage: stage.ok_or_else(|| corrupt(TABLE, "stage"))?,
        shown: pieces(shown)?,
        against: pieces(against)?,
        ends_with_support: ends_with_support == 1,
        begun_at: Timestamp::from_millis(begun_at),
        counts_from: Timestamp::from_millis(counts_from),
        approved_by: approved_by
            .map(|name| Label::parse(&name).map_err(|_| corrupt(TABLE, "approved_by")))
            .transpose()?,
    })
}

fn millis(at: Option<Timestamp>) -> Option<i64> {
    at.map(Timestamp::as_millis)
}

#[async_trait]
impl Recoveries for SqlUnit {
    async fn insert(&mut self, recovery: &Recovery) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "INSERT INTO recoveries (id, account_id, token_id, address_id, stage, shown, against,
                                     ends_with_support, begun_at, counts_from, ready_at, ended_at,
                                     approved_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        )
        .bind(recovery.id.as_uuid())
        .bind(recovery.account.as_uuid())
        .bind(recovery.token.as_uuid())
        .bind(recovery.address.map(|address| address.as_uuid()))
        .bind(recovery.stage.as_str())
        .bind(i32::from(recovery.shown.bits()))
        .bind(i32::from(recovery.against.bits()))
        .bind(i32::from(recovery.ends_with_support))
        .bind(recovery.begun_at.as_millis())
        .bind(recovery.counts_from.as_millis())
        .bind(millis(recovery.stage.until()))
        .bind(millis(recovery.stage.ended_at()))
        .bind(recovery.approved_by.as_ref().map(Label::as_str));
        self.run(query).await.map(drop)
    }

    async fn relevant(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<Vec<Recovery>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as::<Db, _>(
            "SELECT id, account_id, token_id, address_id, stage, shown, against,
                    ends_with_support, begun_at, counts_from, ready_at, ended_at, approved_by
             FROM recoveries
             WHERE account_id = $1 AND (ended_at IS NULL OR ended_at > $2)
             ORDER BY begun_at, id",
        )
        .bind(account.as_uuid())
        .bind(since.as_millis())
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        rows.into_iter().map(read).collect()
    }

    async fn update(&mut self, recovery: &Recovery) -> Result<bool, StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE recoveries
             SET token_id = $2, stage = $3, shown = $4, against = $5, ends_with_support = $6,
                 counts_from = $7, ready_at = $8, ended_at = $9, approved_by = $10
             WHERE id = $1 AND ended_at IS NULL",
        )
        .bind(recovery.id.as_uuid())
        .bind(recovery.token.as_uuid())
        .bind(recovery.stage.as_str())
        .bind(i32::from(recovery.shown.bits()))
        .bind(i32::from(recovery.against.bits()))
        .bind(i32::from(recovery.ends_with_support))
        .bind(recovery.counts_from.as_millis())
        .bind(millis(recovery.stage.until()))
        .bind(millis(recovery.stage.ended_at()))
        .bind(recovery.approved_by.as_ref().map(Label::as_str));
        Ok(self.run(query).await? == 1)
    }

    async fn supersede(&mut self, account: AccountId, now: Timestamp) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE recoveries
             SET stage = 'superseded', ready_at = NULL, ended_at = $2
             WHERE account_id = $1 AND ended_at IS NULL",
        )
        .bind(account.as_uuid())
        .bind(now.as_millis());
        self.run(query).await.map(drop)
    }

    async fn find(&mut self, id: RecoveryId) -> Result<Option<Recovery>, StoreError> {
        let row: Option<Row> = sqlx::query_as::<Db, _>(
            "SELECT id, account_id, token_id, address_id, stage, shown, against,
                    ends_with_support, begun_at, counts_from, ready_at, ended_at, approved_by
             FROM recoveries
             WHERE id = $1",
        )
        .bind(id.as_uuid())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        row.map(read).transpose()
    }

    async fn for_support(&mut self, limit: u32) -> Result<Vec<Recovery>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as::<Db, _>(
            "SELECT id, account_id, token_id, address_id, stage, shown, against,
                    ends_with_support, begun_at, counts_from, ready_at, ended_at, approved_by
             FROM recoveries
             WHERE stage = 'staff'
             ORDER BY begun_at, id
             LIMIT $1",
        )
        .bind(i64::from(limit))
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        rows.into_iter().map(read).collect()
    }

    async fn cases_of(&mut self, account: AccountId) -> Result<Vec<RecoveryCase>, StoreError> {
        let rows: Vec<(Uuid, Option<Uuid>, Vec<u8>, i64)> = sqlx::query_as::<Db, _>(
            "SELECT id, address_id, text, asked_at
             FROM recovery_cases
             WHERE account_id = $1
             ORDER BY asked_at DESC, id DESC",
        )
        .bind(account.as_uuid())
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = self.key_of(account).await?;
        let read = |(row, address, text, asked_at): (Uuid, Option<Uuid>, Vec<u8>, i64)| {
            let sealed = SealedRow { table: CASES, row, key: key.clone() };
            Ok(RecoveryCase {
                id: CaseId::from_uuid(row),
                account,
                address: address.map(AddressId::from_uuid),
                text: sealed.open("text", &text)?,
                asked_at: Timestamp::from_millis(asked_at),
            })
        };
        rows.into_iter().map(read).collect()
    }

    async fn add_case(&mut self, case: &RecoveryCase) -> Result<(), StoreError> {
        let row = case.id.as_uuid();
        let key = self.key_of(case.account).await?;
        let sealed = SealedRow { table: CASES, row, key };
        let query = sqlx::query::<Db>(
            "INSERT INTO recovery_cases (id, account_id, address_id, text, asked_at)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(row)
        .bind(case.account.as_uuid())
        .bind(case.address.map(|address| address.as_uuid()))
        .bind(sealed.seal("text", &case.text))
        .bind(case.asked_at.as_millis());
        self.run(query).await.map(drop)
    }

    async fn case(&mut self, id: CaseId) -> Result<Option<RecoveryCase>, StoreError> {
        let row = id.as_uuid();
        let found: Option<(Uuid, Option<Uuid>, Vec<u8>, i64)> = sqlx::query_as::<Db, _>(
            "SELECT account_id, address_id, text, asked_at
             FROM recovery_cases
             WHERE id = $1",
        )
        .bind(row)
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        let Some((account, address, text, asked_at)) = found else { return Ok(None) };
        let account = AccountId::from_uuid(account);
        let sealed = SealedRow { table: CASES, row, key: self.key_of(account).await? };
        Ok(Some(RecoveryCase {
            id,
            account,
            address: address.map(AddressId::from_uuid),
            text: sealed.open("text", &text)?,
            asked_at: Timestamp::from_millis(asked_at),
        }))
    }

    async fn count_cases(
        &mut self,
        account: AccountId,
        address: Option<AddressId>,
        since: Timestamp,
    ) -> Result<u32, StoreError> {
        let count = sqlx::query_scalar::<Db, i64>(
            "SELECT COUNT(*)
             FROM recovery_cases
             WHERE account_id = $1 AND asked_at > $3
               AND (address_id = $2 OR (address_id IS NULL AND $2 IS NULL))",
        )
        .bind(account.as_uuid())
        .bind(address.map(|address| address.as_uuid()))
        .bind(since.as_millis())
        .fetch_one(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    async fn due(&mut self, now: Timestamp, limit: u32) -> Result<Vec<AccountId>, StoreError> {
        let ids: Vec<Uuid> = sqlx::query_scalar::<Db, _>(
            "SELECT account_id
             FROM recoveries
             WHERE stage IN ('held', 'contested') AND ready_at <= $1
             ORDER BY ready_at
             LIMIT $2",
        )
        .bind(now.as_millis())
        .bind(i64::from(limit))
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(ids.into_iter().map(AccountId::from_uuid).collect())
    }
}
