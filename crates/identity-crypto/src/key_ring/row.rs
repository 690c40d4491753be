//! The rows of the key ring in the database.

use super::{KeyPurpose, KeyRingError};
use crate::{keys::KeyBytes, sealed_box::SealingKey};
use identity_core::kernel::{ClosedSet, Entropy, Generation, SealedKey, VaultError};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// The first generation of every purpose.
pub(super) const FIRST: Generation = Generation(1);
/// The purpose of the check rows, which contain no key and identify the root key. The highest of
/// their generations is the step of the ring.
const CHECK: &str = "check";

pub(super) type OpenedKeys = BTreeMap<(KeyPurpose, Generation), KeyBytes>;

/// The contents of the rows.
pub(super) struct Opened {
    pub(super) keys: OpenedKeys,
    /// The ring has the keys of every purpose up to this step.
    pub(super) step: u8,
}

/// Opens every row, the check rows first.
pub(super) fn open(root: &SealingKey, rows: &[SealedKey]) -> Result<Opened, KeyRingError> {
    let (checks, keys): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.purpose == CHECK);
    let step = checks.iter().map(|check| check.generation.0).max().ok_or(KeyRingError::NoCheck)?;
    for check in checks {
        open_row(root, check).map_err(|_| KeyRingError::OtherDatabase)?;
    }
    let open_key = |row: &SealedKey| {
        let purpose = KeyPurpose::from_name(&row.purpose)
            .ok_or_else(|| KeyRingError::UnknownPurpose { purpose: row.purpose.clone() })?;
        let generation = row.generation;
        let damaged = |_| KeyRingError::Damaged { purpose, generation: generation.0 };
        Ok(((purpose, generation), open_row(root, row).map_err(damaged)?))
    };
    let keys = keys.into_iter().map(open_key).collect::<Result<_, KeyRingError>>()?;
    Ok(Opened { keys, step: u8::try_from(step).unwrap_or(u8::MAX) })
}

/// Seals a key into its row.
pub(super) fn seal(
    root: &SealingKey,
    entropy: &dyn Entropy,
    purpose: KeyPurpose,
    key: &KeyBytes,
) -> SealedKey {
    seal_row(root, entropy, purpose.as_str(), FIRST, key)
}

/// Creates the check row of a step: 32 zero bytes, sealed.
pub(super) fn seal_check(root: &SealingKey, entropy: &dyn Entropy, step: u8) -> SealedKey {
    seal_row(root, entropy, CHECK, Generation(step.into()), &KeyBytes::default())
}

fn seal_row(
    root: &SealingKey,
    entropy: &dyn Entropy,
    purpose: &str,
    generation: Generation,
    key: &KeyBytes,
) -> SealedKey {
    let sealed = root.seal(entropy, place(purpose, generation).as_bytes(), key.as_slice());
    SealedKey { purpose: purpose.to_owned(), generation, sealed }
}

fn open_row(root: &SealingKey, row: &SealedKey) -> Result<KeyBytes, VaultError> {
    let place = place(&row.purpose, row.generation);
    key_bytes(root.open(place.as_bytes(), &row.sealed)?)
}

/// Converts opened bytes to a key.
pub(super) fn key_bytes(opened: Vec<u8>) -> Result<KeyBytes, VaultError> {
    let opened = Zeroizing::new(opened);
    let bytes: &[u8; 32] = opened.as_slice().try_into().map_err(|_| VaultError::Sealed)?;
    Ok(Zeroizing::new(*bytes))
}

fn place(purpose: &str, generation: Generation) -> String {
    format!("key_ring|sealed|{purpose}|{}", generation.0)
}
