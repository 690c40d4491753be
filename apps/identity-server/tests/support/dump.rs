//! A database as a thief or a backup sees it: all bytes of its files, or all its rows.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use identity_storage::{Location, Settings};

/// Reads the whole database. Two dumps without a change in between are equal.
pub(crate) fn dump(settings: &Settings) -> Vec<u8> {
    match &settings.location {
        Location::Postgres(url) => pg_dump(url.expose()).into_bytes(),
        // Every write goes through these two files. The third is an index of the second.
        Location::Sqlite(file) => {
            sqlite_files(file).into_iter().take(2).flat_map(|it| it.1).collect()
        }
    }
}

/// Returns the files of an SQLite database that exist: the database, its log, and the log's index.
pub(crate) fn sqlite_files(file: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let named = ["", "-wal", "-shm"].map(|suffix| {
        let mut name = file.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    });
    named.into_iter().filter_map(|path| Some((path.clone(), fs::read(path).ok()?))).collect()
}

/// Returns all rows of a PostgreSQL database as text.
pub(crate) fn pg_dump(url: &str) -> String {
    let output = Command::new(program()).arg("--dbname").arg(url).output();
    let output = output.expect("pg_dump is installed where PostgreSQL is tested");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("a dump in UTF-8");
    // Newer versions of `pg_dump` wrap the dump in lines with a random word.
    let random_line =
        |line: &&str| line.starts_with("\\restrict") || line.starts_with("\\unrestrict");
    text.split_inclusive('\n').filter(|line| !random_line(line)).collect()
}

/// Returns the newest `pg_dump` of a Debian system, or the one on the path.
fn program() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let installed = versions.map(|version| version.path().join("bin/pg_dump"));
    let mut installed: Vec<_> = installed.filter(|program| program.is_file()).collect();
    installed.sort();
    installed.pop().unwrap_or_else(|| PathBuf::from("pg_dump"))
}
