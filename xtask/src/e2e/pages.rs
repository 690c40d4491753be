//! Paths, field names and buttons of the pages, and subjects of the mails. No other file of the
//! journeys knows them.

pub(super) const EMAIL: &str = "email";
pub(super) const PASSWORD: &str = "password";
/// The submit button of a page's own form.
pub(super) const SUBMIT: &str = "main form button[type=submit]";
/// A message that something was done.
pub(super) const NOTICE: &str = "[role=status]";
/// A message that something is wrong.
pub(super) const ALERT: &str = "[role=alert]";

pub(super) mod sign_up {
    pub(in crate::e2e) const PATH: &str = "/sign-up";
    pub(in crate::e2e) const SENT_PATH: &str = "/sign-up/sent";
    pub(in crate::e2e) const RESEND: &str = "form[action='/sign-up/resend'] [type=submit]";
}

pub(super) mod sign_in {
    pub(in crate::e2e) const PATH: &str = "/sign-in";
}

pub(super) mod second_factor {
    pub(in crate::e2e) const PATH: &str = "/sign-in/second-factor";
    pub(in crate::e2e) const CODE: &str = "code";
    pub(in crate::e2e) const SUBMIT: &str = "form[action='/sign-in/second-factor'] [type=submit]";
}

pub(super) mod reauthentication {
    pub(in crate::e2e) const FORM: &str = "form[action='/account/reauthenticate']";
    pub(in crate::e2e) const SUBMIT: &str = "form[action='/account/reauthenticate'] [type=submit]";
}

pub(super) mod security {
    pub(in crate::e2e) const PATH: &str = "/account/security";
    pub(in crate::e2e) const TOTP: &str = "main a[href='/account/security/totp']";
    pub(in crate::e2e) const TOTP_PATH: &str = "/account/security/totp";
    pub(in crate::e2e) const TOTP_BEGIN: &str =
        "form[action='/account/security/totp'] [type=submit]";
    pub(in crate::e2e) const TOTP_CONFIRM_PATH: &str = "/account/security/totp/confirm";
    pub(in crate::e2e) const TOTP_CONFIRM: &str =
        "form[action='/account/security/totp/confirm'] [type=submit]";
    pub(in crate::e2e) const TOTP_REMOVE: &str =
        "form[action='/account/security/totp/remove'] [type=submit]";
    pub(in crate::e2e) const KEY: &str = "code.key";
    pub(in crate::e2e) const RECOVERY_CODE: &str = ".codes li";
    pub(in crate::e2e) const DOWNLOAD: &str = "a[download]";
    pub(in crate::e2e) const CODES_CONFIRM: &str =
        "form[action='/account/security/recovery-codes/confirm'] [type=submit]";
}

pub(super) mod recover {
    pub(in crate::e2e) const PATH: &str = "/recover";
    pub(in crate::e2e) const LINK: &str = "nav.panel a[href='/recover']";
    pub(in crate::e2e) const SENT_PATH: &str = "/recover/sent";
    pub(in crate::e2e) const CONTINUE_PATH: &str = "/recover/continue";
    pub(in crate::e2e) const PROVE: &str = "form[action='/recover/proof'] [type=submit]";
    pub(in crate::e2e) const LOST: &str = "main details summary";
    pub(in crate::e2e) const HOLD: &str = "form[action='/recover/hold'] [type=submit]";
    pub(in crate::e2e) const COMPLETE: &str = "form[action='/recover/continue'] [type=submit]";
    pub(in crate::e2e) const CANCEL_PATH: &str = "/recover/cancel";
    pub(in crate::e2e) const BANNER: &str = ".banner a[href='/account/recovery']";
}

pub(super) mod unlock {
    pub(in crate::e2e) const PATH: &str = "/unlock/confirm";
    pub(in crate::e2e) const SUBMIT: &str = "form[action='/unlock/confirm'] [type=submit]";
}

pub(super) mod report {
    pub(in crate::e2e) const PATH: &str = "/report";
    pub(in crate::e2e) const SUBMIT: &str = "form[action='/report'] [type=submit]";
}

pub(super) mod secure {
    pub(in crate::e2e) const PATH: &str = "/account/secure";
    pub(in crate::e2e) const LINK: &str = "main a[href='/account/secure']";
    pub(in crate::e2e) const SUBMIT: &str = "form[action='/account/secure'] [type=submit]";
}

pub(super) mod addresses {
    pub(in crate::e2e) const LINK: &str = "main a[href='/account/security/email']";
    pub(in crate::e2e) const PATH: &str = "/account/security/email";
    pub(in crate::e2e) const CHANGE: &str = "form[action='/account/security/email'] [type=submit]";
    pub(in crate::e2e) const RECOVERY: &str = "recovery_email";
    pub(in crate::e2e) const SET_RECOVERY: &str =
        "form[action='/account/security/recovery-email'] [type=submit]";
    pub(in crate::e2e) const CONFIRM_PATH: &str = "/email/confirm";
    pub(in crate::e2e) const CONFIRM: &str = "form[action='/email/confirm'] [type=submit]";
    pub(in crate::e2e) const CONFIRM_RECOVERY_PATH: &str = "/recovery-email/confirm";
    pub(in crate::e2e) const CONFIRM_RECOVERY: &str =
        "form[action='/recovery-email/confirm'] [type=submit]";
    pub(in crate::e2e) const REVERT_PATH: &str = "/email/revert";
    pub(in crate::e2e) const REVERT: &str = "form[action='/email/revert'] .danger";
    pub(in crate::e2e) const CURRENT_PASSWORD: &str = "current_password";
    pub(in crate::e2e) const REVERT_PROVE: &str =
        "[aria-labelledby=with-password] form[action='/email/revert'] [type=submit]";
    pub(in crate::e2e) const OBJECT_PATH: &str = "/email/object";
    pub(in crate::e2e) const OBJECT: &str =
        "[aria-labelledby=without] form[action='/email/object'] [type=submit]";
    pub(in crate::e2e) const HELP: &str = "details summary";
    pub(in crate::e2e) const HELP_TEXT: &str = "text";
    pub(in crate::e2e) const HELP_SEND: &str = "form[action='/email/help'] [type=submit]";
}

pub(super) mod account {
    pub(in crate::e2e) const PATH: &str = "/account";
    pub(in crate::e2e) const SESSIONS: &str = "#sessions";
    pub(in crate::e2e) const SESSION: &str = ".session:not(.known)";
    pub(in crate::e2e) const END_OTHER_SESSION: &str =
        "form[action='/account/sessions/end'] [type=submit]";
    pub(in crate::e2e) const SIGN_OUT: &str = "Sign out";
}

/// Parts of the subjects, in lower case.
pub(super) mod mails {
    pub(in crate::e2e) const NEW_SIGN_IN: &str = "new sign-in";
    pub(in crate::e2e) const LOCKED: &str = "locked on unknown devices";
    pub(in crate::e2e) const CONTAINED: &str = "locked until you recover it";
    pub(in crate::e2e) const RECOVER: &str = "recover your account";
    pub(in crate::e2e) const RECOVERY_REQUESTED: &str = "someone asked to recover";
    pub(in crate::e2e) const TWO_FACTOR_ON: &str = "two-factor authentication is on";
    pub(in crate::e2e) const NEW_RECOVERY_CODES: &str = "new recovery codes";
    pub(in crate::e2e) const CONFIRM_EMAIL: &str = "confirm your new email";
    pub(in crate::e2e) const EMAIL_MOVED: &str = "moved to another email";
    pub(in crate::e2e) const REVERT_STARTED: &str = "going back to its previous email";
    pub(in crate::e2e) const EMAIL_RESTORED: &str = "has this email address again";
    pub(in crate::e2e) const CONFIRM_RECOVERY_EMAIL: &str = "confirm your recovery email";
}
