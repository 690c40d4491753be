//! The message of RFC 5322 around a letter. All headers go through lettre's typed builder, so that
//! no text can add one.

use crate::{DeliveryError, Letter, Sender};
use identity_core::{kernel::Timestamp, notify::Mail};
use lettre::{
    Message,
    address::Envelope,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{Header, HeaderName, HeaderValue},
    },
};
use std::{
    error::Error,
    time::{Duration, SystemTime},
};

/// Writes a mail with its headers. The same mail always gives the same bytes.
pub(crate) fn message(mail: &Mail, sender: &Sender) -> Result<Message, DeliveryError> {
    let letter = Letter::write(mail, sender)?;
    let to = Mailbox::new(None, mail.to.email.as_str().parse()?);
    let envelope = Envelope::new(Some(sender.address().clone()), vec![to.email.clone()])?;
    // lettre's boundary is random. The message id is ours, so no text can contain it on purpose.
    let body = MultiPart::alternative()
        .boundary(format!("letter-{}", mail.id))
        .singlepart(SinglePart::plain(letter.text))
        .singlepart(SinglePart::html(letter.html));
    Ok(Message::builder()
        .envelope(envelope)
        .from(sender.from().clone())
        .to(to)
        .subject(letter.subject)
        .date(date(mail.written_at))
        .message_id(Some(format!("<{}@{}>", mail.id, sender.host())))
        .header(AutoSubmitted)
        .multipart(body)?)
}

/// Limits an instant to the years of a `Date` header, beyond which lettre panics.
fn date(at: Timestamp) -> SystemTime {
    const END_OF_9998: u64 = 253_370_764_799_000;
    let millis = u64::try_from(at.as_millis()).unwrap_or(0).min(END_OF_9998);
    SystemTime::UNIX_EPOCH + Duration::from_millis(millis)
}

/// Asks automatic responders not to reply (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{mail, sender};
    use identity_core::{kernel::Locale, notify::Template};

    #[test]
    fn every_instant_gives_a_date() {
        for millis in [i64::MIN, -1, 0, i64::MAX] {
            let mut mail = mail(Template::AlreadyRegistered, Locale::English);
            mail.written_at = Timestamp::from_millis(millis);
            assert!(message(&mail, &sender()).is_ok());
        }
    }

    #[test]
    fn the_same_mail_gives_the_same_bytes() {
        let once = || message(&mail(Template::ConfirmRegistration, Locale::French), &sender());
        assert_eq!(once().unwrap().formatted(), once().unwrap().formatted());
    }
}
