//! Mails that an older version stored and did not deliver.

use serde_json::json;

use crate::fixtures::Upgraded;
use crate::support::TestDatabase;

pub(crate) async fn undelivered_mails_are_delivered_with_working_links(
    migration: i64,
    database: TestDatabase,
) {
    let upgraded = Upgraded::from(migration, database).await;
    let service = &upgraded.service;
    // Ivan registered.
    let token = service.link("ivan@example.org", "/sign-up/confirm").await;
    let body = json!({ "token": token, "password": upgraded.password() });
    service.browser().post("/api/v1/registrations/confirm", &body).await.expect(201);
    let mails = service.mails_to("ivan@example.org").await;
    assert!(mails[0].html.contains("lang=\"fr\""), "{}", mails[0].html);
    upgraded.sign_in("ivan").await.expect(200);
    // Dave requested a recovery link.
    let open = json!({ "token": service.link("dave@example.org", "/recover/continue").await });
    service.browser().post("/api/v1/recoveries/open", &open).await.expect(200);
    // Ann gets an alert about a sign-in from elsewhere and reports it.
    let report = json!({ "token": service.link("ann@example.org", "/report").await });
    let mails = service.mails_to("ann@example.org").await;
    let text = &mails[0].text;
    assert!(
        text.contains("203.0.113.77") && text.contains("Chrome"),
        "the mail names the source: {text}"
    );
    service.browser().post("/api/v1/alerts/report", &report).await.expect(204);
    upgraded.sign_in("ann").await.expect(401);
}
