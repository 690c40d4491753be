//! All mails, in all languages.

use super::*;
use crate::samples::{TOKEN, all, lifetime, mail, sender};
use identity_core::{
    kernel::{ClosedSet, Locale, TimeZone, UserAgent},
    notify::{ProvenMailbox, Template},
};

fn write(mail: &Mail) -> Letter {
    Letter::write(mail, &sender()).unwrap()
}

fn confirm_link() -> String {
    format!("https://id.example.org/sign-up/confirm?token={TOKEN}")
}

#[test]
fn no_mail_shows_a_raw_key_in_any_language() {
    for mail in all() {
        let letter = write(&mail);
        assert!(letter.text.contains("XWMS") && letter.html.contains("XWMS"), "{}", letter.text);
        // The sender names the brand; only someone who is new here reads it in the subject.
        let names_brand =
            matches!(mail.template, Template::ConfirmRegistration | Template::AlreadyRegistered);
        assert_eq!(letter.subject.contains("XWMS"), names_brand, "{}", letter.subject);
        for part in [&letter.subject, &letter.text, &letter.html] {
            for raw in ["mail-", "powered-by", "{$", "{ $", "{{", "date-time", "month-"] {
                assert!(!part.contains(raw), "{raw:?} is left in {part}");
            }
        }
        assert!(letter.html.contains(&format!("<html lang=\"{}\">", mail.to.locale.tag())));
    }
}

#[test]
fn every_line_but_the_link_is_translated() {
    for template in Template::ALL.iter().copied() {
        let [en, nl, fr] = [Locale::English, Locale::Dutch, Locale::French]
            .map(|locale| write(&mail(template, locale)));
        assert!(en.subject != nl.subject && nl.subject != fr.subject && fr.subject != en.subject);
        let same = |left: &Letter, right: &Letter| {
            left.text
                .lines()
                .filter(|line| !line.is_empty() && right.text.lines().any(|other| other == *line))
                .map(ToOwned::to_owned)
                .collect::<Vec<_>>()
        };
        for (left, right) in [(&en, &nl), (&nl, &fr), (&fr, &en)] {
            let same = same(left, right);
            assert_eq!(same.len(), 2, "the link and the signature's mark, not {same:?}");
        }
    }
}

#[test]
fn a_confirmation_shows_its_link_and_when_it_expires() {
    let letter = write(&mail(Template::ConfirmRegistration, Locale::English));
    for part in [&letter.text, &letter.html] {
        assert!(part.contains(&confirm_link()));
        assert!(part.contains("expires on 8 March 2026 at 14:07 UTC."));
        assert!(part.contains("If you didn’t sign up"));
        let elsewhere = part.replace(&confirm_link(), "");
        assert!(!elsewhere.contains(TOKEN), "the token is in the link alone");
    }
    assert!(letter.text.lines().any(|line| line == confirm_link()));
    assert!(letter.text.starts_with("Hello,\n"));
}

#[test]
fn the_owner_of_an_account_is_sent_to_sign_in_without_a_token() {
    let letter = write(&mail(Template::AlreadyRegistered, Locale::Dutch));
    for part in [&letter.text, &letter.html] {
        assert!(part.contains("https://id.example.org/sign-in"));
        assert!(part.contains("Hallo Ann,"));
        assert!(!part.contains("token"));
    }
}

#[test]
fn a_display_name_stays_on_its_line_and_out_of_the_markup() {
    let mut mail = mail(Template::AlreadyRegistered, Locale::English);
    let name = "</p><script>alert(1)</script>\r\n\u{2028}\nhttps://evil.example \"'&{ $brand }";
    mail.to.display_name = Some(name.to_owned());
    let letter = write(&mail);
    assert!(!letter.html.contains("<script") && letter.html.contains("&#60;script&#62;"));
    let hello = "Hello </p><script>alert(1)</script> https://evil.example \"'&{ $brand },";
    assert_eq!(letter.text.lines().next(), Some(hello));
    mail.to.display_name = Some("\r\n".to_owned());
    assert!(write(&mail).text.starts_with("Hello,\n"));
}

#[test]
fn no_mail_loads_remote_content() {
    for mail in all() {
        let html = write(&mail).html;
        for tag in ["src=", "<img", "<link", "<script", "@import", "url("] {
            assert!(!html.contains(tag), "{tag}");
        }
    }
}

#[test]
fn every_button_leads_to_the_page_of_its_mail() {
    for template in Template::ALL.iter().copied() {
        let page = match template {
            Template::ConfirmRegistration => "sign-up/confirm",
            Template::PasswordReminder | Template::PasswordChangeRequired => {
                "account/security/password"
            }
            Template::NewSignIn
            | Template::NewPlace
            | Template::SignInUnfinished
            | Template::PasswordChanged
            | Template::SecondFactorOn
            | Template::SecondFactorReplaced
            | Template::SecondFactorOff
            | Template::RecoveryCodesReplaced
            | Template::RecoveryCodeUsed
            | Template::RecoveryCodesFew
            | Template::DeviceCopied
            | Template::EmailChangeRequested
            | Template::RecoveryEmailOn
            | Template::RecoveryEmailOff => "report",
            Template::ConfirmEmailChange => "email/confirm",
            Template::ConfirmRecoveryEmail => "recovery-email/confirm",
            Template::EmailChangedAway | Template::EmailRevertPending => "email/revert",
            Template::EmailRevertStarted => "email/object",
            Template::AccountUnlocked
            | Template::SecondFactorDisabled
            | Template::RecoveryCancelled
            | Template::EmailChanged => "account/security",
            Template::AccountLocked | Template::UnlockLink => "unlock/confirm",
            Template::AlreadyRegistered
            | Template::NotLocked
            | Template::AccountRecovered
            | Template::FactorLost
            | Template::EmailRevertContested
            | Template::EmailRevertEnded
            | Template::EmailRestoredAway
            | Template::RecoveryHelp => "sign-in",
            Template::PasswordDisabled
            | Template::OwnershipContested
            | Template::ReportOutweighed => "recover",
            Template::RecoveryDelayed => "recover/cancel",
            Template::RecoveryLink
            | Template::RecoveryReady
            | Template::RecoveryNeedsSupport
            | Template::RecoveryRefused
            | Template::AccountContained
            | Template::EmailRestored => "recover/continue",
        };
        let token = lifetime(template).map(|_| format!("?token={TOKEN}"));
        let link = format!("https://id.example.org/{page}{}", token.as_deref().unwrap_or(""));
        let text = write(&mail(template, Locale::English)).text;
        assert!(text.lines().any(|line| line == link), "{template:?}");
        assert_eq!(text.contains("token"), token.is_some(), "{template:?}");
    }
}

#[test]
fn an_alert_shows_time_device_and_place() {
    let letter = write(&mail(Template::NewSignIn, Locale::English));
    let lines =
        ["When: 5 March 2026 at 14:07 UTC", "Device: Firefox on Linux", "Location: 203.0.113.9"];
    assert!(letter.text.contains(&format!("\n\n{}\n\n", lines.join("\n"))), "{}", letter.text);
    assert!(lines.iter().all(|line| letter.html.contains(line)), "{}", letter.html);
    let mut mail = mail(Template::NewSignIn, Locale::Dutch);
    mail.to.time_zone = TimeZone::parse("Europe/Amsterdam").unwrap();
    mail.about.as_mut().unwrap().origin.address = "2001:db8::9".parse().unwrap();
    let letter = write(&mail);
    assert!(letter.text.contains("Wanneer: 5 maart 2026 om 15:07"), "{}", letter.text);
    assert!(letter.text.contains("Locatie: 2001:db8::9\n"));
}

#[test]
fn an_alert_about_several_events_says_how_many() {
    for (locale, line) in [
        (Locale::English, "This happened 60 times since 5 March 2026 at 14:07 UTC."),
        (Locale::Dutch, "Dit is 60 keer gebeurd sinds 5 maart 2026 om 14:07 UTC."),
        (Locale::French, "Cela s’est produit 60 fois depuis le 5 mars 2026 à 14:07 UTC."),
    ] {
        let letter = write(&Mail { repeats: 59, ..mail(Template::PasswordChanged, locale) });
        assert!(letter.text.contains(line), "{}", letter.text);
        assert!(letter.html.contains(line), "{}", letter.html);
    }
}

#[test]
fn a_mail_about_a_waiting_period_shows_its_earliest_end() {
    for template in
        [Template::RecoveryDelayed, Template::EmailRevertStarted, Template::EmailRevertPending]
    {
        let letter = write(&mail(template, Locale::English));
        let line = "Waiting period lasts at least until: 8 March 2026 at 14:07 UTC";
        assert!(letter.text.contains(&format!("\n\n{line}\n\n")), "{}", letter.text);
        assert!(letter.html.contains(line), "{}", letter.html);
    }
}

#[test]
fn a_user_agent_is_never_repeated() {
    let mut mail = mail(Template::NewSignIn, Locale::English);
    let named = "Call +31 6 1234 </p>\r\n\r\nhttps://evil.example Firefox/1";
    mail.about.as_mut().unwrap().origin.user_agent = Some(UserAgent::new(named));
    let letter = write(&mail);
    for part in [&letter.text, &letter.html] {
        assert!(!part.contains("evil") && !part.contains("1234"), "{part}");
    }
}

#[test]
fn a_known_place_is_named() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../identity-signals/tests/fixtures/GeoLite2-City-Test.mmdb"
    );
    let places = identity_signals::Places::open(file.as_ref()).unwrap();
    let sender = sender().with_places(Some(std::sync::Arc::new(places)));
    let mut mail = mail(Template::NewPlace, Locale::French);
    mail.about.as_mut().unwrap().origin.address = [81, 2, 69, 142].into();
    let letter = Letter::write(&mail, &sender).unwrap();
    assert!(letter.text.contains("Londres, Royaume-Uni (81.2.69.142)\n"), "{}", letter.text);
}

#[test]
fn a_mail_that_lacks_its_link_is_refused() {
    for template in Template::ALL.iter().copied().filter(|template| template.link().is_some()) {
        let mut mail = mail(template, Locale::English);
        mail.link = None;
        let refused = matches!(Letter::write(&mail, &sender()), Err(LetterError::NoLink));
        assert!(refused, "{template:?}");
    }
}

#[test]
fn a_request_for_help_is_quoted_as_plain_text() {
    let mut mail = mail(Template::RecoveryHelp, Locale::English);
    let help = mail.help.as_mut().unwrap();
    help.text = "one\n\n<b>two</b> { $brand }".to_owned();
    help.mailbox = ProvenMailbox::Former;
    let letter = write(&mail);
    assert!(letter.text.contains("\none\n\n<b>two</b> { $brand }\n"), "{}", letter.text);
    assert!(letter.html.contains("&#60;b&#62;two&#60;/b&#62;"));
    let from = "Proven mailbox: ann@example.net, a previous address of the account";
    assert!(letter.text.contains(from), "{}", letter.text);
    assert!(letter.text.contains(crate::samples::ID), "which account");
}
