//! Paths, field names, buttons and words of the pages: the only place that knows them.

pub(super) const EMAIL: &str = "email";
pub(super) const PASSWORD: &str = "password";
/// The button of a page's own form.
pub(super) const SUBMIT: &str = "main form button[type=submit]";
/// What tells a page's reader that something was done.
pub(super) const NOTICE: &str = "[role=status]";

pub(super) mod sign_up {
    pub(in crate::e2e) const PATH: &str = "/sign-up";
    pub(in crate::e2e) const CHECK_YOUR_MAIL: &str = "check your mail";
}

pub(super) mod sign_in {
    pub(in crate::e2e) const PATH: &str = "/sign-in";
}

pub(super) mod account {
    pub(in crate::e2e) const PATH: &str = "/account";
    pub(in crate::e2e) const SESSIONS_HEADING: &str = "active sessions";
    pub(in crate::e2e) const SESSION: &str = ".session";
    pub(in crate::e2e) const END_OTHER_SESSION: &str = ".session:not(.current) button[type=submit]";
    pub(in crate::e2e) const SIGN_OUT: &str = "Sign out";
}
