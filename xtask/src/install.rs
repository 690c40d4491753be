//! Debian packages that the tests need and that may be missing.

use std::process::Command;

use rustix::process::geteuid;

use crate::failure::Failure;
use crate::process;

/// Installs packages under root. Other users get a failure with the command to run.
pub(crate) async fn packages(names: &[&str], needed_for: &str) -> Result<(), Failure> {
    let line = format!("apt-get install {}", names.join(" "));
    if !geteuid().is_root() {
        return Err(Failure::new(format!("{needed_for} is missing; as root: {line}")));
    }
    println!("{needed_for} is missing: {line}");
    process::run(apt_get().args(["update", "-qq"])).await?;
    process::run(apt_get().args(["install", "-y", "-qq"]).args(names)).await
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    // A configuration file that stands before its package came stays as it is.
    command.args(["-o", "Dpkg::Options::=--force-confold"]);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
