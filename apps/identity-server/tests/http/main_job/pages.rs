//! Page matters: languages and form tokens.

use crate::support::{PASSWORD, Service, TestDatabase};

on_sqlite!(
    a_page_is_in_the_language_of_the_browser,
    a_chosen_language_stays_until_the_accounts_language_applies,
    a_form_of_another_session_is_refused_and_does_nothing,
    a_repeated_field_is_refused,
    the_mail_is_in_the_language_of_the_sign_up_page,
);

const ANN: &str = "ann@example.org";

fn has_language(body: &str, tag: &str) -> bool {
    body.contains(&format!("<html lang=\"{tag}\">"))
}

async fn a_page_is_in_the_language_of_the_browser(database: TestDatabase) {
    let service = Service::over(database).await;
    for (asked, spoken) in [
        ("", "en"),
        ("nl", "nl"),
        ("nl-BE, en;q=0.5", "nl"),
        ("de, fr;q=0.8, en;q=0.5", "fr"),
        ("en;q=0.1, fr;q=0.2", "fr"),
        ("de", "en"),
        ("\u{fffd};;q=,,", "en"),
    ] {
        let mut browser = service.browser().with("accept-language", asked);
        for page in ["/", "/sign-in", "/sign-up", "/sign-up/sent", "/none"] {
            let shown = browser.get(page).await;
            assert!(has_language(&shown.body, spoken), "{asked} on {page}: {}", shown.body);
        }
    }
}

async fn a_chosen_language_stays_until_the_accounts_language_applies(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN).await;
    let mut browser = service.browser().with("accept-language", "nl");
    let chosen = browser.fill("/sign-up", "/language", &[("locale", "fr")]).await.expect(303);
    assert_eq!(chosen.location(), "/sign-up");
    let asked = "/sign-in?next=%2Faccount%2Fsecurity";
    let with_secret = format!("{asked}&token=0123456789");
    let chosen = browser.fill(&with_secret, "/language", &[("locale", "fr")]).await.expect(303);
    assert_eq!(chosen.location(), asked, "what was asked goes along, and no secret");
    assert!(has_language(&browser.get("/sign-up").await.body, "fr"));
    for (back, to) in
        [("//evil.example", "/"), ("https://evil.example", "/"), ("/sign-in", "/sign-in")]
    {
        let fields = [("locale", "fr"), ("back", back)];
        assert_eq!(browser.send_form("/language", &fields).await.expect(303).location(), to);
    }
    browser.send_form("/language", &[("locale", "de"), ("back", "/")]).await.expect(400);
    assert!(has_language(&browser.get("/sign-in").await.body, "fr"));
    browser
        .fill("/sign-in", "/sign-in", &[("email", ANN), ("password", PASSWORD)])
        .await
        .expect(303);
    assert!(
        has_language(&browser.get("/account").await.body, "en"),
        "the account's language is English"
    );
}

async fn a_form_of_another_session_is_refused_and_does_nothing(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut ann = service.signed_in(ANN).await;
    let mut bob = service.signed_in("bob@example.org").await;
    let mut second = service.browser();
    second.sign_in(ANN, PASSWORD).await.expect(200);
    for other in [&mut bob, &mut second] {
        let hidden = other.get("/account").await.hidden_fields("/sign-out").unwrap();
        let token = hidden.iter().find(|(name, _)| name == "form_token").unwrap().1.as_str();
        for action in [
            "/sign-out",
            "/account/sessions/end-all",
            "/account/sessions/end-others",
            "/account/profile",
            "/language",
        ] {
            let fields = [("form_token", token), ("locale", "fr"), ("time_zone", "UTC")];
            ann.send_form(action, &fields).await.expect(403);
            ann.send_form(action, &fields[1..]).await.expect(403);
        }
    }
    for browser in [&mut ann, &mut bob, &mut second] {
        let account = browser.get("/api/v1/account").await.expect(200).json();
        assert_eq!(account["locale"], "en");
    }
    ann.fill("/account", "/account/sessions/end-others", &[]).await.expect(303);
    second.get("/api/v1/session").await.expect(401);
}

async fn a_repeated_field_is_refused(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN).await;
    let fields = [("email", ANN), ("password", PASSWORD), ("email", "bob@example.org")];
    service.browser().send_form("/sign-in", &fields).await.expect(400);
    let mut ann = service.browser();
    ann.sign_in(ANN, PASSWORD).await.expect(200);
    let hidden = ann.get("/account").await.hidden_fields("/sign-out").unwrap();
    let token = hidden.iter().find(|(name, _)| name == "form_token").unwrap().1.as_str();
    ann.send_form("/sign-out", &[("form_token", token), ("form_token", token)]).await.expect(403);
    ann.get("/api/v1/session").await.expect(200);
}

async fn the_mail_is_in_the_language_of_the_sign_up_page(database: TestDatabase) {
    let service = Service::over(database).await;
    let mut subjects = Vec::new();
    for tag in ["en", "nl", "fr"] {
        let address = format!("{tag}@example.org");
        let mut browser = service.browser().with("accept-language", tag);
        let fields = [("email", address.as_str()), ("password", PASSWORD)];
        browser.fill("/sign-up", "/sign-up", &fields).await.expect(303);
        subjects.push(service.mails_to(&address).await[0].mail.subject.clone());
    }
    subjects.dedup();
    assert_eq!(subjects.len(), 3, "{subjects:?}");
}
