//! Complete answers, with accessors for what a person or a program reads in them.

use poem::http::{HeaderMap, header};
use serde_json::Value;

#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// Returns the answer, and panics unless its status is `status`.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }

    /// Returns a header, or an empty string if it is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Returns the target of a redirect.
    pub(crate) fn location(&self) -> &str {
        self.header("location")
    }

    /// Parses the body as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// Returns the problem's slug, and panics unless its status is `status`.
    #[track_caller]
    pub(crate) fn problem(&self, status: u16) -> String {
        assert_eq!(self.status, status, "{self:?}");
        assert_eq!(self.header("content-type"), "application/problem+json", "{self:?}");
        let body = self.json();
        let kind = body["type"].as_str().unwrap_or_default();
        kind.strip_prefix("/problems/").unwrap_or_default().to_owned()
    }

    /// Returns the faulty fields as `field: code`.
    #[track_caller]
    pub(crate) fn faults(&self) -> Vec<String> {
        let body = self.json();
        let errors = body["errors"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        errors
            .iter()
            .map(|each| format!("{}: {}", text(&each["field"]), text(&each["code"])))
            .collect()
    }

    /// Returns the hidden fields of the form that is sent to `action`.
    pub(crate) fn hidden_fields(&self, action: &str) -> Option<Vec<(String, String)>> {
        let opening = format!("<form method=\"post\" action=\"{action}\"");
        let (_, rest) = self.body.split_once(&opening)?;
        let (form, _) = rest.split_once("</form>")?;
        let inputs = form.split("<input ").skip(1).filter_map(|text| text.split_once('>'));
        let hidden = inputs.filter(|(tag, _)| tag.contains("type=\"hidden\""));
        Some(hidden.map(|(tag, _)| (attribute(tag, "name"), attribute(tag, "value"))).collect())
    }

    /// Returns everything that a client sees, except for the date and the request id.
    pub(crate) fn seen(&self) -> String {
        let id = self.header("x-request-id").to_owned();
        let mut headers = self.headers.clone();
        headers.remove(header::DATE);
        let lines = headers.iter().map(|(name, value)| format!("{name}: {value:?}\n"));
        let text = format!("{}\n{}\n{}", self.status, lines.collect::<String>(), self.body);
        text.replace(&id, "REQUEST-ID")
    }
}

fn attribute(tag: &str, name: &str) -> String {
    let (_, rest) = tag.split_once(&format!("{name}=\"")).unwrap_or_default();
    let (value, _) = rest.split_once('"').unwrap_or_default();
    [("&#38;", "&"), ("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'")]
        .iter()
        .fold(value.to_owned(), |text, (entity, character)| text.replace(entity, character))
}
