//! Two-factor authentication: authenticator apps and recovery codes.

use identity_core::kernel::Secret;
use identity_core::session::SessionAccess;
use identity_core::two_factor::{
    AuthenticatorClock, ConfirmCodes, ConfirmTotp, RecoveryCode, RemoveTotp, RenewCodes, Replaces,
    TotpCode,
};
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use serde::Deserialize;

use super::caller::{Caller, TokenAnswer};
use crate::http::body::Body;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::input::code;
use crate::{qr, request};

pub struct TwoFactorApi;

/// The sessions that may set up a second factor.
const ALLOWED_ACCESS: [SessionAccess; 2] = [SessionAccess::Full, SessionAccess::SecondFactor];

/// A code that the owner typed.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct TypedCode {
    /// The code.
    code: String,
}

/// A new authenticator secret.
#[derive(Object)]
struct NewTotp {
    /// The secret in base32, to type in.
    secret: String,
    /// The `otpauth` URI of the secret.
    otpauth_uri: String,
    /// The same URI as a QR code in SVG.
    qr_svg: String,
}

#[derive(ApiResponse)]
enum Enrolled {
    /// The secret is pending until its first code is confirmed.
    #[oai(status = 201)]
    Enrolled(Json<NewTotp>),
}

/// Two-factor authentication is on.
#[derive(Object)]
struct FactorEnabledAnswer {
    /// The recovery codes, shown only once. They become active when one of them is confirmed.
    recovery_codes: Vec<String>,
    /// The authenticator's clock: `right`, `behind` or `ahead`.
    clock: String,
    /// The new token of the session. Only present if the session is sent as a bearer token.
    #[oai(skip_serializing_if_is_none)]
    token: Option<String>,
}

/// The active recovery codes.
#[derive(Object)]
struct RemainingCodes {
    /// The number of unused recovery codes.
    remaining: u32,
}

/// New recovery codes.
#[derive(Object)]
struct NewCodes {
    /// The codes, shown only once. They become active when one of them is confirmed. Until then the
    /// earlier codes stay active.
    recovery_codes: Vec<String>,
}

fn shown(codes: &[RecoveryCode]) -> Vec<String> {
    codes.iter().map(|code| code.grouped().expose().to_owned()).collect()
}

fn clock(clock: AuthenticatorClock) -> &'static str {
    match clock {
        AuthenticatorClock::Right => "right",
        AuthenticatorClock::Behind => "behind",
        AuthenticatorClock::Ahead => "ahead",
    }
}

fn malformed() -> Fail {
    Fail::new(Problem::InvalidRequest).field("code", code::CODE)
}

async fn renew(
    request: &Request,
    caller: &Caller,
    replaces: Replaces,
) -> Result<Json<NewCodes>, Fail> {
    let app = request::app(request)?;
    let fresh = caller.fresh(app, &ALLOWED_ACCESS)?;
    match app.identity.renew_recovery_codes(&fresh, replaces, &request::origin(request)).await? {
        RenewCodes::Made(codes) => Ok(Json(NewCodes { recovery_codes: shown(&codes) })),
        RenewCodes::NothingToReplace => Err(Problem::Conflict.into()),
        RenewCodes::CallerEnded => Err(Problem::NotSignedIn.into()),
    }
}

#[OpenApi]
impl TwoFactorApi {
    /// Start setting up an authenticator app. An active one stays active until the new one is
    /// confirmed.
    #[oai(path = "/account/totp", method = "post", operation_id = "beginTotp")]
    async fn begin(&self, request: &Request, caller: Caller) -> Result<Enrolled, Fail> {
        let app = request::app(request)?;
        let fresh = caller.fresh(app, &ALLOWED_ACCESS)?;
        let started = app.identity.start_totp(&fresh, &request::origin(request)).await?;
        let enrolment = started.ok_or(Problem::NotSignedIn)?;
        let uri = enrolment.uri.expose();
        Ok(Enrolled::Enrolled(Json(NewTotp {
            secret: enrolment.key.expose().to_owned(),
            otpauth_uri: uri.to_owned(),
            qr_svg: qr::svg(uri, uri).unwrap_or_default(),
        })))
    }

    /// Turn two-factor authentication on with the first code from the authenticator app. Every
    /// other session ends.
    #[oai(path = "/account/totp/confirm", method = "post", operation_id = "confirmTotp")]
    async fn confirm(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<TypedCode>,
    ) -> Result<WithCookies<Json<FactorEnabledAnswer>>, Fail> {
        let app = request::app(request)?;
        let fresh = caller.fresh(app, &ALLOWED_ACCESS)?;
        let typed = TotpCode::parse(&Secret::new(body.0.code)).ok_or_else(malformed)?;
        let origin = request::origin(request);
        match app.identity.confirm_totp(&fresh, &typed, &origin).await? {
            ConfirmTotp::On(on) => {
                let renewed = caller.renewed(app, &on.token)?;
                let answer = FactorEnabledAnswer {
                    recovery_codes: shown(&on.recovery_codes),
                    clock: clock(on.clock).to_owned(),
                    token: renewed.token,
                };
                Ok(WithCookies(Json(answer), renewed.cookies))
            }
            ConfirmTotp::WrongCode => Err(Problem::CodeInvalid.into()),
            ConfirmTotp::NoPendingEnrolment => Err(Problem::Conflict.into()),
            ConfirmTotp::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }

    /// Turn two-factor authentication off. The recovery codes are void, and every other session
    /// ends.
    #[oai(path = "/account/totp", method = "delete", operation_id = "removeTotp")]
    async fn remove(
        &self,
        request: &Request,
        caller: Caller,
    ) -> Result<WithCookies<Json<TokenAnswer>>, Fail> {
        let app = request::app(request)?;
        let fresh = caller.fresh(app, &[SessionAccess::Full])?;
        match app.identity.remove_totp(&fresh, &request::origin(request)).await? {
            RemoveTotp::Off { token } => TokenAnswer::of(caller.renewed(app, &token)?),
            RemoveTotp::NotOn => Err(Problem::NotFound.into()),
            RemoveTotp::Demanded => Err(Problem::Forbidden.into()),
            RemoveTotp::PasswordTooWeakAlone => {
                Err(Fail::new(Problem::Conflict).field("password", code::PASSWORD_ALONE))
            }
            RemoveTotp::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }

    /// Show the number of unused recovery codes.
    #[oai(path = "/account/recovery-codes", method = "get", operation_id = "recoveryCodes")]
    async fn remaining(&self, caller: Caller) -> Result<Json<RemainingCodes>, Fail> {
        let live = caller.live();
        if !ALLOWED_ACCESS.contains(&live.access) {
            return Err(Problem::SessionRestricted.into());
        }
        let remaining = live.account.protection.recovery_codes;
        Ok(Json(RemainingCodes { remaining }))
    }

    /// Replace all recovery codes.
    #[oai(path = "/account/recovery-codes", method = "post", operation_id = "renewRecoveryCodes")]
    async fn renew_all(&self, request: &Request, caller: Caller) -> Result<Json<NewCodes>, Fail> {
        renew(request, &caller, Replaces::All).await
    }

    /// Replace the used recovery codes. The unused ones stay active.
    #[oai(
        path = "/account/recovery-codes/replacements",
        method = "post",
        operation_id = "replaceUsedRecoveryCodes"
    )]
    async fn renew_used(&self, request: &Request, caller: Caller) -> Result<Json<NewCodes>, Fail> {
        renew(request, &caller, Replaces::Used).await
    }

    /// Confirm new recovery codes by typing one of them. This makes them active.
    #[oai(
        path = "/account/recovery-codes/confirm",
        method = "post",
        operation_id = "confirmRecoveryCodes"
    )]
    async fn confirm_codes(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<TypedCode>,
    ) -> Result<Json<RemainingCodes>, Fail> {
        let app = request::app(request)?;
        let fresh = caller.fresh(app, &ALLOWED_ACCESS)?;
        let typed = RecoveryCode::parse(&Secret::new(body.0.code)).ok_or_else(malformed)?;
        let origin = request::origin(request);
        match app.identity.confirm_recovery_codes(&fresh, &typed, &origin).await? {
            ConfirmCodes::Active(remaining) => Ok(Json(RemainingCodes { remaining })),
            ConfirmCodes::WrongCode => Err(Problem::CodeInvalid.into()),
            ConfirmCodes::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }
}
