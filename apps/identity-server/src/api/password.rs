//! Checking and changing the password.

use identity_core::kernel::ClosedSet;
use identity_core::password::{ChangePassword, ChangePasswordOutcome};
use identity_core::session::SessionAccess;
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use serde::Deserialize;

use super::caller::{Caller, TokenAnswer};
use super::refusal;
use crate::http::body::Body;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::input::field;
use crate::request;

pub struct PasswordApi;

/// A password to check.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct PasswordToCheck {
    /// The password.
    password: String,
}

/// The result of a password check.
#[derive(Object)]
struct CheckedPassword {
    /// `true` if the password can be set.
    acceptable: bool,
    /// The code of every rule that the password breaks.
    failures: Vec<String>,
    /// The estimated strength, from 0 (weak) to 4 (strong).
    strength: u8,
}

/// A change of the password.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct PasswordChange {
    /// The current password.
    current_password: String,
    /// The new password.
    new_password: String,
}

#[OpenApi]
impl PasswordApi {
    /// Check a password before setting it. Nothing is stored.
    #[oai(path = "/account/password-check", method = "post", operation_id = "checkPassword")]
    async fn check_password(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<PasswordToCheck>,
    ) -> Result<Json<CheckedPassword>, Fail> {
        let password = field::new_password("password", body.0.password)?;
        let (app, caller) = (request::app(request)?, caller.full()?);
        let checked = app.identity.check_password(&caller, &password).await?;
        Ok(Json(CheckedPassword {
            acceptable: checked.failures.is_empty(),
            failures: checked.failures.iter().map(|rule| rule.as_str().to_owned()).collect(),
            strength: checked.strength,
        }))
    }

    /// Change the password. Every other session ends, and this one gets a new token.
    #[oai(path = "/account/password", method = "put", operation_id = "changePassword")]
    async fn change_password(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<PasswordChange>,
    ) -> Result<WithCookies<Json<TokenAnswer>>, Fail> {
        let app = request::app(request)?;
        let fresh = caller.fresh(app, &[SessionAccess::Full, SessionAccess::PasswordChange])?;
        let Body(given) = body;
        let command = ChangePassword {
            current: field::current_password("current_password", given.current_password)?,
            new: field::new_password("new_password", given.new_password)?,
            origin: request::origin(request),
        };
        match app.identity.change_password(&fresh, command).await? {
            ChangePasswordOutcome::Changed { token } => {
                TokenAnswer::of(caller.renewed(app, &token)?)
            }
            ChangePasswordOutcome::Rejected(rules) => {
                Err(refusal::password_rejected("new_password", &rules))
            }
            ChangePasswordOutcome::Refused(refused) => Err(refusal::proof_refused(refused)),
            ChangePasswordOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }
}
