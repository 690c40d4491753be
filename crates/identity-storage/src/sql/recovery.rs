//! Rows of recoveries and support cases.

use super::{Db, SqlUnit, corrupt, sealing::SealedRow};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    kernel::{
        AccountId, ActionTokenId, AddressId, CaseId, ClosedSet, RecoveryId, StoreError, Timestamp,
    },
    recovery::{Recoveries, Recovery, RecoveryCase, RecoveryProof, RecoveryStage},
};
use uuid::Uuid;

const TABLE: &str = "recoveries";
const CASES: &str = "recovery_cases";

type Row = (Uuid, Uuid, Uuid, Option<Uuid>, String, Option<String>, i64, Option<i64>, Option<i64>);

fn read(row: Row) -> Result<Recovery, StoreError> {
    let (id, account, token, address, stage, proof, begun_at, ready_at, ended_at) = row;
    let unknown = || corrupt(TABLE, "stage");
    let at = |millis: Option<i64>| millis.map(Timestamp::from_millis).ok_or_else(unknown);
    let stage = match stage.as_str() {
        "proven" => RecoveryStage::Proven,
        "held" => RecoveryStage::Delayed(at(ready_at)?),
        "ready" => RecoveryStage::Ready(at(ready_at)?),
        "staff" => RecoveryStage::Support,
        "completed" => RecoveryStage::Completed(at(ended_at)?),
        "cancelled" => RecoveryStage::Cancelled(at(ended_at)?),
        "superseded" => RecoveryStage::Superseded(at(ended_at)?),
        _ => return Err(unknown()),
    };
    let proof = proof
        .map(|name| RecoveryProof::from_name(&name).ok_or_else(|| corrupt(TABLE, "proof")))
        .transpose()?;
    Ok(Recovery {
        id: RecoveryId::from_uuid(id),
        account: AccountId::from_uuid(account),
        token: ActionTokenId::from_uuid(token),
        address: address.map(AddressId::from_uuid),
        stage,
        proof,
        begun_at: Timestamp::from_millis(begun_at),
    })
}

/// Returns the columns `ready_at` and `ended_at` of a stage.
fn instants(stage: RecoveryStage) -> (Option<i64>, Option<i64>) {
    match stage {
        RecoveryStage::Delayed(at) | RecoveryStage::Ready(at) => (Some(at.as_millis()), None),
        RecoveryStage::Completed(at)
        | RecoveryStage::Cancelled(at)
        | RecoveryStage::Superseded(at) => (None, Some(at.as_millis())),
        RecoveryStage::Proven | RecoveryStage::Support => (None, None),
    }
}

#[async_trait]
impl Recoveries for SqlUnit {
    async fn insert(&mut self, recovery: &Recovery) -> Result<(), StoreError> {
        let (ready_at, ended_at) = instants(recovery.stage);
        let query = sqlx::query::<Db>(
            "INSERT INTO recoveries (id, account_id, token_id, address_id, stage, proof, begun_at,
                                     ready_at, ended_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(recovery.id.as_uuid())
        .bind(recovery.account.as_uuid())
        .bind(recovery.token.as_uuid())
        .bind(recovery.address.map(|address| address.as_uuid()))
        .bind(recovery.stage.as_str())
        .bind(recovery.proof.map(RecoveryProof::as_str))
        .bind(recovery.begun_at.as_millis())
        .bind(ready_at)
        .bind(ended_at);
        self.run(query).await.map(drop)
    }

    async fn open(&mut self, account: AccountId) -> Result<Option<Recovery>, StoreError> {
        let row: Option<Row> = sqlx::query_as::<Db, _>(
            "SELECT id, account_id, token_id, address_id, stage, proof, begun_at, ready_at, ended_at
             FROM recoveries
             WHERE account_id = $1 AND ended_at IS NULL
             ORDER BY begun_at DESC, id DESC
             LIMIT 1",
        )
        .bind(account.as_uuid())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        row.map(read).transpose()
    }

    async fn since(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<Vec<Recovery>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as::<Db, _>(
            "SELECT id, account_id, token_id, address_id, stage, proof, begun_at, ready_at, ended_at
             FROM recoveries
             WHERE account_id = $1 AND (begun_at > $2 OR ended_at > $2)
             ORDER BY begun_at, id",
        )
        .bind(account.as_uuid())
        .bind(since.as_millis())
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        rows.into_iter().map(read).collect()
    }

    async fn move_on(
        &mut self,
        id: RecoveryId,
        stage: RecoveryStage,
        proof: Option<RecoveryProof>,
    ) -> Result<bool, StoreError> {
        let (ready_at, ended_at) = instants(stage);
        let query = sqlx::query::<Db>(
            "UPDATE recoveries
             SET stage = $2, proof = $3, ready_at = $4, ended_at = $5
             WHERE id = $1 AND ended_at IS NULL",
        )
        .bind(id.as_uuid())
        .bind(stage.as_str())
        .bind(proof.map(RecoveryProof::as_str))
        .bind(ready_at)
        .bind(ended_at);
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

    async fn waited(&mut self, now: Timestamp, limit: u32) -> Result<Vec<AccountId>, StoreError> {
        let ids: Vec<Uuid> = sqlx::query_scalar::<Db, _>(
            "SELECT account_id
             FROM recoveries
             WHERE stage = 'held' AND ready_at <= $1
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
