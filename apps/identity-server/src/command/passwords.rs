//! The file of passwords that were found in breaches.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use identity_signals::{BreachedFile, BreachedFileError};

use super::{CommandError, print};

#[derive(Subcommand)]
pub(super) enum Passwords {
    /// Make the file for `password.breached_file` from a list of breached passwords.
    ///
    /// The list of Have I Been Pwned, "ordered by hash", is read as it is: a SHA-1 in hexadecimal
    /// digits on each line, ascending, with or without a count behind a colon. It is read once
    /// and not held in memory; the file that is made takes 12 bytes a password.
    Build {
        /// The list; `-` is the standard input.
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        /// The file to be made.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// What the lines hold.
        #[arg(long, value_enum, default_value_t = Lines::Sha1)]
        lines: Lines,
    },
}

/// What the lines of a list hold.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Lines {
    /// A SHA-1, ascending.
    Sha1,
    /// A password, in any order. The list is held in memory.
    Plain,
}

/// Why no file was made.
#[derive(Debug, thiserror::Error)]
pub(super) enum BuildError {
    #[error("the list {} cannot be read", .0.display())]
    List(PathBuf, #[source] io::Error),
    #[error("the list and the file to be made are one: {}", .0.display())]
    Same(PathBuf),
    #[error("no file was made")]
    File(#[from] BreachedFileError),
}

pub(super) fn run(command: Passwords) -> Result<(), CommandError> {
    let Passwords::Build { from, to, lines } = command;
    let list: Box<dyn BufRead> = if from.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        if to.canonicalize().is_ok_and(|to| from.canonicalize().is_ok_and(|from| from == to)) {
            return Err(BuildError::Same(to).into());
        }
        let opened = File::open(&from).map_err(|error| BuildError::List(from, error))?;
        Box::new(BufReader::new(opened))
    };
    let built = match lines {
        Lines::Sha1 => BreachedFile::build_from_digests(list, &to),
        Lines::Plain => BreachedFile::build_from_passwords(list, &to),
    };
    let entries = built.map_err(BuildError::from)?;
    print(&format!("{} holds {entries} passwords.\n", to.display()))
}
