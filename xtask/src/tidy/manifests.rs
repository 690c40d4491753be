//! The root manifest has every version; members say `workspace = true`.

use toml::{Table, Value};

use super::Tree;
use super::problem::{Problem, line_of_key};
use crate::failure::{Context, Failure};

const TABLES: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>, Failure> {
    let mut problems = Vec::new();
    for package in tree.metadata.workspace_packages() {
        let file = tree.workspace.relative(package.manifest_path.as_std_path());
        problems.extend(judge(&file, &tree.workspace.read(&file)?)?);
    }
    Ok(problems)
}

fn judge(file: &str, text: &str) -> Result<Vec<Problem>, Failure> {
    let manifest: Table = text.parse().context(file)?;
    let targets = manifest.get("target").and_then(Value::as_table);
    let tables = targets.into_iter().flat_map(Table::values).filter_map(Value::as_table);
    let problems = std::iter::once(&manifest)
        .chain(tables)
        .flat_map(|table| TABLES.iter().filter_map(|name| table.get(*name)?.as_table()))
        .flatten()
        .filter(|(_, value)| value.get("workspace").and_then(Value::as_bool) != Some(true))
        .map(|(name, _)| {
            let told = format!(
                "`{name}` has a version of its own: put it into [workspace.dependencies] and \
                 write `{name}.workspace = true`"
            );
            Problem::at(file, line_of_key(text, name), told)
        });
    Ok(problems.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inherited_versions_are_tidy() {
        let manifest = "[dependencies]\na.workspace = true\nb = { workspace = true, features = [] }\n\
            [target.'cfg(unix)'.dependencies]\nc.workspace = true\n";
        assert_eq!(judge("Cargo.toml", manifest).unwrap(), []);
    }

    #[test]
    fn own_version_is_a_problem_in_every_table() {
        let manifest = "[dependencies]\na = \"1\"\n[dev-dependencies]\nb = { version = \"1\" }\n\
            [build-dependencies]\nc = { path = \"c\" }\n[target.'cfg(unix)'.dependencies]\nd = \"1\"\n";
        let found = judge("x/Cargo.toml", manifest).unwrap();
        assert_eq!(found.len(), 4);
        assert!(found.first().unwrap().to_string().starts_with("x/Cargo.toml:2: `a`"));
    }
}
