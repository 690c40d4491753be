//! `cargo xtask tidy`: the house rules that the compiler cannot check.
//!
//! A rule is a pure function from the text of files to the problems in them, with its tests beside
//! it and a few lines around it that read the files. Every problem of every rule is listed.

mod capabilities;
mod confinement;
mod files;
mod licences;
mod manifests;
pub(crate) mod migrations;
mod named_tests;
mod problem;
mod reasons;
mod rooms;

use cargo_metadata::Metadata;

use self::problem::Problem;
use crate::failure::Failure;
use crate::workspace::Workspace;

/// The files and metadata that the rules read.
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
    ("manifests", manifests::check),
    ("confinement of dependencies", confinement::check),
    ("licences", licences::check),
    ("reasons for dependencies", reasons::check),
    ("tests that documents name", named_tests::check),
];

pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
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
    if count == 0 { Ok(()) } else { Err(Failure::new(format!("{count} problems"))) }
}
