//! A valid call of every operation, for callers who may make it and callers who may not.

use identity_core::credential::{IssueCredential, Scope};
use identity_core::kernel::Label;
use identity_core::testing::Authenticator;
use identity_server::http::routes::Verb;
use poem::http::Method;
use serde_json::{Value, json};
use std::time::Duration;

use super::table::Row;
use crate::support::{Answer, Browser, FORM, HttpRequest, PASSWORD, Protected, Service, encode};

pub(crate) enum Caller<'a> {
    Owner(&'a Owner),
    Anonymous,
}

/// An account owner with everything that any operation takes.
pub(crate) struct Owner {
    pub(crate) browser: Browser,
    address: String,
    /// Another session of the same account.
    pub(crate) second: Browser,
    second_id: String,
    device_id: String,
    pub(crate) protected: Protected,
    /// A pending sign-in.
    pub(crate) attempt: String,
    /// The first code of an authenticator that is not confirmed yet.
    first_code: String,
    /// One of the recovery codes that are not confirmed yet.
    new_code: String,
    /// An unused link that this browser asked for.
    token: String,
    /// The link for operations that take one.
    link: String,
    /// The secret of a service that may verify sessions; `bearer` is the token of such a session.
    credential: String,
    bearer: String,
    mailbox_key: String,
    mail: String,
}

impl Owner {
    pub(crate) async fn of(service: &Service, name: &str) -> Self {
        let address = format!("{name}@example.org");
        let mut browser = service.signed_in(&address).await;
        let device = browser.get("/api/v1/devices").await.expect(200).json();
        let protected = service.protect(&mut browser).await;
        let mut second = service.browser();
        let attempt = service.attempt(&mut second, &address).await;
        let presented = json!({ "attempt": attempt, "proof": protected.proof(1) });
        let started = second.post("/api/v1/sign-in/second-factor", &presented).await.expect(200);
        let mut program = service.browser();
        let attempt = service.attempt(&mut program, &address).await;
        let presented = json!({
            "attempt": attempt, "proof": protected.proof(2), "transport": "bearer"
        });
        let bearer = program.post("/api/v1/sign-in/second-factor", &presented).await.expect(200);

        let enrolment = browser.call(Method::POST, "/api/v1/account/totp", None).await.expect(201);
        let next = Authenticator::of_uri(&text(&enrolment.json()["otpauth_uri"]));
        let codes = "/api/v1/account/recovery-codes";
        let new_codes = browser.call(Method::POST, codes, None).await.expect(200).json();
        let pending = format!("{name}.pending@example.org");
        browser.register(&pending).await.expect(202);
        let mails = service.mails_to(&pending).await;
        let command = IssueCredential {
            name: Label::parse(name).expect("a name"),
            scopes: vec![Scope::SessionsVerify],
            lifetime: None,
        };
        let issued = service.app.identity.issue_credential(command).await.expect("issues");
        let mailbox = service.app.mailbox.as_ref().expect("a development mailbox");
        Self {
            attempt: service.attempt(&mut service.browser(), &address).await,
            second_id: text(&started.json()["session"]["id"]),
            device_id: text(&device["items"][0]["id"]),
            first_code: next.digits_at(service.now()),
            new_code: text(&new_codes["recovery_codes"][0]),
            link: service.token(&pending).await,
            token: service.token(&pending).await,
            credential: issued.1.expose().to_owned(),
            bearer: text(&bearer.json()["session"]["token"]),
            mailbox_key: mailbox.key.clone(),
            mail: mails.first().expect("a mail").mail.file.clone(),
            browser,
            address,
            second,
            protected,
        }
    }

    /// Lets a thief sign in, then reports that sign-in with the link of the alert.
    pub(crate) async fn contain(&mut self, service: &Service) {
        // The owner's own sign-ins are ten minutes old, so that the thief's has an alert of its own.
        service.mails_to(&self.address).await;
        service.advance_clock(Duration::from_mins(10));
        let proven = json!({ "password": PASSWORD, "proof": self.protected.proof(7) });
        self.browser.post("/api/v1/session/reauthenticate", &proven).await.expect(200);
        service.advance_clock(Duration::from_mins(1));
        let mut thief = service.browser();
        let attempt = service.attempt(&mut thief, &self.address).await;
        let presented = json!({ "attempt": attempt, "proof": self.protected.proof(6) });
        thief.post("/api/v1/sign-in/second-factor", &presented).await.expect(200);
        let body = json!({ "token": service.link(&self.address, "/report").await });
        thief.post("/api/v1/alerts/report", &body).await.expect(204);
        assert_eq!(thief.get("/api/v1/session").await.status, 401);
    }

    /// Creates what the operation takes, such as a mailed link or a recovery in its waiting period.
    pub(crate) async fn prepare(&mut self, service: &Service, row: &Row) {
        let address = self.address.clone();
        let recoveries = "/api/v1/recoveries";
        match row.path.strip_prefix("/api/v1").unwrap_or(row.path) {
            "/unlock/confirm" | "/unlocks/confirm" => {
                service.lock(&address).await;
                self.link = service.link(&address, "/unlock/confirm").await;
            }
            "/report" | "/alerts/report" => {
                self.link = service.link(&address, "/report").await;
            }
            "/account/email-change" if row.verb == Verb::Delete => {
                service.request_email_change(&mut self.browser, &format!("new.{address}")).await;
            }
            "/email/confirm" | "/email-changes/confirm" => {
                let new = format!("new.{address}");
                service.request_email_change(&mut self.browser, &new).await;
                self.link = service.link(&new, "/email/confirm").await;
            }
            "/email/revert"
            | "/email-changes/revert"
            | "/email/object"
            | "/email-changes/object"
            | "/email/help" => {
                let new = format!("new.{address}");
                // Uses the later session, because every session since the change ends when it is
                // reverted.
                let proven = json!({ "password": PASSWORD, "proof": self.protected.proof(4) });
                self.second.post("/api/v1/session/reauthenticate", &proven).await.expect(200);
                service.change_email(&mut self.second, &new).await;
                self.link = service.link(&address, "/email/revert").await;
                if row.path.ends_with("object") {
                    let body = json!({ "token": self.link });
                    let revert = "/api/v1/email-changes/revert";
                    service.browser().post(revert, &body).await.expect(200);
                    self.link = service.link(&new, "/email/object").await;
                }
            }
            "/account/recovery-email" | "/recovery-email/confirm" | "/recovery-emails/confirm" => {
                let second = format!("second.{address}");
                let body = Some(json!({ "email": second }));
                let path = "/api/v1/account/recovery-email";
                self.browser.call(Method::PUT, path, body.as_ref()).await.expect(202);
                self.link = service.link(&second, "/recovery-email/confirm").await;
            }
            "/recover/cancel" | "/recoveries/cancel" | "/account/recovery" => {
                let body = json!({ "token": service.recovery_link(&address).await });
                let hold = format!("{recoveries}/hold");
                service.browser().post(&hold, &body).await.expect(200);
                self.link = service.link(&address, "/recover/cancel").await;
            }
            "/recoveries/complete" | "/recover/continue" => {
                self.link = service.recovery_link(&address).await;
                let body = json!({ "token": self.link, "proof": self.protected.proof(5) });
                let prove = format!("{recoveries}/second-proof");
                service.browser().post(&prove, &body).await.expect(200);
            }
            path if path.starts_with("/recover/") || path.starts_with("/recoveries/") => {
                self.link = service.recovery_link(&address).await;
            }
            _ => {}
        }
    }

    /// Returns the owner's cookies, with the mailed token and the pending sign-in among them, and
    /// without any proof of origin.
    pub(crate) fn cookies(&self) -> String {
        let mut browser = self.browser.clone();
        browser.keep_cookie("xwms_token", &self.link);
        browser.keep_cookie("xwms_sign_in", &self.attempt);
        browser.cookies().expect("cookies")
    }

    /// Returns this session's form token, from a page that is also shown when the session has
    /// ended.
    pub(crate) async fn form_token(&self) -> String {
        let page = self.browser.clone().get("/unlock").await.expect(200);
        let hidden = page.hidden_fields("/unlock").expect("a form");
        hidden.into_iter().find(|(name, _)| name == "form_token").expect("a token").1
    }

    /// Returns whether both sessions are still live.
    pub(crate) async fn is_untouched(&mut self) -> bool {
        let (first, second) = (&mut self.browser, &mut self.second);
        first.get("/api/v1/session").await.status == 200
            && second.get("/api/v1/session").await.status == 200
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}

pub(crate) fn method(verb: Verb) -> Method {
    match verb {
        Verb::Get => Method::GET,
        Verb::Post => Method::POST,
        Verb::Put => Method::PUT,
        Verb::Patch => Method::PATCH,
        Verb::Delete => Method::DELETE,
    }
}

/// Builds the request for a row, without cookies and proof of origin.
pub(crate) fn ask(row: &Row, caller: &Caller<'_>, form_token: &str) -> HttpRequest {
    let mut bare = HttpRequest::new(method(row.verb), &target(row, caller));
    if let (Caller::Owner(owner), "/api/v1/sessions/verify") = (caller, row.path) {
        bare = bare.header("authorization", &format!("Bearer {}", owner.credential));
    }
    if let Some(fields) = fields(row, caller) {
        let mut fields: Vec<_> =
            fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        if !form_token.is_empty() {
            fields.push(("form_token", form_token));
        }
        return bare.body(FORM, encode(&fields));
    }
    match json_body(row, caller) {
        Some(body) => bare.body("application/json", body.to_string()),
        None => bare,
    }
}

/// Sends the owner's valid request for a row.
pub(crate) async fn by_owner(row: &Row, owner: &Owner) -> Answer {
    let form_token = owner.form_token().await;
    let ask = ask(row, &Caller::Owner(owner), &form_token);
    let ask = ask.header("cookie", &owner.cookies()).header("sec-fetch-site", "same-origin");
    owner.browser.send_bare(&ask).await
}

fn target(row: &Row, caller: &Caller<'_>) -> String {
    match (row.path, caller) {
        ("/api/v1/sessions/{id}", Caller::Owner(owner)) => {
            format!("/api/v1/sessions/{}", owner.second_id)
        }
        ("/api/v1/devices/{id}", Caller::Owner(owner)) => {
            format!("/api/v1/devices/{}", owner.device_id)
        }
        (path, Caller::Owner(owner)) if path.starts_with("/dev/mailbox") => {
            format!("{}?key={}", path.replace("{file}", &owner.mail), owner.mailbox_key)
        }
        (path, _) => path.replace("{file}", "1-a.eml").replace("{id}", NO_ID),
    }
}

const NO_ID: &str = "00000000-0000-7000-8000-000000000000";
const UNKNOWN_CODE: &str = "00000-00000-00000-00000-000000";
const NEW_PASSWORD: &str = "Another-horse-2";

/// Returns the owner's value, or `other` for a caller without one.
fn owned_or<'a>(caller: &Caller<'a>, of: impl Fn(&'a Owner) -> &'a str, other: &'a str) -> &'a str {
    match caller {
        Caller::Owner(owner) => of(owner),
        Caller::Anonymous => other,
    }
}

fn fields(row: &Row, caller: &Caller<'_>) -> Option<Vec<(&'static str, String)>> {
    if row.verb != Verb::Post || row.path.starts_with("/api/") {
        return None;
    }
    let address = owned_or(caller, |owner| &owner.address, "nobody@example.org");
    let used = owned_or(caller, |owner| &owner.protected.codes[3], UNKNOWN_CODE);
    let fields = match row.path {
        "/sign-in" => vec![("email", address), ("password", PASSWORD)],
        "/sign-in/second-factor" | "/recover/proof" | "/unlock/confirm" => {
            vec![("code", used)]
        }
        "/sign-up" => vec![("email", "new@example.org"), ("password", PASSWORD)],
        "/sign-up/resend" | "/recover" | "/unlock" => vec![("email", address)],
        "/recover/continue" => vec![("password", NEW_PASSWORD)],
        "/recover/help" | "/email/help" => vec![("text", "Help!")],
        "/account/security/email" => vec![("email", "other@example.org")],
        "/account/security/recovery-email" => vec![("recovery_email", "other@example.org")],
        "/account/sessions/end" => vec![("id", owned_or(caller, |owner| &owner.second_id, NO_ID))],
        "/account/sessions/name" => {
            vec![("id", owned_or(caller, |owner| &owner.second_id, NO_ID)), ("name", "Laptop")]
        }
        "/account/devices/forget" => {
            vec![("id", owned_or(caller, |owner| &owner.device_id, NO_ID))]
        }
        "/account/reauthenticate" => vec![("password", PASSWORD), ("code", used)],
        "/account/security/password" => {
            vec![("current_password", PASSWORD), ("password", NEW_PASSWORD)]
        }
        "/account/security/totp/confirm" => {
            vec![("code", owned_or(caller, |owner| &owner.first_code, "000000"))]
        }
        "/account/security/recovery-codes/confirm" => {
            vec![("code", owned_or(caller, |owner| &owner.new_code, UNKNOWN_CODE))]
        }
        "/account/profile" => vec![("locale", "nl"), ("time_zone", "Europe/Brussels")],
        "/language" => vec![("locale", "fr"), ("back", "/sign-up")],
        _ => Vec::new(),
    };
    Some(fields.into_iter().map(|(name, value)| (name, value.to_owned())).collect())
}

fn json_body(row: &Row, caller: &Caller<'_>) -> Option<Value> {
    let address = owned_or(caller, |owner| &owner.address, "nobody@example.org");
    let attempt = owned_or(caller, |owner| &owner.attempt, "none");
    let used = owned_or(caller, |owner| &owner.protected.codes[3], UNKNOWN_CODE);
    let proof = json!({ "factor": "recovery_code", "code": used });
    let no_token = "0".repeat(64);
    let link = owned_or(caller, |owner| &owner.link, &no_token);
    match (row.verb, row.path.strip_prefix("/api/v1")?) {
        (Verb::Post, "/registrations") => {
            Some(json!({ "email": "new@example.org", "password": PASSWORD }))
        }
        (Verb::Post, "/registrations/resend" | "/recoveries" | "/unlocks") => {
            Some(json!({ "email": address }))
        }
        (Verb::Post, "/registrations/confirm") => {
            Some(json!({ "token": owned_or(caller, |owner| &owner.token, &no_token) }))
        }
        (Verb::Post, "/recoveries/complete") => {
            Some(json!({ "token": link, "new_password": NEW_PASSWORD }))
        }
        (Verb::Post, "/recoveries/second-proof" | "/unlocks/confirm") => {
            Some(json!({ "token": link, "proof": proof }))
        }
        (Verb::Post, "/recoveries/help") => Some(json!({ "token": link, "text": "Help!" })),
        (Verb::Post, "/account/email-change") => Some(json!({ "new_email": "other@example.org" })),
        (Verb::Put, "/account/recovery-email") => Some(json!({ "email": "other@example.org" })),
        (Verb::Post, path)
            if path.starts_with("/recoveries/")
                || path.starts_with("/email-changes/")
                || ["/alerts/report", "/recovery-emails/confirm"].contains(&path) =>
        {
            Some(json!({ "token": link }))
        }
        (Verb::Post, "/sign-in") => Some(json!({ "email": address, "password": PASSWORD })),
        (Verb::Post, "/sign-in/second-factor") => {
            Some(json!({ "attempt": attempt, "proof": proof }))
        }
        (Verb::Post, "/sign-in/abandon") => Some(json!({ "attempt": attempt })),
        (Verb::Post, "/session/reauthenticate") => {
            Some(json!({ "password": PASSWORD, "proof": proof }))
        }
        (Verb::Patch, "/sessions/{id}") => Some(json!({ "name": "Laptop" })),
        (Verb::Post, "/sessions/verify") => {
            Some(json!({ "token": owned_or(caller, |owner| &owner.bearer, "none") }))
        }
        (Verb::Patch, "/account") => Some(json!({ "locale": "nl" })),
        (Verb::Post, "/account/password-check") => Some(json!({ "password": PASSWORD })),
        (Verb::Put, "/account/password") => {
            Some(json!({ "current_password": PASSWORD, "new_password": NEW_PASSWORD }))
        }
        (Verb::Post, "/account/totp/confirm") => {
            Some(json!({ "code": owned_or(caller, |owner| &owner.first_code, "000000") }))
        }
        (Verb::Post, "/account/recovery-codes/confirm") => {
            Some(json!({ "code": owned_or(caller, |owner| &owner.new_code, UNKNOWN_CODE) }))
        }
        _ => None,
    }
}
