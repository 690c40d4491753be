//! The JSON API. A call extracts, parses, runs one use case, matches its outcome and renders.

pub mod answer;
pub mod caller;
pub mod credential;
pub mod device;
pub mod email_change;
pub mod incident;
pub mod operations;
pub mod password;
pub mod profile;
pub mod reauthentication;
pub mod recovery;
pub mod recovery_unlock;
pub mod recovery_waiting;
pub mod refusal;
pub mod security;
pub mod session;
pub mod session_list;
pub mod sign_in;
pub mod sign_up;
pub mod two_factor;

use poem_openapi::{OpenApi, OpenApiService};

/// The path that every call starts with.
pub const BASE: &str = "/api/v1";

/// Builds the service, which also describes itself as an OpenAPI document.
pub fn service(brand: &str) -> OpenApiService<impl OpenApi + use<>, ()> {
    let access = (
        sign_up::SignUpApi,
        sign_in::SignInApi,
        session::SessionApi,
        session_list::SessionListApi,
        reauthentication::ReauthenticationApi,
        credential::CredentialApi,
        device::DeviceApi,
    );
    let account = (
        profile::ProfileApi,
        security::SecurityApi,
        password::PasswordApi,
        two_factor::TwoFactorApi,
        email_change::EmailChangeApi,
    );
    let recovery = (
        recovery::RecoveryApi,
        recovery_waiting::RecoveryWaitingApi,
        recovery_unlock::RecoveryUnlockApi,
        incident::IncidentApi,
    );
    let title = format!("{brand} Identity");
    OpenApiService::new((access, account, recovery), title, env!("CARGO_PKG_VERSION"))
        .description(
            "Sign-up, sign-in, two-factor authentication, passwords, sessions, known devices, \
             email addresses, unlocking and account recovery. \
             A session is sent as a cookie or as a bearer token. \
             A call that changes a protection needs a recent reauthentication (`stepUp`). Without \
             one it answers `reauthentication-required`. \
             Errors are problem details (RFC 9457).",
        )
        .server(BASE)
}
