//! Reauthentication, and the page or form that continues after it.

use identity_core::password::Password;
use identity_core::reauthentication::{Reauthenticate, ReauthenticateOutcome};
use identity_core::session::{LiveSession, ProofRefused};
use poem::http::{HeaderValue, header};
use poem::{Request, Response, Result};
use tracing::warn;

use super::form::Form;
use super::frame::Frame;
use super::fresh_action::FreshAction;
use super::reauthentication_question::{Aim, CARRIED, ask, ask_again};
use super::route::Carries;
use super::routes::fresh_form_at;
use super::session_access::home_of;
use super::{own_path, query, see_other, session_ended};
use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::input::proof::typed_proof;
use crate::{client_cookies, request};

/// `GET /account/reauthenticate`
pub async fn show(request: Request, live: LiveSession) -> Result<Response> {
    let app = request::app(&request)?;
    let next = query(&request, "next").filter(|path| own_path(path).is_some());
    let next = next.unwrap_or_else(|| home_of(live.access).to_owned());
    let frame = Frame::of(app, &request, Some(&live.account));
    ask(frame, &live, Aim::Go { next })
}

fn aim_of(form: Form, live: &LiveSession) -> Aim {
    let action = fresh_form_at(form.text("action"));
    let action = action.filter(|action| matches!(action.carries, Carries::Form));
    match action {
        Some(action) => {
            let carried = |(name, value): (String, String)| {
                name.strip_prefix(CARRIED).map(|name| (name.to_owned(), value.clone()))
            };
            Aim::Act {
                path: action.path,
                fields: form.into_fields().into_iter().filter_map(carried).collect(),
            }
        }
        None => {
            let next = own_path(form.text("next")).unwrap_or(home_of(live.access));
            Aim::Go { next: next.to_owned() }
        }
    }
}

/// `POST /account/reauthenticate`
pub async fn submit(mut request: Request, live: LiveSession) -> Result<Response> {
    let mut form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let frame = Frame::of(app, &request, Some(&live.account));
    let password = Password::parse(&form.secret("password"));
    let proof = typed_proof(&form.secret("code"));
    let lacks_code = live.account.protection.second_factor && proof.is_none();
    let aim = aim_of(form, &live);
    let origin = request::origin(&request);
    // Text that cannot be a password or a code counts as no attempt.
    let (Ok(password), false) = (password, lacks_code) else {
        return ask_again(frame, &live, aim);
    };
    let command = Reauthenticate { password, proof, origin: origin.clone() };
    let outcome = app.identity.reauthenticate(&live, command).await.map_err(Fail::from)?;
    match outcome {
        ReauthenticateOutcome::Proven { session, token, .. } => {
            let cookie = client_cookies::renewed(app, &live, &token)?;
            let (path, fields) = match aim {
                Aim::Go { next } => return see_other(&next, &[cookie]),
                Aim::Act { path, fields } => (path, fields),
            };
            let action = FreshAction {
                app: app.clone(),
                fresh: *session,
                frame: frame.in_session_of(app, &token),
                origin,
                form: Form::of(fields),
            };
            // The earlier token is no longer valid, so the browser gets the new one even if the
            // form fails.
            let answer = match perform(path, action).await {
                Some(answer) => answer,
                None => see_other("/account?notice=not-done", &[])?,
            };
            Ok(with_session(app, answer, cookie))
        }
        ReauthenticateOutcome::Refused(ProofRefused::TryAgain) => ask_again(frame, &live, aim),
        ReauthenticateOutcome::Refused(ProofRefused::SessionEnded)
        | ReauthenticateOutcome::CallerEnded => session_ended(app),
    }
}

async fn perform(path: &str, action: FreshAction) -> Option<Response> {
    let done = fresh_form_at(path)?.perform(action).await;
    done.inspect_err(|error| warn!(%error, "form failed after reauthentication")).ok()
}

/// Adds the cookie of the renewed session, unless the form has set or cleared that cookie itself.
fn with_session(app: &App, mut answer: Response, cookie: HeaderValue) -> Response {
    let set = answer.headers().get_all(header::SET_COOKIE);
    if !set.iter().any(|line| app.cookies.is_of(CookieName::Session, line)) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}
