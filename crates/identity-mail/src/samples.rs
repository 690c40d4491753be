//! Sample mails for the tests of this crate.

use crate::Sender;
use identity_core::{
    kernel::{ActionToken, ClosedSet, Email, Locale, Origin, TimeZone, Timestamp, UserAgent},
    notify::{
        Addressee, Audience, EmailLink, EventContext, HelpRequest, Mail, ProvenMailbox, Purpose,
        Template,
    },
};
use std::time::Duration;

/// The token of [`mail`], as in its link.
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
    let display_name = (template.row().audience == Audience::Owner).then(|| "Ann".to_owned());
    let email = Email::parse("ann@example.net").unwrap();
    let to = Addressee { email, locale, display_name, time_zone: TimeZone::utc() };
    let help = (template == Template::RecoveryHelp).then(|| HelpRequest {
        account: ID.parse().unwrap(),
        email: Email::parse("ann@example.net").unwrap(),
        mailbox: ProvenMailbox::Own,
        text: format!("I lost my phone ({}).", locale.tag()),
    });
    let about = (template.link() == Some(Purpose::Report)).then(event_context);
    let delayed =
        [Template::RecoveryDelayed, Template::EmailRevertStarted, Template::EmailRevertPending];
    let not_before =
        delayed.contains(&template).then(|| WRITTEN_AT.after(Duration::from_hours(72)));
    let (id, written_at) = (ID.parse().unwrap(), WRITTEN_AT);
    let last_attempt = false;
    let repeats = 0;
    Mail { id, template, to, help, link, about, repeats, not_before, written_at, last_attempt }
}

/// Returns the event of an alert.
pub(crate) fn event_context() -> EventContext {
    let user_agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    let user_agent = Some(UserAgent::new(user_agent));
    let origin = Origin { address: [203, 0, 113, 9].into(), user_agent };
    EventContext { at: WRITTEN_AT, origin }
}

/// Returns how long the link of a mail works, or `None` for a mail without one.
pub(crate) fn lifetime(template: Template) -> Option<Duration> {
    let hours = match template.link()? {
        Purpose::Registration => 72,
        Purpose::Report => 14 * 24,
        Purpose::EmailRevert => 16 * 24,
        Purpose::EmailObject => 90 * 24,
        Purpose::RecoveryCancel => 6 * 24,
        Purpose::Unlock | Purpose::Recovery | Purpose::EmailChange | Purpose::RecoveryEmail => 1,
    };
    Some(Duration::from_hours(hours))
}

/// Returns every mail in every language.
pub(crate) fn all() -> impl Iterator<Item = Mail> {
    Template::ALL
        .iter()
        .flat_map(|template| Locale::ALL.iter().map(|locale| mail(*template, *locale)))
}
