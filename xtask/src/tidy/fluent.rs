//! As much of a Fluent file as is needed to compare two languages.

use std::collections::BTreeSet;

/// A message or a term (`-brand`), the line on which it begins, and its `$variables` and
/// `.attributes`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) id: String,
    pub(super) line: usize,
    pub(super) parts: BTreeSet<String>,
}

pub(super) fn messages(text: &str) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        let body = match definition(line) {
            Some((id, body)) => {
                let parts = BTreeSet::new();
                messages.push(Message { id: id.to_owned(), line: index + 1, parts });
                body
            }
            None => line,
        };
        if let Some(message) = messages.last_mut() {
            message.parts.extend(variables(body));
            message.parts.extend(attribute(line));
        }
    }
    messages
}

/// `id = body` at the beginning of a line.
fn definition(line: &str) -> Option<(&str, &str)> {
    let (left, body) = line.split_once('=')?;
    let id = left.trim_end();
    let name = id.strip_prefix('-').unwrap_or(id);
    is_name(name).then_some((id, body))
}

fn attribute(line: &str) -> Option<String> {
    let (left, _) = line.trim_start().split_once('=')?;
    let name = left.trim_end().strip_prefix('.')?;
    is_name(name).then(|| format!(".{name}"))
}

fn variables(body: &str) -> Vec<String> {
    let names = body.split('$').skip(1).map(|after| {
        after.chars().take_while(|character| is_name_character(*character)).collect::<String>()
    });
    names.filter(|name| is_name(name)).map(|name| format!("${name}")).collect()
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(is_name_character)
}

fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(id: &str, line: usize, parts: &[&str]) -> Message {
        let parts = parts.iter().map(ToString::to_string).collect();
        Message { id: id.to_owned(), line, parts }
    }

    #[test]
    fn messages_have_the_variables_of_all_their_lines() {
        let text = "# about = this $file\n-brand = XWMS\n\ngreeting = Hello, { $name }\nsessions =\n    { $count ->\n        [one] one\n       *[other] { $count } of { NUMBER($all) }\n    }\n    .title = { $hint }\n";
        let expected = [
            message("-brand", 2, &[]),
            message("greeting", 4, &["$name"]),
            message("sessions", 5, &["$all", "$count", "$hint", ".title"]),
        ];
        assert_eq!(messages(text), expected);
    }

    #[test]
    fn amount_of_money_is_no_variable() {
        assert_eq!(messages("price = $5 = cheap\n"), [message("price", 1, &[])]);
    }
}
