//! The table: every operation, and its answer to each kind of caller.

use identity_server::http::routes::Verb::{self, Delete, Get, Patch, Post, Put};

/// A row: statuses by caller; 0 where there is no such caller.
pub(crate) struct Row {
    pub(crate) verb: Verb,
    pub(crate) path: &'static str,
    /// Whom it is for: signed in, with the token of the mail, with the key of the mailbox.
    pub(crate) owner: u16,
    /// Somebody with nothing: no cookie, no token, no key.
    pub(crate) nobody: u16,
    /// Somebody signed in who names what belongs to another account.
    pub(crate) stranger: u16,
    /// The owner's browser, made to send it by another site.
    pub(crate) unproven: u16,
    /// The owner, with another media type.
    pub(crate) mistyped: u16,
}

const fn row(verb: Verb, path: &'static str, statuses: [u16; 5]) -> Row {
    let [owner, nobody, stranger, unproven, mistyped] = statuses;
    Row { verb, path, owner, nobody, stranger, unproven, mistyped }
}

/// What is promised. An operation that is not here fails the test, and so does a row without one.
#[rustfmt::skip]
pub(crate) static STATED: &[Row] = &[
    //                                         [owner, nobody, stranger, unproven, mistyped]
    row(Get,    "/",                              [200, 200,   0,   0,   0]),
    row(Get,    "/sign-in",                       [303, 200,   0,   0,   0]),
    row(Post,   "/sign-in",                       [303, 422,   0, 403, 415]),
    row(Get,    "/sign-in/second-factor",         [200, 303,   0,   0,   0]),
    row(Post,   "/sign-in/second-factor",         [303, 303,   0, 403, 415]),
    row(Post,   "/sign-in/abandon",               [303, 303,   0, 403, 415]),
    row(Post,   "/sign-out",                      [303, 303,   0, 403, 415]),
    row(Get,    "/sign-up",                       [200, 200,   0,   0,   0]),
    row(Post,   "/sign-up",                       [303, 303,   0, 403, 415]),
    row(Get,    "/sign-up/sent",                  [200, 200,   0,   0,   0]),
    row(Post,   "/sign-up/resend",                [303, 303,   0, 403, 415]),
    row(Get,    "/sign-up/confirm",               [200, 400,   0,   0,   0]),
    row(Post,   "/sign-up/confirm",               [303, 400,   0, 403, 415]),
    row(Get,    "/.well-known/change-password",   [303, 303,   0,   0,   0]),
    row(Get,    "/account",                       [200, 303,   0,   0,   0]),
    row(Post,   "/account/sessions/end",          [303, 303, 404, 403, 415]),
    row(Post,   "/account/sessions/end-others",   [303, 303,   0, 403, 415]),
    row(Post,   "/account/sessions/end-all",      [303, 303,   0, 403, 415]),
    row(Post,   "/account/sessions/name",         [303, 303, 404, 403, 415]),
    row(Post,   "/account/devices/forget",        [303, 303, 404, 403, 415]),
    row(Get,    "/account/step-up",               [200, 303,   0,   0,   0]),
    row(Post,   "/account/step-up",               [303, 303,   0, 403, 415]),
    row(Get,    "/account/security",              [200, 303,   0,   0,   0]),
    row(Get,    "/account/security/password",     [200, 303,   0,   0,   0]),
    row(Post,   "/account/security/password",     [303, 303,   0, 403, 415]),
    row(Get,    "/account/security/totp",         [200, 303,   0,   0,   0]),
    row(Post,   "/account/security/totp",         [303, 303,   0, 403, 415]),
    row(Get,    "/account/security/totp/confirm", [200, 303,   0,   0,   0]),
    row(Post,   "/account/security/totp/confirm", [200, 303,   0, 403, 415]),
    row(Post,   "/account/security/totp/remove",  [303, 303,   0, 403, 415]),
    row(Get,    "/account/security/recovery-codes", [200, 303, 0,   0,   0]),
    row(Post,   "/account/security/recovery-codes", [200, 303, 0, 403, 415]),
    row(Post,   "/account/security/recovery-codes/replacements", [200, 303, 0, 403, 415]),
    row(Post,   "/account/security/recovery-codes/confirm", [303, 303, 0, 403, 415]),
    row(Get,    "/account/profile",               [200, 303,   0,   0,   0]),
    row(Post,   "/account/profile",               [303, 303,   0, 403, 415]),
    row(Post,   "/language",                      [303, 303,   0, 403, 415]),
    row(Get,    "/dev/mailbox",                   [200, 403,   0,   0,   0]),
    row(Get,    "/dev/mailbox/latest.txt",        [200, 404,   0,   0,   0]),
    row(Get,    "/dev/mailbox/{file}",            [200, 404,   0,   0,   0]),
    row(Get,    "/dev/mailbox/{file}/html",       [200, 404,   0,   0,   0]),
    row(Get,    "/assets/site.css",               [200, 200,   0,   0,   0]),
    row(Get,    "/assets/reveal.js",              [200, 200,   0,   0,   0]),
    row(Get,    "/assets/icon.svg",               [200, 200,   0,   0,   0]),
    row(Post,   "/api/v1/registrations",          [202, 202,   0, 403, 415]),
    row(Post,   "/api/v1/registrations/resend",   [202, 202,   0, 403, 415]),
    row(Post,   "/api/v1/registrations/confirm",  [201, 400,   0, 403, 415]),
    row(Post,   "/api/v1/sign-in",                [200, 401,   0, 403, 415]),
    row(Post,   "/api/v1/sign-in/second-factor",  [200, 400,   0, 403, 415]),
    row(Post,   "/api/v1/sign-in/abandon",        [204, 204,   0, 403, 415]),
    row(Get,    "/api/v1/session",                [200, 401,   0,   0,   0]),
    row(Delete, "/api/v1/session",                [204, 401,   0, 403,   0]),
    row(Post,   "/api/v1/session/step-up",        [200, 401,   0, 403, 415]),
    row(Get,    "/api/v1/sessions",               [200, 401,   0,   0,   0]),
    row(Patch,  "/api/v1/sessions/{id}",          [200, 401, 404, 403, 415]),
    row(Delete, "/api/v1/sessions/{id}",          [204, 401, 404, 403,   0]),
    row(Post,   "/api/v1/sessions/revoke-others", [200, 401,   0, 403,   0]),
    row(Post,   "/api/v1/sessions/revoke-all",    [200, 401,   0, 403,   0]),
    row(Post,   "/api/v1/sessions/verify",        [200, 401,   0, 403, 415]),
    row(Get,    "/api/v1/devices",                [200, 401,   0,   0,   0]),
    row(Delete, "/api/v1/devices/{id}",           [204, 401, 404, 403,   0]),
    row(Get,    "/api/v1/account",                [200, 401,   0,   0,   0]),
    row(Patch,  "/api/v1/account",                [200, 401,   0, 403, 415]),
    row(Post,   "/api/v1/account/password-check", [200, 401,   0, 403, 415]),
    row(Put,    "/api/v1/account/password",       [200, 401,   0, 403, 415]),
    row(Get,    "/api/v1/account/security",       [200, 401,   0,   0,   0]),
    row(Post,   "/api/v1/account/totp",           [201, 401,   0, 403,   0]),
    row(Delete, "/api/v1/account/totp",           [200, 401,   0, 403,   0]),
    row(Post,   "/api/v1/account/totp/confirm",   [200, 401,   0, 403, 415]),
    row(Get,    "/api/v1/account/recovery-codes", [200, 401,   0,   0,   0]),
    row(Post,   "/api/v1/account/recovery-codes", [200, 401,   0, 403,   0]),
    row(Post,   "/api/v1/account/recovery-codes/replacements", [200, 401, 0, 403, 0]),
    row(Post,   "/api/v1/account/recovery-codes/confirm", [200, 401, 0, 403, 415]),
    row(Get,    "/api/v1/locales",                [200, 200,   0,   0,   0]),
    row(Get,    "/api/openapi.json",              [200, 200,   0,   0,   0]),
    row(Get,    "/api/docs",                      [200, 200,   0,   0,   0]),
    row(Get,    "/health/live",                   [200, 200,   0,   0,   0]),
    row(Get,    "/health/ready",                  [200, 200,   0,   0,   0]),
];
