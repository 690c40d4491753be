//! Every language says everything, with the same variables.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Tree;
use super::fluent::{Message, messages};
use super::problem::Problem;
use crate::failure::Failure;

const LOCALES: &str = "crates/identity-text/locales";
/// The language that the others are compared with.
const REFERENCE: &str = "en";
const OTHERS: [&str; 2] = ["nl", "fr"];

/// The texts of one language, by file name.
type Language = BTreeMap<String, String>;

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>, Failure> {
    let reference = read(tree, REFERENCE)?;
    let mut problems = repeated(REFERENCE, &reference);
    for name in OTHERS {
        let language = read(tree, name)?;
        problems.extend(repeated(name, &language));
        problems.extend(judge(&reference, name, &language));
    }
    Ok(problems)
}

fn read(tree: &Tree, language: &str) -> Result<Language, Failure> {
    let directory = format!("{LOCALES}/{language}");
    let mut texts = Language::new();
    for file in tree.workspace.names_in(&directory)? {
        if Path::new(&file).extension().is_some_and(|extension| extension == "ftl") {
            let text = tree.workspace.read(&format!("{directory}/{file}"))?;
            texts.insert(file, text);
        }
    }
    Ok(texts)
}

fn judge(reference: &Language, name: &str, language: &Language) -> Vec<Problem> {
    let files: BTreeSet<&String> = reference.keys().chain(language.keys()).collect();
    files
        .into_iter()
        .flat_map(|file| match (reference.get(file), language.get(file)) {
            (Some(ours), Some(theirs)) => compare(file, ours, name, theirs),
            (Some(_), None) => vec![no_file(name, file, REFERENCE)],
            (None, _) => vec![no_file(REFERENCE, file, name)],
        })
        .collect()
}

fn no_file(language: &str, file: &str, other: &str) -> Problem {
    Problem::of(format!("{LOCALES}/{language}/{file}"), format!("is missing; `{other}` has it"))
}

fn compare(file: &str, reference: &str, name: &str, language: &str) -> Vec<Problem> {
    let (ours, theirs) = (messages(reference), messages(language));
    let mut problems = missing(&ours, &theirs, REFERENCE, (name, file));
    problems.extend(missing(&theirs, &ours, name, (REFERENCE, file)));
    for message in &theirs {
        let twin = ours.iter().find(|twin| twin.id == message.id);
        if let Some(twin) = twin.filter(|twin| twin.parts != message.parts) {
            let place = format!("{LOCALES}/{name}/{file}");
            let text = format!(
                "`{}` has {:?}, `{REFERENCE}` has {:?} (line {})",
                message.id, message.parts, twin.parts, twin.line
            );
            problems.push(Problem::at(&place, message.line, text));
        }
    }
    problems
}

/// Messages that `there` has and `here` has not, told where they are to be written.
fn missing(
    there: &[Message],
    here: &[Message],
    other: &str,
    (language, file): (&str, &str),
) -> Vec<Problem> {
    there
        .iter()
        .filter(|message| !here.iter().any(|twin| twin.id == message.id))
        .map(|message| {
            let text =
                format!("`{}` is missing; `{other}` has it on line {}", message.id, message.line);
            Problem::of(format!("{LOCALES}/{language}/{file}"), text)
        })
        .collect()
}

fn repeated(name: &str, language: &Language) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut seen: BTreeMap<String, &String> = BTreeMap::new();
    for (file, text) in language {
        for Message { id, line, .. } in messages(text) {
            if let Some(first) = seen.get(&id) {
                let text = format!("`{id}` stands in {first} already: one of them is never said");
                problems.push(Problem::at(&format!("{LOCALES}/{name}/{file}"), line, text));
            } else {
                seen.insert(id, file);
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(files: &[(&str, &str)]) -> Language {
        files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect()
    }

    fn texts(problems: &[Problem]) -> Vec<String> {
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn same_ids_and_variables_are_tidy() {
        let english = language(&[("a.ftl", "x = Hi { $name }\n")]);
        let dutch = language(&[("a.ftl", "\nx = { $name }, hallo\n")]);
        assert_eq!(judge(&english, "nl", &dutch), []);
    }

    #[test]
    fn missing_file_message_and_variable_are_problems() {
        let english = language(&[("a.ftl", "x = { $name }\ny = a\n"), ("b.ftl", "")]);
        let dutch = language(&[("a.ftl", "x = hallo\nz = b\n")]);
        let found = texts(&judge(&english, "nl", &dutch));
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(found.iter().any(|text| text.contains("nl/a.ftl:1: `x` has {}")), "{found:?}");
        assert!(found.iter().any(|text| text.contains("en/a.ftl: `z` is missing")), "{found:?}");
        assert!(found.iter().any(|text| text.contains("nl/b.ftl: is missing")), "{found:?}");
    }

    #[test]
    fn message_said_twice_is_a_problem() {
        let english = language(&[("a.ftl", "x = 1\n"), ("b.ftl", "x = 2\n")]);
        assert_eq!(repeated("en", &english).len(), 1);
    }
}
