//! A right call of every operation, made by those who may and by those who may not.

use identity_server::http::routes::Verb;
use poem::http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Ask, Browser, FORM, PASSWORD, Service, encode};
use crate::table::Row;

/// Who calls.
pub(crate) enum Caller<'a> {
    Owner(&'a Owner),
    Nobody,
}

/// A person with everything that an operation may ask for.
pub(crate) struct Owner {
    pub(crate) browser: Browser,
    address: String,
    /// Another session of the same account.
    pub(crate) second: Browser,
    second_id: String,
    /// A link that this browser asked for and that was not used.
    token: String,
    mailbox_key: String,
    mail: String,
}

impl Owner {
    pub(crate) async fn of(service: &Service, name: &str) -> Self {
        let address = format!("{name}@example.org");
        let mut browser = service.signed_in(&address).await;
        let mut second = service.browser();
        let begun = second.sign_in(&address, PASSWORD).await.expect(200).json();
        let pending = format!("{name}.pending@example.org");
        browser.register(&pending).await.expect(202);
        let mails = service.mails_to(&pending).await;
        let token = service.token(&pending).await;
        let mailbox = service.app.mailbox.as_ref().expect("a development mailbox");
        Self {
            browser,
            address,
            second,
            second_id: text(&begun["session"]["id"]),
            token,
            mailbox_key: mailbox.key.clone(),
            mail: mails.first().expect("a mail").mail.file.clone(),
        }
    }

    /// The owner's cookies, with the mailed token among them, and no proof of origin.
    pub(crate) fn cookies(&self) -> String {
        let mut browser = self.browser.clone();
        browser.keep_cookie("xwms_token", &self.token);
        browser.cookies().expect("cookies")
    }

    /// The token of this session's forms.
    pub(crate) async fn form_token(&self) -> String {
        let page = self.browser.clone().get("/account").await.expect(200);
        let hidden = page.hidden_fields("/sign-out").expect("a form");
        hidden.into_iter().find(|(name, _)| name == "form_token").expect("a token").1
    }

    /// Whether both sessions live as before.
    pub(crate) async fn is_untouched(&mut self) -> bool {
        let (first, second) = (&mut self.browser, &mut self.second);
        first.get("/api/v1/session").await.status == 200
            && second.get("/api/v1/session").await.status == 200
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}

/// The method of a row.
pub(crate) fn method(verb: Verb) -> Method {
    match verb {
        Verb::Get => Method::GET,
        Verb::Post => Method::POST,
        Verb::Put => Method::PUT,
        Verb::Patch => Method::PATCH,
        Verb::Delete => Method::DELETE,
    }
}

/// What a row's operation is called with, without cookies and proof.
pub(crate) fn ask(row: &Row, caller: &Caller<'_>, form_token: &str) -> Ask {
    let bare = Ask::new(method(row.verb), &target(row, caller));
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

/// A right call by the owner.
pub(crate) async fn by_owner(row: &Row, owner: &Owner) -> Answer {
    let form_token = owner.form_token().await;
    let ask = ask(row, &Caller::Owner(owner), &form_token);
    let ask = ask.header("cookie", &owner.cookies()).header("sec-fetch-site", "same-origin");
    owner.browser.send_bare(&ask).await
}

fn target(row: &Row, caller: &Caller<'_>) -> String {
    const NO_ID: &str = "00000000-0000-7000-8000-000000000000";
    match (row.path, caller) {
        ("/api/v1/sessions/{id}", Caller::Owner(owner)) => {
            format!("/api/v1/sessions/{}", owner.second_id)
        }
        (path, Caller::Owner(owner)) if path.starts_with("/dev/mailbox") => {
            format!("{}?key={}", path.replace("{file}", &owner.mail), owner.mailbox_key)
        }
        (path, _) => path.replace("{file}", "1-a.eml").replace("{id}", NO_ID),
    }
}

fn fields(row: &Row, caller: &Caller<'_>) -> Option<Vec<(&'static str, String)>> {
    if row.verb != Verb::Post {
        return None;
    }
    let owner = match caller {
        Caller::Owner(owner) => Some(owner),
        Caller::Nobody => None,
    };
    let address = owner.map_or("nobody@example.org", |owner| &owner.address).to_owned();
    let password = PASSWORD.to_owned();
    Some(match row.path {
        "/sign-in" => vec![("email", address), ("password", password)],
        "/sign-up" => vec![("email", "new@example.org".to_owned()), ("password", password)],
        "/sign-up/resend" => vec![("email", address)],
        "/account/sessions/end" => {
            vec![("id", owner.map_or_else(no_id, |owner| owner.second_id.clone()))]
        }
        "/account/profile" => {
            vec![("locale", "nl".to_owned()), ("time_zone", "Europe/Brussels".to_owned())]
        }
        "/language" => vec![("locale", "fr".to_owned()), ("back", "/sign-up".to_owned())],
        path if path.starts_with("/api/") => return None,
        _ => Vec::new(),
    })
}

fn no_id() -> String {
    "00000000-0000-7000-8000-000000000000".to_owned()
}

fn json_body(row: &Row, caller: &Caller<'_>) -> Option<Value> {
    let owner = match caller {
        Caller::Owner(owner) => Some(owner),
        Caller::Nobody => None,
    };
    let address = owner.map_or("nobody@example.org", |owner| &owner.address);
    match (row.verb, row.path) {
        (Verb::Post, "/api/v1/registrations") => {
            Some(json!({ "email": "new@example.org", "password": PASSWORD }))
        }
        (Verb::Post, "/api/v1/registrations/resend") => Some(json!({ "email": address })),
        (Verb::Post, "/api/v1/registrations/confirm") => {
            let unknown = "0".repeat(64);
            Some(json!({ "token": owner.map_or(&unknown, |owner| &owner.token) }))
        }
        (Verb::Post, "/api/v1/sign-in") => Some(json!({ "email": address, "password": PASSWORD })),
        (Verb::Patch, "/api/v1/account") => Some(json!({ "locale": "nl" })),
        (Verb::Post, "/api/v1/account/password-check") => Some(json!({ "password": PASSWORD })),
        _ => None,
    }
}
