//! Everything that is compiled has a licence that `deny.toml` allows.
//!
//! cargo-deny reads the same list. It takes minutes to build, so that only releases run it.

use cargo_metadata::Package;
use spdx::{Expression, LicenseReq, Licensee, ParseMode};
use toml::{Table, Value};

use super::Tree;
use super::confinement::line_in_lock;
use super::problem::Problem;
use crate::failure::{Context, Failure};

const LIST: &str = "deny.toml";

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>, Failure> {
    let lock = tree.workspace.read("Cargo.lock")?;
    let policy = Policy::parse(&tree.workspace.read(LIST)?)?;
    let refused = |package: &Package| {
        let text = policy.refusal(&package.name, package.license.as_deref())?;
        Some(Problem::at("Cargo.lock", line_in_lock(&lock, &package.name), text))
    };
    Ok(tree.metadata.packages.iter().filter_map(refused).collect())
}

/// Licences allowed for every crate, and further ones for single crates.
struct Policy {
    allowed: Vec<Licensee>,
    exceptions: Vec<(String, Vec<Licensee>)>,
}

impl Policy {
    fn parse(text: &str) -> Result<Self, Failure> {
        let file: Table = text.parse().context(LIST)?;
        let section = file.get("licenses").context("deny.toml: no [licenses]")?;
        let exceptions = section.get("exceptions").and_then(Value::as_array);
        let exceptions = exceptions.into_iter().flatten().map(|exception| {
            let name = exception.get("crate").and_then(Value::as_str);
            let name = name.context("deny.toml: an exception without a crate")?;
            Ok((name.to_owned(), licences(exception)?))
        });
        Ok(Self { allowed: licences(section)?, exceptions: exceptions.collect::<Result<_, _>>()? })
    }

    fn refusal(&self, name: &str, licence: Option<&str>) -> Option<String> {
        let Some(licence) = licence else {
            return Some(format!("`{name}` names no licence: read it, then decide"));
        };
        let Ok(expression) = Expression::parse_mode(licence, ParseMode::LAX) else {
            return Some(format!("`{name}` has a licence that cannot be read: `{licence}`"));
        };
        let allowed = |required: &LicenseReq| {
            let excepted = self.exceptions.iter().filter(|(excepted, _)| excepted == name);
            let mut all = self.allowed.iter().chain(excepted.flat_map(|(_, more)| more));
            all.any(|licensee| licensee.satisfies(required))
        };
        let met = expression.evaluate(allowed);
        (!met).then(|| format!("`{name}` has licence `{licence}`, which {LIST} does not allow"))
    }
}

/// The licences in the `allow` array of a table.
fn licences(table: &Value) -> Result<Vec<Licensee>, Failure> {
    let names = table.get("allow").and_then(Value::as_array).context("deny.toml: no `allow`")?;
    let parse = |name: &Value| {
        let name = name.as_str().context("deny.toml: a licence is a string")?;
        Licensee::parse(name).context(format!("deny.toml: `{name}`"))
    };
    names.iter().map(parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_off_the_list_is_a_problem_unless_the_crate_is_an_exception() {
        let policy = Policy::parse(include_str!("../../../deny.toml")).unwrap();
        for licence in ["MIT", "GPL-3.0-only OR MIT", "MIT/Apache-2.0", "MIT AND ISC"] {
            assert_eq!(policy.refusal("a", Some(licence)), None, "{licence}");
        }
        assert_eq!(policy.refusal("a", Some("Apache-2.0 WITH LLVM-exception")), None);
        for licence in [None, Some("MPL-2.0"), Some("MIT AND GPL-2.0-only"), Some("(MIT")] {
            assert!(policy.refusal("a", licence).is_some(), "{licence:?}");
        }
        assert_eq!(policy.refusal("webdriver", Some("MPL-2.0")), None);
    }
}
