//! The one problem table, for both faces (RFC 9457).
//!
//! A slug, its status and its title stand here and nowhere else. Titles are English; pages
//! translate by slug. A problem never carries a value that the client sent.

use poem::http::StatusCode;
use poem_openapi::Object;
use serde::Serialize;

/// Every way in which this server says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// The request cannot be understood: syntax, a field, a header.
    InvalidRequest,
    /// A one-time token is unknown, used, expired or meant for something else: all alike.
    TokenInvalid,
    /// Sign-in refused, for whatever reason.
    SignInFailed,
    /// No live session or credential came with the request.
    NotSignedIn,
    /// A second-factor or recovery code is wrong.
    CodeInvalid,
    /// A fresh proof is demanded first.
    ReauthenticationRequired,
    /// The proof that was given is wrong.
    ProofInvalid,
    /// The session may not call this in its present state.
    SessionRestricted,
    /// The account was reported, and nothing is changed before it is recovered.
    AccountContained,
    /// The caller may not do this, whoever it is.
    Forbidden,
    /// Nothing there, or nothing that the caller may know of.
    NotFound,
    /// The path exists, the method does not.
    MethodNotAllowed,
    /// The body did not arrive in time.
    RequestTimeout,
    /// The token is right, and this browser has to give a password too.
    PasswordNeeded,
    /// The link is right, and a second factor has to be given too.
    SecondFactorNeeded,
    /// The state changed meanwhile, or forbids this.
    Conflict,
    /// The body is over the cap.
    PayloadTooLarge,
    /// The body is not of the demanded type.
    UnsupportedMediaType,
    /// The request is addressed to another server.
    Misdirected,
    /// The new password breaks the rules that `errors` names.
    PasswordRejected,
    /// A budget is spent; `retry_after` tells when it is worth trying.
    TooManyAttempts,
    /// A failure of ours.
    Internal,
    /// No room for this work now.
    Overloaded,
}

struct Row {
    slug: &'static str,
    status: StatusCode,
    title: &'static str,
}

const fn row(slug: &'static str, status: StatusCode, title: &'static str) -> Row {
    Row { slug, status, title }
}

impl Problem {
    /// All of them, in the order of the table, for documents and tests.
    pub const ALL: &'static [Self] = &[
        Self::InvalidRequest,
        Self::TokenInvalid,
        Self::SignInFailed,
        Self::NotSignedIn,
        Self::CodeInvalid,
        Self::ReauthenticationRequired,
        Self::ProofInvalid,
        Self::SessionRestricted,
        Self::AccountContained,
        Self::Forbidden,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::RequestTimeout,
        Self::PasswordNeeded,
        Self::SecondFactorNeeded,
        Self::Conflict,
        Self::PayloadTooLarge,
        Self::UnsupportedMediaType,
        Self::Misdirected,
        Self::PasswordRejected,
        Self::TooManyAttempts,
        Self::Internal,
        Self::Overloaded,
    ];

    #[rustfmt::skip]
    const fn row(self) -> Row {
        use StatusCode as S;
        match self {
            Self::InvalidRequest => row("invalid-request", S::BAD_REQUEST, "The request is not valid"),
            Self::TokenInvalid => row("token-invalid", S::BAD_REQUEST, "The link or token is not valid"),
            Self::SignInFailed => row("sign-in-failed", S::UNAUTHORIZED, "Sign-in failed"),
            Self::NotSignedIn => row("not-signed-in", S::UNAUTHORIZED, "Not signed in"),
            Self::CodeInvalid => row("code-invalid", S::UNAUTHORIZED, "The code is not valid"),
            Self::ReauthenticationRequired => row("reauthentication-required", S::FORBIDDEN, "A fresh proof is required"),
            Self::ProofInvalid => row("proof-invalid", S::FORBIDDEN, "The proof is not right"),
            Self::SessionRestricted => row("session-restricted", S::FORBIDDEN, "This session may not do that"),
            Self::AccountContained => row("account-contained", S::FORBIDDEN, "The account is locked until it is recovered"),
            Self::Forbidden => row("forbidden", S::FORBIDDEN, "Forbidden"),
            Self::NotFound => row("not-found", S::NOT_FOUND, "Not found"),
            Self::MethodNotAllowed => row("method-not-allowed", S::METHOD_NOT_ALLOWED, "Method not allowed"),
            Self::RequestTimeout => row("request-timeout", S::REQUEST_TIMEOUT, "The request took too long to arrive"),
            Self::PasswordNeeded => row("password-needed", S::CONFLICT, "A password is needed to go on"),
            Self::SecondFactorNeeded => row("second-factor-needed", S::CONFLICT, "A second factor is needed to go on"),
            Self::Conflict => row("conflict", S::CONFLICT, "Conflict with the present state"),
            Self::PayloadTooLarge => row("payload-too-large", S::PAYLOAD_TOO_LARGE, "The body is too large"),
            Self::UnsupportedMediaType => row("unsupported-media-type", S::UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),
            Self::Misdirected => row("misdirected", S::MISDIRECTED_REQUEST, "Not a server for that address"),
            Self::PasswordRejected => row("password-rejected", S::UNPROCESSABLE_ENTITY, "The password breaks the rules"),
            Self::TooManyAttempts => row("too-many-attempts", S::TOO_MANY_REQUESTS, "Too many attempts"),
            Self::Internal => row("internal", S::INTERNAL_SERVER_ERROR, "Internal error"),
            Self::Overloaded => row("overloaded", S::SERVICE_UNAVAILABLE, "Temporarily overloaded"),
        }
    }

    /// The stable name: the last part of `type`, and the locale key of the pages.
    pub const fn slug(self) -> &'static str {
        self.row().slug
    }

    /// The HTTP status.
    pub const fn status(self) -> StatusCode {
        self.row().status
    }

    /// The English title.
    pub const fn title(self) -> &'static str {
        self.row().title
    }

    /// The problem that stands for a status which a library chose.
    pub fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::UNAUTHORIZED => Self::NotSignedIn,
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::REQUEST_TIMEOUT => Self::RequestTimeout,
            StatusCode::CONFLICT => Self::Conflict,
            StatusCode::PAYLOAD_TOO_LARGE => Self::PayloadTooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::UnsupportedMediaType,
            StatusCode::MISDIRECTED_REQUEST => Self::Misdirected,
            StatusCode::TOO_MANY_REQUESTS => Self::TooManyAttempts,
            StatusCode::SERVICE_UNAVAILABLE => Self::Overloaded,
            other if other.is_client_error() => Self::InvalidRequest,
            _ => Self::Internal,
        }
    }
}

/// A problem as it travels: `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Object)]
#[oai(rename = "Problem")]
pub struct ProblemBody {
    /// `/problems/<slug>`.
    #[oai(rename = "type")]
    #[serde(rename = "type")]
    pub kind: String,
    /// What the slug means, in English.
    pub title: String,
    /// The HTTP status once more.
    pub status: u16,
    /// What is particular to this occurrence.
    #[oai(skip_serializing_if_is_none)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What to quote when asking for help.
    pub request_id: String,
    /// The fields at fault.
    #[oai(skip_serializing_if_is_none)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<FieldError>>,
    /// Seconds until it is worth trying again.
    #[oai(skip_serializing_if_is_none)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
}

/// One field at fault: where and why, never what it held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Object)]
pub struct FieldError {
    /// The path of the field, `proof.code`; empty for the body as a whole.
    pub field: String,
    /// A stable word: `missing`, `unknown`, `duplicate`, `type`, `value`, `syntax`, or a rule's name.
    pub code: String,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn slugs_are_unique_words_and_statuses_are_errors() {
        let slugs: BTreeSet<_> = Problem::ALL.iter().map(|problem| problem.slug()).collect();
        assert_eq!(slugs.len(), Problem::ALL.len());
        for problem in Problem::ALL {
            assert!(problem.slug().chars().all(|c| c.is_ascii_lowercase() || c == '-'));
            assert!(problem.status().as_u16() >= 400, "{}", problem.slug());
            assert!(!problem.title().is_empty());
        }
    }

    #[test]
    fn statuses_of_libraries_find_a_problem_of_the_same_class() {
        for code in 400..600 {
            let status = StatusCode::from_u16(code).unwrap();
            let problem = Problem::of_status(status);
            assert_eq!(problem.status().is_client_error(), status.is_client_error(), "{code}");
        }
    }
}
