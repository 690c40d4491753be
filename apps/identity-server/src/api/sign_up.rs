//! Signing up. The account exists once the mailed link is confirmed.

use identity_core::kernel::{BearerKind, BearerToken};
use identity_core::sign_up::{Confirm, ConfirmOutcome, Register, RegisterOutcome};
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use serde::Deserialize;

use super::answer::{Accepted, AccountAddress};
use super::refusal;
use crate::http::body::Body;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::input::field;
use crate::request;

pub struct SignUpApi;

/// A request for an account.
#[derive(Deserialize, Object)]
#[oai(rename = "Registration", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct NewRegistration {
    /// The email address.
    email: String,
    /// The password.
    password: String,
    /// The display name.
    display_name: Option<String>,
    /// The language of the mail: `en`, `nl` or `fr`. Taken from the request's headers if left out.
    locale: Option<String>,
}

/// A confirmation of the mailed link.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct Confirmation {
    /// The token from the link in the mail.
    token: String,
    /// A password that replaces the one from the registration. Required if another client
    /// registered.
    password: Option<String>,
}

/// The new account.
#[derive(Object)]
struct Confirmed {
    /// The id of the account.
    account_id: String,
}

#[derive(ApiResponse)]
enum Created {
    /// The account exists.
    #[oai(status = 201)]
    Created(Json<Confirmed>),
}

#[OpenApi]
impl SignUpApi {
    /// Request an account. A confirmation link is mailed to the address. The answer does not reveal
    /// if the address belongs to an account.
    #[oai(path = "/registrations", method = "post", operation_id = "register")]
    async fn register(
        &self,
        request: &Request,
        body: Body<NewRegistration>,
    ) -> Result<WithCookies<Accepted>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let locale = match given.locale {
            Some(tag) => field::locale(&tag)?,
            None => request::locale(request.headers(), app.cookies),
        };
        let command = Register {
            email: field::email("email", &given.email)?,
            password: field::new_password("password", given.password)?,
            display_name: given.display_name.as_deref().map(field::display_name).transpose()?,
            locale,
            origin: request::origin(request),
        };
        match app.identity.register(command).await? {
            RegisterOutcome::PasswordRejected(rules) => {
                Err(refusal::password_rejected("password", &rules))
            }
            RegisterOutcome::RetryAfter(until) => Err(refusal::retry_after(app, until)),
            RegisterOutcome::Accepted { browser } => {
                let lifetime = app.identity.policy().registration.lifetime;
                let name = CookieName::Registration;
                let cookie = app.cookies.set(name, browser.expose(), Some(lifetime))?;
                Ok(WithCookies(Accepted::answer(), vec![cookie]))
            }
        }
    }

    /// Request the confirmation mail again. Links mailed before stay valid.
    #[oai(path = "/registrations/resend", method = "post", operation_id = "resendRegistration")]
    async fn resend(
        &self,
        request: &Request,
        body: Body<AccountAddress>,
    ) -> Result<Accepted, Fail> {
        let app = request::app(request)?;
        let email = field::email("email", &body.0.email)?;
        let asked = app.identity.resend_registration(&email, &request::origin(request)).await?;
        refusal::accepted(app, asked)?;
        Ok(Accepted::answer())
    }

    /// Confirm the mailed link. This creates the account.
    #[oai(path = "/registrations/confirm", method = "post", operation_id = "confirmRegistration")]
    async fn confirm(
        &self,
        request: &Request,
        body: Body<Confirmation>,
    ) -> Result<WithCookies<Created>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let browser = app.cookies.read(request.headers(), CookieName::Registration);
        let command = Confirm {
            token: field::action_token(&given.token)?,
            browser: browser.and_then(|text| BearerToken::parse(BearerKind::Registration, text)),
            password: given
                .password
                .map(|typed| field::new_password("password", typed))
                .transpose()?,
            locale: request::locale(request.headers(), app.cookies),
            origin: request::origin(request),
        };
        match app.identity.confirm_registration(command).await? {
            ConfirmOutcome::Confirmed(id) => {
                let cookie = app.cookies.clear(CookieName::Registration)?;
                let confirmed = Confirmed { account_id: id.to_string() };
                Ok(WithCookies(Created::Created(Json(confirmed)), vec![cookie]))
            }
            ConfirmOutcome::PasswordNeeded => Err(Problem::PasswordNeeded.into()),
            ConfirmOutcome::PasswordRejected(rules) => {
                Err(refusal::password_rejected("password", &rules))
            }
            ConfirmOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }
}
