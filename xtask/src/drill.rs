//! `cargo xtask drill`: attacks that are played, and what came of them.

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// A year of guessing against the rules in memory. It fails where an owner was kept out.
pub(crate) async fn guard(workspace: &Workspace) -> Result<(), Failure> {
    let example = ["--package", "identity-core", "--features", "testing", "--example"];
    let mut arguments = vec!["run", "--release"];
    arguments.extend(example);
    arguments.push("guard_drill");
    process::run(&mut workspace.cargo(&arguments)).await
}
