//! Why the key ring does not open.

use super::KeyPurpose;
use crate::RootKeyError;
use std::path::PathBuf;

/// Why there is no key ring to work with. The server refuses to start with it.
#[derive(Debug, thiserror::Error)]
pub enum KeyRingError {
    /// The root key is another database's.
    #[error("this root key does not open this database")]
    OtherDatabase,
    /// The database has keys, but their root key is gone. It is not made anew: nothing would
    /// ever open again.
    #[error("this database needs its root key, and there is none at {path}: restore that file")]
    RootKeyMissing {
        /// Where the file is expected.
        path: PathBuf,
    },
    /// The root key file cannot be used.
    #[error(transparent)]
    RootKey(#[from] RootKeyError),
    /// The row that tells whether the root key is the right one is gone.
    #[error("the key ring has lost its check value")]
    NoCheck,
    /// A newer version of the program wrote this row.
    #[error("the key ring holds a key for `{purpose}`, which this version does not know")]
    UnknownPurpose {
        /// The name in the row.
        purpose: String,
    },
    /// A row was changed, though the root key is the right one.
    #[error("the key {purpose} {generation} of the key ring is damaged")]
    Damaged {
        /// What the key is for.
        purpose: KeyPurpose,
        /// Its generation.
        generation: i32,
    },
    /// A purpose has no key at all.
    #[error("the key ring has no key for {purpose}")]
    Incomplete {
        /// The purpose.
        purpose: KeyPurpose,
    },
}
