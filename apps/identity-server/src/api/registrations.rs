//! Sign up.

use identity_core::kernel::{BearerKind, BearerToken};
use identity_core::sign_up::{Confirm, ConfirmOutcome, Register, RegisterOutcome};
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use serde::Deserialize;

use super::describe::Nothing;
use super::read;
use crate::http::body::Body;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::request;

/// The calls.
pub struct Registrations;

/// What a person gives to get an account.
#[derive(Deserialize, Object)]
#[oai(rename = "Registration", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct NewRegistration {
    /// The address.
    email: String,
    /// The password.
    password: String,
    /// What the person wants to be called.
    display_name: Option<String>,
    /// The language of the mail: `en`, `nl`, `fr`. What the request asks for, unless given.
    locale: Option<String>,
}

/// The address that the mail went to.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct Resend {
    /// The address.
    email: String,
}

/// What comes back from the mailbox.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct Confirmation {
    /// The token of the mail.
    token: String,
    /// A password that replaces the one of the registration. Needed where this client is not the
    /// one that registered.
    password: Option<String>,
}

/// The account that now exists.
#[derive(Object)]
struct Confirmed {
    /// Its id.
    account_id: String,
}

#[derive(ApiResponse)]
enum Accepted {
    /// Always alike: whether the address has an account is not told.
    #[oai(status = 202)]
    Accepted(Json<Nothing>),
}

#[derive(ApiResponse)]
enum Created {
    /// The account exists.
    #[oai(status = 201)]
    Created(Json<Confirmed>),
}

#[OpenApi]
impl Registrations {
    /// Ask for an account. A mail with a link goes to the address.
    #[oai(path = "/registrations", method = "post", operation_id = "register")]
    async fn register(
        &self,
        request: &Request,
        body: Body<NewRegistration>,
    ) -> Result<WithCookies<Accepted>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let locale = match given.locale {
            Some(tag) => read::locale(&tag)?,
            None => request::locale(request.headers(), app.cookies),
        };
        let command = Register {
            email: read::email(&given.email)?,
            password: read::new_password("password", given.password)?,
            display_name: given.display_name.as_deref().map(read::display_name).transpose()?,
            locale,
            origin: request::origin(request),
        };
        match app.identity.register(command).await? {
            RegisterOutcome::PasswordRejected(rules) => Err(read::rejected("password", &rules)),
            RegisterOutcome::RetryAfter(until) => Err(read::wait(app, until)),
            RegisterOutcome::Accepted { browser } => {
                app.mail_waits.notify_one();
                let lifetime = app.identity.policy().registration.lifetime;
                let name = CookieName::Registration;
                let cookie = app.cookies.set(name, browser.expose(), Some(lifetime))?;
                Ok(WithCookies(Accepted::Accepted(Json(Nothing {})), vec![cookie]))
            }
        }
    }

    /// Ask for the mail again. A link that was mailed before stays good.
    #[oai(path = "/registrations/resend", method = "post", operation_id = "resendRegistration")]
    async fn resend(&self, request: &Request, body: Body<Resend>) -> Result<Accepted, Fail> {
        let app = request::app(request)?;
        let email = read::email(&body.0.email)?;
        let asked = app.identity.resend_registration(&email, &request::origin(request)).await?;
        read::asked(app, asked)?;
        app.mail_waits.notify_one();
        Ok(Accepted::Accepted(Json(Nothing {})))
    }

    /// Prove the mailbox: the account exists from then on.
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
            token: read::action_token(&given.token)?,
            browser: browser.and_then(|text| BearerToken::parse(BearerKind::Registration, text)),
            password: given
                .password
                .map(|typed| read::new_password("password", typed))
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
            ConfirmOutcome::PasswordRejected(rules) => Err(read::rejected("password", &rules)),
            ConfirmOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }
}
