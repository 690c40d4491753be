//! Both engines have the same migrations, numbered without a gap: `0001_accounts.sql`.

use super::Tree;
use super::problem::Problem;
use crate::failure::Failure;

/// The directories under `migrations/`.
pub(crate) const ENGINES: [&str; 2] = ["sqlite", "postgres"];

pub(super) fn check(tree: &Tree) -> Result<Vec<Problem>, Failure> {
    let [sqlite, postgres] =
        ENGINES.map(|engine| tree.workspace.names_in(&format!("migrations/{engine}")));
    Ok(judge(&sqlite?, &postgres?))
}

/// The number of a migration's file, if it is named as one.
pub(crate) fn number(file: &str) -> Option<u32> {
    let (digits, name) = file.strip_suffix(".sql")?.split_once('_')?;
    let spelled = name.chars().all(|letter| matches!(letter, 'a'..='z' | '0'..='9' | '_'));
    let named = spelled && name.starts_with(|letter: char| letter.is_ascii_lowercase());
    if !named || digits.len() != 4 || !digits.chars().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

fn judge(sqlite: &[String], postgres: &[String]) -> Vec<Problem> {
    let mut problems = missing("postgres", sqlite, postgres);
    problems.extend(missing("sqlite", postgres, sqlite));
    for (engine, files) in ENGINES.into_iter().zip([sqlite, postgres]) {
        let mut expected = 1;
        for file in files {
            let place = format!("migrations/{engine}/{file}");
            match number(file) {
                None => problems.push(Problem::of(place, "is not named like `0001_accounts.sql`")),
                Some(found) => {
                    if found != expected {
                        let text = format!("has number {found}, the next is {expected:04}");
                        problems.push(Problem::of(place, text));
                    }
                    expected = found + 1;
                }
            }
        }
    }
    problems
}

fn missing(engine: &str, there: &[String], here: &[String]) -> Vec<Problem> {
    there
        .iter()
        .filter(|file| !here.contains(file))
        .map(|file| {
            let place = format!("migrations/{engine}/{file}");
            Problem::of(place, "is missing; the other engine has it")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn pairs_in_a_row_are_tidy() {
        let both = files(&["0001_accounts.sql", "0002_sessions_2.sql"]);
        assert_eq!(judge(&both, &both), []);
        assert_eq!(judge(&[], &[]), []);
    }

    #[test]
    fn missing_twin_is_a_problem() {
        let found = judge(&files(&["0001_a.sql"]), &[]);
        assert_eq!(found.len(), 1);
        assert!(found.first().unwrap().to_string().starts_with("migrations/postgres/0001_a.sql"));
    }

    #[test]
    fn gap_and_double_number_are_problems() {
        let gap = files(&["0001_a.sql", "0003_b.sql"]);
        assert_eq!(judge(&gap, &gap).len(), 2);
        let double = files(&["0001_a.sql", "0001_b.sql"]);
        assert_eq!(judge(&double, &double).len(), 2);
    }

    #[test]
    fn only_four_digits_and_plain_words_name_a_migration() {
        assert_eq!(number("0012_ab_c.sql"), Some(12));
        for name in ["1_a.sql", "0001_A.sql", "0001.sql", "0001_.sql", "0001_a.txt", "+001_a.sql"] {
            assert_eq!(number(name), None, "{name}");
        }
    }
}
