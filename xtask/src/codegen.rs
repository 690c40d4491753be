//! `cargo xtask codegen`: documents that the service writes about itself.
//!
//! A new document is one line in [`DOCUMENTS`]. `--check` writes nothing and fails where a document
//! differs from the code.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use crate::command_line::Mode;
use crate::failure::{Context, Failure};
use crate::process;
use crate::workspace::{Program, Workspace};

/// The arguments of the service, and the file that keeps its output.
const DOCUMENTS: &[(&[&str], &str)] = &[
    (&["config", "--document"], "docs/configuration.md"),
    (&["openapi"], "docs/api/openapi.json"),
    (&["openapi", "--markdown"], "docs/api/README.md"),
];

pub(crate) async fn run(workspace: &Workspace, mode: Mode) -> Result<(), Failure> {
    let server = workspace.build(Program::Server).await?;
    let mut differing = Vec::new();
    for (arguments, target) in DOCUMENTS {
        let generated = process::output(Command::new(&server).args(*arguments))?;
        if fs::read_to_string(workspace.path(target)).is_ok_and(|kept| kept == generated) {
            println!("{target}: up to date");
            continue;
        }
        match mode {
            Mode::Change => write(&workspace.path(target), &generated).context(target)?,
            Mode::Check => {
                show_difference(workspace, target, &generated).await?;
                differing.push(*target);
            }
        }
    }
    if differing.is_empty() {
        return Ok(());
    }
    let list = differing.join(", ");
    Err(Failure::new(format!("{list}: differs from the code; `cargo xtask codegen` updates it")))
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    fs::write(path, text)?;
    println!("{}: written", path.display());
    Ok(())
}

async fn show_difference(workspace: &Workspace, kept: &str, text: &str) -> Result<(), Failure> {
    let mut generated = tempfile::NamedTempFile::new().context("cannot make a temporary file")?;
    generated.write_all(text.as_bytes()).context("cannot write a temporary file")?;
    let mut git = workspace.command("git");
    git.args(["--no-pager", "diff", "--no-index", "--", kept]).arg(generated.path());
    // git ends with 1 because the files differ.
    let _ = process::run(&mut git).await;
    Ok(())
}
