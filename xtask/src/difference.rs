//! Where two texts or two lists part.

/// The first line in which two texts differ.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FirstDifference<'a> {
    /// Counted from one.
    pub(crate) number: usize,
    pub(crate) left: Option<&'a str>,
    pub(crate) right: Option<&'a str>,
}

pub(crate) fn first_difference<'a>(left: &'a str, right: &'a str) -> Option<FirstDifference<'a>> {
    if left == right {
        return None;
    }
    let (mut lefts, mut rights) = (left.split('\n'), right.split('\n'));
    let mut number = 0;
    loop {
        number += 1;
        let (left, right) = (lefts.next(), rights.next());
        if left != right || left.is_none() {
            return Some(FirstDifference { number, left, right });
        }
    }
}

/// What only one of two lists has, as `- left` and `+ right` lines.
pub(crate) fn only_in_one(left: &[String], right: &[String]) -> Vec<String> {
    let removed = left.iter().filter(|line| !right.contains(line)).map(|line| format!("- {line}"));
    let added = right.iter().filter(|line| !left.contains(line)).map(|line| format!("+ {line}"));
    removed.chain(added).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_do_not_differ() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
    }

    #[test]
    fn first_differing_line_is_counted_from_one() {
        let found = first_difference("a\nb\nc", "a\nx\nc").unwrap();
        assert_eq!(found, FirstDifference { number: 2, left: Some("b"), right: Some("x") });
    }

    #[test]
    fn shorter_text_differs_where_it_ends() {
        let found = first_difference("a", "a\nb").unwrap();
        assert_eq!(found, FirstDifference { number: 2, left: None, right: Some("b") });
    }

    #[test]
    fn lists_are_compared_both_ways() {
        let lists = |items: &[&str]| items.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(only_in_one(&lists(&["a", "b"]), &lists(&["b", "c"])), ["- a", "+ c"]);
    }
}
