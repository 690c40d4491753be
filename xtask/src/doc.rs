//! `cargo xtask doc`: the documentation of the workspace, private items included; a warning is an
//! error.

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// The examples bring in the dev-dependencies, so that cargo resolves the features that `lint` has
/// already checked and checks no dependency twice. The server's binary would overwrite its library.
const TARGETS: [&str; 6] = ["--lib", "--examples", "--bin", "xtask", "--bin", "linking-service"];

/// Private items are documented, so a link from a public one to them works.
const FLAGS: &str = "-D warnings -A rustdoc::private_intra_doc_links";

pub(crate) async fn run(workspace: &Workspace) -> Result<(), Failure> {
    let mut doc = workspace.cargo(&["doc", "--workspace", "--no-deps", "--document-private-items"]);
    process::run(doc.args(TARGETS).env("RUSTDOCFLAGS", FLAGS)).await
}
