//! Mails for the tests of this crate.

use crate::Sender;
use identity_core::{
    kernel::{ActionToken, Email, Locale, Origin, TimeZone, Timestamp, UserAgent},
    notify::{Addressee, EmailLink, EventContext, HelpRequest, Mail, ProvenMailbox, Template},
};
use std::time::Duration;

/// The token of [`mail`], as its link carries it.
pub(crate) const TOKEN: &str = "abababababababababababababababababababababababababababababababab";
/// The id of [`mail`].
pub(crate) const ID: &str = "0198c4f0-9d1c-7abc-8def-0123456789ab";
/// 2026-03-05T14:07:00.250Z.
pub(crate) const WRITTEN_AT: Timestamp = Timestamp::from_millis(1_772_719_620_250);

pub(crate) fn sender() -> Sender {
    let public_url = "https://id.example.org".parse().unwrap();
    Sender::new(public_url, "XWMS", "no-reply@example.org").unwrap()
}

pub(crate) fn mail(template: Template, locale: Locale) -> Mail {
    let link = lifetime(template).map(|lifetime| EmailLink {
        token: ActionToken::from_bytes([0xab; 32]),
        expires_at: WRITTEN_AT.after(lifetime),
    });
    let stranger = matches!(
        template,
        Template::ConfirmRegistration
            | Template::ConfirmEmailChange
            | Template::ConfirmRecoveryEmail
            | Template::RecoveryHelp
    );
    let display_name = (!stranger).then(|| "Ann".to_owned());
    let email = Email::parse("ann@example.net").unwrap();
    let to = Addressee { email, locale, display_name, time_zone: TimeZone::utc() };
    let help = (template == Template::RecoveryHelp).then(|| HelpRequest {
        account: ID.parse().unwrap(),
        email: Email::parse("ann@example.net").unwrap(),
        mailbox: ProvenMailbox::Own,
        text: format!("I lost my phone ({}).", locale.tag()),
    });
    let alerts = lifetime(template) == Some(ALERT);
    let about = alerts.then(event_context);
    let waits =
        [Template::RecoveryDelayed, Template::EmailRevertStarted, Template::EmailRevertPending];
    let not_before = waits.contains(&template).then(|| WRITTEN_AT.after(Duration::from_hours(72)));
    let (id, written_at) = (ID.parse().unwrap(), WRITTEN_AT);
    Mail { id, template, to, help, link, about, not_before, written_at }
}

/// From where it was done, of which an alert tells.
pub(crate) fn event_context() -> EventContext {
    let user_agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    let user_agent = Some(UserAgent::new(user_agent));
    let origin = Origin { address: [203, 0, 113, 9].into(), user_agent };
    EventContext { at: WRITTEN_AT, origin }
}

/// How long the link of an alert is good.
const ALERT: Duration = Duration::from_hours(14 * 24);

/// How long the link of a mail is good, if it carries a token.
pub(crate) fn lifetime(template: Template) -> Option<Duration> {
    let hours = match template {
        Template::ConfirmRegistration => 72,
        Template::PasswordChanged
        | Template::SecondFactorOn
        | Template::SecondFactorReplaced
        | Template::SecondFactorOff
        | Template::RecoveryCodesReplaced
        | Template::NewSignIn
        | Template::NewPlace
        | Template::SignInUnfinished
        | Template::RecoveryCodeUsed
        | Template::RecoveryCodesFew
        | Template::DeviceCopied
        | Template::EmailChangeRequested
        | Template::RecoveryEmailOn
        | Template::RecoveryEmailOff => return Some(ALERT),
        Template::EmailChangedAway => 16 * 24,
        Template::EmailRevertStarted | Template::EmailRevertPending => 90 * 24,
        Template::RecoveryDelayed => 6 * 24,
        Template::AccountLocked
        | Template::UnlockLink
        | Template::RecoveryLink
        | Template::RecoveryReady
        | Template::AccountContained
        | Template::ConfirmEmailChange
        | Template::ConfirmRecoveryEmail
        | Template::EmailRestored => 1,
        Template::AlreadyRegistered
        | Template::PasswordReminder
        | Template::PasswordChangeRequired
        | Template::NotLocked
        | Template::AccountUnlocked
        | Template::PasswordDisabled
        | Template::SecondFactorDisabled
        | Template::RecoveryCancelled
        | Template::AccountRecovered
        | Template::FactorLost
        | Template::EmailChanged
        | Template::EmailRevertContested
        | Template::EmailRevertEnded
        | Template::EmailRestoredAway
        | Template::RecoveryHelp => return None,
    };
    Some(Duration::from_hours(hours))
}

/// Every mail in every language.
pub(crate) fn all() -> impl Iterator<Item = Mail> {
    Template::ALL.into_iter().flat_map(|template| Locale::ALL.map(|locale| mail(template, locale)))
}
