//! The JSON face: five lines a call. Extract, convert, call, match, render.

pub mod account;
pub mod addresses;
pub mod caller;
pub mod defence;
pub mod describe;
pub mod devices;
pub mod read;
pub mod recoveries;
pub mod registrations;
pub mod security;
pub mod session;
pub mod sessions;
pub mod sign_in;
pub mod two_factor;

use poem_openapi::OpenApiService;

/// Where the API begins.
pub const BASE: &str = "/api/v1";

type Apis = (
    registrations::Registrations,
    sign_in::SignInApi,
    session::SessionApi,
    sessions::SessionsApi,
    account::AccountApi,
    security::SecurityApi,
    two_factor::TwoFactorApi,
    devices::DevicesApi,
    recoveries::Recoveries,
    defence::DefenceApi,
    addresses::AddressesApi,
);

/// The service, which is also its document.
pub fn service(brand: &str) -> OpenApiService<Apis, ()> {
    let apis = (
        registrations::Registrations,
        sign_in::SignInApi,
        session::SessionApi,
        sessions::SessionsApi,
        account::AccountApi,
        security::SecurityApi,
        two_factor::TwoFactorApi,
        devices::DevicesApi,
        recoveries::Recoveries,
        defence::DefenceApi,
        addresses::AddressesApi,
    );
    OpenApiService::new(apis, format!("{brand} Identity"), env!("CARGO_PKG_VERSION"))
        .description(
            "Account security: sign up, sign in, second factor, passwords, sessions, known \
             devices, addresses, unlocking, recovery. \
             A session travels as a cookie or as a bearer token. What changes a protection takes a \
             fresh proof: without one it is answered `reauthentication-required`, and `stepUp` gives it. \
             Errors are problems (RFC 9457).",
        )
        .server(BASE)
}
