//! Turns errors into answers, for API and pages.
//!
//! A [`Fail`] is used as it is. An error from a library is reduced to a problem by its type or
//! status, because its text may quote the client. A 5xx is logged here once, with its source and
//! request id. Programs get `application/problem+json` and people get the error page.

use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};

use poem::http::{HeaderMap, HeaderValue, Method, header};
use poem::{Request, Response};
use poem_openapi::error::{ContentTypeError, ParseParamError, ParsePathError};
use tracing::{error, warn};

use super::same_origin::Face;
use crate::http::fail::{Fail, PROBLEM_JSON};
use crate::http::problem::Problem;
use crate::http::request_id::RequestId;
use crate::http::routes::RouteTable;
use crate::log::clip;

/// The part of a request that the error page needs to choose a language.
#[derive(Debug)]
pub struct Asked {
    pub method: Method,
    /// The path as the client sent it.
    pub path: String,
    /// The headers, including cookies.
    pub headers: HeaderMap,
}

/// Renders the error page. The chain sets status, `Retry-After` and `Allow`.
pub trait ErrorPage: Send + Sync {
    /// Renders the page in the language that the request asks for.
    fn render(&self, asked: &Asked, fail: &Fail, request_id: RequestId) -> Response;
}

/// The reader of the answer, and what the answer needs of the request.
pub(crate) enum Reader {
    Program { path: String },
    Person(Box<Asked>),
}

impl Reader {
    pub(crate) fn of(request: &Request) -> Self {
        let path = request.uri().path().to_owned();
        let accept = request.header(header::ACCEPT).unwrap_or_default();
        let json = ["application/json", PROBLEM_JSON].iter().any(|kind| accept.contains(kind));
        if json || Face::of(&path) == Face::Api {
            return Self::Program { path };
        }
        let (method, headers) = (request.method().clone(), request.headers().clone());
        Self::Person(Box::new(Asked { method, path, headers }))
    }

    fn path(&self) -> &str {
        match self {
            Self::Program { path } => path,
            Self::Person(asked) => &asked.path,
        }
    }
}

/// Builds the answer to an error.
pub(crate) struct Answerer<'a> {
    pub(crate) routes: &'a RouteTable,
    pub(crate) page: &'a dyn ErrorPage,
    pub(crate) request_id: RequestId,
}

impl Answerer<'_> {
    pub(crate) fn answer(&self, error: poem::Error, reader: &Reader) -> Response {
        if error.is_from_response() {
            return error.into_response();
        }
        let fail = to_fail(error);
        log_failure(&fail, self.request_id);
        let problem = fail.problem();
        let mut response = match reader {
            Reader::Program { .. } => self.json(&fail),
            // A panic in the error page must not close the connection.
            Reader::Person(asked) => {
                let page = || self.page.render(asked, &fail, self.request_id);
                catch_unwind(AssertUnwindSafe(page)).unwrap_or_else(|_| self.json(&fail))
            }
        };
        response.set_status(problem.status());
        let headers = response.headers_mut();
        if let Some(seconds) = fail.seconds() {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        match problem {
            Problem::MethodNotAllowed => {
                // An unknown path has no methods, so the field may be empty.
                let none = || HeaderValue::from_static("");
                let allow = self.routes.allow(reader.path()).unwrap_or_else(none);
                headers.insert(header::ALLOW, allow);
            }
            Problem::NotSignedIn | Problem::SignInFailed | Problem::CodeInvalid => {
                let bearer = HeaderValue::from_static("Bearer");
                headers.insert(header::WWW_AUTHENTICATE, bearer);
            }
            _ => {}
        }
        response
    }

    fn json(&self, fail: &Fail) -> Response {
        let body = serde_json::to_vec(&fail.body(self.request_id)).unwrap_or_default();
        Response::builder().content_type(PROBLEM_JSON).body(body)
    }
}

fn to_fail(error: poem::Error) -> Fail {
    let error = match error.downcast::<Fail>() {
        Ok(fail) => return fail,
        Err(error) => error,
    };
    if error.is::<ContentTypeError>() {
        return Problem::UnsupportedMediaType.into();
    }
    if let Some(parameter) = error.downcast_ref::<ParseParamError>() {
        return Fail::new(Problem::InvalidRequest).field(parameter.name, "value");
    }
    // A malformed id cannot exist.
    if error.is::<ParsePathError>() || error.is::<poem::error::ParsePathError>() {
        return Problem::NotFound.into();
    }
    match Problem::of_status(error.status()) {
        Problem::Internal => Fail::internal(error),
        Problem::Overloaded => Fail::overloaded(error),
        problem => problem.into(),
    }
}

fn log_failure(fail: &Fail, request_id: RequestId) {
    match fail.problem() {
        Problem::Internal => {
            error!(%request_id, error = %clip(&chain_of(fail)), "request failed");
        }
        Problem::Overloaded => {
            warn!(%request_id, error = %clip(&chain_of(fail)), "request refused for lack of room");
        }
        _ => {}
    }
}

fn chain_of(fail: &Fail) -> String {
    let mut text = fail.to_string();
    let mut next = fail.source();
    while let Some(source) = next {
        text.push_str(": ");
        text.push_str(&source.to_string());
        next = source.source();
    }
    text
}
