//! `cargo xtask deps`: counts the crates of the service and lists those in several versions.

use std::collections::{BTreeMap, BTreeSet};

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// The most crates that the service may consist of, its own included. It was set a tenth above the
/// count at the time. A commit that raises it says which crates came in and why.
const BUDGET: usize = 283;

pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let arguments =
        ["tree", "--package", "identity-server", "--edges", "normal", "--prefix", "none"];
    let tree = process::output(&mut workspace.cargo(&arguments))?;
    let crates = crates_in(&tree);
    let twice = duplicates(&crates);

    println!("identity-server consists of {} crates (budget {BUDGET})", crates.len());
    println!("{} have more than one version", twice.len());
    for (name, versions) in &twice {
        println!("  {name}: {}", versions.join(", "));
    }
    if crates.len() > BUDGET {
        let count = crates.len();
        return Err(Failure::new(format!("{count} crates exceed the budget of {BUDGET}")));
    }
    Ok(())
}

/// Name and version of each line; cargo marks what it has shown before with `(*)`.
fn crates_in(tree: &str) -> BTreeSet<(&str, &str)> {
    tree.lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.next()?))
        })
        .collect()
}

fn duplicates<'a>(crates: &BTreeSet<(&'a str, &'a str)>) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, version) in crates {
        versions.entry(name).or_default().push(version);
    }
    versions.retain(|_, versions| versions.len() > 1);
    versions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_lines_count_once_and_versions_apart() {
        let tree = "a v1.0.0 (/somewhere)\nb v1.0.0\nb v2.0.0\nb v1.0.0 (*)\n\n";
        let crates = crates_in(tree);
        assert_eq!(crates.len(), 3);
        assert_eq!(duplicates(&crates), BTreeMap::from([("b", vec!["v1.0.0", "v2.0.0"])]));
    }
}
