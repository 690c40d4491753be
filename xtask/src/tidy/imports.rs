//! What a Rust file names of its own crate, read without a parser.
//!
//! It finds the first segment after each `crate::`, in `use` lines, groups over several lines and
//! paths in code. Comments, strings and items under `#[cfg(test)]` do not count.

/// The `room` of `crate::room::..`, and its line counted from one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Import {
    pub(super) line: usize,
    pub(super) name: String,
}

pub(super) fn imports(source: &str) -> Vec<Import> {
    let code = without_tests(&without_prose(source));
    let mut found = Vec::new();
    for (start, marker) in code.match_indices("crate::") {
        let before = code.get(..start).unwrap_or_default();
        if before.ends_with(|last: char| last.is_alphanumeric() || last == '_') {
            continue;
        }
        let line = before.matches('\n').count() + 1;
        let after = code.get(start + marker.len()..).unwrap_or_default();
        found.extend(
            first_segments(after)
                .into_iter()
                .map(|(lines, name)| Import { line: line + lines, name }),
        );
    }
    found
}

/// Whether the code (not its prose, not its tests) contains a text.
pub(super) fn code_contains(source: &str, text: &str) -> bool {
    without_tests(&without_prose(source)).contains(text)
}

/// Of `a::b` the `a`; of `{a::B, c::{D, e}}` `a` and `c`. With lines from where it begins.
fn first_segments(path: &str) -> Vec<(usize, String)> {
    let Some(group) = path.strip_prefix('{') else {
        return vec![(0, identifier(path))];
    };
    let (mut depth, mut lines, mut expected, mut found) = (0, 0, true, Vec::new());
    for (index, character) in group.char_indices() {
        match character {
            '\n' => lines += 1,
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => expected = true,
            _ if expected && !character.is_whitespace() => {
                expected = false;
                found.push((lines, identifier(group.get(index..).unwrap_or_default())));
            }
            _ => {}
        }
    }
    found
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
}

/// Comments and the insides of strings become blanks; lines stay where they are.
fn without_prose(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(character) = rest.chars().next() {
        let prose = prose_at(rest, code.chars().last());
        if prose == 0 {
            code.push(character);
            rest = rest.get(character.len_utf8()..).unwrap_or_default();
            continue;
        }
        let (skipped, next) = rest.split_at(prose);
        code.extend(skipped.chars().map(|skip| if skip == '\n' { '\n' } else { ' ' }));
        rest = next;
    }
    code
}

/// How many bytes of prose begin here.
fn prose_at(rest: &str, before: Option<char>) -> usize {
    let whole = rest.len();
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(whole);
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(whole, |end| end + 2);
    }
    if let Some(inside) = rest.strip_prefix('"') {
        return 1 + after_quote(inside, '"');
    }
    if rest.starts_with("r\"") || rest.starts_with("r#") {
        let in_name = before.is_some_and(|last| last.is_alphanumeric() && last != 'b');
        return if in_name { 0 } else { raw_string(rest) };
    }
    match rest.strip_prefix('\'') {
        Some(inside) if inside.starts_with('\\') => 1 + after_quote(inside, '\''),
        // `'a'` is a character, `'a` a lifetime.
        Some(inside) => inside.chars().next().map_or(0, |character| {
            let closed =
                inside.get(character.len_utf8()..).is_some_and(|end| end.starts_with('\''));
            if closed { character.len_utf8() + 2 } else { 0 }
        }),
        None => 0,
    }
}

fn after_quote(inside: &str, quote: char) -> usize {
    let mut escaped = false;
    for (index, character) in inside.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return index + 1,
            _ => {}
        }
    }
    inside.len()
}

fn raw_string(rest: &str) -> usize {
    let hashes = rest.chars().skip(1).take_while(|character| *character == '#').count();
    let opening = hashes + 1;
    // `r#type` is an identifier.
    let Some(inside) = rest.get(opening..).and_then(|rest| rest.strip_prefix('"')) else {
        return 0;
    };
    let closing = format!("\"{}", "#".repeat(hashes));
    let inside_length = inside.find(&closing).map_or(inside.len(), |end| end + closing.len());
    opening + 1 + inside_length
}

/// Blanks each item under `#[cfg(test)]`, or under a `cfg` that begins with `any(test` or `all(test`.
fn without_tests(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(start) = ["#[cfg(test", "#[cfg(any(test", "#[cfg(all(test"]
        .iter()
        .filter_map(|attribute| rest.find(attribute))
        .min()
    {
        let (before, item) = rest.split_at(start);
        let (skipped, next) = item.split_at(end_of_item(item));
        kept.push_str(before);
        kept.extend(skipped.chars().filter(|character| *character == '\n'));
        rest = next;
    }
    kept + rest
}

/// Past the `;` or the closing brace that ends the item.
fn end_of_item(item: &str) -> usize {
    let mut depth = 0_usize;
    for (index, character) in item.char_indices() {
        match character {
            ';' if depth == 0 => return index + 1,
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return index + 1;
                }
            }
            _ => {}
        }
    }
    item.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(source: &str) -> Vec<(usize, String)> {
        imports(source).into_iter().map(|import| (import.line, import.name)).collect()
    }

    fn pairs(expected: &[(usize, &str)]) -> Vec<(usize, String)> {
        expected.iter().map(|(line, name)| (*line, (*name).to_owned())).collect()
    }

    #[test]
    fn plain_and_grouped_uses_are_found_on_their_lines() {
        let source = "//! x\nuse crate::kernel::Email;\nuse crate::{\n    account::{Account, Status},\n    Identity,\n    session::Session,\n};\n";
        let expected = [(2, "kernel"), (4, "account"), (5, "Identity"), (6, "session")];
        assert_eq!(names(source), pairs(&expected));
    }

    #[test]
    fn paths_in_code_count_and_prose_does_not() {
        let source = "/// See [`crate::audit`].\nfn f() -> crate::session::Id { \"crate::guard\"; r#\"crate::x\"#; '\"'; crate::notify::n() } // crate::y\n";
        assert_eq!(names(source), pairs(&[(2, "session"), (2, "notify")]));
    }

    #[test]
    fn test_items_do_not_count_and_what_follows_does() {
        let source = "#[cfg(test)]\nuse crate::testing::a;\n#[cfg(test)]\nmod tests {\n use crate::testing::{b, c};\n fn f<'a>() {}\n}\nuse crate::audit::E;\n#[cfg(any(test, feature = \"testing\"))]\nmod fake;\n";
        assert_eq!(names(source), pairs(&[(8, "audit")]));
    }

    #[test]
    fn other_crates_do_not_count() {
        assert_eq!(names("use my_crate::kernel::A;\npub(crate) struct B;\n"), []);
    }
}
