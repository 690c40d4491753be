//! Finds the texts in the templates and sources of pages and mails.

use std::{collections::BTreeSet, fs, path::Path};

/// A file that may use texts.
pub(super) struct Source {
    pub(super) file: String,
    pub(super) text: String,
}

/// One `say("key")` with the variables that its calls of `with` set.
#[derive(Debug, PartialEq)]
pub(super) struct Call {
    pub(super) key: String,
    pub(super) variables: BTreeSet<String>,
}

const ROOTS: [&str; 4] = [
    "apps/identity-server/templates",
    "apps/identity-server/src",
    "crates/identity-mail/templates",
    "crates/identity-mail/src",
];

/// Returns every file below [`ROOTS`], and the files of this crate that use texts.
pub(super) fn sources() -> Vec<Source> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources = Vec::new();
    for root in ROOTS {
        read(&workspace.join(root), &mut sources);
    }
    let own =
        [("date.rs", include_str!("../date.rs")), ("device.rs", include_str!("../device.rs"))];
    sources.extend(own.map(|(file, text)| Source { file: file.to_owned(), text: text.to_owned() }));
    sources
}

fn read(folder: &Path, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder with templates or sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read(&path, sources);
        } else if let Ok(text) = fs::read_to_string(&path) {
            sources.push(Source { file: path.display().to_string(), text });
        }
    }
}

/// Tells whether a text contains the key in quotes.
pub(super) fn quoted(text: &str, key: &str) -> bool {
    text.contains(&format!("\"{key}\""))
}

/// Returns every `say("key")` of a text. Calls whose key is an expression are not found.
pub(super) fn calls(text: &str) -> Vec<Call> {
    text.match_indices("say(").filter_map(|(at, say)| call(&text[at + say.len()..])).collect()
}

fn call(rest: &str) -> Option<Call> {
    let (key, mut rest) = rest.trim_start().strip_prefix('"')?.split_once('"')?;
    rest = rest.trim_start().strip_prefix(')')?;
    let mut variables = BTreeSet::new();
    while let Some(argument) = rest.trim_start().strip_prefix(".with(") {
        let (name, value) = argument.trim_start().strip_prefix('"')?.split_once('"')?;
        variables.insert(name.to_owned());
        rest = after_closing(value)?;
    }
    Some(Call { key: key.to_owned(), variables })
}

/// Returns the text after the bracket that closes the open one. Brackets in quotes do not count.
fn after_closing(text: &str) -> Option<&str> {
    let (mut open, mut in_quotes) = (1, false);
    for (at, character) in text.char_indices() {
        match character {
            '"' => in_quotes = !in_quotes,
            '(' if !in_quotes => open += 1,
            ')' if !in_quotes => open -= 1,
            _ => {}
        }
        if open == 0 {
            return text.get(at + 1..);
        }
    }
    None
}

#[test]
fn calls_are_found_with_their_variables() {
    let text = r#"x.say("a"); {{ text.say( "b" ).with("x", f(1, ")")).with("y", text.say("c")) }} say(key)"#;
    let found: Vec<_> = calls(text)
        .into_iter()
        .map(|call| (call.key, call.variables.into_iter().collect::<String>()))
        .collect();
    let expected = [("a", ""), ("b", "xy"), ("c", "")];
    assert_eq!(found, expected.map(|(key, names)| (key.to_owned(), names.to_owned())));
}
