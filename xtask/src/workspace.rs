//! The checkout: its files, its metadata, its programs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::{Metadata, MetadataCommand};

use crate::failure::{Context, Failure};
use crate::process;

/// Programs of the workspace that xtask runs.
#[derive(Clone, Copy)]
pub(crate) enum Program {
    Server,
    /// The storage crate's example, which describes the schema of a database.
    Schema,
}

pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The checkout that this xtask was built from: the current directory does not matter.
    pub(crate) fn here() -> Result<Self, Failure> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask does not lie in a workspace")?;
        Ok(Self { root: root.to_owned() })
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The text of a file of the checkout.
    pub(crate) fn read(&self, relative: &str) -> Result<String, Failure> {
        fs::read_to_string(self.path(relative)).context(format!("cannot read {relative}"))
    }

    /// The sorted names in a directory; empty if there is no such directory.
    pub(crate) fn names_in(&self, relative: &str) -> Result<Vec<String>, Failure> {
        let directory = self.path(relative);
        if !directory.is_dir() {
            return Ok(Vec::new());
        }
        let mut names = Vec::new();
        for entry in fs::read_dir(directory).context(format!("cannot list {relative}"))? {
            let entry = entry.context(format!("cannot list {relative}"))?;
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    /// Rust files that are tracked, or would be by the next `git add`.
    pub(crate) fn rust_files(&self) -> Result<Vec<String>, Failure> {
        let mut git = self.command("git");
        git.args(["ls-files", "-co", "--exclude-standard", "*.rs"]);
        let listed = process::output(&mut git)?;
        // A file that was deleted but not yet staged is still listed.
        Ok(listed.lines().filter(|file| self.path(file).is_file()).map(str::to_owned).collect())
    }

    /// A command that will run at the root of the checkout.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command("cargo");
        command.args(arguments);
        command
    }

    /// Builds a program and tells where it is. All programs are built by one command, with the
    /// examples' dependencies, so that cargo resolves the features that the tests have too and
    /// compiles nothing twice.
    pub(crate) async fn build(&self, program: Program) -> Result<PathBuf, Failure> {
        let arguments = ["build", "--workspace", "--bin", "identity-server", "--example", "schema"];
        process::run(&mut self.cargo(&arguments)).await?;
        self.built(match program {
            Program::Server => "debug/identity-server",
            Program::Schema => "debug/examples/schema",
        })
    }

    /// A file of the target directory that a build has made.
    pub(crate) fn built(&self, relative: &str) -> Result<PathBuf, Failure> {
        let file = self.metadata()?.target_directory.join(relative);
        file.is_file().then(|| file.clone().into()).context(format!("{file} was not built"))
    }

    pub(crate) fn metadata(&self) -> Result<Metadata, Failure> {
        MetadataCommand::new().current_dir(&self.root).exec().context("cargo metadata")
    }

    /// A path below the root as the checkout spells it.
    pub(crate) fn relative(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}
