//! The account and the name it goes by.

use crate::kernel::{AccountId, Email, Locale, TimeZone, Timestamp};

/// A person's account. Its mailbox was proven when it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id, which never changes.
    pub id: AccountId,
    /// Where its mail goes.
    pub email: Email,
    /// What the person wants to be called.
    pub display_name: Option<DisplayName>,
    /// The language of its pages and mails.
    pub locale: Locale,
    /// The zone in which it reads the time.
    pub time_zone: TimeZone,
    /// What it may do.
    pub status: Status,
    /// When its mailbox was proven.
    pub created_at: Timestamp,
}

/// What an account may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Everything that its owner proves to be allowed.
    Active,
}

impl Status {
    /// The name in the store and in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
        }
    }

    /// The status of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        (name == Self::Active.as_str()).then_some(Self::Active)
    }
}

/// A name: one line of 1 to 100 code points without control characters, trimmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisplayName(String);

/// Why a text is not a [`DisplayName`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DisplayNameError {
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

impl DisplayName {
    /// Reads a name.
    pub fn parse(text: &str) -> Result<Self, DisplayNameError> {
        let name = text.trim();
        if name.is_empty() {
            return Err(DisplayNameError::Empty);
        }
        if name.chars().count() > 100 {
            return Err(DisplayNameError::TooLong);
        }
        if name.chars().any(breaks_a_line) {
            return Err(DisplayNameError::Character);
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
        assert_eq!(DisplayName::parse("  Ann  ").map(|name| name.0), Ok("Ann".to_owned()));
        assert_eq!(DisplayName::parse(" \t "), Err(DisplayNameError::Empty));
        assert_eq!(DisplayName::parse(&"é".repeat(101)), Err(DisplayNameError::TooLong));
        assert!(DisplayName::parse(&"é".repeat(100)).is_ok());
        assert_eq!(DisplayName::parse("a\nb"), Err(DisplayNameError::Character));
        for mark in ['\u{202e}', '\u{200b}', '\u{61c}', '\u{200f}', '\u{feff}'] {
            let name = format!("a{mark}b");
            assert_eq!(DisplayName::parse(&name), Err(DisplayNameError::Character), "{mark:?}");
        }
    }
}
