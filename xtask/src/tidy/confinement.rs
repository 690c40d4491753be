//! Confines each dependency to its member, and keeps the arrows apps -> adapters -> core.
//!
//! `deny.toml` has the same rule for single crates. This check needs no cargo-deny and covers the
//! members too.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, PackageId};

use super::Tree;
use super::problem::{Problem, line_of_key};
use crate::failure::{Context, Failure};

const CORE: &str = "identity-core";
/// Dependencies that the core may use in its tests only.
const NOT_IN_CORE: [&str; 2] = ["tokio", "hyper"];
/// A second cryptography library, or C where Rust is enough.
const NOWHERE: [&str; 3] = ["openssl-sys", "aws-lc-sys", "native-tls"];

/// The reach of a confinement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// Other members may use the dependency in their tests.
    Built,
    /// Other members may not use it even in tests.
    Everywhere,
}

const CONFINED: &[(&str, &str, Scope)] = &[
    ("sqlx", "identity-storage", Scope::Everywhere),
    ("lettre", "identity-mail", Scope::Everywhere),
    ("poem", "identity-server", Scope::Everywhere),
    ("poem-openapi", "identity-server", Scope::Built),
    ("hyper", "identity-server", Scope::Built),
    ("argon2", "identity-crypto", Scope::Built),
    ("chacha20poly1305", "identity-crypto", Scope::Built),
    ("totp-rs", "identity-core", Scope::Everywhere),
    ("zxcvbn", "identity-signals", Scope::Everywhere),
    ("maxminddb", "identity-signals", Scope::Everywhere),
    ("qrcodegen", "identity-server", Scope::Everywhere),
];

/// A dependency in a member's manifest.
struct Arrow<'a> {
    member: &'a str,
    dependency: &'a str,
    kind: DependencyKind,
}

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>, Failure> {
    let mut problems = Vec::new();
    let groups = groups(tree);
    for package in tree.metadata.workspace_packages() {
        let file = tree.workspace.relative(package.manifest_path.as_std_path());
        let manifest = tree.workspace.read(&file)?;
        for dependency in &package.dependencies {
            let arrow = Arrow {
                member: &package.name,
                dependency: &dependency.name,
                kind: dependency.kind,
            };
            let line = line_of_key(&manifest, arrow.dependency);
            let refusals = refusals(&arrow, &groups);
            problems.extend(refusals.into_iter().map(|text| Problem::at(&file, line, text)));
        }
    }
    let nodes = built_arrows(&tree.metadata).context("cargo metadata has no resolved tree")?;
    let members = tree.metadata.workspace_members.iter().collect();
    let built = reachable(&members, &nodes);
    let lock = tree.workspace.read("Cargo.lock")?;
    for package in tree.metadata.packages.iter().filter(|package| built.contains(&package.id)) {
        if NOWHERE.contains(&package.name.as_str()) {
            let line = line_in_lock(&lock, &package.name);
            let text = format!(
                "`{0}` is compiled; `cargo tree --target all -i {0}` shows the feature that asks for it",
                package.name
            );
            problems.push(Problem::at("Cargo.lock", line, text));
        }
    }
    Ok(problems)
}

/// The line of the lock file that names a package.
pub(super) fn line_in_lock(lock: &str, name: &str) -> usize {
    let wanted = format!("name = \"{name}\"");
    lock.lines().position(|line| line == wanted).map_or(1, |index| index + 1)
}

/// The first directory of each member: `crates`, `apps` or its own.
fn groups(tree: &Tree) -> BTreeMap<String, String> {
    let packages = tree.metadata.workspace_packages();
    packages
        .into_iter()
        .map(|package| {
            let file = tree.workspace.relative(package.manifest_path.as_std_path());
            let group = file.split('/').next().unwrap_or_default().to_owned();
            (package.name.to_string(), group)
        })
        .collect()
}

fn refusals(arrow: &Arrow, groups: &BTreeMap<String, String>) -> Vec<String> {
    let Arrow { member, dependency, kind } = arrow;
    let built = *kind != DependencyKind::Development;
    let mut refusals = Vec::new();
    for (name, owner, scope) in CONFINED {
        if name == dependency && owner != member && (built || *scope == Scope::Everywhere) {
            refusals.push(format!("`{name}` belongs to {owner} alone: use a port of {CORE}"));
        }
    }
    if *member == CORE && built {
        if NOT_IN_CORE.contains(dependency) {
            refusals.push(format!("{CORE} may not know `{dependency}`: it belongs behind a port"));
        }
        if groups.contains_key(*dependency) {
            refusals.push(format!("{CORE} may not depend on {dependency}: arrows point inward"));
        }
    }
    let group = |name: &str| groups.get(name).map(String::as_str);
    if group(member) == Some("crates") && matches!(group(dependency), Some("apps" | "xtask")) {
        refusals.push(format!("a library may not depend on {dependency}: arrows point inward"));
    }
    refusals
}

type Arrows<'a> = BTreeMap<&'a PackageId, Vec<&'a PackageId>>;

/// The resolved tree without dev-dependencies.
fn built_arrows(metadata: &Metadata) -> Option<Arrows<'_>> {
    let nodes = metadata.resolve.as_ref()?.nodes.iter().map(|node| {
        let built = node.deps.iter().filter(|dependency| {
            dependency.dep_kinds.iter().any(|kind| kind.kind != DependencyKind::Development)
        });
        (&node.id, built.map(|dependency| &dependency.pkg).collect())
    });
    Some(nodes.collect())
}

fn reachable<'a, T: Ord>(
    roots: &BTreeSet<&'a T>,
    arrows: &BTreeMap<&'a T, Vec<&'a T>>,
) -> BTreeSet<&'a T> {
    let mut reached = roots.clone();
    let mut open: Vec<&T> = roots.iter().copied().collect();
    while let Some(node) = open.pop() {
        for next in arrows.get(node).into_iter().flatten() {
            if reached.insert(next) {
                open.push(next);
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(member: &str, dependency: &str, kind: DependencyKind) -> usize {
        let groups =
            [("identity-core", "crates"), ("identity-mail", "crates"), ("identity-server", "apps")];
        let groups = groups.map(|(name, group)| (name.to_owned(), group.to_owned())).into();
        refusals(&Arrow { member, dependency, kind }, &groups).len()
    }

    #[test]
    fn confined_dependencies_stay_with_their_owner() {
        use DependencyKind::{Build, Development, Normal};
        assert_eq!(count("identity-storage", "sqlx", Normal), 0);
        assert_eq!(count("identity-mail", "sqlx", Normal), 1);
        assert_eq!(count("identity-mail", "sqlx", Build), 1);
        assert_eq!(count("identity-mail", "sqlx", Development), 1);
        assert_eq!(count("identity-server", "poem", Development), 0);
        assert_eq!(count("identity-mail", "argon2", Development), 0);
    }

    #[test]
    fn core_knows_neither_runtime_nor_members() {
        use DependencyKind::{Development, Normal};
        assert_eq!(count("identity-core", "tokio", Normal), 1);
        assert_eq!(count("identity-core", "tokio", Development), 0);
        assert_eq!(count("identity-core", "identity-mail", Normal), 1);
        assert_eq!(count("identity-core", "identity-mail", Development), 0);
    }

    #[test]
    fn library_never_depends_on_an_app() {
        assert_eq!(count("identity-mail", "identity-server", DependencyKind::Development), 1);
        assert_eq!(count("identity-server", "identity-mail", DependencyKind::Normal), 0);
    }

    #[test]
    fn whole_tree_is_walked_once() {
        let arrows = BTreeMap::from([(&1, vec![&2, &3]), (&2, vec![&1]), (&4, vec![&5])]);
        assert_eq!(reachable(&BTreeSet::from([&1]), &arrows), BTreeSet::from([&1, &2, &3]));
    }
}
