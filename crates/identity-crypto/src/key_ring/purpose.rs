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
    /// Makes the digests of recovery codes.
    RecoveryCode,
}

impl KeyPurpose {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Pepper,
        Self::BlindIndex,
        Self::MailToken,
        Self::FormToken,
        Self::SystemData,
        Self::RecoveryCode,
    ];

    /// The present step.
    pub(super) const STEP: u8 = 2;

    /// With which step of the program it came. A ring whose check says that it is of that step has
    /// lost a purpose that it lacks; one of an earlier step gets its key.
    pub(super) const fn step(self) -> u8 {
        match self {
            Self::Pepper
            | Self::BlindIndex
            | Self::MailToken
            | Self::FormToken
            | Self::SystemData => 1,
            Self::RecoveryCode => 2,
        }
    }

    /// The name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pepper => "pepper",
            Self::BlindIndex => "blind_index",
            Self::MailToken => "mail_token",
            Self::FormToken => "form_token",
            Self::SystemData => "system_data",
            Self::RecoveryCode => "recovery_code",
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
