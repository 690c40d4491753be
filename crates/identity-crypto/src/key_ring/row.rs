//! The rows of the key ring as the database keeps them.

use super::{KeyPurpose, KeyRingError};
use crate::{keys::KeyBytes, sealed_box::SealingKey};
use identity_core::kernel::{Entropy, Generation, SealedKey, VaultError};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// The generation that every purpose begins with.
pub(super) const FIRST: Generation = Generation(1);
/// The purpose of the row that holds no key and tells whether a root key is the right one.
const CHECK: &str = "check";

/// All keys of the rows, by purpose and generation.
pub(super) type OpenedKeys = BTreeMap<(KeyPurpose, Generation), KeyBytes>;

/// Opens every row, the check value first.
pub(super) fn open(root: &SealingKey, rows: &[SealedKey]) -> Result<OpenedKeys, KeyRingError> {
    let check = rows.iter().find(|row| row.purpose == CHECK).ok_or(KeyRingError::NoCheck)?;
    open_row(root, check).map_err(|_| KeyRingError::OtherDatabase)?;
    let open_key = |row: &SealedKey| {
        let purpose = KeyPurpose::named(&row.purpose)
            .ok_or_else(|| KeyRingError::UnknownPurpose { purpose: row.purpose.clone() })?;
        let generation = row.generation;
        let damaged = |_| KeyRingError::Damaged { purpose, generation: generation.0 };
        Ok(((purpose, generation), open_row(root, row).map_err(damaged)?))
    };
    rows.iter().filter(|row| row.purpose != CHECK).map(open_key).collect()
}

/// The row of a key.
pub(super) fn seal(
    root: &SealingKey,
    entropy: &dyn Entropy,
    purpose: KeyPurpose,
    key: &KeyBytes,
) -> SealedKey {
    seal_row(root, entropy, purpose.name(), key)
}

/// The row by which a root key is known: 32 zero bytes, sealed.
pub(super) fn seal_check(root: &SealingKey, entropy: &dyn Entropy) -> SealedKey {
    seal_row(root, entropy, CHECK, &KeyBytes::default())
}

fn seal_row(root: &SealingKey, entropy: &dyn Entropy, purpose: &str, key: &KeyBytes) -> SealedKey {
    let sealed = root.seal(entropy, place(purpose, FIRST).as_bytes(), key.as_slice());
    SealedKey { purpose: purpose.to_owned(), generation: FIRST, sealed }
}

fn open_row(root: &SealingKey, row: &SealedKey) -> Result<KeyBytes, VaultError> {
    let place = place(&row.purpose, row.generation);
    key_bytes(root.open(place.as_bytes(), &row.sealed)?)
}

/// The key that was sealed as these bytes.
pub(super) fn key_bytes(opened: Vec<u8>) -> Result<KeyBytes, VaultError> {
    let opened = Zeroizing::new(opened);
    let bytes: &[u8; 32] = opened.as_slice().try_into().map_err(|_| VaultError::Sealed)?;
    Ok(Zeroizing::new(*bytes))
}

fn place(purpose: &str, generation: Generation) -> String {
    format!("key_ring|sealed|{purpose}|{}", generation.0)
}
