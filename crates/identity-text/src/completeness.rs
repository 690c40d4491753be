//! No text is missing, no text is left over, and every variable gets its value: the files of the
//! three languages are read and compared with each other and with all that says them.

mod catalogue;
mod usage;

use catalogue::Catalogue;
use identity_core::{kernel::Locale, password::PasswordRule};
use usage::{Call, calls, quoted, sources};

/// Keys that are put together from one of these and a code, and so stand nowhere in full.
const DYNAMIC: [&str; 3] = ["month-", "password-", "problem-"];

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
    let unused: Vec<_> = Catalogue::of(Locale::English)
        .keys()
        .filter(|key| !DYNAMIC.iter().any(|prefix| key.starts_with(prefix)))
        .filter(|key| !sources.iter().any(|source| quoted(&source.text, key)))
        .cloned()
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:#?}");
}

#[test]
fn every_key_that_is_said_exists_and_gets_its_variables() {
    let catalogue = Catalogue::of(Locale::English);
    for source in sources() {
        for Call { key, variables } in calls(&source.text) {
            let file = &source.file;
            let expected = catalogue.variables(&key);
            assert_eq!(Some(&variables), expected, "{key:?} in {file}: left is what it is given");
        }
    }
}

#[test]
fn every_rule_of_core_has_its_text() {
    let catalogue = Catalogue::of(Locale::English);
    for rule in PasswordRule::ALL {
        assert!(catalogue.variables(rule.code()).is_some(), "{}", rule.code());
    }
}

#[test]
fn quotes_and_spaces_are_those_of_print() {
    for locale in Locale::ALL {
        for line in catalogue::values(locale) {
            assert!(!line.contains('\''), "a typewriter's apostrophe: {line}");
            let torn = [" :", " ;", " ?", " !", " »", "« "].iter().any(|pair| line.contains(pair));
            assert!(!torn, "a mark can fall on the next line: {line}");
        }
    }
}
