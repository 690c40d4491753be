//! Recoveries that started on an older version.

use std::time::Duration;

use serde_json::{Value, json};

use crate::fixtures::Upgraded;
use crate::support::TestDatabase;

const NEW: &str = "Better-horse-2";
const COMPLETE: &str = "/api/v1/recoveries/complete";
const WAITING: &str = "/api/v1/account/recovery";

fn link(upgraded: &Upgraded, person: &str) -> Value {
    json!({ "token": upgraded.known(person, "recovery_token") })
}

async fn complete(upgraded: &Upgraded, person: &str, status: u16) {
    let body = json!({ "token": upgraded.known(person, "recovery_token"), "new_password": NEW });
    upgraded.service.browser().post(COMPLETE, &body).await.expect(status);
}

/// Signs in with the new password and returns the answer.
async fn signed_in(upgraded: &Upgraded, person: &str) -> Value {
    let answer = upgraded.sign_in_with(person, &json!({ "password": NEW })).await;
    answer.expect(200).json()["status"].clone()
}

pub(crate) async fn a_waiting_recovery_keeps_its_date_and_completes(
    migration: i64,
    database: TestDatabase,
) {
    let upgraded = Upgraded::from(migration, database).await;
    let ready_at = upgraded.known("erin", "ready_at");
    let shown = upgraded.session_of("erin").get(WAITING).await.expect(200).json();
    assert_eq!(shown["ready_at"], ready_at);
    let open = "/api/v1/recoveries/open";
    let opened = upgraded.service.browser().post(open, &link(&upgraded, "erin")).await;
    let opened = opened.expect(200).json();
    assert_eq!(opened["ready_at"], ready_at);
    complete(&upgraded, "erin", 409).await;

    upgraded.service.advance_clock(Duration::from_hours(72));
    upgraded.service.app.identity.recoveries_step().await.unwrap();
    let token = upgraded.service.link("erin@example.org", "/recover/continue").await;
    let body = json!({ "token": token, "new_password": NEW });
    upgraded.service.browser().post(COMPLETE, &body).await.expect(204);
    assert_eq!(signed_in(&upgraded, "erin").await, "signed_in", "the second factor is removed");
}

pub(crate) async fn a_waiting_recovery_is_stopped_by_a_complete_sign_in(
    migration: i64,
    database: TestDatabase,
) {
    let upgraded = Upgraded::from(migration, database).await;
    upgraded.session_of("erin").get(WAITING).await.expect(200);
    let pending = upgraded.sign_in_on_device("erin").await.expect(200).json();
    let body = json!({ "attempt": pending["attempt"], "proof": upgraded.totp("erin") });
    upgraded.service.browser().post("/api/v1/sign-in/second-factor", &body).await.expect(200);
    // A complete sign-in proves that the owner needs no recovery.
    upgraded.session_of("erin").get(WAITING).await.expect(404);
    complete(&upgraded, "erin", 400).await;
}

pub(crate) async fn a_recovery_with_a_second_proof_completes(
    migration: i64,
    database: TestDatabase,
) {
    let upgraded = Upgraded::from(migration, database).await;
    complete(&upgraded, "mia", 204).await;
    upgraded.session_of("mia").get("/api/v1/session").await.expect(401);
    assert_eq!(signed_in(&upgraded, "mia").await, "second_factor_required");
}

async fn prove(upgraded: &Upgraded, person: &str) {
    let mut body = link(upgraded, person);
    body["proof"] = upgraded.recovery_code(person, 2);
    let proven = upgraded.service.browser().post("/api/v1/recoveries/second-proof", &body).await;
    proven.expect(200);
}

pub(crate) async fn an_account_locked_by_its_owner_recovers(
    migration: i64,
    database: TestDatabase,
) {
    let upgraded = Upgraded::from(migration, database).await;
    upgraded.sign_in("heidi").await.expect(401);
    complete(&upgraded, "heidi", 409).await;
    prove(&upgraded, "heidi").await;
    complete(&upgraded, "heidi", 204).await;
    assert_eq!(signed_in(&upgraded, "heidi").await, "second_factor_required");
}

pub(crate) async fn a_support_case_completes_with_a_recovery_code(
    migration: i64,
    database: TestDatabase,
) {
    let upgraded = Upgraded::from(migration, database).await;
    upgraded.session_of("nora").get(WAITING).await.expect(200);
    complete(&upgraded, "nora", 409).await;
    prove(&upgraded, "nora").await;
    complete(&upgraded, "nora", 204).await;
    assert_eq!(signed_in(&upgraded, "nora").await, "second_factor_required");
}
