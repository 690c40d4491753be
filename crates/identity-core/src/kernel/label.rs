//! Names that people give to accounts, sessions and credentials.

/// One visible line of 1 to 100 code points, trimmed and without control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label(String);

/// Reasons to refuse a text as a [`Label`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LabelError {
    /// The text is empty or all white space.
    #[error("empty")]
    Empty,
    /// The text has more than 100 code points.
    #[error("longer than 100 characters")]
    TooLong,
    /// The text has a control character, a line break, or an invisible or bidirectional mark.
    #[error("holds a character that cannot be shown in a line")]
    Character,
}

impl Label {
    /// Parses a name as it was typed.
    pub fn parse(text: &str) -> Result<Self, LabelError> {
        let name = text.trim();
        if name.is_empty() {
            return Err(LabelError::Empty);
        }
        if name.chars().count() > 100 {
            return Err(LabelError::TooLong);
        }
        if name.chars().any(breaks_a_line) {
            return Err(LabelError::Character);
        }
        Ok(Self(name.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Matches control characters and the invisible and bidirectional marks with which a name could
/// read differently in a mail or on a page than it was typed (Unicode TR36, bidirectional text
/// spoofing).
fn breaks_a_line(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn label_is_one_visible_line() {
        assert_eq!(Label::parse("  Ann  ").map(|name| name.0), Ok("Ann".to_owned()));
        assert_eq!(Label::parse(" \t "), Err(LabelError::Empty));
        assert_eq!(Label::parse(&"é".repeat(101)), Err(LabelError::TooLong));
        assert!(Label::parse(&"é".repeat(100)).is_ok());
        assert_eq!(Label::parse("a\nb"), Err(LabelError::Character));
        for mark in ['\u{202e}', '\u{200b}', '\u{61c}', '\u{200f}', '\u{feff}'] {
            let name = format!("a{mark}b");
            assert_eq!(Label::parse(&name), Err(LabelError::Character), "{mark:?}");
        }
    }
}
