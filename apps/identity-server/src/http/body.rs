//! The payload type of the JSON API: the schema comes from poem-openapi, the parser from serde.
//!
//! Only `application/json` is accepted. A field of the wrong type, an unknown or repeated field and
//! trailing bytes are refused by path. No value is ever quoted. The chain caps and buffers the
//! bytes before they are parsed here.
//!
//! A request type derives both `Object` with `#[oai(deny_unknown_fields)]` and `Deserialize` with
//! `#[serde(deny_unknown_fields)]`.

use poem::{Request, RequestBody, Result};
use poem_openapi::impl_apirequest_for_payload;
use poem_openapi::payload::{ParsePayload, Payload};
use poem_openapi::registry::{MetaSchemaRef, Registry};
use poem_openapi::types::Type;
use serde::Deserialize;
use serde_json::error::Category;
use serde_path_to_error::{Deserializer, Track};

use super::fail::Fail;
use super::problem::Problem;

/// A JSON body of type `T`.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<T: Type> Payload for Body<T> {
    const CONTENT_TYPE: &'static str = "application/json";

    fn check_content_type(content_type: &str) -> bool {
        let essence = content_type.split(';').next().unwrap_or_default();
        essence.trim().eq_ignore_ascii_case(Self::CONTENT_TYPE)
    }

    fn schema_ref() -> MetaSchemaRef {
        T::schema_ref()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

impl<T: Type + for<'d> Deserialize<'d>> ParsePayload for Body<T> {
    const IS_REQUIRED: bool = true;

    async fn from_request(_: &Request, body: &mut RequestBody) -> Result<Self> {
        let bytes = body.take()?.into_bytes().await?;
        Ok(Self(parse(&bytes)?))
    }
}

impl_apirequest_for_payload!(Body<T>, T: Type + for<'d> Deserialize<'d>);

fn parse<T: for<'d> Deserialize<'d>>(bytes: &[u8]) -> Result<T, Fail> {
    // serde accepts an array for a struct. The schema says object.
    if bytes.trim_ascii_start().first() == Some(&b'[') {
        return Err(Fail::new(Problem::InvalidRequest).field("", "type"));
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let mut track = Track::new();
    let value = T::deserialize(Deserializer::new(&mut json, &mut track))
        .map_err(|error| refusal(&track.path().to_string(), &error))?;
    json.end().map_err(|error| refusal(".", &error))?;
    Ok(value)
}

fn refusal(path: &str, error: &serde_json::Error) -> Fail {
    let text = error.to_string();
    let (field, code) = match error.classify() {
        Category::Data => fault(path, &text),
        Category::Syntax | Category::Eof | Category::Io => (String::new(), "syntax"),
    };
    Fail::new(Problem::InvalidRequest).field(field, code)
}

// serde reports the kind of a fault only in its text, which may quote a value. Only a name between
// backticks is passed on, and only if it looks like the name of a field.
fn fault(path: &str, text: &str) -> (String, &'static str) {
    let code = match () {
        () if text.starts_with("missing field") => "missing",
        () if text.starts_with("unknown field") => "unknown",
        () if text.starts_with("duplicate field") => "duplicate",
        () if text.starts_with("invalid type") || text.starts_with("invalid length") => "type",
        () => "value",
    };
    let path = path.trim_matches('.');
    if !matches!(code, "missing" | "unknown" | "duplicate") {
        return (shown(path), code);
    }
    let name = text.split('`').nth(1).unwrap_or_default();
    let parent = match path.rsplit_once('.') {
        _ if path == name => "",
        Some((parent, last)) if last == name => parent,
        _ => path,
    };
    let joined = if parent.is_empty() { name.to_owned() } else { format!("{parent}.{name}") };
    (shown(&joined), code)
}

fn shown(path: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '[' | ']');
    let safe = path.len() <= 64 && path.chars().all(plain);
    if safe { path.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use poem_openapi::Object;

    use super::*;

    #[derive(Debug, Deserialize, Object)]
    #[oai(deny_unknown_fields)]
    #[serde(deny_unknown_fields)]
    struct Proof {
        factor: String,
        #[serde(default)]
        code: Option<String>,
    }

    #[derive(Debug, Deserialize, Object)]
    #[oai(deny_unknown_fields)]
    #[serde(deny_unknown_fields)]
    struct SignIn {
        email: String,
        #[serde(default)]
        keep: bool,
        #[serde(default)]
        proofs: Vec<Proof>,
    }

    fn fault_of(json: &str) -> (String, String) {
        let fail = parse::<SignIn>(json.as_bytes()).unwrap_err();
        assert_eq!(fail.problem(), Problem::InvalidRequest);
        let error = &fail.errors()[0];
        (error.field.clone(), error.code.clone())
    }

    #[track_caller]
    fn assert_fault(json: &str, field: &str, code: &str) {
        assert_eq!(fault_of(json), (field.to_owned(), code.to_owned()), "{json}");
    }

    #[test]
    fn valid_body_is_parsed() {
        let body: SignIn =
            parse(br#"{"email":"a","keep":true,"proofs":[{"factor":"totp"}]}"#).unwrap();
        assert_eq!((body.email.as_str(), body.keep), ("a", true));
        assert_eq!(
            (body.proofs[0].factor.as_str(), body.proofs[0].code.as_deref()),
            ("totp", None)
        );
    }

    #[test]
    fn every_fault_is_named_by_path_and_code() {
        assert_fault(r"{}", "email", "missing");
        assert_fault(r#"{"email":"a","emial":"b"}"#, "emial", "unknown");
        assert_fault(r#"{"email":"a","email":"b"}"#, "email", "duplicate");
        assert_fault(r#"{"email":5}"#, "email", "type");
        assert_fault(r#"{"email":"a","keep":"yes"}"#, "keep", "type");
        assert_fault(r#"{"email":null}"#, "email", "type");
        assert_fault("5", "", "type");
        assert_fault(r#" ["a", true, []]"#, "", "type");
    }

    #[test]
    fn nested_fields_have_a_full_path() {
        assert_fault(
            r#"{"email":"a","proofs":[{"factor":"b"},{}]}"#,
            "proofs[1].factor",
            "missing",
        );
        assert_fault(r#"{"email":"a","proofs":[{"factor":"b","x":1}]}"#, "proofs[0].x", "unknown");
        assert_fault(r#"{"email":"a","proofs":[{"factor":1}]}"#, "proofs[0].factor", "type");
        assert_fault(
            r#"{"email":"a","proofs":[{"factor":"b","factor":"c"}]}"#,
            "proofs[0].factor",
            "duplicate",
        );
    }

    #[test]
    fn malformed_json_is_a_syntax_fault() {
        for json in
            ["", "{", "nul", r#"{"email":"a"} x"#, r#"{"email":"a"}{}"#, "{\"email\":\"\u{1}\"}"]
        {
            assert_fault(json, "", "syntax");
        }
        assert!(parse::<SignIn>(b"{\"email\":\"\xff\"}").is_err());
    }

    #[test]
    fn text_that_is_not_a_field_name_is_not_repeated() {
        assert_fault(r#"{"email":"a","my secret!":1}"#, "", "unknown");
        assert_fault(&format!(r#"{{"email":"a","{}":1}}"#, "x".repeat(65)), "", "unknown");
    }

    #[test]
    fn body_must_be_application_json() {
        for good in ["application/json", "Application/JSON; charset=utf-8"] {
            assert!(Body::<SignIn>::check_content_type(good), "{good}");
        }
        for bad in
            ["", "text/json", "application/x+json", "application/json-patch+json", "text/plain"]
        {
            assert!(!Body::<SignIn>::check_content_type(bad), "{bad}");
        }
    }
}
