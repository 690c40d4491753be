//! What the keys of the ring are for.

use std::fmt;

/// The one thing that a key of the ring is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyPurpose {
    /// Goes into every password before it is hashed.
    Pepper,
    /// Finds an account by its sealed e-mail address.
    BlindIndex,
    /// Makes the tokens that mails carry.
    MailToken,
    /// Makes the tokens that bind a form to a session (against CSRF).
    FormToken,
    /// Seals what belongs to no account.
    SystemData,
}

impl KeyPurpose {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Pepper, Self::BlindIndex, Self::MailToken, Self::FormToken, Self::SystemData];

    /// The name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pepper => "pepper",
            Self::BlindIndex => "blind_index",
            Self::MailToken => "mail_token",
            Self::FormToken => "form_token",
            Self::SystemData => "system_data",
        }
    }

    /// The purpose of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }
}

impl fmt::Display for KeyPurpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
