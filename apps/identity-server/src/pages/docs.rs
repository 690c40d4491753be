//! The API reference, rendered on the server from the OpenAPI document.

use std::sync::LazyLock;

use askama::Template;
use poem::http::StatusCode;
use poem::{Request, Response, Result};
use serde_json::Value;

use super::frame::Frame;
use super::page;
use crate::api;
use crate::request;

#[derive(Template)]
#[template(path = "docs.html")]
struct Docs {
    frame: Frame,
    operations: &'static [Operation],
}

/// Computed once: every reader sees the same calls, and the brand is only in the document's title.
static OPERATIONS: LazyLock<Vec<Operation>> = LazyLock::new(|| operations(&document("")));

/// A call of the API.
#[derive(Debug, PartialEq, Eq)]
pub struct Operation {
    pub id: String,
    /// The method in capitals.
    pub method: String,
    /// The path with its base.
    pub path: String,
    pub summary: String,
    /// The accepted credentials. Empty if the call needs none.
    pub security: String,
    /// The bodies of the request and its answers.
    pub shapes: Vec<Shape>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Shape {
    /// `Body` or `Answer 200`.
    pub title: String,
    pub fields: Vec<Field>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// The path of the field in the body.
    pub name: String,
    pub kind: String,
    pub required: bool,
    pub text: String,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Lists the calls of a document, in its order.
pub fn operations(document: &Value) -> Vec<Operation> {
    let mut found = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, call) in methods.as_object().into_iter().flatten() {
            let schemes = call["security"].as_array().into_iter().flatten();
            let schemes = schemes.filter_map(|scheme| scheme.as_object()?.keys().next().cloned());
            found.push(Operation {
                id: text(&call["operationId"]),
                method: method.to_uppercase(),
                path: format!("{}{path}", api::BASE),
                summary: text(&call["summary"]),
                security: schemes.collect::<Vec<_>>().join(" or "),
                shapes: shapes(document, call),
            });
        }
    }
    found
}

fn shapes(document: &Value, call: &Value) -> Vec<Shape> {
    let mut shapes = Vec::new();
    if let Some(body) = call.pointer("/requestBody/content/application~1json/schema") {
        shapes.push(Shape { title: "Body".to_owned(), fields: fields(document, body, "") });
    }
    for (status, answer) in call["responses"].as_object().into_iter().flatten() {
        if status == "default" {
            continue;
        }
        let content = &answer["content"].as_object().and_then(|kinds| kinds.values().next());
        let schema = content.map_or(&Value::Null, |content| &content["schema"]);
        let title = format!("Answer {status}");
        shapes.push(Shape { title, fields: fields(document, schema, "") });
    }
    shapes
}

fn resolve<'d>(document: &'d Value, schema: &'d Value) -> &'d Value {
    let named = schema["allOf"].as_array().and_then(|parts| parts.first()).unwrap_or(schema);
    match named["$ref"].as_str().and_then(|path| path.strip_prefix('#')) {
        Some(path) => document.pointer(path).unwrap_or(&Value::Null),
        None => named,
    }
}

fn fields(document: &Value, schema: &Value, prefix: &str) -> Vec<Field> {
    let schema = resolve(document, schema);
    let required = |name: &str| {
        schema["required"].as_array().is_some_and(|names| names.iter().any(|each| each == name))
    };
    let mut found = Vec::new();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let inner = resolve(document, property);
        let list = inner["type"] == "array";
        let element = if list { resolve(document, &inner["items"]) } else { inner };
        let path = format!("{prefix}{name}{}", if list { "[]" } else { "" });
        let own = text(&property["description"]);
        found.push(Field {
            name: path.clone(),
            kind: kind(inner),
            required: required(name),
            text: if own.is_empty() { text(&inner["description"]) } else { own },
        });
        if element["properties"].is_object() {
            found.extend(fields(document, element, &format!("{path}.")));
        }
    }
    found
}

fn kind(schema: &Value) -> String {
    match schema["enum"].as_array() {
        Some(values) => values
            .iter()
            .map(|value| format!("\"{}\"", text(value)))
            .collect::<Vec<_>>()
            .join(" | "),
        None => text(&schema["type"]),
    }
}

/// Returns the OpenAPI document.
pub fn document(brand: &str) -> Value {
    serde_json::from_str(&api::service(brand).spec()).unwrap_or_default()
}

/// `GET /api/docs`
pub async fn show(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    let signed_in = request::presented(app, &request).await?;
    let frame =
        Frame::of(app, &request, signed_in.as_ref().map(|presented| &presented.live.account));
    page(StatusCode::OK, &Docs { frame, operations: &OPERATIONS })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reference_is_the_same_for_every_brand() {
        assert!(!OPERATIONS.is_empty());
        assert_eq!(*OPERATIONS, operations(&document("Acme")));
    }
}
