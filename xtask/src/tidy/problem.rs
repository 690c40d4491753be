//! A violation of a house rule.

use std::fmt;

/// Names the place, the problem and the fix.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Problem {
    place: String,
    text: String,
}

impl Problem {
    pub(super) fn of(place: impl Into<String>, text: impl Into<String>) -> Self {
        Self { place: place.into(), text: text.into() }
    }

    /// At a line of a file, counted from one.
    pub(super) fn at(file: &str, line: usize, text: impl Into<String>) -> Self {
        Self::of(format!("{file}:{line}"), text)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.text)
    }
}

/// The line of a manifest on which a key stands, or the first.
pub(super) fn line_of_key(manifest: &str, key: &str) -> usize {
    let stands = |line: &str| {
        let rest = line.trim_start().trim_start_matches('"').strip_prefix(key);
        rest.is_some_and(|rest| rest.starts_with([' ', '.', '=', '"']))
    };
    manifest.lines().position(stands).map_or(1, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_is_found_whole() {
        let manifest = "[dependencies]\npoem-openapi.workspace = true\npoem.workspace = true\n";
        assert_eq!(line_of_key(manifest, "poem"), 3);
        assert_eq!(line_of_key(manifest, "sqlx"), 1);
    }
}
