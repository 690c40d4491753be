//! Signing in, and sessions that started on an older version.

use poem::http::Method;
use serde_json::json;

use crate::fixtures::Upgraded;
use crate::support::{HttpRequest, TestDatabase};

pub(crate) async fn a_session_a_device_and_a_password_still_work(
    migration: i64,
    database: TestDatabase,
) {
    let upgraded = Upgraded::from(migration, database).await;
    let mut ann = upgraded.session_of("ann");
    let account = ann.get("/api/v1/session").await.expect(200).json()["account"].clone();
    assert_eq!(account["email"], "ann@example.org");
    assert_eq!(account["display_name"], "Ann Jansen");
    assert_eq!(account["locale"], "nl");
    assert_eq!(account["time_zone"], "Europe/Amsterdam");
    let sessions = ann.get("/api/v1/sessions").await.expect(200).json();
    let mut sessions = sessions["items"].as_array().unwrap().iter();
    assert!(sessions.any(|session| session["current"] == true && session["name"] == "Laptop"));

    let devices = ann.get("/api/v1/devices").await.expect(200).json()["items"].clone();
    let answer = upgraded.sign_in_on_device("ann").await.expect(200).json();
    assert_eq!(answer["status"], "signed_in");
    let after = ann.get("/api/v1/devices").await.expect(200).json()["items"].clone();
    let count = devices.as_array().unwrap().len();
    assert_eq!(after.as_array().unwrap().len(), count, "the device is recognised");
    upgraded.sign_in("ann").await.expect(200);
    let after = ann.get("/api/v1/devices").await.expect(200).json()["items"].clone();
    assert_eq!(after.as_array().unwrap().len(), count + 1, "another device is not");

    let wrong = upgraded.sign_in_with("ann", &json!({ "password": "Wrong-horse-9" })).await;
    assert_eq!(wrong.problem(401), "sign-in-failed");
}

pub(crate) async fn a_second_factor_is_asked_for_and_accepted(
    migration: i64,
    database: TestDatabase,
) {
    let upgraded = Upgraded::from(migration, database).await;
    let mut bob = upgraded.session_of("bob");
    let left = bob.get("/api/v1/account/recovery-codes").await.expect(200).json();
    assert_eq!(&left["remaining"], upgraded.codes_left("bob"));
    let pending = upgraded.sign_in("bob").await.expect(200).json();
    assert_eq!(pending["status"], "second_factor_required");
    let used = upgraded.recovery_code("bob", 1);
    let complete = "/api/v1/sign-in/second-factor";
    let body = json!({ "attempt": pending["attempt"], "proof": used });
    let refused = upgraded.service.browser().post(complete, &body).await;
    assert_eq!(refused.problem(401), "code-invalid");
    let body = json!({ "attempt": pending["attempt"], "proof": upgraded.totp("bob") });
    let answer = upgraded.service.browser().post(complete, &body).await.expect(200).json();
    assert_eq!(answer["status"], "signed_in");
    // Judy replaced her authenticator and started to set up a third.
    for (person, proof) in
        [("bob", upgraded.recovery_code("bob", 2)), ("judy", upgraded.totp("judy"))]
    {
        let pending = upgraded.sign_in_on_device(person).await.expect(200).json();
        let body = json!({ "attempt": pending["attempt"], "proof": proof });
        upgraded.service.browser().post(complete, &body).await.expect(200);
    }
}

pub(crate) async fn a_pending_sign_in_completes(migration: i64, database: TestDatabase) {
    let upgraded = Upgraded::from(migration, database).await;
    let attempt = upgraded.known("bob", "attempt");
    let body = json!({ "attempt": attempt, "transport": "bearer", "proof": upgraded.totp("bob") });
    let complete = "/api/v1/sign-in/second-factor";
    let answer = upgraded.service.browser().post(complete, &body).await.expect(200).json();
    let mut bob = upgraded.bearer(answer["session"]["token"].as_str().unwrap());
    let current = bob.get("/api/v1/session").await.expect(200).json();
    assert_eq!(current["account"]["email"], "bob@example.org");
    assert_eq!(current["session"]["assurance"], "two_factor");
}

pub(crate) async fn a_locked_account_stays_locked_except_on_its_known_device(
    migration: i64,
    database: TestDatabase,
) {
    let upgraded = Upgraded::from(migration, database).await;
    assert_eq!(upgraded.sign_in("carol").await.problem(401), "sign-in-failed");
    upgraded.sign_in_on_device("carol").await.expect(200);
    let body = json!({ "token": upgraded.known("carol", "unlock_token") });
    upgraded.service.browser().post("/api/v1/unlocks/confirm", &body).await.expect(204);
    upgraded.sign_in("carol").await.expect(200);
}

/// The older version counted two of the five attempts of one source.
pub(crate) async fn wrong_second_factors_stay_counted(migration: i64, database: TestDatabase) {
    let proxies = [("IDENTITY__SERVER__TRUSTED_PROXIES", "0.0.0.0/32")];
    let upgraded = Upgraded::with(migration, database, &proxies).await;
    let pending = upgraded.sign_in("kim").await.expect(200).json();
    let mut attacker = upgraded.service.browser().with("x-forwarded-for", "203.0.113.50");
    let wrong = json!({ "factor": "totp", "code": "000000" });
    let body = json!({ "attempt": pending["attempt"], "proof": wrong });
    for _ in 0..2 {
        let refused = attacker.post("/api/v1/sign-in/second-factor", &body).await;
        assert_eq!(refused.problem(401), "code-invalid");
    }
    let refused = attacker.post("/api/v1/sign-in/second-factor", &body).await;
    assert_eq!(refused.problem(429), "too-many-attempts");
}

pub(crate) async fn a_pending_registration_is_confirmed(migration: i64, database: TestDatabase) {
    let upgraded = Upgraded::from(migration, database).await;
    upgraded.sign_in("frank").await.expect(401);
    // He registered in this browser. Another one would have to give the password.
    let mut browser = upgraded.service.browser();
    browser.keep_cookie("xwms_registration", upgraded.known("frank", "registration_cookie"));
    browser.confirm(upgraded.known("frank", "confirm_token")).await.expect(201);
    let account = upgraded.sign_in("frank").await.expect(200).json()["account"].clone();
    assert_eq!(account["display_name"], "Frank");
    assert_eq!(account["locale"], "nl");
}

pub(crate) async fn a_service_credential_verifies_a_session(
    migration: i64,
    database: TestDatabase,
) {
    let upgraded = Upgraded::from(migration, database).await;
    let secret = upgraded.known("service", "secret");
    let body = json!({ "token": upgraded.known("ann", "session") }).to_string();
    let ask =
        HttpRequest::new(Method::POST, "/api/v1/sessions/verify").body("application/json", body);
    let ask = ask.header("authorization", &format!("Bearer {secret}"));
    let answer = upgraded.service.browser().send_bare(&ask).await.expect(200).json();
    assert_eq!(answer["active"], true);
}
