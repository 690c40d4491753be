//! `cargo xtask fmt`: rustfmt over the workspace.

use crate::command_line::Mode;
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

pub(crate) async fn run(workspace: &Workspace, mode: Mode) -> Result<(), Failure> {
    let arguments: &[&str] = match mode {
        Mode::Change => &["fmt", "--all"],
        Mode::Check => &["fmt", "--all", "--check"],
    };
    process::run(&mut workspace.cargo(arguments)).await
}
