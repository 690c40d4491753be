//! The proof once more, and the way on from there.

use identity_core::password::Password;
use identity_core::reauthentication::{Reauthenticate, ReauthenticateOutcome};
use identity_core::session::{LiveSession, ProofRefused};
use poem::http::{HeaderValue, header};
use poem::{Request, Response, Result};
use tracing::warn;

use super::actions::{self, Carries};
use super::form::Form;
use super::frame::Frame;
use super::fresh_action::FreshAction;
use super::reauthentication_question::{Aim, CARRIED, ask, ask_again};
use super::sessions::place_of;
use super::{live_session_of, own_path, query, see_other, session_ended};
use crate::api::read;
use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::{client_cookies, request};

/// `GET /account/reauthenticate`
pub async fn show(request: Request) -> Result<Response> {
    let (app, live) = match live_session_of(&request).await? {
        Ok(found) => found,
        Err(redirect) => return Ok(redirect),
    };
    let next = query(&request, "next").filter(|path| own_path(path).is_some());
    let next = next.unwrap_or_else(|| place_of(live.access).to_owned());
    let frame = Frame::of(&app, &request, Some(&live.account));
    ask(frame, &live, Aim::Go { next })
}

fn aim_of(form: Form, live: &LiveSession) -> Aim {
    let action = actions::find(form.text("action"));
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
            let next = own_path(form.text("next")).unwrap_or(place_of(live.access));
            Aim::Go { next: next.to_owned() }
        }
    }
}

/// `POST /account/reauthenticate`
pub async fn submit(mut request: Request) -> Result<Response> {
    let mut form = Form::read(&mut request).await?;
    let (app, live) = match live_session_of(&request).await? {
        Ok(found) => found,
        Err(redirect) => return Ok(redirect),
    };
    let frame = Frame::of(&app, &request, Some(&live.account));
    let password = Password::parse(&form.secret("password"));
    let proof = read::typed_proof(&form.secret("code"));
    let lacks_code = live.account.protection.second_factor && proof.is_none();
    let aim = aim_of(form, &live);
    let origin = request::origin(&request);
    // What can be no password or no code costs no try, as an empty field does not.
    let (Ok(password), false) = (password, lacks_code) else {
        return ask_again(frame, &live, aim);
    };
    let command = Reauthenticate { password, proof, origin: origin.clone() };
    let outcome = app.identity.reauthenticate(&live, command).await.map_err(Fail::from)?;
    app.mail_waits.notify_one();
    match outcome {
        ReauthenticateOutcome::Proven { token, .. } => {
            let cookie = client_cookies::renewed(&app, &live, &token)?;
            let (path, fields) = match aim {
                Aim::Go { next } => return see_other(&next, &[cookie]),
                Aim::Act { path, fields } => (path, fields),
            };
            // The token before is dead: whatever comes now, the browser gets the new one.
            let renewed = app.identity.authenticate(&token).await;
            let fresh = renewed.ok().flatten().and_then(|live| app.identity.fresh(live).ok());
            let done = match fresh.zip(actions::find(path)) {
                Some((fresh, action)) => {
                    let frame = frame.in_session_of(&app, &token);
                    let fresh_action = FreshAction { app: app.clone(), fresh, frame, origin };
                    let acted = action.act(fresh_action, Form::of(fields)).await;
                    acted.inspect_err(|error| warn!(%error, "not done after its proof")).ok()
                }
                None => None,
            };
            let answer = match done {
                Some(answer) => answer,
                None => see_other("/account?notice=not-done", &[])?,
            };
            Ok(with_session(&app, answer, cookie))
        }
        ReauthenticateOutcome::Refused(ProofRefused::TryAgain) => ask_again(frame, &live, aim),
        ReauthenticateOutcome::Refused(ProofRefused::SessionEnded)
        | ReauthenticateOutcome::CallerEnded => session_ended(&app),
    }
}

/// The answer of an action with the cookie of the renewed session, unless the action has itself
/// said what becomes of it.
fn with_session(app: &App, mut answer: Response, cookie: HeaderValue) -> Response {
    let set = answer.headers().get_all(header::SET_COOKIE);
    if !set.iter().any(|line| app.cookies.is_of(CookieName::Session, line)) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}
