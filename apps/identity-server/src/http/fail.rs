//! The error type of API and pages.
//!
//! A [`Fail`] holds an entry of the problem table and the details of this occurrence. The chain
//! turns it into `application/problem+json` or a page, adds the request id, and logs the source of
//! a 5xx once. `detail` is static text, so no value from a client can reach an answer.

use std::error::Error;

use poem::error::ResponseError;
use poem::http::StatusCode;
use poem_openapi::ApiResponse;
use poem_openapi::registry::{MetaHeader, MetaMediaType, MetaResponse, MetaResponses, Registry};
use poem_openapi::types::Type;

use super::problem::{FieldError, Problem, ProblemBody};
use super::request_id::RequestId;

/// The media type of a problem.
pub const PROBLEM_JSON: &str = "application/problem+json";

type Source = Box<dyn Error + Send + Sync>;

/// A refusal or failure that becomes an answer.
#[derive(Debug, thiserror::Error)]
#[error("{}", problem.slug())]
pub struct Fail {
    problem: Problem,
    detail: Option<&'static str>,
    errors: Vec<FieldError>,
    retry_after: Option<u64>,
    source: Option<Source>,
}

impl Fail {
    /// Refuses without details.
    pub fn new(problem: Problem) -> Self {
        Self { problem, detail: None, errors: Vec::new(), retry_after: None, source: None }
    }

    /// Reports an internal failure. The answer is a 500 without details, and the source is logged.
    pub fn internal(source: impl Into<Source>) -> Self {
        Self { source: Some(source.into()), ..Self::new(Problem::Internal) }
    }

    /// Reports overload or a store that does not respond. The answer is a 503, and the source is
    /// logged.
    pub fn overloaded(source: impl Into<Source>) -> Self {
        Self { source: Some(source.into()), ..Self::new(Problem::Overloaded) }.retry_after(5)
    }

    /// Adds a text for the developer of the client, in English.
    #[must_use]
    pub fn detail(mut self, detail: &'static str) -> Self {
        self.detail = Some(detail);
        self
    }

    /// Names a faulty field by its path, never by a value from the client.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>, code: impl Into<String>) -> Self {
        self.errors.push(FieldError { field: field.into(), code: code.into() });
        self
    }

    /// Adds the seconds until a retry makes sense. They are also sent as `Retry-After`.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Returns the entry of the problem table.
    pub fn problem(&self) -> Problem {
        self.problem
    }

    /// Returns the faulty fields.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// Returns the seconds until a retry makes sense, if known.
    pub fn seconds(&self) -> Option<u64> {
        self.retry_after
    }

    /// Builds the body. A 500 contains only type, title, status and request id.
    pub fn body(&self, request_id: RequestId) -> ProblemBody {
        let shown = self.problem != Problem::Internal;
        ProblemBody {
            kind: format!("/problems/{}", self.problem.slug()),
            title: self.problem.title().to_owned(),
            status: self.problem.status().as_u16(),
            detail: self.detail.filter(|_| shown).map(str::to_owned),
            request_id: request_id.to_string(),
            errors: (shown && !self.errors.is_empty()).then(|| self.errors.clone()),
            retry_after: self.retry_after.filter(|_| shown),
        }
    }
}

impl From<Problem> for Fail {
    fn from(problem: Problem) -> Self {
        Self::new(problem)
    }
}

impl ResponseError for Fail {
    fn status(&self) -> StatusCode {
        self.problem.status()
    }
}

// Written by hand, because the derived enum would need the request id in every handler. The
// document has the same form as from `#[derive(ApiResponse)]` with one default variant.
impl ApiResponse for Fail {
    fn meta() -> MetaResponses {
        MetaResponses {
            responses: vec![MetaResponse {
                description: "A problem (RFC 9457)",
                status: None,
                status_range: None,
                content: vec![MetaMediaType {
                    content_type: PROBLEM_JSON,
                    schema: ProblemBody::schema_ref(),
                }],
                headers: vec![MetaHeader {
                    name: "Retry-After".to_owned(),
                    description: Some("Seconds until it is worth trying again".to_owned()),
                    required: false,
                    deprecated: false,
                    schema: u64::schema_ref(),
                }],
            }],
        }
    }

    fn register(registry: &mut Registry) {
        ProblemBody::register(registry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn internal_failure_shows_only_its_request_id() {
        let fail =
            Fail::internal("the disk said no").detail("secret").field("a", "b").retry_after(1);
        let body = fail.body(RequestId::new(7));
        assert_eq!(body.detail, None);
        assert_eq!(body.errors, None);
        assert_eq!(body.retry_after, None);
        assert_eq!(body.request_id, "00000000000000000000000000000007");
        assert!(fail.source().is_some());
    }

    #[test]
    fn refusal_names_fields_and_omits_unknown_values() {
        let body =
            Fail::new(Problem::InvalidRequest).field("email", "missing").body(RequestId::new(1));
        let json = serde_json::to_value(body).unwrap();
        assert_eq!(
            json,
            serde_json::json!({
                "type": "/problems/invalid-request", "title": "The request is not valid",
                "status": 400, "request_id": "00000000000000000000000000000001",
                "errors": [{"field": "email", "code": "missing"}],
            })
        );
    }
}
