//! `passwords`: builds the file of breached passwords.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use identity_signals::{BreachedFile, BreachedFileError};

use super::{CommandError, print};

#[derive(Subcommand)]
pub(super) enum Passwords {
    /// Build the file for `password.breached_file` from a list of breached passwords.
    ///
    /// The list of Have I Been Pwned, "ordered by hash", is read as it is: one hexadecimal SHA-1 a
    /// line, ascending, with or without a count after a colon. It is read once and not kept in
    /// memory. The file takes 12 bytes for each password.
    #[command(after_help = "Examples:\n  \
        identity-server passwords build --from pwned-ordered-by-hash.txt --to breached.bin\n  \
        identity-server passwords build --from words.txt --lines plain --to breached.bin")]
    Build {
        /// The list, or `-` for standard input.
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// The content of a line of the list.
        #[arg(long, value_enum, default_value_t = Lines::Sha1)]
        lines: Lines,
    },
}

/// The content of a line of the list.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Lines {
    /// A SHA-1; lines are ascending.
    Sha1,
    /// A password, in any order. The list is kept in memory.
    Plain,
}

/// Reasons why no file was built.
#[derive(Debug, thiserror::Error)]
pub(super) enum BuildError {
    #[error("the list {} cannot be read", .0.display())]
    List(PathBuf, #[source] io::Error),
    #[error("--from and --to name the same file: {}", .0.display())]
    Same(PathBuf),
    #[error("no file was built")]
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
    print(&format!("{} contains {entries} passwords.\n", to.display()))
}
