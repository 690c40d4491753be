//! `cargo xtask ci`: everything that must be green, the cheapest failures first.

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use crate::command_line::Mode;
use crate::failure::Failure;
use crate::stopwatch::Stopwatch;
use crate::workspace::Workspace;
use crate::{codegen, db, deps, doc, drill, format, lint, test, tidy};

type Step<'a> = (&'static str, LocalBoxFuture<'a, Result<(), Failure>>);

pub(crate) async fn run(workspace: &Workspace) -> Result<(), Failure> {
    let whole = Stopwatch::start();
    let mut table = Vec::new();
    let mut failed = None;
    for (name, step) in steps(workspace) {
        println!("\n== {name}");
        let took = Stopwatch::start();
        let result = step.await;
        table.push(row(name, took));
        if let Err(failure) = result {
            failed = Some(Failure::new(format!("step `{name}` failed: {failure}")));
            break;
        }
    }
    table.push(row("total", whole));
    println!("\n{}", table.join("\n"));
    failed.map_or(Ok(()), Err)
}

fn steps(workspace: &Workspace) -> Vec<Step<'_>> {
    vec![
        ("fmt --check", format::run(workspace, Mode::Check).boxed_local()),
        ("tidy", async { tidy::run(workspace) }.boxed_local()),
        ("deps", async { deps::run(workspace) }.boxed_local()),
        ("lint", lint::run(workspace).boxed_local()),
        ("doc", doc::run(workspace).boxed_local()),
        ("codegen --check", codegen::run(workspace, Mode::Check).boxed_local()),
        ("db parity", db::parity(workspace).boxed_local()),
        ("drill ownership", drill::ownership(workspace).boxed_local()),
        ("test", test::run(workspace, &[], test::Browser::Included).boxed_local()),
    ]
}

fn row(name: &str, took: Stopwatch) -> String {
    format!("{name:<18}{:>9.1} s", took.elapsed().as_secs_f64())
}
