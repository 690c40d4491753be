//! The rooms of identity-core and which may know which.
//!
//! Between rooms the arrows run from the later row to the earlier ones. Inside a room they run
//! kernel <- nouns <- `ports.rs` <- `store.rs` <- `identity.rs` <- verbs; a verb is a file with an
//! `impl Identity`.

use super::Tree;
use super::imports::{self, Import};
use super::problem::Problem;
use crate::failure::Failure;

const SOURCE: &str = "crates/identity-core/src/";
const TESTING: &str = "testing";

/// A room may import rooms of the rows above its own; never one of its own row.
const ROWS: &[&[&str]] = &[
    &["kernel"],
    &["account", "audit", "notify", "source_limit"],
    &["guard"],
    &["unusual"],
    &["session"],
    &["password", "two_factor", "device"],
    &[
        "sign_up",
        "sign_in",
        "step_up",
        "recovery",
        "credential",
        "network",
        "overview",
        "delivery",
        "profile",
        "retention",
    ],
    &["email_change"],
    &["report"],
];

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>, Failure> {
    let mut problems = Vec::new();
    for file in tree.workspace.rust_files()? {
        if let Some(inside) = file.strip_prefix(SOURCE) {
            problems.extend(judge(inside, &tree.workspace.read(&file)?));
        }
    }
    Ok(problems)
}

/// The problems of one file, named as it is under `src/`.
fn judge(file: &str, source: &str) -> Vec<Problem> {
    let (first, name) = match file.split_once('/') {
        Some((first, rest)) => (first, rest.rsplit('/').next().unwrap_or(rest)),
        None => (file.trim_end_matches(".rs"), "mod.rs"),
    };
    if first == TESTING || first == "lib" || name == "tests.rs" || file.contains("/tests/") {
        return Vec::new();
    }
    let part = match (first, row(first)) {
        ("store" | "identity", _) => Part::Root,
        (_, None) => return vec![Problem::of(place(file), unknown(first))],
        (_, Some(_)) if is_verb(name, source) => Part::Verb,
        (_, Some(_)) => Part::Noun,
    };
    let found = imports::imports(source);
    found
        .into_iter()
        .filter_map(|Import { line, name }| {
            refusal(first, part, &name).map(|text| Problem::at(&place(file), line, text))
        })
        .collect()
}

fn place(file: &str) -> String {
    format!("{SOURCE}{file}")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// `store.rs` and `identity.rs`.
    Root,
    /// Nouns, `ports.rs` and `mod.rs`.
    Noun,
    Verb,
}

fn is_verb(file_name: &str, source: &str) -> bool {
    !["mod.rs", "ports.rs"].contains(&file_name)
        && ["impl Identity", "impl crate::Identity", "impl crate::identity::Identity"]
            .iter()
            .any(|block| imports::code_contains(source, block))
}

fn row(room: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&room))
}

/// The module behind a name that `lib.rs` gives out again.
fn owner(name: &str) -> &str {
    match name {
        "Identity" | "Policy" | "Ports" => "identity",
        "Store" | "ReadUnit" | "UnitOfWork" => "store",
        _ => name,
    }
}

/// Why `importer` may not import `name`, and what to do instead.
fn refusal(importer: &str, part: Part, name: &str) -> Option<String> {
    if name == importer {
        return None;
    }
    match owner(name) {
        TESTING => Some("`crate::testing` is for tests: move this under `#[cfg(test)]`".to_owned()),
        "identity" if importer == "store" => {
            Some("`store.rs` may not know `Identity`: the facade holds the store".to_owned())
        }
        "identity" | "store" => match part {
            Part::Noun => Some(format!(
                "`crate::{name}` is for verbs (files with an `impl Identity`); a noun, `ports.rs` \
                 or `mod.rs` takes what it needs as an argument"
            )),
            Part::Verb if importer == "kernel" => {
                Some(format!("the kernel may not know `crate::{name}`: a use case has a room"))
            }
            Part::Verb | Part::Root => None,
        },
        _ => match (row(name), part) {
            (None, _) => {
                Some(format!("`crate::{name}` is no room: import from the room that owns it"))
            }
            (Some(_), Part::Root) => None,
            (Some(theirs), _) if row(importer).is_some_and(|ours| theirs < ours) => None,
            (Some(_), _) => Some(format!(
                "room `{importer}` may not import room `{name}`; it knows only {}",
                known_to(importer)
            )),
        },
    }
}

fn known_to(room: &str) -> String {
    let above: Vec<&str> =
        ROWS.iter().take(row(room).unwrap_or(0)).copied().flatten().copied().collect();
    if above.is_empty() { "itself".to_owned() } else { above.join(", ") }
}

fn unknown(first: &str) -> String {
    format!("`{first}` is no room of the table in xtask/src/tidy/rooms.rs: place it in a row there")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(file: &str, source: &str) -> usize {
        judge(file, source).len()
    }

    #[test]
    fn rooms_import_earlier_rows_only() {
        assert_eq!(problems("session/session.rs", "use crate::{kernel::A, account::B};"), 0);
        assert_eq!(problems("session/session.rs", "use crate::guard::A;"), 0);
        assert_eq!(problems("guard/lock.rs", "use crate::session::A;"), 1);
        assert_eq!(problems("account/account.rs", "use crate::session::A;"), 1);
        assert_eq!(problems("kernel/email.rs", "use crate::audit::A;"), 1);
        assert_eq!(problems("kernel/email.rs", "use crate::kernel::A;"), 0);
    }

    #[test]
    fn only_verbs_know_the_facade_and_the_store() {
        let verb = "use crate::{Identity, store::Store};\nimpl Identity { }";
        assert_eq!(problems("sign_in/start.rs", verb), 0);
        assert_eq!(problems("sign_in/ports.rs", verb), 2);
        assert_eq!(problems("sign_in/ticket.rs", "use crate::{Identity, UnitOfWork};"), 2);
        assert_eq!(problems("kernel/verb.rs", verb), 2);
    }

    #[test]
    fn root_files_have_their_own_rules() {
        assert_eq!(problems("store.rs", "use crate::{account::A, sign_in::B};"), 0);
        assert_eq!(problems("store.rs", "use crate::identity::Identity;"), 1);
        assert_eq!(problems("identity.rs", "use crate::{store::Store, recovery::Policy};"), 0);
        assert_eq!(problems("lib.rs", "pub use crate::anything::At;"), 0);
    }

    #[test]
    fn room_outside_the_table_is_a_problem() {
        assert_eq!(problems("helpers/mod.rs", ""), 1);
        assert_eq!(problems("error.rs", ""), 1);
    }

    #[test]
    fn tests_may_import_anything() {
        assert_eq!(problems("session/tests.rs", "use crate::sign_in::A;"), 0);
        assert_eq!(
            problems("session/a.rs", "#[cfg(test)]\nmod tests { use crate::testing::A; }"),
            0
        );
        assert_eq!(problems("session/a.rs", "use crate::testing::A;"), 1);
    }

    #[test]
    fn problem_names_file_and_line() {
        let found = judge("session/state.rs", "//! x\n\nuse crate::password::Password;\n");
        let text = found.first().unwrap().to_string();
        assert!(text.starts_with("crates/identity-core/src/session/state.rs:3: "), "{text}");
    }
}
