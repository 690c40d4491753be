//! The ports to the keys. Core and adapters seal, find and derive values through them, and neither
//! ever holds a key. `docs/cryptography.md` lists the algorithms.

use super::{AccountId, ActionToken, ActionTokenId, Email};
use std::sync::Arc;
use uuid::Uuid;

/// The number of a key among those of its purpose, stored beside every value made with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Generation(pub i32);

/// Failures of the keys. They reveal nothing about the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The value was changed, moved from its place, or sealed with another key.
    #[error("a sealed value does not open in its place")]
    Sealed,
    /// No key of this purpose has that number.
    #[error("a key generation is missing from the key ring")]
    MissingGeneration,
}

/// Table, column and row of a sealed value. The value is bound to them as associated data (RFC
/// 5116), so that it does not open elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub table: &'static str,
    pub column: &'static str,
    pub row: Uuid,
}

/// An account's data key, sealed with the root key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrappedKey(pub Vec<u8>);

/// A key of the key ring as it is stored: sealed with the root key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedKey {
    pub purpose: String,
    pub generation: Generation,
    pub sealed: Vec<u8>,
}

/// The keyed digest (HMAC-SHA-256) by which a sealed address is found without being opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BlindIndex {
    pub generation: Generation,
    pub digest: [u8; 32],
}

/// Seals the personal data of one account, or of the rows that belong to no account.
pub trait DataKey: Send + Sync {
    /// Seals `plain` so that it opens only in this place.
    fn seal(&self, place: Place, plain: &[u8]) -> Vec<u8>;
    /// Opens a value that was sealed for this place.
    fn open(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>, VaultError>;
}

/// Seals columns and indexes addresses for the storage adapter.
pub trait Vault: Send + Sync {
    /// Generates a random data key for an account, wrapped.
    fn new_data_key(&self, owner: AccountId) -> WrappedKey;
    /// Unwraps an account's data key.
    fn data_key(
        &self,
        owner: AccountId,
        wrapped: &WrappedKey,
    ) -> Result<Arc<dyn DataKey>, VaultError>;
    /// Returns the key for rows that belong to no account.
    fn system_key(&self) -> Arc<dyn DataKey>;
    /// Returns the indexes of an address, the one by the current key first.
    fn blind_indexes(&self, email: &Email) -> Vec<BlindIndex>;
    /// Derives an id from a text that reveals nothing to a reader without the key, for counters and
    /// rows that have no account or must not be readable. It is a UUID of version 8 (RFC 9562), so
    /// that it never equals a generated id.
    fn pseudonym(&self, text: &str) -> Uuid;
}

/// Derives action tokens at delivery (ADR 0006), so that none is stored: HMAC-SHA-256(token key,
/// token id, nonce).
pub trait ActionTokenKeys: Send + Sync {
    /// Returns the key for new tokens.
    fn current(&self) -> Generation;
    /// Derives the token of a row.
    fn derive(
        &self,
        generation: Generation,
        id: ActionTokenId,
        nonce: &[u8; 16],
    ) -> Result<ActionToken, VaultError>;
}
