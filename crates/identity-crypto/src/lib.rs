//! The adapters behind the key, hash, clock and entropy ports of identity-core.
//!
//! A stolen database without the root key file reveals no personal data, address or token, and no
//! password can be guessed with it. A value that was changed or moved does not open. No key has two
//! uses. A server without its keys does not start. `docs/cryptography.md` describes formats,
//! parameters and what is not protected.
//!
//! Invariants: no key, password or token is printed or logged, and none of their types has
//! `Debug`. Only this crate reads the clock and the randomness of the operating system.
//!
//! Reading order: [`SystemClock`] and [`SystemEntropy`], [`RootKey`] (the file), [`KeyRing`] (the
//! keys in the database and their uses) and [`Argon2Hasher`] (passwords).
//!
//! ```
//! use identity_core::kernel::{AccountId, Clock, Place, Vault};
//! use identity_crypto::{KeyRing, SystemClock, SystemEntropy};
//! use std::sync::Arc;
//!
//! # let folder = tempfile::tempdir()?;
//! # let key_file = folder.path().join("identity.key");
//! # let rows_of_the_database = [];
//! let (keys, _rows_to_insert) =
//!     KeyRing::open_or_create(&key_file, &rows_of_the_database, Arc::new(SystemEntropy))?;
//!
//! let owner = AccountId::generate(SystemClock.now(), &SystemEntropy);
//! let wrapped = keys.new_data_key(owner);
//! let place = Place { table: "accounts", column: "email", row: owner.as_uuid() };
//! let sealed = keys.data_key(owner, &wrapped)?.seal(place, b"ann@example.org");
//! assert_eq!(keys.data_key(owner, &wrapped)?.open(place, &sealed)?, b"ann@example.org");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod argon2_hasher;
mod clock;
mod entropy;
mod hex;
mod key_ring;
mod keys;
mod root_key;
mod sealed_box;

pub use argon2_hasher::{Argon2Hasher, HashError, HashSettings, HasherStartError};
pub use clock::SystemClock;
pub use entropy::SystemEntropy;
pub use key_ring::{KeyPurpose, KeyRing, KeyRingError};
pub use root_key::{RootKey, RootKeyError};
