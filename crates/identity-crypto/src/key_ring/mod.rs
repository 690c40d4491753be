//! The key ring: one random key for each purpose and generation, stored in the database and sealed
//! under the root key. No key ever leaves it.
//!
//! ```text
//! root key file -- HMAC, "key ring" ---> seals the rows: pepper, blind_index, mail_token,
//!               |                        form_token, system_data, recovery_code, check
//!               `- HMAC, "data keys" --> wraps each account's data key
//! ```
//!
//! It refuses a root key of another database, a row that was changed, moved or lost, and a purpose
//! of a newer version, because a server with wrong keys loses data. A ring of an older version gets
//! the keys that were introduced since.

mod error;
mod generations;
mod purpose;
mod row;
mod tokens;
mod vault;

pub use error::KeyRingError;
pub use purpose::KeyPurpose;

use crate::{
    RootKey, RootKeyError,
    keys::{KeyBytes, MacKey, random_key},
    sealed_box::SealingKey,
};
use generations::Generations;
use identity_core::kernel::{Entropy, Generation, SealedKey, VaultError};
use row::OpenedKeys;
use std::{convert::Infallible, path::Path, sync::Arc};
use vault::ColumnKey;

/// The open key ring. It implements [`Vault`](identity_core::kernel::Vault) and
/// [`ActionTokenKeys`](identity_core::kernel::ActionTokenKeys). Its keys are zeroed on drop.
pub struct KeyRing {
    pepper: Generations<MacKey>,
    blind_index: Generations<MacKey>,
    mail_token: Generations<MacKey>,
    form_token: Generations<MacKey>,
    recovery_code: Generations<MacKey>,
    system_data: Arc<ColumnKey>,
    wrapping: SealingKey,
    entropy: Arc<dyn Entropy>,
}

impl KeyRing {
    /// Opens the rows of a database with its root key. The caller inserts the returned rows: keys
    /// of purposes that were introduced after the ring was created.
    pub fn open(
        root: &RootKey,
        rows: &[SealedKey],
        entropy: Arc<dyn Entropy>,
    ) -> Result<(Self, Vec<SealedKey>), KeyRingError> {
        let ring_key = root.ring_key();
        let row::Opened { mut keys, step } = row::open(&ring_key, rows)?;
        let source = Arc::clone(&entropy);
        let mut added = Vec::new();
        if step < KeyPurpose::STEP {
            added.push(row::seal_check(&ring_key, &*source, KeyPurpose::STEP));
        }
        let ring = Self::assemble(root, entropy, |purpose| match take(&mut keys, purpose) {
            Some(keys) => Ok(keys),
            None if purpose.step() > step => {
                let key = random_key(&*source);
                added.push(row::seal(&ring_key, &*source, purpose, &key));
                Ok(Generations::one(row::FIRST, key))
            }
            None => Err(KeyRingError::Incomplete { purpose }),
        })?;
        Ok((ring, added))
    }

    /// Creates a ring for an empty database. The caller inserts the returned rows.
    pub fn create(root: &RootKey, entropy: Arc<dyn Entropy>) -> (Self, Vec<SealedKey>) {
        let ring_key = root.ring_key();
        let mut rows = vec![row::seal_check(&ring_key, &*entropy, KeyPurpose::STEP)];
        let source = Arc::clone(&entropy);
        let Ok(ring) = Self::assemble::<Infallible>(root, entropy, |purpose| {
            let key = random_key(&*source);
            rows.push(row::seal(&ring_key, &*source, purpose, &key));
            Ok(Generations::one(row::FIRST, key))
        });
        (ring, rows)
    }

    /// Opens the ring of a database, or creates the root key file and a ring for an empty database.
    /// The caller inserts the returned rows in the transaction that read `rows`. An existing key
    /// file beside an empty database is used: an earlier start ended between the file and its
    /// commit.
    pub fn open_or_create(
        key_file: &Path,
        rows: &[SealedKey],
        entropy: Arc<dyn Entropy>,
    ) -> Result<(Self, Vec<SealedKey>), KeyRingError> {
        match (RootKey::load(key_file), rows) {
            (Ok(root), []) => Ok(Self::create(&root, entropy)),
            (Ok(root), rows) => Self::open(&root, rows, entropy),
            (Err(RootKeyError::Missing { .. }), []) => {
                Ok(Self::create(&RootKey::create(key_file, &*entropy)?, entropy))
            }
            (Err(RootKeyError::Missing { path }), _) => Err(KeyRingError::RootKeyMissing { path }),
            (Err(error), _) => Err(error.into()),
        }
    }

    pub(crate) fn entropy(&self) -> &dyn Entropy {
        &*self.entropy
    }

    fn assemble<Refusal>(
        root: &RootKey,
        entropy: Arc<dyn Entropy>,
        mut keys: impl FnMut(KeyPurpose) -> Result<Generations<KeyBytes>, Refusal>,
    ) -> Result<Self, Refusal> {
        let system_data = keys(KeyPurpose::SystemData)?.map(|key| SealingKey::new(&key));
        Ok(Self {
            pepper: keys(KeyPurpose::Pepper)?.map(MacKey::new),
            blind_index: keys(KeyPurpose::BlindIndex)?.map(MacKey::new),
            mail_token: keys(KeyPurpose::MailToken)?.map(MacKey::new),
            form_token: keys(KeyPurpose::FormToken)?.map(MacKey::new),
            recovery_code: keys(KeyPurpose::RecoveryCode)?.map(MacKey::new),
            system_data: Arc::new(ColumnKey::new(system_data, Arc::clone(&entropy))),
            wrapping: root.wrapping_key(),
            entropy,
        })
    }
}

fn take(opened: &mut OpenedKeys, wanted: KeyPurpose) -> Option<Generations<KeyBytes>> {
    let keys = opened.extract_if(.., |(purpose, _), _| *purpose == wanted);
    let keys: Vec<_> = keys.map(|((_, generation), key)| (generation, key)).collect();
    Generations::rising(keys.into_iter())
}

fn find(keys: &Generations<MacKey>, generation: Generation) -> Result<&MacKey, VaultError> {
    keys.find(generation).ok_or(VaultError::MissingGeneration)
}

#[cfg(test)]
mod tests;
