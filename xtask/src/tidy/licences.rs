//! Everything that is compiled may be given away with the product.
//!
//! The list stands in `deny.toml` too, for cargo-deny; a test compares the two.

use super::Tree;
use super::confinement::line_in_lock;
use super::problem::Problem;
use super::spdx;
use crate::failure::Failure;

const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crates with another licence that was read and found harmless for this use: MPL-2.0 asks for the
/// source of its own files alone, which we do not change. The first comes with poem and is not
/// called, the second is part of the browser tests and never shipped.
const EXCEPTIONS: &[(&str, &str)] = &[("sse-codec", "MPL-2.0"), ("webdriver", "MPL-2.0")];

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>, Failure> {
    let lock = tree.workspace.read("Cargo.lock")?;
    let packages = tree.metadata.packages.iter();
    Ok(packages
        .filter_map(|package| {
            let text = refusal(&package.name, package.license.as_deref())?;
            Some(Problem::at("Cargo.lock", line_in_lock(&lock, &package.name), text))
        })
        .collect())
}

fn refusal(name: &str, licence: Option<&str>) -> Option<String> {
    let Some(licence) = licence else {
        return Some(format!("`{name}` names no licence: read it, then decide"));
    };
    let excepted = EXCEPTIONS.iter().filter(|(excepted, _)| *excepted == name);
    let allowed: Vec<&str> =
        ALLOWED.iter().copied().chain(excepted.map(|(_, licence)| *licence)).collect();
    match spdx::is_met(licence, &allowed) {
        Some(true) => None,
        Some(false) => Some(format!("`{name}` has licence `{licence}`, which is not on the list")),
        None => Some(format!("`{name}` has a licence that cannot be read: `{licence}`")),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use toml::{Table, Value};

    use super::*;

    #[test]
    fn licence_off_the_list_is_a_problem_but_for_exceptions() {
        assert_eq!(refusal("a", Some("MIT")), None);
        assert!(refusal("a", Some("MPL-2.0")).is_some());
        assert_eq!(refusal("webdriver", Some("MPL-2.0")), None);
        assert!(refusal("a", None).is_some());
    }

    #[test]
    fn cargo_deny_has_the_same_list() {
        let file: Table = include_str!("../../../deny.toml").parse().unwrap();
        let words = |value: &Value| -> BTreeSet<String> {
            value.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
        };
        let ours = ALLOWED.iter().map(ToString::to_string).collect();
        assert_eq!(words(&file["licenses"]["allow"]), ours);
        let theirs: BTreeSet<&str> = file["licenses"]["exceptions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|exception| exception["crate"].as_str().unwrap())
            .collect();
        assert_eq!(theirs, EXCEPTIONS.iter().map(|(name, _)| *name).collect());
    }
}
