//! The ring as [`Vault`] of the store.

use super::{KeyRing, generations::Generations, row};
use crate::{keys::random_key, sealed_box::SealingKey};
use identity_core::kernel::{
    AccountId, BlindIndex, DataKey, Email, Entropy, Place, Vault, VaultError, WrappedKey,
};
use std::sync::Arc;
use uuid::Uuid;

/// Seals columns with the active key and opens values of active and older keys.
pub(super) struct ColumnKey {
    keys: Generations<SealingKey>,
    entropy: Arc<dyn Entropy>,
}

impl ColumnKey {
    pub(super) fn new(keys: Generations<SealingKey>, entropy: Arc<dyn Entropy>) -> Self {
        Self { keys, entropy }
    }
}

impl DataKey for ColumnKey {
    fn seal(&self, place: Place, plain: &[u8]) -> Vec<u8> {
        let (_, key) = self.keys.current();
        key.seal(&*self.entropy, associated_data(place).as_bytes(), plain)
    }

    fn open(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let place = associated_data(place);
        self.keys
            .newest_first()
            .find_map(|(_, key)| key.open(place.as_bytes(), sealed).ok())
            .ok_or(VaultError::Sealed)
    }
}

impl Vault for KeyRing {
    fn new_data_key(&self, owner: AccountId) -> WrappedKey {
        let key = random_key(&*self.entropy);
        let place = associated_data(data_key_of(owner));
        WrappedKey(self.wrapping.seal(&*self.entropy, place.as_bytes(), key.as_slice()))
    }

    fn data_key(
        &self,
        owner: AccountId,
        wrapped: &WrappedKey,
    ) -> Result<Arc<dyn DataKey>, VaultError> {
        let place = associated_data(data_key_of(owner));
        let key = row::key_bytes(self.wrapping.open(place.as_bytes(), &wrapped.0)?)?;
        let keys = Generations::one(row::FIRST, SealingKey::new(&key));
        Ok(Arc::new(ColumnKey::new(keys, Arc::clone(&self.entropy))))
    }

    fn system_key(&self) -> Arc<dyn DataKey> {
        Arc::clone(&self.system_data) as _
    }

    fn blind_indexes(&self, email: &Email) -> Vec<BlindIndex> {
        let email = email.as_str().as_bytes();
        self.blind_index
            .newest_first()
            .map(|(generation, key)| BlindIndex { generation, digest: *key.digest(&[email]) })
            .collect()
    }

    /// Separates pseudonyms from indexes of addresses: no address contains the byte 0.
    fn pseudonym(&self, text: &str) -> Uuid {
        let (_, key) = self.blind_index.current();
        let digest = key.digest(&[b"\0pseudonym\0", text.as_bytes()]);
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(digest.iter()).for_each(|(to, from)| *to = *from);
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }
}

fn data_key_of(owner: AccountId) -> Place {
    Place { table: "accounts", column: "data_key", row: owner.as_uuid() }
}

/// Returns `table|column|row id`. No table or column has a bar in its name, so two places never
/// give the same text.
fn associated_data(place: Place) -> String {
    format!("{}|{}|{}", place.table, place.column, place.row)
}
