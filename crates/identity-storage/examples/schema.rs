//! Prints the schema of a database, a line for each column and index: `schema sqlite:PATH`,
//! `schema postgres://...`. The lines are the same for both engines when their migrations agree.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let Some(url) = std::env::args().nth(1) else {
        eprintln!("which database? sqlite:PATH or postgres://...");
        return ExitCode::FAILURE;
    };
    match identity_storage::schema::describe(&url).await {
        Ok(lines) => {
            println!("{}", lines.join("\n"));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
