//! Sorts sessions by access: the ones that may use a page, and the page where the others start.

use identity_core::session::{LiveSession, SessionAccess};

/// The live sessions that may use a page or a form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sessions {
    /// Sessions with full access, unless the account is contained.
    Full,
    /// As `Full`, and sessions that must set up a second factor first.
    MaySetUpFactor,
    /// As `Full`, and sessions that must change the password first.
    MayChangePassword,
    /// Sessions with full access, also while the account is contained.
    Defending,
}

impl Sessions {
    /// Returns where to send a session that may not use the page, or `None` if it may.
    pub(crate) fn redirect(self, live: &LiveSession) -> Option<&'static str> {
        let allowed: &[SessionAccess] = match self {
            Self::Full | Self::Defending => &[SessionAccess::Full],
            Self::MaySetUpFactor => &[SessionAccess::Full, SessionAccess::SecondFactor],
            Self::MayChangePassword => &[SessionAccess::Full, SessionAccess::PasswordChange],
        };
        if live.is_contained() && self != Self::Defending {
            return Some("/recover?notice=contained");
        }
        (!allowed.contains(&live.access)).then(|| home_of(live.access))
    }
}

/// Returns the first page of a session with this access.
pub(crate) const fn home_of(access: SessionAccess) -> &'static str {
    match access {
        SessionAccess::Full => "/account",
        SessionAccess::PasswordChange => "/account/security/password",
        SessionAccess::SecondFactor => "/account/security/totp",
    }
}
