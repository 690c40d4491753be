//! `cargo xtask release`: the optimised binary, with every browser journey walked on it.
//!
//! `cargo xtask ci` leaves it out because the build alone takes minutes; the checklist in
//! `docs/releasing.md` has it.

use crate::e2e;
use crate::failure::Failure;
use crate::postgres::Server;
use crate::process;
use crate::workspace::Workspace;

pub(crate) async fn run(workspace: &Workspace) -> Result<(), Failure> {
    let arguments = ["build", "--release", "--package", "identity-server"];
    process::run(&mut workspace.cargo(&arguments)).await?;
    let binary = workspace.built("release/identity-server")?;
    let server = Server::start().await?;
    let walked = e2e::walk(&binary, Some(server.url()), None).await?;
    println!("\nrelease: {} is built; {walked} passed", binary.display());
    Ok(())
}
