//! Tests of the locales: no text is missing or unused, and every variable gets a value. They
//! compare the three languages with each other and with the sources and templates that use them.

mod catalogue;
mod usage;

use crate::mail_key;
use catalogue::Catalogue;
use identity_core::{
    kernel::{ClosedSet, Locale},
    notify::Template,
    password::PasswordRule,
};
use usage::{Call, calls, quoted, sources};

/// Prefixes of keys that the code completes with a number or a name, so that no file contains them
/// in full.
const DYNAMIC: [&str; 3] = ["month-", "password-", "problem-"];

fn mail_keys() -> impl Iterator<Item = String> {
    Template::ALL
        .iter()
        .flat_map(|template| ["subject", "body"].map(|part| mail_key(*template, part)))
}

#[test]
fn every_key_is_in_every_language_with_the_same_variables() {
    let english = Catalogue::of(Locale::English);
    for locale in [Locale::Dutch, Locale::French] {
        assert_eq!(Catalogue::of(locale), english, "{locale:?} differs from English");
    }
}

#[test]
fn every_key_is_used() {
    let sources = sources();
    let mails: Vec<String> = mail_keys().collect();
    let unused: Vec<_> = Catalogue::of(Locale::English)
        .keys()
        .filter(|key| !DYNAMIC.iter().any(|prefix| key.starts_with(prefix)))
        .filter(|key| !mails.contains(key))
        .filter(|key| !sources.iter().any(|source| quoted(&source.text, key)))
        .cloned()
        .collect();
    assert!(unused.is_empty(), "not used: {unused:#?}");
}

#[test]
fn every_key_in_use_exists_and_gets_its_variables() {
    let catalogue = Catalogue::of(Locale::English);
    for source in sources() {
        for Call { key, variables } in calls(&source.text) {
            let file = &source.file;
            let expected = catalogue.variables(&key);
            assert_eq!(
                Some(&variables),
                expected,
                "{key:?} in {file}: the left side is what it is given"
            );
        }
    }
}

#[test]
fn every_mail_has_a_subject_and_a_body() {
    let catalogue = Catalogue::of(Locale::English);
    for key in mail_keys() {
        assert!(catalogue.variables(&key).is_some(), "{key}");
    }
}

#[test]
fn every_password_rule_has_a_text() {
    let catalogue = Catalogue::of(Locale::English);
    for rule in PasswordRule::ALL {
        assert!(catalogue.variables(rule.as_str()).is_some(), "{}", rule.as_str());
    }
}

#[test]
fn quotes_and_spaces_are_typographic() {
    for locale in Locale::ALL.iter().copied() {
        for line in catalogue::values(locale) {
            assert!(!line.contains('\''), "a straight apostrophe: {line}");
            let torn = [" :", " ;", " ?", " !", " »", "« "].iter().any(|pair| line.contains(pair));
            assert!(!torn, "a line break can separate a mark from its word: {line}");
        }
    }
}
