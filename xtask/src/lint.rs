//! `cargo xtask lint`: clippy with the workspace's lints; a warning is an error.

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

pub(crate) async fn run(workspace: &Workspace) -> Result<(), Failure> {
    let arguments = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    process::run(&mut workspace.cargo(&arguments)).await
}
