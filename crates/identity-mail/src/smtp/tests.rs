//! Deliveries to a server that accepts, refuses or stays silent.

use super::{
    sink::{Manner, Sink},
    *,
};
use crate::samples::{ID, TOKEN, mail, sender};
use identity_core::{kernel::Locale, notify::Template};
use mail_parser::MessageParser;

fn mailer(address: &str, deadline: Duration) -> SmtpMailer {
    let url = Secret::new(address.to_owned());
    SmtpMailer::new(&SmtpSettings { url, deadline }, sender()).unwrap()
}

/// Returns the outcome of one delivery and the mails that the server received.
async fn deliver(
    manner: Manner,
    login: &str,
    query: &str,
) -> (Result<(), MailError>, Vec<Vec<u8>>) {
    let mut sink = Sink::start(manner).await;
    let address = format!("smtp://{login}127.0.0.1:{}{query}", sink.port);
    let mailer = mailer(&address, Duration::from_secs(20));
    let outcome = mailer.send(&mail(Template::ConfirmRegistration, Locale::Dutch)).await;
    let mut received = Vec::new();
    while let Ok(mail) = sink.received.try_recv() {
        received.push(mail);
    }
    (outcome, received)
}

/// Formats an error with its sources, like the log.
fn logged(error: &MailError) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        text = format!("{text}: {error}");
        source = error.source();
    }
    text
}

#[tokio::test]
async fn a_mail_arrives_unchanged() {
    let (outcome, received) = deliver(Manner::Takes, "", "").await;
    outcome.unwrap();
    let [bytes] = received.as_slice() else { panic!("one mail, not {}", received.len()) };
    let read = MessageParser::default().parse(bytes).unwrap();
    assert_eq!(read.subject(), Some("Bevestig je e-mailadres voor XWMS"));
    assert_eq!(read.message_id(), Some(format!("{ID}@id.example.org").as_str()));
    let link = format!("https://id.example.org/sign-up/confirm?token={TOKEN}");
    assert!(read.body_text(0).unwrap().contains(&link));
    assert!(read.body_html(0).unwrap().contains(&link));
    assert_eq!((read.text_body_count(), read.html_body_count()), (1, 1));
    assert!(read.headers_raw().all(|(_, value)| !value.contains(TOKEN)));
}

#[tokio::test]
async fn a_repeated_delivery_sends_the_same_mail() {
    let (_, first) = deliver(Manner::Takes, "", "").await;
    let (_, second) = deliver(Manner::Takes, "", "").await;
    assert_eq!(first, second);
}

#[tokio::test]
async fn a_temporary_refusal_is_retried() {
    for manner in [
        Manner::Greets("421 too busy"),
        Manner::Greets("521 no mail here"),
        Manner::Greets("HTTP/1.1 400 Bad Request"),
        Manner::AnswersRecipient("450 greylisted"),
        Manner::AnswersRecipient("554 5.7.1 your address is on a block list"),
    ] {
        let (outcome, received) = deliver(manner, "", "").await;
        assert!(matches!(outcome, Err(MailError::Transient(_))), "{outcome:?}");
        assert!(received.is_empty());
    }
}

#[tokio::test]
async fn a_wrong_password_in_our_settings_loses_no_mail() {
    let (outcome, _) = deliver(Manner::AnswersPassword("235 welcome"), "user:pass@", "").await;
    outcome.unwrap();
    let (outcome, _) = deliver(Manner::AnswersPassword("535 who are you"), "user:pass@", "").await;
    assert!(matches!(outcome, Err(MailError::Transient(_))), "{outcome:?}");
}

#[tokio::test]
async fn a_permanent_refusal_is_final_and_logged_without_the_address() {
    let refusal = "550 no such user <ann@example.net>";
    let (outcome, _) = deliver(Manner::AnswersRecipient(refusal), "", "").await;
    let error = outcome.unwrap_err();
    assert!(matches!(error, MailError::Permanent(_)));
    let logged = logged(&error);
    assert!(logged.contains("550") && !logged.contains("ann@"), "{logged}");
}

#[tokio::test]
async fn a_silent_server_is_abandoned_at_the_deadline() {
    let sink = Sink::start(Manner::Silent).await;
    let mailer = mailer(&format!("smtp://127.0.0.1:{}", sink.port), Duration::from_millis(50));
    let error = mailer.send(&mail(Template::AlreadyRegistered, Locale::English)).await.unwrap_err();
    assert!(matches!(error, MailError::Transient(_)));
    assert!(logged(&error).contains("within 50ms"), "{}", logged(&error));
}

#[tokio::test]
async fn no_mail_is_sent_unencrypted_when_tls_is_required() {
    let (outcome, received) = deliver(Manner::Takes, "", "?tls=required").await;
    assert!(matches!(outcome, Err(MailError::Transient(_))), "{outcome:?}");
    assert!(received.is_empty());
}

#[tokio::test]
async fn an_unreachable_server_is_retried() {
    let sink = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("smtp://{}", sink.local_addr().unwrap());
    drop(sink);
    let mailer = mailer(&address, Duration::from_secs(20));
    let error = mailer.send(&mail(Template::AlreadyRegistered, Locale::French)).await.unwrap_err();
    assert!(matches!(error, MailError::Transient(_)));
}
