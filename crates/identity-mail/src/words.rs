//! What each mail says. Both layouts, text and HTML, show these words and no others.

mod about;
mod address;
mod alert;
mod lock;
mod recovery;

use crate::{LetterError, Sender, sender::one_line};
use alert::{alert, security_change};
use identity_core::{
    kernel::ActionToken,
    notify::{EmailLink, Mail, Template},
};
use identity_text::Text;

/// The words of one mail, in its reader's language.
pub(crate) struct Words {
    /// The language, for the HTML.
    pub(crate) language: &'static str,
    /// The one line in a list of mails; the heading of the HTML.
    pub(crate) subject: String,
    /// "Hello Ann,".
    pub(crate) greeting: String,
    /// What happened.
    pub(crate) body: String,
    /// When, with what and from where.
    pub(crate) about: Vec<String>,
    /// What the button says.
    pub(crate) action: String,
    /// Where the button leads.
    pub(crate) link: String,
    /// What stands before the written-out link under the button.
    pub(crate) link_lead: String,
    /// What is good to know: how long, where, and what to do if it was somebody else.
    pub(crate) notes: Vec<String>,
    /// Why this mail came and what we never ask.
    pub(crate) automatic: String,
    /// The last line.
    pub(crate) powered_by: String,
}

/// The keys of what a mail says between its greeting and its last lines.
struct Keys {
    /// Gets the brand.
    subject: &'static str,
    /// Gets the brand.
    body: &'static str,
    /// Gets nothing.
    button: &'static str,
    /// Each gets what [`note`] gives.
    notes: &'static [&'static str],
}

impl Words {
    /// The words of `mail`.
    pub(crate) fn of(mail: &Mail, sender: &Sender) -> Result<Self, LetterError> {
        match mail.template {
            Template::ConfirmRegistration => confirm_registration(mail, sender),
            Template::AlreadyRegistered => Ok(already_registered(mail, sender)),
            Template::PasswordReminder => Ok(password_reminder(mail, sender)),
            Template::PasswordChangeRequired => Ok(password_change_required(mail, sender)),
            Template::PasswordChanged => alert(mail, sender, alert::PASSWORD_CHANGED),
            Template::SecondFactorOn => alert(mail, sender, alert::SECOND_FACTOR_ON),
            Template::SecondFactorReplaced => alert(mail, sender, alert::SECOND_FACTOR_REPLACED),
            Template::SecondFactorOff => alert(mail, sender, alert::SECOND_FACTOR_OFF),
            Template::RecoveryCodesReplaced => alert(mail, sender, alert::RECOVERY_CODES_REPLACED),
            Template::NewSignIn => alert(mail, sender, alert::NEW_SIGN_IN),
            Template::NewPlace => alert(mail, sender, alert::NEW_PLACE),
            Template::SignInUnfinished => alert(mail, sender, alert::SIGN_IN_UNFINISHED),
            Template::RecoveryCodeUsed => alert(mail, sender, alert::RECOVERY_CODE_USED),
            Template::RecoveryCodesFew => alert(mail, sender, alert::RECOVERY_CODES_FEW),
            Template::DeviceCopied => alert(mail, sender, alert::DEVICE_COPIED),
            Template::AccountUnlocked => Ok(security_change(mail, sender, alert::ACCOUNT_UNLOCKED)),
            Template::AccountLocked => lock::account_locked(mail, sender),
            Template::UnlockLink => lock::unlock_link_ttl(mail, sender),
            Template::NotLocked => Ok(lock::not_locked(mail, sender)),
            Template::PasswordDisabled => Ok(lock::password_retired(mail, sender)),
            Template::SecondFactorDisabled => Ok(lock::second_factor_retired(mail, sender)),
            Template::RecoveryLink => recovery::link(mail, sender),
            Template::RecoveryDelayed => recovery::locked(mail, sender),
            Template::RecoveryReady => recovery::ready(mail, sender),
            Template::RecoveryCancelled => Ok(recovery::cancelled(mail, sender)),
            Template::AccountRecovered => Ok(recovery::recovered(mail, sender)),
            Template::FactorLost => Ok(recovery::factor_lost(mail, sender)),
            Template::AccountContained => recovery::contained(mail, sender),
            Template::EmailChangeRequested => alert(mail, sender, alert::EMAIL_CHANGE_REQUESTED),
            Template::RecoveryEmailOn => alert(mail, sender, alert::RECOVERY_EMAIL_ON),
            Template::RecoveryEmailOff => alert(mail, sender, alert::RECOVERY_EMAIL_OFF),
            Template::RecoveryHelp => Ok(address::help(mail, sender)),
            Template::ConfirmEmailChange
            | Template::EmailChanged
            | Template::EmailChangedAway
            | Template::EmailRevertStarted
            | Template::EmailRevertPending
            | Template::EmailRevertContested
            | Template::EmailRevertEnded
            | Template::EmailRestored
            | Template::EmailRestoredAway
            | Template::ConfirmRecoveryEmail => address::of(mail, sender),
        }
    }

    /// What `keys` say, in what every mail has, around a button that leads to `link`.
    fn said(mail: &Mail, sender: &Sender, keys: &Keys, link: String) -> Self {
        let text = Text::of(mail.to.locale);
        let brand = sender.brand();
        let name = mail.to.display_name.as_deref().map(one_line).filter(|name| !name.is_empty());
        let greeting = match &name {
            Some(name) => text.say("mail-greeting-name").with("name", name),
            None => text.say("mail-greeting"),
        };
        let automatic = text.say("mail-automatic").with("brand", brand).with("host", sender.host());
        Self {
            language: text.locale().tag(),
            subject: text.say(keys.subject).with("brand", brand).to_string(),
            greeting: greeting.to_string(),
            body: text.say(keys.body).with("brand", brand).to_string(),
            about: about::lines(mail, sender),
            action: text.say(keys.button).with("brand", brand).to_string(),
            link,
            link_lead: text.say("mail-link-lead").to_string(),
            notes: keys.notes.iter().map(|key| note(mail, key)).collect(),
            automatic: automatic.to_string(),
            powered_by: text.say("powered-by").with("brand", brand).to_string(),
        }
    }
}

fn confirm_registration(mail: &Mail, sender: &Sender) -> Result<Words, LetterError> {
    let keys = Keys {
        subject: "mail-confirm-registration-subject",
        body: "mail-confirm-registration-body",
        button: "mail-confirm-registration-button",
        notes: &[
            "mail-link-until",
            "mail-confirm-registration-browser",
            "mail-confirm-registration-not-you",
        ],
    };
    linked(mail, sender, &["sign-up", "confirm"], &keys)
}

fn already_registered(mail: &Mail, sender: &Sender) -> Words {
    let keys = Keys {
        subject: "mail-already-registered-subject",
        body: "mail-already-registered-body",
        button: "mail-already-registered-button",
        notes: &["mail-already-registered-not-you"],
    };
    plain(mail, sender, &["sign-in"], &keys)
}

fn password_reminder(mail: &Mail, sender: &Sender) -> Words {
    let keys = Keys {
        subject: "mail-password-reminder-subject",
        body: "mail-password-reminder-body",
        button: "mail-password-button",
        notes: &[],
    };
    plain(mail, sender, &["account", "security", "password"], &keys)
}

fn password_change_required(mail: &Mail, sender: &Sender) -> Words {
    let keys = Keys {
        subject: "mail-password-change-required-subject",
        body: "mail-password-change-required-body",
        button: "mail-password-button",
        notes: &[],
    };
    plain(mail, sender, &["account", "security", "password"], &keys)
}

/// A mail whose button leads to a page and carries nothing.
fn plain(mail: &Mail, sender: &Sender, path: &[&str], keys: &Keys) -> Words {
    Words::said(mail, sender, keys, sender.page(path).into())
}

/// A mail whose button carries its token.
fn linked(mail: &Mail, sender: &Sender, path: &[&str], keys: &Keys) -> Result<Words, LetterError> {
    let EmailLink { token, .. } = mail.link.as_ref().ok_or(LetterError::NoLink)?;
    Ok(Words::said(mail, sender, keys, with_token(sender, path, token)))
}

fn with_token(sender: &Sender, path: &[&str], token: &ActionToken) -> String {
    let mut url = sender.page(path);
    url.query_pairs_mut().append_pair("token", token.expose().expose());
    url.into()
}

/// A note, which may tell how long the link is good and name pages as they name themselves.
fn note(mail: &Mail, key: &str) -> String {
    let text = Text::of(mail.to.locale);
    let phrase = text
        .say(key)
        .with("recover", text.say("nav-recover"))
        .with("unlock", text.say("nav-unlock"))
        .with("secure", text.say("page-secure-title"));
    match &mail.link {
        Some(EmailLink { expires_at, .. }) => {
            phrase.with("until", text.date_time(*expires_at, &mail.to.time_zone)).to_string()
        }
        None => phrase.to_string(),
    }
}
