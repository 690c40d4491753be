//! Each dependency has a line with its reason in `docs/dependencies.md`, and each line a dependency.
//!
//! A dependency is named there as `` `name` ``. A table's row or a list's item that opens with such
//! names is a line of reason; names elsewhere are prose.

use std::collections::BTreeSet;

use toml::{Table, Value};

use super::Tree;
use super::problem::{Problem, line_of_key};
use crate::failure::{Context, Failure};

const DOCUMENT: &str = "docs/dependencies.md";

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>, Failure> {
    let manifest = tree.workspace.read("Cargo.toml")?;
    let document = tree.workspace.read(DOCUMENT).unwrap_or_default();
    judge(&manifest, &document)
}

fn judge(manifest: &str, document: &str) -> Result<Vec<Problem>, Failure> {
    let dependencies = dependencies(manifest)?;
    let mut problems: Vec<Problem> = dependencies
        .iter()
        .filter(|name| !document.contains(&format!("`{name}`")))
        .map(|name| {
            let text = format!("`{name}` has no line of reason in {DOCUMENT}");
            Problem::at("Cargo.toml", line_of_key(manifest, name), text)
        })
        .collect();
    for (index, line) in document.lines().enumerate() {
        for name in opening_names(line).filter(|name| !dependencies.contains(*name)) {
            let text = format!("`{name}` is not in [workspace.dependencies]: take the line out");
            problems.push(Problem::at(DOCUMENT, index + 1, text));
        }
    }
    Ok(problems)
}

/// All that is not a member of the workspace.
fn dependencies(manifest: &str) -> Result<BTreeSet<String>, Failure> {
    let manifest: Table = manifest.parse().context("Cargo.toml")?;
    let table = manifest.get("workspace").and_then(|workspace| workspace.get("dependencies"));
    let table =
        table.and_then(Value::as_table).context("Cargo.toml: no [workspace.dependencies]")?;
    let foreign = table.iter().filter(|(_, value)| value.get("path").is_none());
    Ok(foreign.map(|(name, _)| name.clone()).collect())
}

/// The names that a table's first cell or a list's item opens with: `` | `a`, `b` | why | ``.
fn opening_names(line: &str) -> impl Iterator<Item = &str> {
    let body = ["| ", "- ", "* "].iter().find_map(|opening| line.strip_prefix(opening));
    let names = body.filter(|body| body.starts_with('`')).unwrap_or_default();
    let end = names.find(|character| !is_part_of_names(character)).unwrap_or(names.len());
    let names = names.get(..end).unwrap_or_default();
    names.split([',', ' ']).filter_map(|word| word.strip_prefix('`')?.strip_suffix('`'))
}

fn is_part_of_names(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '`' | ',' | ' ' | '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "[workspace.dependencies]\nown = { path = \"own\" }\nserde = \"1\"\n\
        serde_json = { version = \"1\" }\n";

    #[test]
    fn every_dependency_with_its_reason_is_tidy() {
        let document =
            "| crate | why |\n|---|---|\n| `serde`, `serde_json` | JSON, with `tokio` |\n";
        assert_eq!(judge(MANIFEST, document).unwrap(), []);
        assert_eq!(judge(MANIFEST, "- `serde` and\n- `serde_json`: both\n").unwrap(), []);
    }

    #[test]
    fn reason_and_dependency_without_each_other_are_problems() {
        let found = judge(MANIFEST, "| `serde` | yes |\n| `chrono` | no |\n").unwrap();
        let texts: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(texts.len(), 2, "{texts:?}");
        assert!(texts[0].starts_with("Cargo.toml:4: `serde_json`"), "{texts:?}");
        assert!(texts[1].starts_with("docs/dependencies.md:2: `chrono`"), "{texts:?}");
    }
}
