//! The route table: every path, its methods and their requirements.
//!
//! poem can list neither its routes nor their methods, so the `Allow` header, the same-origin rule,
//! the form token and the coverage test read this table. A path that is missing here answers 404,
//! so a forgotten row cannot bypass a check.

use std::collections::HashMap;

use poem::http::{HeaderValue, Method};

/// The methods that this server supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verb {
    /// Also answers `HEAD`, without the body.
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

/// The callers that an operation admits. The guards enforce it, and the coverage test checks them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Anyone,
    SignedIn,
    /// A live session with a fresh proof, unless the account is contained.
    Fresh,
    /// A live session with a fresh proof, also while the account is contained.
    Defending,
    /// Another service with a credential.
    Service,
}

/// The proof that the browser's owner intended the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Csrf {
    /// The operation only reads.
    None,
    /// Fetch Metadata or `Origin`.
    SameOrigin,
    /// As `SameOrigin`, and a form token if there is a session cookie.
    FormToken,
}

/// The body of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    None,
    /// `application/json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
}

/// A method on a path, and its requirements.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    pub verb: Verb,
    /// The path template, for example `/api/v1/sessions/{id}`.
    pub path: &'static str,
    pub who: Who,
    pub csrf: Csrf,
    pub body: BodyKind,
}

impl Verb {
    /// Returns the verb of a method. `HEAD` counts as `GET`. Unsupported methods are `None`.
    pub fn of(method: &Method) -> Option<Self> {
        match *method {
            Method::GET | Method::HEAD => Some(Self::Get),
            Method::POST => Some(Self::Post),
            Method::PUT => Some(Self::Put),
            Method::PATCH => Some(Self::Patch),
            Method::DELETE => Some(Self::Delete),
            _ => None,
        }
    }

    const fn allow(self) -> &'static str {
        match self {
            Self::Get => "GET, HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

impl Operation {
    /// Admits every caller, without a body. A verb that changes something needs a proof of origin.
    pub const fn new(verb: Verb, path: &'static str) -> Self {
        let csrf = if matches!(verb, Verb::Get) { Csrf::None } else { Csrf::SameOrigin };
        Self { verb, path, who: Who::Anyone, csrf, body: BodyKind::None }
    }

    /// Admits live sessions.
    #[must_use]
    pub const fn signed_in(self) -> Self {
        Self { who: Who::SignedIn, ..self }
    }

    /// Admits live sessions with a fresh proof.
    #[must_use]
    pub const fn fresh(self) -> Self {
        Self { who: Who::Fresh, ..self }
    }

    /// Admits live sessions with a fresh proof, also while the account is contained.
    #[must_use]
    pub const fn defending(self) -> Self {
        Self { who: Who::Defending, ..self }
    }

    /// Admits other services.
    #[must_use]
    pub const fn service(self) -> Self {
        Self { who: Who::Service, ..self }
    }

    /// Takes JSON.
    #[must_use]
    pub const fn json(self) -> Self {
        Self { body: BodyKind::Json, ..self }
    }

    /// Takes a form. Its token is checked if there is a session cookie.
    #[must_use]
    pub const fn form(self) -> Self {
        Self { body: BodyKind::Form, csrf: Csrf::FormToken, ..self }
    }
}

/// A path with all its operations.
#[derive(Debug)]
pub struct Resource {
    template: &'static str,
    operations: Vec<Operation>,
}

impl Resource {
    /// Returns the path template. It contains no id, so it is safe to log.
    pub fn template(&self) -> &'static str {
        self.template
    }

    /// Returns the operation of a method.
    pub fn operation(&self, method: &Method) -> Option<Operation> {
        let verb = Verb::of(method)?;
        self.operations.iter().copied().find(|operation| operation.verb == verb)
    }

    fn allow(&self) -> Option<HeaderValue> {
        let mut verbs: Vec<_> = self.operations.iter().map(|operation| operation.verb).collect();
        verbs.sort_unstable();
        let names: Vec<_> = verbs.into_iter().map(Verb::allow).collect();
        HeaderValue::try_from(names.join(", ")).ok()
    }

    fn matches(&self, path: &str) -> bool {
        let mut wanted = self.template.split('/');
        let mut given = path.split('/');
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return true,
                (Some(segment), Some(text)) if is_parameter(segment) && !text.is_empty() => {}
                (Some(segment), Some(text)) if segment == text => {}
                _ => return false,
            }
        }
    }
}

/// The route table, indexed. A path without parameters is found by one hash lookup.
#[derive(Debug)]
pub struct RouteTable {
    operations: &'static [Operation],
    literal: HashMap<&'static str, Resource>,
    templated: Vec<Resource>,
}

impl RouteTable {
    /// Groups operations by path.
    pub fn new(operations: &'static [Operation]) -> Self {
        let mut literal: HashMap<&'static str, Resource> = HashMap::new();
        for operation in operations {
            let template = operation.path;
            let empty = || Resource { template, operations: Vec::new() };
            literal.entry(template).or_insert_with(empty).operations.push(*operation);
        }
        let mut templated: Vec<_> =
            literal.extract_if(|template, _| template.contains('{')).map(|(_, it)| it).collect();
        templated.sort_unstable_by_key(|resource| resource.template);
        Self { operations, literal, templated }
    }

    /// Returns every row, for documents and tests.
    pub fn operations(&self) -> &'static [Operation] {
        self.operations
    }

    /// Finds a path. A literal path wins over a template, as in the router.
    pub fn find(&self, path: &str) -> Option<&Resource> {
        let by_template = || self.templated.iter().find(|resource| resource.matches(path));
        self.literal.get(path).or_else(by_template)
    }

    /// Returns the `Allow` header of a 405 (RFC 9110, section 15.5.6).
    pub fn allow(&self, path: &str) -> Option<HeaderValue> {
        self.find(path)?.allow()
    }
}

fn is_parameter(segment: &str) -> bool {
    segment.starts_with('{') && segment.ends_with('}')
}

#[cfg(test)]
mod tests {
    use super::*;

    static TABLE: &[Operation] = &[
        Operation::new(Verb::Delete, "/sessions/{id}").signed_in(),
        Operation::new(Verb::Post, "/sessions/revoke-all").signed_in(),
        Operation::new(Verb::Patch, "/account").signed_in().json(),
        Operation::new(Verb::Get, "/account").signed_in(),
        Operation::new(Verb::Post, "/sign-in").form(),
        Operation::new(Verb::Get, "/"),
    ];

    #[test]
    fn allow_header_lists_methods_and_head_beside_get() {
        let table = RouteTable::new(TABLE);
        assert_eq!(table.allow("/account").unwrap(), "GET, HEAD, PATCH");
        assert_eq!(table.allow("/sessions/1").unwrap(), "DELETE");
        assert_eq!(table.allow("/sessions/revoke-all").unwrap(), "POST");
        assert_eq!(table.allow("/").unwrap(), "GET, HEAD");
    }

    #[test]
    fn parameter_is_one_segment_that_is_not_empty() {
        let table = RouteTable::new(TABLE);
        for path in ["/sessions/", "/sessions", "/sessions/1/2", "/sessions/1/", "", "*", "/none"] {
            assert!(table.find(path).is_none(), "{path}");
        }
        assert_eq!(table.find("/sessions/%2F").unwrap().template(), "/sessions/{id}");
    }

    #[test]
    fn operation_is_found_by_method() {
        let table = RouteTable::new(TABLE);
        let account = table.find("/account").unwrap();
        assert_eq!(account.operation(&Method::HEAD).unwrap().csrf, Csrf::None);
        assert_eq!(account.operation(&Method::PATCH).unwrap().body, BodyKind::Json);
        assert!(account.operation(&Method::POST).is_none());
        assert!(account.operation(&Method::CONNECT).is_none());
        let form = table.find("/sign-in").unwrap().operation(&Method::POST).unwrap();
        assert_eq!(form.csrf, Csrf::FormToken);
    }
}
