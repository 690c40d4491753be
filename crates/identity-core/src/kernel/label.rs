//! Names that people give: one visible line.

/// A name that a person gave to somebody or something: one line of 1 to 100 code points without control characters, trimmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label(String);

/// Why a text is not a [`Label`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LabelError {
    /// Nothing but space.
    #[error("empty")]
    Empty,
    /// More than 100 code points.
    #[error("longer than 100 characters")]
    TooLong,
    /// A control character, a line break or a mark that turns the direction of writing.
    #[error("holds a character that cannot be shown in a line")]
    Character,
}

impl Label {
    /// Reads a name.
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

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Marks that turn the direction of writing, or that nobody sees, could make a mail or a page say
/// another name than was typed.
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
    fn a_name_is_one_visible_line() {
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
