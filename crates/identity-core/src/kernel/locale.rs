//! The languages that every page and mail exists in.

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// English.
    #[default]
    English,
    /// Dutch.
    Dutch,
    /// French.
    French,
}

impl Locale {
    /// All of them, in the order in which a choice shows them.
    pub const ALL: [Self; 3] = [Self::English, Self::Dutch, Self::French];

    /// The language tag (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Dutch => "nl",
            Self::French => "fr",
        }
    }

    /// The name of the language in itself.
    pub const fn autonym(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Dutch => "Nederlands",
            Self::French => "Français",
        }
    }

    /// The language of a tag such as `nl` or `nl-BE`; nothing for a language that is not spoken.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next()?.trim();
        Self::ALL.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_does_not_hide_the_language() {
        assert_eq!(Locale::from_tag("nl-BE"), Some(Locale::Dutch));
        assert_eq!(Locale::from_tag("FR"), Some(Locale::French));
        assert_eq!(Locale::from_tag("de"), None);
        assert_eq!(Locale::from_tag(""), None);
    }
}
