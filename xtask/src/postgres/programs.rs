//! Finds PostgreSQL's programs, and installs them if they are missing.

use std::fs;
use std::path::{Path, PathBuf};

use rustix::process::geteuid;

use crate::environment;
use crate::failure::{Context, Failure};
use crate::install;

/// Debian keeps the server's programs out of PATH, one directory for each major version.
const DEBIAN: &str = "/usr/lib/postgresql";
const CLUSTERS: &str = "/etc/postgresql-common/createcluster.conf";

/// A directory that holds `initdb`, `postgres` and the client programs of one version.
pub(super) struct Programs(PathBuf);

impl Programs {
    pub(super) async fn find() -> Result<Self, Failure> {
        if let Some(found) = Self::installed() {
            return Ok(found);
        }
        if geteuid().is_root() {
            no_cluster_of_its_own()?;
        }
        install::packages(&["postgresql"], "PostgreSQL for the tests").await?;
        Self::installed().context(format!("PostgreSQL is installed but not under {DEBIAN}"))
    }

    pub(super) fn path(&self, program: &str) -> PathBuf {
        self.0.join(program)
    }

    fn installed() -> Option<Self> {
        newest(Path::new(DEBIAN)).or_else(on_path).map(Self)
    }
}

fn newest(directory: &Path) -> Option<PathBuf> {
    let versions = fs::read_dir(directory).ok()?.filter_map(|entry| {
        let entry = entry.ok()?;
        let version: u32 = entry.file_name().to_str()?.parse().ok()?;
        let programs = entry.path().join("bin");
        has_server(&programs).then_some((version, programs))
    });
    versions.max().map(|(_, programs)| programs)
}

fn on_path() -> Option<PathBuf> {
    let path = environment::variable("PATH")?;
    std::env::split_paths(&path).find(|directory| has_server(directory))
}

fn has_server(directory: &Path) -> bool {
    ["initdb", "postgres", "pg_isready", "createdb", "dropdb"]
        .iter()
        .all(|program| directory.join(program).is_file())
}

/// Keeps Debian's package from creating and starting a server of its own.
fn no_cluster_of_its_own() -> Result<(), Failure> {
    let file = Path::new(CLUSTERS);
    if file.exists() {
        return Ok(());
    }
    if let Some(directory) = file.parent() {
        fs::create_dir_all(directory).context(format!("cannot make {}", directory.display()))?;
    }
    fs::write(file, "create_main_cluster = false\n").context(format!("cannot write {CLUSTERS}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(directory: &Path, name: &str, programs: &[&str]) {
        let bin = directory.join(name).join("bin");
        fs::create_dir_all(&bin).unwrap();
        for program in programs {
            fs::write(bin.join(program), "").unwrap();
        }
    }

    #[test]
    fn newest_complete_version_is_taken_by_number() {
        let all = ["initdb", "postgres", "pg_isready", "createdb", "dropdb"];
        let directory = tempfile::tempdir().unwrap();
        version(directory.path(), "9", &all);
        version(directory.path(), "15", &all);
        version(directory.path(), "17", &["createdb"]);
        assert_eq!(newest(directory.path()), Some(directory.path().join("15/bin")));
    }
}
