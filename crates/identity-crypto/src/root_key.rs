//! The root key: the one secret that is kept outside the database, in a file of one line of text
//! that can be printed and backed up:
//!
//! ```text
//! xwms-root-1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
//! ```
//!
//! It does nothing itself: two keys are derived from it, one that seals the key ring and one that
//! wraps the data keys of accounts.

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
/// Prefix, 64 digits, line end.
const FILE_LENGTH: usize = PREFIX.len() + 64 + 1;

/// 256 random bits. Zeroed on drop, never printed.
pub struct RootKey(KeyBytes);

/// Why there is no root key to work with.
#[derive(Debug, thiserror::Error)]
pub enum RootKeyError {
    /// No file has that name.
    #[error("there is no root key file {path}")]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A folder, a device or a pipe.
    #[error("the root key {path} is not a regular file")]
    NotAFile {
        /// The file.
        path: PathBuf,
    },
    /// Its mode gives something to the group or to others.
    #[error("the root key file {path} is open to others than its owner: set its mode to 0600")]
    Exposed {
        /// The file.
        path: PathBuf,
    },
    /// It does not hold the one line that a root key is.
    #[error("the file {path} does not hold a root key")]
    Malformed {
        /// The file.
        path: PathBuf,
    },
    /// Reading failed.
    #[error("the root key file {path} cannot be read")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// There is a file of that name: a root key is never written over.
    #[error("the root key file {path} exists already")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be made in its folder.
    #[error(
        "no root key file can be created in {folder}: set `keys.file` to a path in a folder that \
         exists and that the server may write to"
    )]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// The file did not reach the disk, or its folder takes no hard link. Nothing is left of it.
    #[error("the root key file {path} cannot be written")]
    Unwritten {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
}

impl RootKey {
    /// Reads the root key of `path`. The line end may be missing.
    pub fn load(path: &Path) -> Result<Self, RootKeyError> {
        let to_path = || path.to_owned();
        let unreadable = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound => RootKeyError::Missing { path: to_path() },
            _ => RootKeyError::Unreadable { path: to_path(), source },
        };
        // Opening a pipe would wait for its other end, so the kind is asked first.
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

    /// Makes a random root key and the file `path` of mode 0600 for it. Returns when file and
    /// folder entry are on the disk.
    ///
    /// The file gets its name when it is whole: a process that is killed meanwhile leaves at most
    /// a file `PATH.DIGITS.new`, which nobody reads and anybody may delete.
    pub fn create(path: &Path, entropy: &dyn Entropy) -> Result<Self, RootKeyError> {
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let key = Self::random(entropy);
        let unnamed = beside(path, entropy);
        let mut file =
            OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(&unnamed)
                .map_err(|source| RootKeyError::Folder { folder: folder.to_owned(), source })?;
        let named = write(&mut file, &key).and_then(|()| name(&unnamed, path, folder));
        // Once it is named, this was its second name.
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

    /// The key that seals the rows of the key ring.
    pub(crate) fn ring_key(&self) -> SealingKey {
        self.derive(b"xwms-identity key ring")
    }

    /// The key that wraps the data keys of accounts.
    pub(crate) fn wrapping_key(&self) -> SealingKey {
        self.derive(b"xwms-identity data keys")
    }

    /// The expand step of HKDF-SHA-256 (RFC 5869, section 2.3) for 32 bytes, which is one HMAC.
    /// The root key is uniformly random, so that the extract step is left out (section 3.3).
    fn derive(&self, label: &'static [u8]) -> SealingKey {
        SealingKey::new(&MacKey::new(self.0.clone()).digest(&[label, &[1]]))
    }
}

fn parse(line: &[u8]) -> Option<KeyBytes> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    hex::decode(line.strip_prefix(PREFIX)?)
}

/// A name of its own, so that two processes never write the same file.
fn beside(path: &Path, entropy: &dyn Entropy) -> PathBuf {
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

/// A hard link never replaces what has that name.
fn name(unnamed: &Path, path: &Path, folder: &Path) -> io::Result<()> {
    fs::hard_link(unnamed, path)?;
    File::open(folder)?.sync_all().inspect_err(|_| {
        // Nobody has used it yet, and the next start can make another.
        let _ = fs::remove_file(path);
    })
}

#[cfg(test)]
mod tests;
