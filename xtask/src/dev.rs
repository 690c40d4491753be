//! `cargo xtask dev`: serves from this clone, with its data under `target/dev`.

use std::fs;

use crate::failure::{Context, Failure};
use crate::process;
use crate::workspace::Workspace;

pub(crate) async fn run(workspace: &Workspace) -> Result<(), Failure> {
    let directory = workspace.path("target/dev");
    fs::create_dir_all(&directory).context("cannot make target/dev")?;
    println!("data and mails: {}", directory.display());
    let mut serve = workspace.cargo(&["run", "--package", "identity-server", "--", "serve"]);
    serve.env("IDENTITY__DATA__DIRECTORY", directory.join("data"));
    process::run(&mut serve).await
}
