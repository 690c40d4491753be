//! The access log: one line per request with method, path, status and request id.
//!
//! The path is the route's template, which contains no id and no query. An unknown path is text
//! from the client. It is escaped and shortened, and segments that may hold a token or an email
//! address are hidden.

use std::borrow::Cow;
use std::fmt::Write as _;

use poem::http::{Method, StatusCode};
use tracing::{debug, info};

use crate::http::request_id::RequestId;
use crate::http::routes::RouteTable;
use crate::log::clip;

const LONGEST_SEGMENT: usize = 24;

/// The part of a request that is known before it is handled.
pub(crate) struct Entry {
    method: Method,
    path: Cow<'static, str>,
    request_id: RequestId,
}

impl Entry {
    pub(crate) fn new(method: &Method, path: &str, routes: &RouteTable, id: RequestId) -> Self {
        let known = routes.find(path).map(|resource| Cow::Borrowed(resource.template()));
        let shown = known.unwrap_or_else(|| Cow::Owned(hidden(path)));
        Self { method: method.clone(), path: shown, request_id: id }
    }

    pub(crate) fn write(&self, status: StatusCode) {
        let (method, path) = (clip(self.method.as_str()), clip(&self.path));
        let (status, request_id) = (status.as_u16(), self.request_id);
        // Health checks run every few seconds. Only a bad answer is logged.
        if self.path.starts_with("/health/") && status == 200 {
            debug!(%method, %path, status, %request_id, "answered");
        } else {
            info!(%method, %path, status, %request_id, "answered");
        }
    }
}

fn hidden(path: &str) -> String {
    let mut shown = String::new();
    for (index, segment) in path.split('/').enumerate() {
        let separator = if index == 0 { "" } else { "/" };
        let address = segment.contains('@') || segment.contains("%40");
        let text = if address || segment.len() > LONGEST_SEGMENT { "*" } else { segment };
        // Writing to a string cannot fail.
        let _ = write!(shown, "{separator}{text}");
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operations::OPERATIONS;

    #[test]
    fn known_path_is_logged_as_its_template() {
        let table = RouteTable::new(&OPERATIONS);
        let entry = Entry::new(&Method::DELETE, "/api/v1/sessions/123", &table, RequestId::new(1));
        assert_eq!(entry.path, "/api/v1/sessions/{id}");
    }

    #[test]
    fn unknown_path_keeps_its_shape_and_hides_possible_tokens() {
        assert_eq!(hidden("/recover/0123456789012345678901234"), "/recover/*");
        assert_eq!(hidden("/u/a@b.org"), "/u/*");
        assert_eq!(hidden("/u/a%40b.org"), "/u/*");
        assert_eq!(hidden("/wp-login.php"), "/wp-login.php");
        assert_eq!(hidden("*"), "*");
    }
}
