//! The languages of pages and mails.

use super::ClosedSet;
use strum::{EnumString, IntoStaticStr, VariantArray};

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Default, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(ascii_case_insensitive)]
pub enum Locale {
    #[default]
    #[strum(serialize = "en")]
    English,
    #[strum(serialize = "nl")]
    Dutch,
    #[strum(serialize = "fr")]
    French,
}

impl Locale {
    /// Returns the language tag (BCP 47).
    pub fn tag(self) -> &'static str {
        self.as_str()
    }

    /// Returns the name of the language in that language.
    pub const fn autonym(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Dutch => "Nederlands",
            Self::French => "Français",
        }
    }

    /// Returns the language of a tag such as `nl` or `nl-BE`, or `None` for a language that is not
    /// supported.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next()?.trim();
        Self::from_name(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn region_of_a_tag_is_ignored() {
        assert_eq!(Locale::from_tag("nl-BE"), Some(Locale::Dutch));
        assert_eq!(Locale::from_tag("FR"), Some(Locale::French));
        assert_eq!(Locale::from_tag("de"), None);
        assert_eq!(Locale::from_tag(""), None);
    }
}
