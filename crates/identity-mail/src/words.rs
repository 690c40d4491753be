//! What each mail says. Both layouts, text and HTML, show these words and no others.

use crate::{LetterError, Sender, sender::one_line};
use identity_core::{
    kernel::{MailedToken, TimeZone},
    notify::{Mail, MailLink, Template},
};
use identity_text::{Phrase, Text};

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

impl Words {
    /// The words of `mail`.
    pub(crate) fn of(mail: &Mail, sender: &Sender) -> Result<Self, LetterError> {
        match mail.template {
            Template::ConfirmRegistration => confirm_registration(mail, sender),
            Template::AlreadyRegistered => Ok(already_registered(mail, sender)),
            Template::PasswordReminder => Ok(password_reminder(mail, sender)),
            Template::PasswordChangeRequired => Ok(password_change_required(mail, sender)),
            Template::PasswordChanged => {
                let keys = ["mail-password-changed-subject", "mail-password-changed-body"];
                Ok(security_change(mail, sender, keys))
            }
            Template::SecondFactorOn => {
                let keys = ["mail-second-factor-on-subject", "mail-second-factor-on-body"];
                Ok(security_change(mail, sender, keys))
            }
            Template::SecondFactorReplaced => {
                let keys =
                    ["mail-second-factor-replaced-subject", "mail-second-factor-replaced-body"];
                Ok(security_change(mail, sender, keys))
            }
            Template::SecondFactorOff => {
                let keys = ["mail-second-factor-off-subject", "mail-second-factor-off-body"];
                Ok(security_change(mail, sender, keys))
            }
            Template::RecoveryCodesReplaced => {
                let keys =
                    ["mail-recovery-codes-replaced-subject", "mail-recovery-codes-replaced-body"];
                Ok(security_change(mail, sender, keys))
            }
            Template::RecoveryCodeUsed => {
                let keys = ["mail-recovery-code-used-subject", "mail-recovery-code-used-body"];
                Ok(security_change(mail, sender, keys))
            }
            Template::RecoveryCodesFew => {
                let keys = ["mail-recovery-codes-few-subject", "mail-recovery-codes-few-body"];
                Ok(security_change(mail, sender, keys))
            }
            Template::DeviceCopied => {
                let keys = ["mail-device-copied-subject", "mail-device-copied-body"];
                Ok(security_change(mail, sender, keys))
            }
            _ => Err(LetterError::NoLink), // TEMPORARY
        }
    }

    /// What every mail has, around a button that leads to `link`.
    fn frame(mail: &Mail, sender: &Sender, link: String) -> Self {
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
            subject: String::new(),
            greeting: greeting.to_string(),
            body: String::new(),
            action: String::new(),
            link,
            link_lead: text.say("mail-link-lead").to_string(),
            notes: Vec::new(),
            automatic: automatic.to_string(),
            powered_by: text.say("powered-by").with("brand", brand).to_string(),
        }
    }
}

fn confirm_registration(mail: &Mail, sender: &Sender) -> Result<Words, LetterError> {
    let (text, brand) = (Text::of(mail.to.locale), sender.brand());
    let MailLink { token, expires_at } = mail.link.as_ref().ok_or(LetterError::NoLink)?;
    let until = text.date_time(*expires_at, &TimeZone::utc());
    Ok(Words {
        subject: text.say("mail-confirm-registration-subject").with("brand", brand).to_string(),
        body: text.say("mail-confirm-registration-body").with("brand", brand).to_string(),
        action: text.say("mail-confirm-registration-button").to_string(),
        notes: said(&[
            text.say("mail-link-until").with("until", until),
            text.say("mail-confirm-registration-browser"),
            text.say("mail-confirm-registration-not-you"),
        ]),
        ..Words::frame(mail, sender, with_token(sender, &["sign-up", "confirm"], token))
    })
}

fn already_registered(mail: &Mail, sender: &Sender) -> Words {
    let (text, brand) = (Text::of(mail.to.locale), sender.brand());
    Words {
        subject: text.say("mail-already-registered-subject").with("brand", brand).to_string(),
        body: text.say("mail-already-registered-body").with("brand", brand).to_string(),
        action: text.say("mail-already-registered-button").to_string(),
        notes: said(&[text.say("mail-already-registered-not-you")]),
        ..Words::frame(mail, sender, sender.page(&["sign-in"]).into())
    }
}

fn password_reminder(mail: &Mail, sender: &Sender) -> Words {
    let (text, brand) = (Text::of(mail.to.locale), sender.brand());
    Words {
        subject: text.say("mail-password-reminder-subject").with("brand", brand).to_string(),
        body: text.say("mail-password-reminder-body").with("brand", brand).to_string(),
        action: text.say("mail-password-button").to_string(),
        ..Words::frame(mail, sender, sender.page(&["account", "security", "password"]).into())
    }
}

fn password_change_required(mail: &Mail, sender: &Sender) -> Words {
    let (text, brand) = (Text::of(mail.to.locale), sender.brand());
    Words {
        subject: text.say("mail-password-change-required-subject").with("brand", brand).to_string(),
        body: text.say("mail-password-change-required-body").with("brand", brand).to_string(),
        action: text.say("mail-password-button").to_string(),
        ..Words::frame(mail, sender, sender.page(&["account", "security", "password"]).into())
    }
}

/// What was changed, and what to do if it was somebody else.
fn security_change(mail: &Mail, sender: &Sender, [subject, body]: [&'static str; 2]) -> Words {
    let (text, brand) = (Text::of(mail.to.locale), sender.brand());
    Words {
        subject: text.say(subject).with("brand", brand).to_string(),
        body: text.say(body).with("brand", brand).to_string(),
        action: text.say("mail-security-button").to_string(),
        notes: said(&[text.say("mail-not-you")]),
        ..Words::frame(mail, sender, sender.page(&["account", "security"]).into())
    }
}

fn with_token(sender: &Sender, path: &[&str], token: &MailedToken) -> String {
    let mut url = sender.page(path);
    url.query_pairs_mut().append_pair("token", token.expose().expose());
    url.into()
}

fn said(phrases: &[Phrase<'_>]) -> Vec<String> {
    phrases.iter().map(ToString::to_string).collect()
}
