//! The binary. Everything is in the library, so that tests use the same parts.

use std::process::ExitCode;

fn main() -> ExitCode {
    identity_server::command::main()
}
