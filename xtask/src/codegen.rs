//! `cargo xtask codegen`: documents that the service writes about itself.
//!
//! A new document is one line in [`DOCUMENTS`]. The tables of the ownership game stand between markers
//! in a document that is written by hand. `--check` writes nothing and fails where a document
//! differs from the code.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use crate::command_line::Mode;
use crate::drill;
use crate::failure::{Context, Failure};
use crate::process;
use crate::workspace::{Program, Workspace};

/// The arguments of the service, and the file that keeps its output.
const DOCUMENTS: &[(&[&str], &str)] = &[
    (&["config", "--document"], "docs/configuration.md"),
    (&["openapi"], "docs/api/openapi.json"),
    (&["openapi", "--markdown"], "docs/api/README.md"),
];

const TAKEOVERS: &str = "docs/takeovers.md";
const BEGIN: &str = "<!-- ownership-game:begin -->\n";
const END: &str = "\n<!-- ownership-game:end -->";

pub(crate) async fn run(workspace: &Workspace, mode: Mode) -> Result<(), Failure> {
    let server = workspace.build(Program::Server).await?;
    let mut differing = Vec::new();
    for (target, generated) in documents(workspace, &server)? {
        if fs::read_to_string(workspace.path(target)).is_ok_and(|kept| kept == generated) {
            println!("{target}: up to date");
            continue;
        }
        match mode {
            Mode::Change => write(&workspace.path(target), &generated).context(target)?,
            Mode::Check => {
                show_difference(workspace, target, &generated).await?;
                differing.push(target);
            }
        }
    }
    if differing.is_empty() {
        return Ok(());
    }
    let list = differing.join(", ");
    Err(Failure::new(format!("{list}: differs from the code; `cargo xtask codegen` updates it")))
}

/// Every document and what it has to be.
fn documents(workspace: &Workspace, server: &Path) -> Result<Vec<(&'static str, String)>, Failure> {
    let mut documents = Vec::new();
    for (arguments, target) in DOCUMENTS {
        documents.push((*target, process::output(Command::new(server).args(*arguments))?));
    }
    let kept = workspace.read(TAKEOVERS)?;
    let tables = drill::ownership_tables(workspace)?;
    documents.push((TAKEOVERS, between_markers(&kept, &tables).context(TAKEOVERS)?));
    Ok(documents)
}

/// Puts generated text between the markers of a document.
fn between_markers(kept: &str, generated: &str) -> Option<String> {
    let (before, rest) = kept.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}{}{END}{after}", generated.trim_end()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_text_replaces_what_stands_between_the_markers() {
        let kept = format!("above\n{BEGIN}old{END}\nbelow");
        let new = between_markers(&kept, "new\n").unwrap();
        assert_eq!(new, format!("above\n{BEGIN}new{END}\nbelow"));
        assert_eq!(between_markers("no markers", "new"), None);
    }
}
