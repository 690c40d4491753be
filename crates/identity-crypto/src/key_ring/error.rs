//! Errors of the key ring.

use super::KeyPurpose;
use crate::RootKeyError;
use std::path::PathBuf;

/// Reasons why the key ring does not open. The server then refuses to start.
#[derive(Debug, thiserror::Error)]
pub enum KeyRingError {
    /// The root key belongs to another database.
    #[error("this root key does not open this database")]
    OtherDatabase,
    /// The database has keys and their root key is missing. A new one is not created because it
    /// could open nothing.
    #[error("this database needs its root key, and there is none at {path}: restore that file")]
    RootKeyMissing { path: PathBuf },
    #[error(transparent)]
    RootKey(#[from] RootKeyError),
    /// The row that identifies the root key is missing.
    #[error("the key ring has lost its check value")]
    NoCheck,
    /// A newer version of the program wrote this row.
    #[error("the key ring holds a key for `{purpose}`, which this version does not know")]
    UnknownPurpose { purpose: String },
    /// The root key is right and the row was changed.
    #[error("the key {purpose} {generation} of the key ring is damaged")]
    Damaged { purpose: KeyPurpose, generation: i32 },
    #[error("the key ring has no key for {purpose}")]
    Incomplete { purpose: KeyPurpose },
}
