//! `cargo xtask doc`: the documentation of the workspace, private items included; a warning is an
//! error.

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

pub(crate) async fn run(workspace: &Workspace) -> Result<(), Failure> {
    let arguments = ["doc", "--workspace", "--no-deps", "--document-private-items"];
    process::run(workspace.cargo(&arguments).env("RUSTDOCFLAGS", "-D warnings")).await
}
