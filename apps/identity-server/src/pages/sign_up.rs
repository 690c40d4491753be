//! Creating an account.

use askama::Template;
use identity_core::account::DisplayName;
use identity_core::kernel::Email;
use identity_core::password::Password;
use identity_core::rate_limit::Asked;
use identity_core::sign_up::{Register, RegisterOutcome};
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::{Faults, Form, PasswordHint};
use super::frame::Frame;
use super::{page, query, see_other, too_many};
use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::input::code;
use crate::request;
use crate::view::time::seconds_until;

#[derive(Template)]
#[template(path = "sign_up.html")]
struct SignUpPage {
    frame: Frame,
    email: String,
    display_name: String,
    hint: PasswordHint,
    faults: Faults,
}

#[derive(Template)]
#[template(path = "sign_up_sent.html")]
struct CheckMail {
    frame: Frame,
    hours: u64,
    resent: bool,
    asked: bool,
    email: String,
    faults: Faults,
}

fn blank(app: &App, request: &Request) -> SignUpPage {
    SignUpPage {
        frame: Frame::of(app, request, None),
        email: String::new(),
        display_name: String::new(),
        hint: PasswordHint::of(app, false),
        faults: Faults::none(),
    }
}

/// `GET /sign-up`
pub async fn show(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    page(StatusCode::OK, &blank(app, &request))
}

/// `POST /sign-up`
pub async fn submit(mut request: Request) -> Result<Response> {
    let mut form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let mut template = blank(app, &request);
    let text = template.frame.text;
    let faults = &mut template.faults;
    let email = Email::parse(form.text("email"));
    let email = faults.take("email", email, |_| text.say(code::EMAIL).to_string());
    let password = Password::parse(&form.secret("password"));
    let password =
        faults.take("password", password, |error| text.say(code::password(error)).to_string());
    let name = form.optional("display_name").map(DisplayName::parse).transpose();
    let name =
        faults.take("display_name", name, |error| text.say(code::display_name(error)).to_string());
    form.text("email").clone_into(&mut template.email);
    form.text("display_name").clone_into(&mut template.display_name);
    if let (Some(email), Some(password), Some(display_name)) = (email, password, name) {
        let (locale, origin) = (text.locale(), request::origin(&request));
        let command = Register { email, password, display_name, locale, origin };
        match app.identity.register(command).await.map_err(Fail::from)? {
            RegisterOutcome::PasswordRejected(rules) => {
                template.faults.password(app, text, &template.hint, &rules);
            }
            RegisterOutcome::RetryAfter(until) => {
                let seconds = seconds_until(app, until);
                template.faults.wait("email", text, seconds);
                return too_many(seconds, &template);
            }
            RegisterOutcome::Accepted { browser } => {
                let lifetime = app.identity.policy().registration.lifetime;
                let name = CookieName::Registration;
                let cookie = app.cookies.set(name, browser.expose(), Some(lifetime))?;
                return see_other("/sign-up/sent", &[cookie]);
            }
        }
    }
    page(StatusCode::UNPROCESSABLE_ENTITY, &template)
}

fn check_mail(app: &App, request: &Request) -> CheckMail {
    CheckMail {
        frame: Frame::of(app, request, None),
        hours: app.identity.policy().registration.lifetime.as_secs() / 3600,
        resent: query(request, "notice").as_deref() == Some("resent"),
        asked: query(request, "notice").as_deref() == Some("resend"),
        email: String::new(),
        faults: Faults::none(),
    }
}

/// `GET /sign-up/sent`
pub async fn sent(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    page(StatusCode::OK, &check_mail(app, &request))
}

/// `POST /sign-up/resend`
pub async fn resend(mut request: Request) -> Result<Response> {
    let form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let Ok(email) = Email::parse(form.text("email")) else {
        let mut template = check_mail(app, &request);
        let sentence = template.frame.text.say(code::EMAIL).to_string();
        template.faults.add("email", sentence);
        form.text("email").clone_into(&mut template.email);
        template.asked = true;
        return page(StatusCode::UNPROCESSABLE_ENTITY, &template);
    };
    let origin = request::origin(&request);
    let asked = app.identity.resend_registration(&email, &origin).await.map_err(Fail::from)?;
    if let Asked::RetryAfter(until) = asked {
        let mut template = CheckMail { asked: true, ..check_mail(app, &request) };
        let (text, seconds) = (template.frame.text, seconds_until(app, until));
        template.faults.wait("email", text, seconds);
        form.text("email").clone_into(&mut template.email);
        return too_many(seconds, &template);
    }
    see_other("/sign-up/sent?notice=resent", &[])
}
