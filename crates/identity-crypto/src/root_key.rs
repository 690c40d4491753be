//! The root key: the only secret outside the database. Its file is one line of text, which can be
//! printed and backed up:
//!
//! ```text
//! xwms-root-1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
//! ```
//!
//! It is not used directly. Two keys are derived from it: one seals the key ring, and one wraps the
//! data keys of accounts.

use crate::{
    hex,
    keys::{KeyBytes, MacKey, random_key},
    sealed_box::SealingKey,
};
use identity_core::kernel::Entropy;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read as _, Write as _},
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

const PREFIX: &[u8] = b"xwms-root-1 ";
/// Prefix, 64 digits and a line end.
const FILE_LENGTH: usize = PREFIX.len() + 64 + 1;

/// 256 random bits. Zeroed on drop, never printed.
pub struct RootKey(KeyBytes);

/// Reasons why there is no usable root key.
#[derive(Debug, thiserror::Error)]
pub enum RootKeyError {
    #[error("there is no root key file {path}")]
    Missing { path: PathBuf },
    #[error("the root key {path} is not a regular file")]
    NotAFile { path: PathBuf },
    #[error("the root key file {path} is accessible to other users: set its mode to 0600")]
    Exposed { path: PathBuf },
    #[error("the file {path} does not hold a root key")]
    Malformed { path: PathBuf },
    #[error("the root key file {path} cannot be read")]
    Unreadable { path: PathBuf, source: io::Error },
    /// A root key is never overwritten.
    #[error("the root key file {path} exists already")]
    Exists { path: PathBuf },
    #[error(
        "no root key file can be created in {folder}: set `keys.file` to a path in a folder that \
         exists and that the server may write to"
    )]
    Folder { folder: PathBuf, source: io::Error },
    /// The file did not reach the disk, or its folder does not support hard links. The file is
    /// removed again.
    #[error("the root key file {path} cannot be written")]
    Unwritten { path: PathBuf, source: io::Error },
}

impl RootKey {
    /// Reads a root key. The line end may be missing.
    pub fn load(path: &Path) -> Result<Self, RootKeyError> {
        let to_path = || path.to_owned();
        let unreadable = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound => RootKeyError::Missing { path: to_path() },
            _ => RootKeyError::Unreadable { path: to_path(), source },
        };
        // Opening a pipe would wait for its other end, so the kind is checked first.
        if !fs::metadata(path).map_err(unreadable)?.is_file() {
            return Err(RootKeyError::NotAFile { path: to_path() });
        }
        let file = File::open(path).map_err(unreadable)?;
        if file.metadata().map_err(unreadable)?.mode() & 0o077 != 0 {
            return Err(RootKeyError::Exposed { path: to_path() });
        }
        let mut line = Zeroizing::new(Vec::with_capacity(FILE_LENGTH + 1));
        file.take(FILE_LENGTH as u64 + 1).read_to_end(&mut line).map_err(unreadable)?;
        parse(&line).map(Self).ok_or_else(|| RootKeyError::Malformed { path: to_path() })
    }

    /// Creates a random root key and its file, with mode 0600. Returns when the file and its folder
    /// entry are on the disk.
    ///
    /// The file gets its name when it is complete. A process that is killed before that leaves at
    /// most a file `PATH.DIGITS.new`, which is never read and can be deleted.
    pub fn create(path: &Path, entropy: &dyn Entropy) -> Result<Self, RootKeyError> {
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let key = Self::random(entropy);
        let unnamed = temporary_name(path, entropy);
        let mut file =
            OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(&unnamed)
                .map_err(|source| RootKeyError::Folder { folder: folder.to_owned(), source })?;
        let named = write(&mut file, &key).and_then(|()| link_to_name(&unnamed, path, folder));
        // The file has its final name by now; this one is not needed any more.
        let _ = fs::remove_file(&unnamed);
        named.map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists => RootKeyError::Exists { path: path.to_owned() },
            _ => RootKeyError::Unwritten { path: path.to_owned(), source },
        })?;
        Ok(key)
    }

    pub(crate) fn random(entropy: &dyn Entropy) -> Self {
        Self(random_key(entropy))
    }

    /// Derives the key that seals the rows of the key ring.
    pub(crate) fn ring_key(&self) -> SealingKey {
        self.derive(b"xwms-identity key ring")
    }

    /// Derives the key that wraps the data keys of accounts.
    pub(crate) fn wrapping_key(&self) -> SealingKey {
        self.derive(b"xwms-identity data keys")
    }

    /// Runs the expand step of HKDF-SHA-256 (RFC 5869, section 2.3) for 32 bytes, which is one
    /// HMAC. The root key is uniformly random, so the extract step is not needed (section 3.3).
    fn derive(&self, label: &'static [u8]) -> SealingKey {
        SealingKey::new(&MacKey::new(self.0.clone()).digest(&[label, &[1]]))
    }
}

fn parse(line: &[u8]) -> Option<KeyBytes> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    hex::decode(line.strip_prefix(PREFIX)?)
}

/// Returns a unique name beside `path`, so that two processes never write the same file.
fn temporary_name(path: &Path, entropy: &dyn Entropy) -> PathBuf {
    let mut number = [0; 8];
    entropy.fill(&mut number);
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{:016x}.new", u64::from_le_bytes(number)));
    PathBuf::from(name)
}

fn write(file: &mut File, key: &RootKey) -> io::Result<()> {
    let digits = hex::encode(key.0.as_slice());
    let line = Zeroizing::new([PREFIX, digits.as_bytes(), b"\n"].concat());
    file.write_all(&line)?;
    file.sync_all()
}

/// Gives the file its final name. A hard link never replaces an existing file.
fn link_to_name(unnamed: &Path, path: &Path, folder: &Path) -> io::Result<()> {
    fs::hard_link(unnamed, path)?;
    File::open(folder)?.sync_all().inspect_err(|_| {
        // It was not used yet, and the next start can create another.
        let _ = fs::remove_file(path);
    })
}

#[cfg(test)]
mod tests;
