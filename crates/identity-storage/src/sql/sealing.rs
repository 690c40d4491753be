//! Seals and opens the columns of a row.

use super::{Db, SqlUnit, corrupt};
use crate::error::store_error;
use identity_core::kernel::{
    AccountId, DataKey, Origin, Place, StoreError, UserAgent, VaultError, WrappedKey,
};
use std::sync::Arc;
use uuid::Uuid;

/// A row and the key of its columns.
pub(super) struct SealedRow {
    pub(super) table: &'static str,
    pub(super) row: Uuid,
    pub(super) key: Arc<dyn DataKey>,
}

impl SealedRow {
    fn place(&self, column: &'static str) -> Place {
        Place { table: self.table, column, row: self.row }
    }

    pub(super) fn seal(&self, column: &'static str, text: &str) -> Vec<u8> {
        self.seal_bytes(column, text.as_bytes())
    }

    pub(super) fn seal_bytes(&self, column: &'static str, plain: &[u8]) -> Vec<u8> {
        self.key.seal(self.place(column), plain)
    }

    pub(super) fn seal_optional(
        &self,
        column: &'static str,
        text: Option<&str>,
    ) -> Option<Vec<u8>> {
        text.map(|text| self.seal(column, text))
    }

    pub(super) fn open(&self, column: &'static str, sealed: &[u8]) -> Result<String, StoreError> {
        let plain = self.open_bytes(column, sealed)?;
        String::from_utf8(plain).map_err(|_| corrupt(self.table, column))
    }

    pub(super) fn open_bytes(
        &self,
        column: &'static str,
        sealed: &[u8],
    ) -> Result<Vec<u8>, StoreError> {
        let table = self.table;
        let refused = |source| StoreError::Sealed { table, column, source };
        self.key.open(self.place(column), sealed).map_err(refused)
    }

    pub(super) fn open_optional(
        &self,
        column: &'static str,
        sealed: Option<Vec<u8>>,
    ) -> Result<Option<String>, StoreError> {
        sealed.map(|sealed| self.open(column, &sealed)).transpose()
    }

    /// Opens and parses a column.
    pub(super) fn read<T>(
        &self,
        column: &'static str,
        sealed: &[u8],
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        parse(&self.open(column, sealed)?).ok_or_else(|| corrupt(self.table, column))
    }

    /// Seals the columns `address` and `user_agent`.
    pub(super) fn seal_origin(&self, origin: &Origin) -> (Vec<u8>, Option<Vec<u8>>) {
        let agent = origin.user_agent.as_ref().map(UserAgent::as_str);
        (self.seal("address", &origin.address.to_string()), self.seal_optional("user_agent", agent))
    }

    /// Opens the columns of [`seal_origin`](Self::seal_origin).
    pub(super) fn open_origin(
        &self,
        address: &[u8],
        user_agent: Option<Vec<u8>>,
    ) -> Result<Origin, StoreError> {
        let address = self.read("address", address, |text| text.parse().ok())?;
        let user_agent = self.open_optional("user_agent", user_agent)?;
        Ok(Origin { address, user_agent: user_agent.map(|text| UserAgent::new(&text)) })
    }
}

impl SqlUnit {
    /// Returns the data key of an account, which is opened once in a unit.
    pub(super) async fn key_of(
        &mut self,
        owner: AccountId,
    ) -> Result<Arc<dyn DataKey>, StoreError> {
        if let Some(key) = self.opened.get(&owner) {
            return Ok(key.clone());
        }
        let wrapped =
            sqlx::query_scalar::<Db, Vec<u8>>("SELECT data_key FROM accounts WHERE id = $1")
                .bind(owner.as_uuid())
                .fetch_one(&mut *self.tx)
                .await
                .map_err(store_error)?;
        self.open_key(owner, "accounts", wrapped)
    }

    /// Opens the data key of a row.
    pub(super) fn open_key(
        &mut self,
        owner: AccountId,
        table: &'static str,
        wrapped: Vec<u8>,
    ) -> Result<Arc<dyn DataKey>, StoreError> {
        let sealed = |source: VaultError| StoreError::Sealed { table, column: "data_key", source };
        let key = self.vault.data_key(owner, &WrappedKey(wrapped)).map_err(sealed)?;
        self.opened.insert(owner, key.clone());
        Ok(key)
    }
}
