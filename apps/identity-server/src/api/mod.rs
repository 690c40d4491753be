//! The JSON face: five lines a call. Extract, convert, call, match, render.

pub mod account;
pub mod caller;
pub mod describe;
pub mod read;
pub mod registrations;
pub mod session;
pub mod sessions;
pub mod sign_in;

use poem_openapi::OpenApiService;

/// Where the API begins.
pub const BASE: &str = "/api/v1";

type Apis = (
    registrations::Registrations,
    sign_in::SignInApi,
    session::SessionApi,
    sessions::SessionsApi,
    account::AccountApi,
);

/// The service, which is also its document.
pub fn service(brand: &str) -> OpenApiService<Apis, ()> {
    let apis = (
        registrations::Registrations,
        sign_in::SignInApi,
        session::SessionApi,
        sessions::SessionsApi,
        account::AccountApi,
    );
    OpenApiService::new(apis, format!("{brand} Identity"), env!("CARGO_PKG_VERSION"))
        .description(
            "Account security: sign up, sign in, see and end sessions. A session travels as a \
             cookie or as a bearer token. Errors are problems (RFC 9457).",
        )
        .server(BASE)
}
