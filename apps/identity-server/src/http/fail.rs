//! What a handler or the shell returns instead of an answer: one type for both faces.
//!
//! A [`Fail`] holds an entry of the problem table and what is particular to it. The chain turns it
//! into `application/problem+json` or a page, adds the request id, and logs its source once where
//! the status is 5xx. `detail` is static text, so no value of a client can slip into an answer.

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

/// A refusal or a failure on its way to becoming an answer.
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
    /// A bare problem.
    pub fn new(problem: Problem) -> Self {
        Self { problem, detail: None, errors: Vec::new(), retry_after: None, source: None }
    }

    /// A failure of ours: the answer is a 500 without detail, the source goes to the log.
    pub fn internal(source: impl Into<Source>) -> Self {
        Self { source: Some(source.into()), ..Self::new(Problem::Internal) }
    }

    /// No room or no working store: the answer is a 503, the source goes to the log.
    pub fn overloaded(source: impl Into<Source>) -> Self {
        Self { source: Some(source.into()), ..Self::new(Problem::Overloaded) }.retry_after(5)
    }

    /// Text for the developer on the other side, in English.
    #[must_use]
    pub fn detail(mut self, detail: &'static str) -> Self {
        self.detail = Some(detail);
        self
    }

    /// Names a field at fault. `field` is a path of ours, never a value.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>, code: impl Into<String>) -> Self {
        self.errors.push(FieldError { field: field.into(), code: code.into() });
        self
    }

    /// Seconds until it is worth trying again; sent as `Retry-After` too.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// The entry of the problem table.
    pub fn problem(&self) -> Problem {
        self.problem
    }

    /// The fields at fault.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// Seconds, where they are known.
    pub fn seconds(&self) -> Option<u64> {
        self.retry_after
    }

    /// The body that travels. A 500 carries no more than type, title, status and request id.
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

// By hand, because the derived enum would need the request id in every handler: the body is made
// by the chain. The document says the same as `#[derive(ApiResponse)]` on one default variant.
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
    fn an_internal_failure_tells_nothing_but_its_request_id() {
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
    fn a_refusal_names_fields_and_leaves_out_what_it_does_not_know() {
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
