//! `cargo xtask tidy`: the house rules that no compiler knows.
//!
//! A rule is a pure function from what the tree says to the problems in it, with its tests beside
//! it; what reads the tree is a few lines around it. Every problem of every rule is listed.

mod capabilities;
mod confinement;
mod deny;
mod files;
mod fluent;
mod licences;
mod locales;
mod manifests;
pub(crate) mod migrations;
mod named_tests;
mod problem;
mod reasons;
mod rooms;
mod spdx;

use cargo_metadata::Metadata;

use self::problem::Problem;
use crate::failure::Failure;
use crate::workspace::Workspace;

/// What the rules look at.
struct Tree<'a> {
    workspace: &'a Workspace,
    metadata: Metadata,
}

type Rule = fn(&Tree) -> Result<Vec<Problem>, Failure>;

const RULES: &[(&str, Rule)] = &[
    ("rooms of identity-core", rooms::check),
    ("one name for each capability", capabilities::check),
    ("length and opening of files", files::check),
    ("migrations", migrations::check),
    ("languages", locales::check),
    ("manifests", manifests::check),
    ("confinement of dependencies", confinement::check),
    ("licences", licences::check),
    ("reasons for dependencies", reasons::check),
    ("tests that documents name", named_tests::check),
];

pub(crate) async fn run(workspace: &Workspace) -> Result<(), Failure> {
    let tree = Tree { workspace, metadata: workspace.metadata()? };
    let mut count = 0;
    for (name, rule) in RULES {
        let problems = rule(&tree)?;
        if problems.is_empty() {
            println!("tidy: {name}: ok");
            continue;
        }
        count += problems.len();
        println!("tidy: {name}:");
        for problem in problems {
            println!("  {problem}");
        }
    }
    let denied = deny::run(workspace).await;
    match (count, denied) {
        (0, denied) => denied,
        (_, Ok(())) => Err(Failure::new(format!("{count} problems"))),
        (_, Err(denied)) => Err(Failure::new(format!("{count} problems, and {denied}"))),
    }
}
