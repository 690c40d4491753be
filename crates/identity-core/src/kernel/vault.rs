//! The ports to the keys. Core and adapters seal, find and derive through them; neither ever
//! holds a key. `docs/cryptography.md` tells the algorithms.

use super::{AccountId, ActionToken, ActionTokenId, Email};
use std::sync::Arc;
use uuid::Uuid;

/// The number of a key among those of its purpose, stored beside every value that it made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Generation(pub i32);

/// The keys could not do their work. Says nothing of the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The value was changed, moved from its place, or sealed with another key.
    #[error("a sealed value does not open in its place")]
    Sealed,
    /// No key of this purpose has that number.
    #[error("a key generation is missing from the key ring")]
    MissingGeneration,
}

/// The one place at which a sealed value opens: it is bound to it as associated data.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The table's name.
    pub table: &'static str,
    /// The column's name.
    pub column: &'static str,
    /// The row's id.
    pub row: Uuid,
}

/// An account's data key, sealed by the root key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedKey(pub Vec<u8>);

/// A key of the key ring as it rests in the database: sealed by the root key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedKey {
    /// What the key is for.
    pub purpose: String,
    /// Its number among the keys of its purpose.
    pub generation: Generation,
    /// The sealed key.
    pub sealed: Vec<u8>,
}

/// The keyed digest under which an address is found (HMAC-SHA-256).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BlindIndex {
    /// The key that made it.
    pub generation: Generation,
    /// The digest.
    pub digest: [u8; 32],
}

/// Seals the personal data of one account, or of the rows that belong to none.
pub trait DataKey: Send + Sync {
    /// Seals `plain` for this place alone.
    fn seal(&self, place: Place, plain: &[u8]) -> Vec<u8>;
    /// Opens what was sealed for this place.
    fn open(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>, VaultError>;
}

/// What a store needs to seal its columns and to find a sealed address.
pub trait Vault: Send + Sync {
    /// A new random data key for an account, wrapped.
    fn new_data_key(&self, owner: AccountId) -> WrappedKey;
    /// Opens an account's data key.
    fn data_key(
        &self,
        owner: AccountId,
        wrapped: &WrappedKey,
    ) -> Result<Arc<dyn DataKey>, VaultError>;
    /// The key for rows that belong to no account.
    fn system_key(&self) -> Arc<dyn DataKey>;
    /// The indexes of an address, the generation in force first.
    fn blind_indexes(&self, email: &Email) -> Vec<BlindIndex>;
    /// An id that follows from a text and tells nothing of it to who lacks the key: for what is
    /// counted without an account, or must be found without being readable. Of version 8
    /// (RFC 9562), so that it is never one of those that are made.
    fn pseudonym(&self, text: &str) -> Uuid;
}

/// Derives the tokens that mails carry, so that none rests anywhere:
/// HMAC-SHA-256(token key, token id, nonce).
pub trait ActionTokenKeys: Send + Sync {
    /// The key that new tokens are made with.
    fn current(&self) -> Generation;
    /// The token of this row.
    fn derive(
        &self,
        generation: Generation,
        id: ActionTokenId,
        nonce: &[u8; 16],
    ) -> Result<ActionToken, VaultError>;
}
