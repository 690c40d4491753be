//! Each row of the first table of `docs/takeovers.md` names existing tests, below HTTP and over HTTP.
//!
//! The last cell has names like `` `room::test` `` or `` `room::{one, two}` ``.

use std::collections::BTreeSet;

use super::Tree;
use super::problem::Problem;
use crate::e2e;
use crate::failure::Failure;

const DOCUMENT: &str = "docs/takeovers.md";
const BELOW_HTTP: &[&str] = &["flows"];
const OVER_HTTP: &[&str] = &["main_job", "process"];

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>, Failure> {
    let mut known: BTreeSet<String> = e2e::journeys().map(str::to_owned).collect();
    for file in tree.workspace.rust_files()? {
        if file.contains("/tests/") {
            known.extend(file.trim_end_matches(".rs").split('/').map(str::to_owned));
            known.extend(functions(&tree.workspace.read(&file)?).map(str::to_owned));
        }
    }
    Ok(judge(&tree.workspace.read(DOCUMENT)?, &known))
}

fn judge(document: &str, known: &BTreeSet<String>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let is_row = |(_, line): &(usize, &str)| line.starts_with('|');
    let table = document.lines().enumerate().skip_while(|line| !is_row(line)).take_while(is_row);
    let rows = table.filter(|(_, line)| line.starts_with("| "));
    for (index, line) in rows.skip(1) {
        let cell = line.trim_end_matches(" |").rsplit(" | ").next().unwrap_or_default();
        let names: Vec<&str> = names(cell).collect();
        for name in names.iter().filter(|name| !known.contains(**name)) {
            let text = format!("no test has the name `{name}`");
            problems.push(Problem::at(DOCUMENT, index + 1, text));
        }
        for (suites, place) in [(BELOW_HTTP, "below HTTP"), (OVER_HTTP, "over HTTP")] {
            if !suites.iter().any(|suite| names.contains(suite)) {
                let text = format!("the row names no test {place}");
                problems.push(Problem::at(DOCUMENT, index + 1, text));
            }
        }
    }
    problems
}

/// The names in backticks, without commands.
fn names(cell: &str) -> impl Iterator<Item = &str> {
    let quoted = cell.split('`').skip(1).step_by(2).filter(|quoted| !quoted.starts_with("cargo "));
    quoted
        .flat_map(|quoted| quoted.split([':', ',', '{', '}', ' ']))
        .filter(|name| !name.is_empty())
}

/// The names of the functions of a source.
fn functions(source: &str) -> impl Iterator<Item = &str> {
    source.split("fn ").skip(1).filter_map(|rest| {
        rest.split(|character: char| !character.is_ascii_alphanumeric() && character != '_').next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(cell: &str) -> Vec<String> {
        let source = "async fn one(database: TestDatabase) {}\nfn two() {}";
        let known = ["flows", "main_job", "room"].into_iter().chain(functions(source));
        let document = format!("| thief | tests |\n|---|---|\n| all | {cell} |\n");
        let known = known.map(str::to_owned).collect();
        judge(&document, &known).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn other_tables_name_no_tests() {
        let document = "| thief | tests |\n|---|---|\n\n| a | b |\n|---|---|\n| c | d |\n";
        assert_eq!(judge(document, &BTreeSet::new()).len(), 0);
    }

    #[test]
    fn a_row_whose_tests_are_there_is_tidy() {
        let cell = "`flows`: `room::{one, two}`; `main_job`: `room`; `cargo xtask drill throttle`";
        assert_eq!(judged(cell), Vec::<String>::new());
    }

    #[test]
    fn a_name_that_is_no_tests_and_a_face_without_a_test_are_problems() {
        let found = judged("`flows`: `room::three`");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("`three`") && found[0].contains(":3:"), "{found:?}");
        assert!(found[1].ends_with("over HTTP"), "{found:?}");
    }
}
