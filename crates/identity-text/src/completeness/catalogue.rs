//! The keys and variables in the files of a language.

use crate::text;
use fluent_syntax::{ast, parser, serializer};
use identity_core::kernel::Locale;
use std::collections::{BTreeMap, BTreeSet};

/// Every key, with the variables of its text.
#[derive(Debug, PartialEq)]
pub(super) struct Catalogue(BTreeMap<String, BTreeSet<String>>);

impl Catalogue {
    pub(super) fn of(locale: Locale) -> Self {
        let mut keys = BTreeMap::new();
        for source in text::sources(locale) {
            let file = parser::parse(source).expect("a file that Fluent can read");
            for entry in file.body {
                let ast::Entry::Message(message) = entry else { continue };
                let key = message.id.name.to_owned();
                let old = keys.insert(key, variables(message));
                assert!(old.is_none(), "a duplicate key in {locale:?}");
            }
        }
        Self(keys)
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    pub(super) fn variables(&self, key: &str) -> Option<&BTreeSet<String>> {
        self.0.get(key)
    }
}

/// Returns the name after each `$`. The message is serialised again without its comment, which may
/// mention variables too.
fn variables(mut message: ast::Message<&str>) -> BTreeSet<String> {
    message.comment = None;
    let body = vec![ast::Entry::Message(message)];
    let written = serializer::serialize(&ast::Resource { body });
    written.split('$').skip(1).map(name).collect()
}

fn name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
}

/// Returns all lines but comments.
pub(super) fn values(locale: Locale) -> impl Iterator<Item = &'static str> {
    text::sources(locale).into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'))
}
