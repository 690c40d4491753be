//! The account's own face: name, language, time zone.

use identity_core::kernel::Locale;
use identity_core::password::{ChangePassword, ChangePasswordOutcome};
use identity_core::profile::{Change, UpdateProfile};
use identity_core::session::SessionAccess;
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use serde::{Deserialize, Deserializer};

use super::caller::{Caller, TokenAnswer};
use super::describe::AccountView;
use super::read;
use super::session::proof_refused;
use crate::http::body::Body;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::request;

/// The calls.
pub struct AccountApi;

/// What to change; a field that is left out stays as it is.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct ProfileChange {
    /// What the person wants to be called; `null` takes it away.
    #[expect(clippy::option_option, reason = "left out and taken away are two things")]
    #[serde(default, deserialize_with = "given")]
    display_name: Option<Option<String>>,
    /// The language tag: `en`, `nl`, `fr`.
    locale: Option<String>,
    /// The IANA time zone.
    time_zone: Option<String>,
}

#[expect(clippy::option_option, reason = "left out and taken away are two things")]
/// A field that is there, be it `null`, is not one that was left out.
fn given<'d, D: Deserializer<'d>>(field: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(field).map(Some)
}

/// A password to be judged.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct PasswordToCheck {
    /// The password.
    password: String,
}

/// What is to be said of it.
#[derive(Object)]
struct CheckedPassword {
    /// Whether it may be chosen.
    acceptable: bool,
    /// The code of every rule that it fails.
    failures: Vec<String>,
    /// How hard it is to guess, 0 to 4.
    strength: u8,
}

/// A new password for the one in force.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct PasswordChange {
    /// The one in force.
    current_password: String,
    /// The one that replaces it.
    new_password: String,
}

/// A language that every page and mail exists in.
#[derive(Object)]
struct LocaleView {
    /// Its tag.
    tag: String,
    /// Its name in itself.
    name: String,
}

/// The languages.
#[derive(Object)]
struct LocaleList {
    /// The languages.
    items: Vec<LocaleView>,
}

fn change<T>(field: Option<T>) -> Change<T> {
    field.map_or(Change::Keep, Change::Set)
}

#[OpenApi]
impl AccountApi {
    /// The account.
    #[oai(path = "/account", method = "get", operation_id = "account")]
    async fn account(&self, request: &Request, caller: Caller) -> Result<Json<AccountView>, Fail> {
        let (app, caller) = (request::app(request)?, caller.full()?);
        Ok(Json(AccountView::of(app, &caller.account)))
    }

    /// Change name, language or time zone.
    #[oai(path = "/account", method = "patch", operation_id = "updateAccount")]
    async fn update(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<ProfileChange>,
    ) -> Result<Json<AccountView>, Fail> {
        let Body(given) = body;
        let name = |name: Option<String>| name.as_deref().map(read::display_name).transpose();
        let command = UpdateProfile {
            display_name: change(given.display_name.map(name).transpose()?),
            locale: change(given.locale.as_deref().map(read::locale).transpose()?),
            time_zone: change(given.time_zone.as_deref().map(read::time_zone).transpose()?),
        };
        let origin = request::origin(request);
        let (app, caller) = (request::app(request)?, caller.full()?);
        let changed = app.identity.update_profile(&caller, command, &origin).await?;
        let account = changed.ok_or(Problem::NotSignedIn)?;
        Ok(Json(AccountView::of(app, &account)))
    }

    /// Judge a password before it is chosen. Stores nothing.
    #[oai(path = "/account/password-check", method = "post", operation_id = "checkPassword")]
    async fn check_password(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<PasswordToCheck>,
    ) -> Result<Json<CheckedPassword>, Fail> {
        let password = read::new_password("password", body.0.password)?;
        let (app, caller) = (request::app(request)?, caller.full()?);
        let checked = app.identity.check_password(&caller, &password).await?;
        Ok(Json(CheckedPassword {
            acceptable: checked.failures.is_empty(),
            failures: checked.failures.iter().map(|rule| rule.code().to_owned()).collect(),
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
            current: read::current_password("current_password", given.current_password)?,
            new: read::new_password("new_password", given.new_password)?,
            origin: request::origin(request),
        };
        match app.identity.change_password(&fresh, command).await? {
            ChangePasswordOutcome::Changed { token } => {
                app.mail_waits.notify_one();
                TokenAnswer::of(caller.renewed(app, &token)?)
            }
            ChangePasswordOutcome::Rejected(rules) => Err(read::rejected("new_password", &rules)),
            ChangePasswordOutcome::Refused(refused) => Err(proof_refused(refused)),
            ChangePasswordOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }

    /// The languages that every page and mail exists in.
    #[oai(path = "/locales", method = "get", operation_id = "listLocales")]
    async fn locales(&self) -> Result<Json<LocaleList>, Fail> {
        let view =
            |locale: Locale| LocaleView { tag: locale.tag().into(), name: locale.autonym().into() };
        Ok(Json(LocaleList { items: Locale::ALL.into_iter().map(view).collect() }))
    }
}
