//! The purposes of the keys in the ring.

use identity_core::kernel::ClosedSet;
use std::fmt;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The only use of a key.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum KeyPurpose {
    /// Mixed into every password before it is hashed.
    Pepper,
    /// Finds an account by its sealed email address.
    BlindIndex,
    /// Derives action tokens.
    MailToken,
    /// Derives the tokens that bind a form to a session, against CSRF.
    FormToken,
    /// Seals values that belong to no account.
    SystemData,
    /// Computes the digests of recovery codes.
    RecoveryCode,
}

impl KeyPurpose {
    /// The step of this version.
    pub(super) const STEP: u8 = 2;

    /// Returns the step that introduced the purpose. A ring of that step or a later one has lost a
    /// key that it lacks. A ring of an earlier step gets a new key.
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
}

impl fmt::Display for KeyPurpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
