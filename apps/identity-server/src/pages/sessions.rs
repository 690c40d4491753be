//! In which sessions a page or a form is there, and where a person of another one goes first.

use identity_core::session::{LiveSession, SessionAccess};

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
        let allows: &[SessionAccess] = match self {
            Self::Full | Self::Defending => &[SessionAccess::Full],
            Self::MaySetUpFactor => &[SessionAccess::Full, SessionAccess::SecondFactor],
            Self::MayChangePassword => &[SessionAccess::Full, SessionAccess::PasswordChange],
        };
        if live.is_contained() && !matches!(self, Self::Defending) {
            return Some("/recover?notice=contained");
        }
        (!allows.contains(&live.access)).then(|| place_of(live.access))
    }
}

/// Where a session of a reach is at home.
pub(crate) const fn place_of(access: SessionAccess) -> &'static str {
    match access {
        SessionAccess::Full => "/account",
        SessionAccess::PasswordChange => "/account/security/password",
        SessionAccess::SecondFactor => "/account/security/totp",
    }
}
