//! Choosing a language without an account.

use std::time::Duration;

use identity_core::kernel::Locale;
use poem::{Request, Response, Result};

use super::form::Form;
use super::{own_path, see_other};
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::request;

const YEAR: Duration = Duration::from_hours(365 * 24);

/// `POST /language`
pub async fn choose(mut request: Request) -> Result<Response> {
    let form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let locale = Locale::from_tag(form.text("locale"));
    let locale = locale.ok_or(Fail::new(Problem::InvalidRequest))?;
    let cookie = app.cookies.set(CookieName::Locale, locale.tag(), Some(YEAR))?;
    see_other(own_path(form.text("back")).unwrap_or("/"), &[cookie])
}
