//! Recovery emails, email changes and reverts that an older version stored.

use std::time::Duration;

use serde_json::json;

use crate::fixtures::Upgraded;
use crate::support::TestDatabase;

const EMAIL: &str = "/api/v1/account/recovery-email";

pub(crate) async fn a_recovery_email_is_listed_and_a_pending_change_confirms(
    migration: i64,
    database: TestDatabase,
) {
    let upgraded = Upgraded::from(migration, database).await;
    let mut dave = upgraded.session_of("dave");
    let shown = dave.get(EMAIL).await.expect(200).json();
    assert_eq!(shown["email"], upgraded.known("dave", "recovery_email"));
    let body = json!({ "token": upgraded.known("dave", "email_token") });
    dave.post("/api/v1/email-changes/confirm", &body).await.expect(204);
    let new = json!({ "email": upgraded.known("dave", "new_email") });
    upgraded.sign_in_with("dave", &new).await.expect(200);
    upgraded.sign_in("dave").await.expect(401);
}

pub(crate) async fn a_pending_recovery_email_and_pending_codes_confirm(
    migration: i64,
    database: TestDatabase,
) {
    let upgraded = Upgraded::from(migration, database).await;
    let mut judy = upgraded.session_of("judy");
    let shown = judy.get(EMAIL).await.expect(200).json();
    assert_eq!(shown["unconfirmed"], upgraded.known("judy", "recovery_email"));
    let body = json!({ "token": upgraded.known("judy", "recovery_email_token") });
    judy.post("/api/v1/recovery-emails/confirm", &body).await.expect(204);
    let shown = judy.get(EMAIL).await.expect(200).json();
    assert_eq!(shown["email"], upgraded.known("judy", "recovery_email"));
    let body = json!({ "code": upgraded.known("judy", "pending_code") });
    let left = judy.post("/api/v1/account/recovery-codes/confirm", &body).await.expect(200).json();
    assert_eq!(left["remaining"], 10);
}

pub(crate) async fn a_former_address_reverts_the_change(migration: i64, database: TestDatabase) {
    let upgraded = Upgraded::from(migration, database).await;
    upgraded.sign_in("grace").await.expect(200);
    let proof = json!({ "factor": "password", "code": upgraded.password() });
    let body = json!({ "token": upgraded.known("grace", "revert_token"), "proof": proof });
    let revert = "/api/v1/email-changes/revert";
    let answer = upgraded.service.browser().post(revert, &body).await.expect(200).json();
    assert_eq!(answer["status"], "returned");
    upgraded.session_of("grace").get("/api/v1/session").await.expect(401);
    upgraded.sign_in("grace").await.expect(401);
    upgraded.service.link(upgraded.known("grace", "former_email"), "/recover/continue").await;
}

pub(crate) async fn a_pending_restore_can_be_objected_to(migration: i64, database: TestDatabase) {
    let upgraded = Upgraded::from(migration, database).await;
    let body = json!({ "token": upgraded.known("lou", "object_token") });
    let object = "/api/v1/email-changes/object";
    let answer = upgraded.service.browser().post(object, &body).await.expect(200).json();
    assert_eq!(answer["status"], "contested");
}

pub(crate) async fn a_pending_restore_completes(migration: i64, database: TestDatabase) {
    let upgraded = Upgraded::from(migration, database).await;
    let former = upgraded.known("lou", "former_email");
    upgraded.service.advance_clock(Duration::from_hours(72));
    upgraded.service.app.identity.email_changes_step().await.unwrap();
    let token = upgraded.service.link(former, "/recover/continue").await;
    let body = json!({ "token": token, "new_password": "Better-horse-2" });
    upgraded.service.browser().post("/api/v1/recoveries/complete", &body).await.expect(204);
    let fields = json!({ "email": former, "password": "Better-horse-2" });
    upgraded.sign_in_with("lou", &fields).await.expect(200);
}
