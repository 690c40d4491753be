//! The user that runs PostgreSQL: the current one, or `postgres` when the current one is root.

use std::os::unix::fs::chown;
use std::path::Path;
use std::process::Command;

use rustix::process::geteuid;

use crate::failure::{Context, Failure};
use crate::process;

pub(super) enum Owner {
    CurrentUser,
    PostgresUser { user: u32, group: u32 },
}

impl Owner {
    pub(super) fn here() -> Result<Self, Failure> {
        if !geteuid().is_root() {
            return Ok(Self::CurrentUser);
        }
        Ok(Self::PostgresUser { user: id_of_postgres("-u")?, group: id_of_postgres("-g")? })
    }

    /// Makes the owner own a directory.
    pub(super) fn give(&self, directory: &Path) -> Result<(), Failure> {
        match self {
            Self::CurrentUser => Ok(()),
            Self::PostgresUser { user, group } => chown(directory, Some(*user), Some(*group))
                .context(format!("cannot give {} to postgres", directory.display())),
        }
    }

    /// A command that runs as the owner.
    pub(super) fn command(&self, program: &Path) -> Command {
        match self {
            Self::CurrentUser => Command::new(program),
            Self::PostgresUser { .. } => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
                command.arg(program);
                command
            }
        }
    }
}

fn id_of_postgres(which: &str) -> Result<u32, Failure> {
    let written = process::output(Command::new("id").args([which, "postgres"]))?;
    written.trim().parse().context("`id` gave no number for the user postgres")
}
