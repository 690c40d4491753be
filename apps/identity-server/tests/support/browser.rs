//! A browser that keeps cookies, proves the origin of its requests and fills in forms.

use std::collections::BTreeMap;
use std::sync::Arc;

use poem::http::{Method, header};
use serde_json::{Value, json};
use url::form_urlencoded::Serializer;

use super::{Answer, HttpRequest, PASSWORD, Wire};

/// The media type of a form.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// A browser, or a program that keeps cookies.
#[derive(Clone)]
pub(crate) struct Browser {
    wire: Arc<Wire>,
    origin: String,
    cookies: BTreeMap<String, String>,
    headers: Vec<(String, String)>,
}

impl Browser {
    /// Creates a browser without cookies. `origin` is the public origin of the service.
    pub(crate) fn new(wire: Arc<Wire>, origin: &str) -> Self {
        let (cookies, headers) = (BTreeMap::new(), Vec::new());
        Self { wire, origin: origin.to_owned(), cookies, headers }
    }

    /// Adds a header to every later request.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn cookie(&self, name: &str) -> &str {
        self.cookies.get(name).map(String::as_str).unwrap_or_default()
    }

    pub(crate) fn keep_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Returns the value of the `Cookie` header, if there are cookies.
    pub(crate) fn cookies(&self) -> Option<String> {
        let pairs = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
        let line = pairs.collect::<Vec<_>>().join("; ");
        (!line.is_empty()).then_some(line)
    }

    /// Sends the request as it is, without cookies, and keeps none from the answer.
    pub(crate) async fn send_bare(&self, ask: &HttpRequest) -> Answer {
        self.wire.send(ask).await
    }

    /// Sends a request with the cookies and keeps those of the answer.
    pub(crate) async fn send(&mut self, mut ask: HttpRequest) -> Answer {
        ask.headers.extend(self.headers.clone());
        ask.headers.extend(self.cookies().map(|line| ("cookie".to_owned(), line)));
        let answer = self.wire.send(&ask).await;
        for line in answer.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("a cookie in ASCII");
            let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
            let (name, value) = pair.split_once('=').expect("a cookie has a name");
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.keep_cookie(name, value);
            }
        }
        answer
    }

    pub(crate) async fn get(&mut self, target: &str) -> Answer {
        self.send(HttpRequest::new(Method::GET, target)).await
    }

    /// Calls the API as a page of the service does.
    pub(crate) async fn call(
        &mut self,
        method: Method,
        target: &str,
        body: Option<&Value>,
    ) -> Answer {
        let mut ask = HttpRequest::new(method, target).header("origin", &self.origin);
        if let Some(body) = body {
            ask = ask.body("application/json", body.to_string());
        }
        self.send(ask).await
    }

    pub(crate) async fn post(&mut self, target: &str, body: &Value) -> Answer {
        self.call(Method::POST, target, Some(body)).await
    }

    pub(crate) async fn delete(&mut self, target: &str) -> Answer {
        self.call(Method::DELETE, target, None).await
    }

    /// Sends a form that consists of these fields.
    pub(crate) async fn send_form(&mut self, target: &str, fields: &[(&str, &str)]) -> Answer {
        let ask = HttpRequest::new(Method::POST, target).header("origin", &self.origin);
        self.send(ask.header("sec-fetch-site", "same-origin").body(FORM, encode(fields))).await
    }

    /// Opens a page, fills in its form and sends it with its hidden fields.
    pub(crate) async fn fill(
        &mut self,
        page: &str,
        action: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let shown = self.get(page).await;
        let hidden = shown.hidden_fields(action);
        let hidden = hidden.unwrap_or_else(|| panic!("{page} has no form for {action}: {shown:?}"));
        let kept = hidden.iter().filter(|(name, _)| fields.iter().all(|(given, _)| name != given));
        let mut all: Vec<_> = kept.map(|(name, value)| (name.as_str(), value.as_str())).collect();
        all.extend(fields);
        self.send_form(action, &all).await
    }

    /// Registers over the API.
    pub(crate) async fn register(&mut self, address: &str) -> Answer {
        let body = json!({ "email": address, "password": PASSWORD, "display_name": "Ann" });
        self.post("/api/v1/registrations", &body).await
    }

    /// Confirms a registration over the API.
    pub(crate) async fn confirm(&mut self, token: &str) -> Answer {
        self.post("/api/v1/registrations/confirm", &json!({ "token": token })).await
    }

    /// Signs in over the API and keeps the session in a cookie.
    pub(crate) async fn sign_in(&mut self, address: &str, password: &str) -> Answer {
        self.post("/api/v1/sign-in", &json!({ "email": address, "password": password })).await
    }
}

/// Encodes fields as a form sends them.
pub(crate) fn encode(fields: &[(&str, &str)]) -> String {
    Serializer::new(String::new()).extend_pairs(fields).finish()
}
