//! Licence expressions: `MIT OR (Apache-2.0 AND ISC)`, and `MIT/Apache-2.0` as it was once written.

use std::iter::Peekable;
use std::slice::Iter;

type Words<'a> = Peekable<Iter<'a, String>>;

/// Whether an expression can be met with allowed licences only; `None` when it cannot be read.
pub(super) fn is_met(expression: &str, allowed: &[&str]) -> Option<bool> {
    let words = words(expression);
    let mut words = words.iter().peekable();
    let met = any_of(&mut words, allowed)?;
    words.next().is_none().then_some(met)
}

/// `A WITH B` is one word.
fn words(expression: &str) -> Vec<String> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words: Vec<String> = Vec::new();
    for word in spaced.split_whitespace() {
        match words.last_mut() {
            Some(last) if word == "WITH" || last.ends_with(" WITH") => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

fn any_of(words: &mut Words, allowed: &[&str]) -> Option<bool> {
    let mut met = all_of(words, allowed)?;
    while words.next_if(|word| *word == "OR").is_some() {
        met |= all_of(words, allowed)?;
    }
    Some(met)
}

fn all_of(words: &mut Words, allowed: &[&str]) -> Option<bool> {
    let mut met = one(words, allowed)?;
    while words.next_if(|word| *word == "AND").is_some() {
        met &= one(words, allowed)?;
    }
    Some(met)
}

fn one(words: &mut Words, allowed: &[&str]) -> Option<bool> {
    match words.next()?.as_str() {
        "(" => {
            let met = any_of(words, allowed)?;
            words.next_if(|word| *word == ")").map(|_| met)
        }
        ")" | "OR" | "AND" => None,
        licence => Some(allowed.contains(&licence)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALLOWED: &[&str] = &["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "ISC"];

    #[test]
    fn alternatives_need_one_and_conjunctions_all() {
        let cases = [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("GPL-3.0-only OR MIT", true),
            ("MIT/GPL-2.0-only", true),
            ("MIT AND GPL-2.0-only", false),
            ("GPL-2.0-only OR MIT AND ISC", true),
            ("(GPL-2.0-only OR MIT) AND ISC", true),
            ("(GPL-2.0-only OR LGPL-2.1-only) AND ISC", false),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("MIT WITH Something-exception", false),
        ];
        for (expression, expected) in cases {
            assert_eq!(is_met(expression, ALLOWED), Some(expected), "{expression}");
        }
    }

    #[test]
    fn unreadable_expressions_are_not_met() {
        for expression in ["", "(MIT", "MIT ISC", "OR MIT", "MIT AND", "()"] {
            assert_eq!(is_met(expression, ALLOWED), None, "{expression}");
        }
    }
}
