//! A file of breached passwords, searched without being loaded.
//!
//! ```text
//! 16 bytes             12 bytes each, ascending
//! "xwms-breached-1\n"  first half of a SHA-1 and a bit
//! ```
//!
//! The public lists (Have I Been Pwned) use SHA-1; it protects nothing here. With 96 bits, the
//! chance that one of a billion entries matches a password by accident is below 10^-19. A search
//! reads about thirty places, which the operating system caches. The file is not mapped because a
//! mapped file that is truncated kills the process.

use sha1::{Digest, Sha1};
use std::{
    fs::File,
    io::{self, BufRead, BufWriter, Write as _},
    os::unix::fs::FileExt as _,
    path::Path,
};

const MAGIC: &[u8; 16] = b"xwms-breached-1\n";
const LENGTH: usize = 12;
type Entry = [u8; LENGTH];

/// An open file of breached passwords.
#[derive(Debug)]
pub struct BreachedFile {
    file: File,
    entries: u64,
}

/// Reasons why a file or list is refused.
#[derive(Debug, thiserror::Error)]
pub enum BreachedFileError {
    #[error("it cannot be read or written")]
    Io(#[from] io::Error),
    /// The file is truncated or was not made by `passwords build`.
    #[error("it is truncated or not a file of `identity-server passwords build`")]
    Foreign,
    /// A line must be a SHA-1 in hexadecimal digits, alone or before a colon.
    #[error("line {0} does not begin with a SHA-1 of 40 hexadecimal digits")]
    Line(u64),
    #[error("the list is empty")]
    Empty,
    #[error("line {0} comes before the one above it: sort the list (LC_ALL=C sort)")]
    Order(u64),
}

fn entry(digest: &[u8]) -> Entry {
    let mut entry = [0; LENGTH];
    for (to, from) in entry.iter_mut().zip(digest) {
        *to = *from;
    }
    entry
}

fn entry_of(password: &[u8]) -> Entry {
    entry(&Sha1::digest(password))
}

impl BreachedFile {
    /// Opens a file and checks its header and length.
    pub fn open(path: &Path) -> Result<Self, BreachedFileError> {
        let file = File::open(path)?;
        let body = file.metadata()?.len().checked_sub(MAGIC.len() as u64);
        let mut magic = [0; MAGIC.len()];
        let whole = body.is_some_and(|body| body % LENGTH as u64 == 0);
        if !whole || file.read_exact_at(&mut magic, 0).is_err() || magic != *MAGIC {
            return Err(BreachedFileError::Foreign);
        }
        Ok(Self { file, entries: body.unwrap_or_default() / LENGTH as u64 })
    }

    /// Returns the number of passwords.
    pub fn entries(&self) -> u64 {
        self.entries
    }

    /// Tells whether the file contains a password.
    pub fn holds(&self, password: &str) -> io::Result<bool> {
        let wanted = entry_of(password.as_bytes());
        let (mut low, mut high) = (0, self.entries);
        while low < high {
            let middle = low + (high - low) / 2;
            let mut found = [0; LENGTH];
            self.file.read_exact_at(&mut found, MAGIC.len() as u64 + middle * LENGTH as u64)?;
            match found.cmp(&wanted) {
                std::cmp::Ordering::Equal => return Ok(true),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        Ok(false)
    }

    /// Builds a file from ascending SHA-1 digests in hexadecimal digits, one on each line, with or
    /// without `:COUNT`: the format of Have I Been Pwned. Returns the number of entries.
    pub fn build_from_digests(list: impl BufRead, to: &Path) -> Result<u64, BreachedFileError> {
        let mut out = Writer::create(to)?;
        for (number, line) in (1..).zip(list.lines()) {
            let line = line?;
            let digits = line.split(':').next().unwrap_or_default().trim();
            if digits.is_empty() && line.trim().is_empty() {
                continue;
            }
            let digest = digest(digits).ok_or(BreachedFileError::Line(number))?;
            if !out.put(entry(&digest))? {
                return Err(BreachedFileError::Order(number));
            }
        }
        out.finish()
    }

    /// Builds a file from passwords in any order, one on each line. The whole list is in memory
    /// while it is sorted. Returns the number of entries.
    pub fn build_from_passwords(list: impl BufRead, to: &Path) -> Result<u64, BreachedFileError> {
        let mut entries = Vec::new();
        for line in list.split(b'\n') {
            let line = line?;
            let password = line.strip_suffix(b"\r").unwrap_or(&line);
            if !password.is_empty() {
                entries.push(entry_of(password));
            }
        }
        entries.sort_unstable();
        let mut out = Writer::create(to)?;
        for entry in entries {
            out.put(entry)?;
        }
        out.finish()
    }
}

fn digest(digits: &str) -> Option<[u8; 20]> {
    let digits: &[u8; 40] = digits.as_bytes().try_into().ok()?;
    let mut digest = [0; 20];
    for (byte, pair) in digest.iter_mut().zip(digits.chunks_exact(2)) {
        let pair = std::str::from_utf8(pair).ok()?;
        if !pair.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        *byte = u8::from_str_radix(pair, 16).ok()?;
    }
    Some(digest)
}

/// Writes entries to a temporary file, which replaces the target when it is complete.
struct Writer {
    out: BufWriter<File>,
    unfinished: std::path::PathBuf,
    path: std::path::PathBuf,
    last: Option<Entry>,
    entries: u64,
}

impl Writer {
    fn create(path: &Path) -> Result<Self, BreachedFileError> {
        let mut unfinished = path.as_os_str().to_owned();
        unfinished.push(".unfinished");
        let unfinished = std::path::PathBuf::from(unfinished);
        let mut out = BufWriter::new(File::create(&unfinished)?);
        out.write_all(MAGIC)?;
        Ok(Self { out, unfinished, path: path.to_owned(), last: None, entries: 0 })
    }

    /// Adds an entry unless it is a duplicate. Returns `false` when it is smaller than the last
    /// one.
    fn put(&mut self, entry: Entry) -> io::Result<bool> {
        match self.last {
            Some(last) if entry < last => return Ok(false),
            Some(last) if entry == last => return Ok(true),
            _ => {}
        }
        self.out.write_all(&entry)?;
        self.last = Some(entry);
        self.entries += 1;
        Ok(true)
    }

    fn finish(self) -> Result<u64, BreachedFileError> {
        let file = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        if self.entries == 0 {
            std::fs::remove_file(&self.unfinished)?;
            return Err(BreachedFileError::Empty);
        }
        file.sync_all()?;
        std::fs::rename(&self.unfinished, &self.path)?;
        Ok(self.entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::PathBuf;

    /// SHA-1 of `password` and `123456` in the format of Have I Been Pwned.
    const DIGESTS: &str = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824\r\n\
                           7C4A8D09CA3762AF61E59520943DC26494F8941B\n\n";

    fn scratch() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("breached");
        (folder, path)
    }

    #[test]
    fn a_list_of_digests_is_searched_by_password() {
        let (_folder, path) = scratch();
        assert_eq!(BreachedFile::build_from_digests(DIGESTS.as_bytes(), &path).unwrap(), 2);
        let file = BreachedFile::open(&path).unwrap();
        assert_eq!(file.entries(), 2);
        for (password, locked) in
            [("password", true), ("123456", true), ("Password", false), ("", false)]
        {
            assert_eq!(file.holds(password).unwrap(), locked, "{password}");
        }
    }

    #[test]
    fn an_invalid_list_is_refused_with_its_line_and_replaces_nothing() {
        let (_folder, path) = scratch();
        BreachedFile::build_from_digests(DIGESTS.as_bytes(), &path).unwrap();
        let refused = BreachedFile::build_from_digests(&b"\n\n"[..], &path);
        assert!(matches!(refused, Err(BreachedFileError::Empty)), "{refused:?}");
        let turned = DIGESTS.lines().rev().collect::<Vec<_>>().join("\n");
        let refused = BreachedFile::build_from_digests(turned.as_bytes(), &path);
        assert!(matches!(refused, Err(BreachedFileError::Order(3))), "{refused:?}");
        for list in ["password\n", "+BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8\n", ":5\n"] {
            let refused = BreachedFile::build_from_digests(list.as_bytes(), &path);
            assert!(matches!(refused, Err(BreachedFileError::Line(1))), "{refused:?}");
        }
        assert_eq!(BreachedFile::open(&path).unwrap().entries(), 2);
    }

    #[test]
    fn another_kind_of_file_is_refused() {
        let (_folder, path) = scratch();
        for bytes in [&b""[..], b"xwms", b"xwms-breached-1\n0", b"another-file--1\n0123456789ab"] {
            std::fs::write(&path, bytes).unwrap();
            assert!(matches!(BreachedFile::open(&path), Err(BreachedFileError::Foreign)));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn every_password_of_a_list_is_found_and_no_other(
            locked in prop::collection::vec("[a-z]{1,4}", 1..60),
            asked in "[a-z]{1,4}",
        ) {
            let (_folder, path) = scratch();
            let list = locked.join("\n");
            BreachedFile::build_from_passwords(list.as_bytes(), &path).unwrap();
            let file = BreachedFile::open(&path).unwrap();
            for password in &locked {
                prop_assert!(file.holds(password).unwrap());
            }
            prop_assert_eq!(file.holds(&asked).unwrap(), locked.contains(&asked));
        }
    }
}
