//! `cargo xtask codegen`: documents that the service writes about itself.
//!
//! One line in [`DOCUMENTS`] adds one. With `--check` nothing is written, and a document that is
//! not what the code says is a failure.

use std::fs;
use std::process::Command;

use crate::command_line::Mode;
use crate::difference::first_difference;
use crate::failure::{Context, Failure};
use crate::process;
use crate::workspace::Workspace;

/// What the service is asked, and where its answer is kept.
const DOCUMENTS: &[(&[&str], &str)] = &[
    (&["config", "--document"], "docs/configuration.md"),
    (&["openapi"], "docs/api/openapi.json"),
    (&["openapi", "--markdown"], "docs/api/README.md"),
];

pub(crate) async fn run(workspace: &Workspace, mode: Mode) -> Result<(), Failure> {
    let server = workspace.build("--bin", "identity-server").await?;
    let mut differing = Vec::new();
    for (arguments, target) in DOCUMENTS {
        let written = process::output(Command::new(&server).args(*arguments))?;
        match mode {
            Mode::Change => write(workspace, target, &written)?,
            Mode::Check => differing.extend(compare(workspace, target, &written)),
        }
    }
    if differing.is_empty() {
        return Ok(());
    }
    differing.push("`cargo xtask codegen` writes them anew".to_owned());
    Err(Failure::new(differing.join("\n")))
}

fn write(workspace: &Workspace, target: &str, made: &str) -> Result<(), Failure> {
    let path = workspace.path(target);
    if fs::read_to_string(&path).is_ok_and(|kept| kept == made) {
        println!("{target}: as it was");
        return Ok(());
    }
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory).context(format!("cannot make the directory of {target}"))?;
    }
    fs::write(&path, made).context(format!("cannot write {target}"))?;
    println!("{target}: written");
    Ok(())
}

fn compare(workspace: &Workspace, target: &str, made: &str) -> Option<String> {
    let Ok(kept) = workspace.read(target) else {
        return Some(format!("{target}: does not exist"));
    };
    let found = first_difference(&kept, made)?;
    let (left, right) = (found.left.unwrap_or("(end)"), found.right.unwrap_or("(end)"));
    Some(format!("{target}:{}: differs\n  kept: {left}\n  code: {right}", found.number))
}
