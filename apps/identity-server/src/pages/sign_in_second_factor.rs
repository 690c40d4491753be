//! Signing in with a second factor.

use askama::Template;
use identity_core::kernel::{BearerKind, BearerToken};
use identity_core::sign_in::{NewSession, PresentFactor, PresentFactorOutcome};
use identity_core::two_factor::{AuthenticatorClock, FactorNote};
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::Form;
use super::frame::Frame;
use super::session_access::home_of;
use super::{own_path, page, query, see_other, too_many};
use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::input::proof::typed_proof;
use crate::view::time::seconds_until;
use crate::{client_cookies, request};

#[derive(Template)]
#[template(path = "sign_in_second_factor.html")]
struct SecondFactorPage {
    frame: Frame,
    next: String,
    failed: bool,
    /// The seconds to wait.
    wait: Option<u64>,
}

const OVER: &str = "/sign-in?notice=over";

fn attempt(app: &App, request: &Request) -> Option<BearerToken> {
    let cookie = app.cookies.read(request.headers(), CookieName::SignIn);
    cookie.and_then(|text| BearerToken::parse(BearerKind::PendingSignIn, text))
}

/// Returns the address of this page on the way to another page.
pub(crate) fn address(next: Option<&str>) -> String {
    let Some(next) = next else { return "/sign-in/second-factor".to_owned() };
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("next", next);
    format!("/sign-in/second-factor?{}", query.finish())
}

/// `GET /sign-in/second-factor`
pub async fn show(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    let waits = match attempt(app, &request) {
        Some(attempt) => app.identity.sign_in_waits(&attempt).await.map_err(Fail::from)?,
        None => false,
    };
    if !waits {
        return see_other("/sign-in", &[]);
    }
    let next = query(&request, "next").filter(|path| own_path(path).is_some());
    let frame = Frame::of(app, &request, None);
    let template =
        SecondFactorPage { frame, next: next.unwrap_or_default(), failed: false, wait: None };
    page(StatusCode::OK, &template)
}

/// `POST /sign-in/second-factor`
pub async fn submit(mut request: Request) -> Result<Response> {
    let mut form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let cleared = app.cookies.clear(CookieName::SignIn)?;
    let Some(attempt) = attempt(app, &request) else {
        return see_other(OVER, &[cleared]);
    };
    let next = own_path(form.text("next")).map(str::to_owned);
    let proof = typed_proof(&form.secret("code"));
    let outcome = match proof {
        Some(proof) => {
            let devices = client_cookies::device_digests(app, request.headers());
            let origin = request::origin(&request);
            let command = PresentFactor { attempt, proof, devices, origin };
            app.identity.present_factor(command).await.map_err(Fail::from)?
        }
        // Text that cannot be a code counts as no attempt.
        None => PresentFactorOutcome::WrongFactor { may_try_again: true },
    };
    match outcome {
        PresentFactorOutcome::SignedIn(new) => {
            let mut cookies = client_cookies::started(app, request.headers(), &new)?;
            cookies.push(cleared);
            see_other(&arrival(&new, next.as_deref()), &cookies)
        }
        PresentFactorOutcome::WrongFactor { may_try_again: true } => {
            let frame = Frame::of(app, &request, None);
            let next = next.unwrap_or_default();
            let template = SecondFactorPage { frame, next, failed: true, wait: None };
            page(StatusCode::UNPROCESSABLE_ENTITY, &template)
        }
        PresentFactorOutcome::RetryAfter(until) => {
            let frame = Frame::of(app, &request, None);
            let (next, seconds) = (next.unwrap_or_default(), seconds_until(app, until));
            let template = SecondFactorPage { frame, next, failed: false, wait: Some(seconds) };
            too_many(seconds, &template)
        }
        PresentFactorOutcome::WrongFactor { may_try_again: false } | PresentFactorOutcome::Over => {
            see_other(OVER, &[cleared])
        }
    }
}

/// Returns the first page of a new session, with a notice about the factor that was used.
fn arrival(new: &NewSession, next: Option<&str>) -> String {
    let home = home_of(new.access);
    let notice = match new.note {
        Some(FactorNote::RecoveryCodesLeft(left)) => {
            Some(format!("{home}?notice=recovery-code-used&count={left}"))
        }
        Some(FactorNote::Authenticator(AuthenticatorClock::Behind)) => {
            Some(format!("{home}?notice=clock-behind"))
        }
        Some(FactorNote::Authenticator(AuthenticatorClock::Ahead)) => {
            Some(format!("{home}?notice=clock-ahead"))
        }
        Some(FactorNote::Authenticator(AuthenticatorClock::Right)) | None => None,
    };
    match next {
        Some(next) => next.to_owned(),
        None => notice.unwrap_or_else(|| home.to_owned()),
    }
}

/// `POST /sign-in/abandon`
pub async fn abandon(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    if let Some(attempt) = attempt(app, &request) {
        let origin = request::origin(&request);
        app.identity.abandon_sign_in(&attempt, &origin).await.map_err(Fail::from)?;
    }
    see_other("/sign-in", &[app.cookies.clear(CookieName::SignIn)?])
}
