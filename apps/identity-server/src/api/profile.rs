//! The profile: name, language and time zone.

use identity_core::kernel::{ClosedSet, Locale};
use identity_core::profile::{Change, UpdateProfile};
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use serde::{Deserialize, Deserializer};

use super::caller::Caller;
use crate::http::body::Body;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::input::field;
use crate::request;
use crate::view::account::AccountView;

pub struct ProfileApi;

/// Changes to the profile. A field that is left out keeps its value.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct ProfileChange {
    /// The display name. `null` removes it.
    #[expect(clippy::option_option, reason = "left out and taken away are two things")]
    #[serde(default, deserialize_with = "given")]
    display_name: Option<Option<String>>,
    /// The language: `en`, `nl` or `fr`.
    locale: Option<String>,
    /// The IANA time zone, for example `Europe/Brussels`.
    time_zone: Option<String>,
}

#[expect(clippy::option_option, reason = "left out and taken away are two things")]
/// Tells `null` from a field that is left out.
fn given<'d, D: Deserializer<'d>>(field: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(field).map(Some)
}

/// A language of the pages and emails.
#[derive(Object)]
struct LocaleView {
    /// The language tag.
    tag: String,
    /// The name of the language in that language.
    name: String,
}

/// The languages of the pages and emails.
#[derive(Object)]
struct LocaleList {
    /// The languages.
    items: Vec<LocaleView>,
}

fn change<T>(field: Option<T>) -> Change<T> {
    field.map_or(Change::Keep, Change::Set)
}

#[OpenApi]
impl ProfileApi {
    /// Show the account.
    #[oai(path = "/account", method = "get", operation_id = "account")]
    async fn account(&self, request: &Request, caller: Caller) -> Result<Json<AccountView>, Fail> {
        let (app, caller) = (request::app(request)?, caller.full()?);
        Ok(Json(AccountView::of(app, &caller.account)))
    }

    /// Change the display name, language or time zone.
    #[oai(path = "/account", method = "patch", operation_id = "updateAccount")]
    async fn update(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<ProfileChange>,
    ) -> Result<Json<AccountView>, Fail> {
        let Body(given) = body;
        let name = |name: Option<String>| name.as_deref().map(field::display_name).transpose();
        let command = UpdateProfile {
            display_name: change(given.display_name.map(name).transpose()?),
            locale: change(given.locale.as_deref().map(field::locale).transpose()?),
            time_zone: change(given.time_zone.as_deref().map(field::time_zone).transpose()?),
        };
        let origin = request::origin(request);
        let (app, caller) = (request::app(request)?, caller.full()?);
        let changed = app.identity.update_profile(&caller, command, &origin).await?;
        let account = changed.ok_or(Problem::NotSignedIn)?;
        Ok(Json(AccountView::of(app, &account)))
    }

    /// List the languages of the pages and emails.
    #[oai(path = "/locales", method = "get", operation_id = "listLocales")]
    async fn locales(&self) -> Result<Json<LocaleList>, Fail> {
        let view = |locale: &Locale| LocaleView {
            tag: locale.tag().into(),
            name: locale.autonym().into(),
        };
        Ok(Json(LocaleList { items: Locale::ALL.iter().map(view).collect() }))
    }
}
