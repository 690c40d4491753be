//! Rust files are short and start with a module comment.

use super::Tree;
use super::problem::Problem;
use crate::failure::Failure;

const LONGEST: usize = 500;

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>, Failure> {
    let mut problems = Vec::new();
    for file in tree.workspace.rust_files()? {
        problems.extend(judge(&file, &tree.workspace.read(&file)?));
    }
    Ok(problems)
}

fn judge(file: &str, source: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let length = source.lines().count();
    if length > LONGEST {
        let text = format!("{length} lines; at most {LONGEST}: give a part of it its own file");
        problems.push(Problem::at(file, LONGEST + 1, text));
    }
    if is_product_source(file) && !source.starts_with("//!") {
        let text = "begins without `//!`: say what the file promises and what it refuses";
        problems.push(Problem::at(file, 1, text));
    }
    problems
}

fn is_product_source(file: &str) -> bool {
    let parts: Vec<&str> = file.split('/').collect();
    matches!(parts.as_slice(), ["crates" | "apps", _, "src", ..] | ["xtask", "src", ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_file_is_a_problem_wherever_it_is() {
        assert_eq!(judge("anywhere/x.rs", &"\n".repeat(500)), []);
        assert_eq!(judge("anywhere/x.rs", &"\n".repeat(501)).len(), 1);
    }

    #[test]
    fn source_opens_with_its_purpose_and_tests_need_not() {
        assert_eq!(judge("crates/a/src/lib.rs", "//! Does.\n"), []);
        assert_eq!(judge("crates/a/src/lib.rs", "use b;\n").len(), 1);
        assert_eq!(judge("xtask/src/a/b.rs", "").len(), 1);
        assert_eq!(judge("crates/a/tests/b.rs", "use b;\n"), []);
    }
}
