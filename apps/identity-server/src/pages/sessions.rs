//! In which sessions a page or a form is there, and where a person of another one goes first.

use identity_core::session::{LiveSession, Reach};

/// In which live sessions something is done.
#[derive(Clone, Copy)]
pub(crate) enum Sessions {
    /// Those that may call everything, of an account that is not contained.
    Full,
    /// The same, and those that may set up a second factor.
    MaySetUpFactor,
    /// The same, and those that may change the password.
    MayChangePassword,
    /// Those that may call everything, though the account is contained.
    Defending,
}

impl Sessions {
    /// Where a person goes whose session is none of these; nothing where it is one.
    pub(crate) fn elsewhere(self, live: &LiveSession) -> Option<&'static str> {
        let reaches: &[Reach] = match self {
            Self::Full | Self::Defending => &[Reach::Full],
            Self::MaySetUpFactor => &[Reach::Full, Reach::SecondFactor],
            Self::MayChangePassword => &[Reach::Full, Reach::PasswordChange],
        };
        if live.is_contained() && !matches!(self, Self::Defending) {
            return Some("/recover?notice=contained");
        }
        (!reaches.contains(&live.reach)).then(|| place_of(live.reach))
    }
}

/// Where a session of a reach is at home.
pub(crate) const fn place_of(reach: Reach) -> &'static str {
    match reach {
        Reach::Full => "/account",
        Reach::PasswordChange => "/account/security/password",
        Reach::SecondFactor => "/account/security/totp",
    }
}
