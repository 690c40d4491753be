//! The table of problems (RFC 9457), for API and pages.
//!
//! Slug, status and title are defined here only. Titles are in English. Pages translate by slug. A
//! problem never contains a value from the client.

use identity_core::kernel::ClosedSet;
use poem::http::StatusCode;
use poem_openapi::Object;
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The kinds of refusal and failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Problem {
    /// Malformed syntax, field or header.
    InvalidRequest,
    /// A one-time token is unknown, used, expired or made for another purpose. All get the same
    /// answer.
    TokenInvalid,
    /// Sign-in was refused for any reason.
    SignInFailed,
    /// The request has no live session or credential.
    NotSignedIn,
    /// A code from an authenticator or a recovery code is wrong.
    CodeInvalid,
    /// The session has to reauthenticate first.
    ReauthenticationRequired,
    /// The password or second factor is wrong.
    ProofInvalid,
    /// The session's access does not allow this call.
    SessionRestricted,
    /// The account was reported and has to be recovered before anything changes.
    AccountContained,
    /// No caller may do this.
    Forbidden,
    /// The resource does not exist or does not belong to the caller.
    NotFound,
    /// The path does not support this method.
    MethodNotAllowed,
    /// The body did not arrive in time.
    RequestTimeout,
    /// The token is valid, but this browser has to set a password too.
    PasswordNeeded,
    /// The link is valid, but a second factor is required too.
    SecondFactorNeeded,
    /// The current state does not allow this, for example because it has changed since.
    Conflict,
    /// Somebody else has shown more for the account. Nothing changed, and no proof was used up.
    RecoveryOutweighed,
    /// The body exceeds the size limit.
    PayloadTooLarge,
    /// The body has the wrong media type.
    UnsupportedMediaType,
    /// The request is addressed to another server.
    Misdirected,
    /// The new password breaks the rules listed in `errors`.
    PasswordRejected,
    /// A rate limit was reached. `retry_after` says when to try again.
    TooManyAttempts,
    Internal,
    /// The server has no capacity for this work now.
    Overloaded,
}

struct Row {
    status: StatusCode,
    title: &'static str,
}

const fn row(status: StatusCode, title: &'static str) -> Row {
    Row { status, title }
}

impl Problem {
    #[rustfmt::skip]
    const fn row(self) -> Row {
        use StatusCode as S;
        match self {
            Self::InvalidRequest => row(S::BAD_REQUEST, "The request is not valid"),
            Self::TokenInvalid => row(S::BAD_REQUEST, "The link or token is not valid"),
            Self::SignInFailed => row(S::UNAUTHORIZED, "Sign-in failed"),
            Self::NotSignedIn => row(S::UNAUTHORIZED, "Not signed in"),
            Self::CodeInvalid => row(S::UNAUTHORIZED, "The code is wrong"),
            Self::ReauthenticationRequired => row(S::FORBIDDEN, "Reauthentication is required"),
            Self::ProofInvalid => row(S::FORBIDDEN, "The password or code is wrong"),
            Self::SessionRestricted => row(S::FORBIDDEN, "The session is restricted"),
            Self::AccountContained => row(S::FORBIDDEN, "The account is locked until it is recovered"),
            Self::Forbidden => row(S::FORBIDDEN, "Forbidden"),
            Self::NotFound => row(S::NOT_FOUND, "Not found"),
            Self::MethodNotAllowed => row(S::METHOD_NOT_ALLOWED, "Method not allowed"),
            Self::RequestTimeout => row(S::REQUEST_TIMEOUT, "The request took too long to arrive"),
            Self::PasswordNeeded => row(S::CONFLICT, "A password is needed"),
            Self::SecondFactorNeeded => row(S::CONFLICT, "A second factor is needed"),
            Self::Conflict => row(S::CONFLICT, "Conflict with the current state"),
            Self::RecoveryOutweighed => row(S::CONFLICT, "Somebody else has shown more for this account"),
            Self::PayloadTooLarge => row(S::PAYLOAD_TOO_LARGE, "The body is too large"),
            Self::UnsupportedMediaType => row(S::UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),
            Self::Misdirected => row(S::MISDIRECTED_REQUEST, "Wrong server for this address"),
            Self::PasswordRejected => row(S::UNPROCESSABLE_ENTITY, "The password does not meet the rules"),
            Self::TooManyAttempts => row(S::TOO_MANY_REQUESTS, "Too many attempts"),
            Self::Internal => row(S::INTERNAL_SERVER_ERROR, "Internal error"),
            Self::Overloaded => row(S::SERVICE_UNAVAILABLE, "Temporarily overloaded"),
        }
    }

    /// Returns the stable name: the last part of `type`, and the key of the sentence on the error
    /// page.
    pub fn slug(self) -> &'static str {
        self.as_str()
    }

    /// Returns the HTTP status.
    pub const fn status(self) -> StatusCode {
        self.row().status
    }

    /// Returns the title in English.
    pub const fn title(self) -> &'static str {
        self.row().title
    }

    /// Maps a status that a library chose to a problem.
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

/// A problem, sent as `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Object)]
#[oai(rename = "Problem")]
pub struct ProblemBody {
    /// The type of the problem, `/problems/<slug>`.
    #[oai(rename = "type")]
    #[serde(rename = "type")]
    pub kind: String,
    /// The title of the problem, in English.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// Details of this occurrence.
    #[oai(skip_serializing_if_is_none)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The id of the request. Quote it when you ask for help.
    pub request_id: String,
    /// The faulty fields.
    #[oai(skip_serializing_if_is_none)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<FieldError>>,
    /// The seconds until a retry makes sense.
    #[oai(skip_serializing_if_is_none)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
}

/// A faulty field. Its value is never repeated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Object)]
pub struct FieldError {
    /// The path of the field, for example `proof.code`. Empty for the body as a whole.
    pub field: String,
    /// A stable code: `missing`, `unknown`, `duplicate`, `type`, `value`, `syntax`, or the name of
    /// a rule.
    pub code: String,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn slugs_are_unique_and_statuses_are_errors() {
        let slugs: BTreeSet<_> = Problem::ALL.iter().map(|problem| problem.slug()).collect();
        assert_eq!(slugs.len(), Problem::ALL.len());
        for problem in Problem::ALL {
            assert!(problem.slug().chars().all(|c| c.is_ascii_lowercase() || c == '-'));
            assert!(problem.status().as_u16() >= 400, "{}", problem.slug());
            assert!(!problem.title().is_empty());
        }
    }

    #[test]
    fn status_from_a_library_maps_to_a_problem_of_the_same_class() {
        for code in 400..600 {
            let status = StatusCode::from_u16(code).unwrap();
            let problem = Problem::of_status(status);
            assert_eq!(problem.status().is_client_error(), status.is_client_error(), "{code}");
        }
    }
}
