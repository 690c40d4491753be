//! cargo-deny, where it is installed: it sees features and wrappers that the other rules do not.

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

pub(super) async fn run(workspace: &Workspace) -> Result<(), Failure> {
    if process::output(&mut workspace.cargo(&["deny", "--version"])).is_err() {
        println!("tidy: cargo deny: not installed, left out (`cargo install cargo-deny`)");
        return Ok(());
    }
    process::run(&mut workspace.cargo(&["deny", "check", "bans", "licenses"])).await
}
