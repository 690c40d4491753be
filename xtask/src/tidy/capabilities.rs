//! A capability has one name on every layer: the name of its room in identity-core.
//!
//! In each layer a file is named `<room>` or `<room>_<part>`; the few that belong to no capability
//! are listed with the layer. From what is there the table in `docs/ARCHITECTURE.md` is made, and
//! a table that differs is a problem that prints the right one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Tree;
use super::problem::Problem;
use crate::failure::Failure;

const DOCUMENT: &str = "docs/ARCHITECTURE.md";
const BEGIN: &str = "<!-- capabilities:begin -->";
const END: &str = "<!-- capabilities:end -->";

const ROOMS: &str = "crates/identity-core/src";
/// Folders of identity-core that are no capability.
const NOT_CAPABILITIES: &[&str] = &["kernel", "testing"];

struct Layer {
    name: &'static str,
    directory: &'static str,
    /// Files of the layer itself.
    own: &'static [&'static str],
}

const LAYERS: &[Layer] = &[
    Layer {
        name: "storage",
        directory: "crates/identity-storage/src/sql",
        own: &["keys", "mod", "sealing"],
    },
    Layer {
        name: "contract",
        directory: "crates/identity-core/src/testing/contract",
        own: &["mod", "reading"],
    },
    Layer {
        name: "API",
        directory: "apps/identity-server/src/api",
        own: &["answer", "caller", "mod", "operations", "refusal"],
    },
    Layer {
        name: "pages",
        directory: "apps/identity-server/src/pages",
        own: &[
            "assets",
            "docs",
            "error",
            "form",
            "frame",
            "fresh_action",
            "home",
            "language",
            "mailbox",
            "mailed_link",
            "mod",
            "route",
            "routes",
        ],
    },
    Layer {
        name: "templates",
        directory: "apps/identity-server/templates",
        own: &[
            "address_field",
            "base",
            "code_field",
            "current_password_field",
            "docs",
            "error",
            "home",
            "mailbox",
            "mailbox_mail",
            "new_password_field",
            "panel",
        ],
    },
    Layer {
        name: "flow tests",
        directory: "crates/identity-storage/tests/store/flows",
        own: &["main", "mod", "story"],
    },
    Layer {
        name: "HTTP tests",
        directory: "apps/identity-server/tests/http/main_job",
        own: &["main", "mod", "pages", "reading", "takeovers"],
    },
];

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>, Failure> {
    let rooms: Vec<String> = tree
        .workspace
        .names_in(ROOMS)?
        .into_iter()
        .filter(|name| !name.contains('.') && !NOT_CAPABILITIES.contains(&name.as_str()))
        .collect();
    let mut layers = Vec::new();
    for layer in LAYERS {
        layers.push((layer, tree.workspace.names_in(layer.directory)?));
    }
    let (table, mut problems) = table(&rooms, &layers);
    problems.extend(differs(&tree.workspace.read(DOCUMENT)?, &table));
    Ok(problems)
}

/// The table of capabilities, and the files that no capability owns.
fn table(rooms: &[String], layers: &[(&Layer, Vec<String>)]) -> (String, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut cells: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for (layer, names) in layers {
        for name in names {
            let stem = name.split('.').next().unwrap_or(name);
            if layer.own.contains(&stem) {
                continue;
            }
            match owner(rooms, stem) {
                Some(room) => cells.entry((room, layer.name)).or_default().push(stem),
                None => problems.push(Problem::of(
                    format!("{}/{name}", layer.directory),
                    "is named after no room: name it `<room>` or `<room>_<part>`",
                )),
            }
        }
    }
    let mut table = String::from("| capability |");
    let _ = layers.iter().try_for_each(|(layer, _)| write!(table, " {} |", layer.name));
    let _ = write!(table, "\n|---|{}", "---|".repeat(layers.len()));
    for room in rooms {
        let _ = write!(table, "\n| `{room}` |");
        for (layer, _) in layers {
            let mut parts = cells.remove(&(room.as_str(), layer.name)).unwrap_or_default();
            parts.sort_unstable();
            parts.dedup();
            let short = |stem: &&str| {
                stem.strip_prefix(room.as_str())
                    .filter(|part| !part.is_empty())
                    .map_or_else(|| "`*`".to_owned(), |part| format!("`*{part}`"))
            };
            let parts: Vec<String> = parts.iter().map(short).collect();
            let _ = write!(table, " {} |", parts.join(" "));
        }
    }
    (table, problems)
}

/// The room whose name a file has, the longest where several fit.
fn owner<'a>(rooms: &'a [String], stem: &str) -> Option<&'a str> {
    let owns = |room: &&String| {
        stem.strip_prefix(room.as_str())
            .is_some_and(|part| part.is_empty() || part.starts_with('_'))
    };
    rooms.iter().filter(owns).max_by_key(|room| room.len()).map(String::as_str)
}

fn differs(document: &str, table: &str) -> Option<Problem> {
    let shown = document.split_once(BEGIN).and_then(|(_, rest)| rest.split_once(END));
    let Some((shown, _)) = shown else {
        return Some(Problem::of(DOCUMENT, format!("has no {BEGIN} .. {END}")));
    };
    (shown.trim() != table).then(|| {
        Problem::of(DOCUMENT, format!("the table of capabilities differs, it should be:\n{table}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const API: Layer = Layer { name: "API", directory: "api", own: &["mod"] };

    fn made(files: &[&str]) -> (String, Vec<Problem>) {
        let rooms = ["recovery", "sign_in"].map(str::to_owned);
        let names = files.iter().map(|name| (*name).to_owned()).collect();
        table(&rooms, &[(&API, names)])
    }

    #[test]
    fn files_are_listed_beside_their_room() {
        let (table, problems) = made(&["mod.rs", "recovery.rs", "recovery_link.rs"]);
        assert!(problems.is_empty());
        let rows =
            "| capability | API |\n|---|---|\n| `recovery` | `*` `*_link` |\n| `sign_in` |  |";
        assert_eq!(table, rows);
    }

    #[test]
    fn a_file_with_another_name_is_a_problem() {
        let (_, problems) = made(&["recover.rs", "sign_ins.rs", "sign_in.rs"]);
        assert_eq!(problems.len(), 2);
    }

    #[test]
    fn a_document_with_another_table_is_a_problem() {
        let (table, _) = made(&["sign_in.rs"]);
        let document = |table: &str| format!("# A\n{BEGIN}\n\n{table}\n\n{END}\n");
        assert_eq!(differs(&document(&table), &table), None);
        assert!(differs(&document("| capability |"), &table).is_some());
        assert!(differs("# A", &table).is_some());
    }
}
