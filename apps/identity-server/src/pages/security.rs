//! The security overview, with the recommended next step.

use std::time::Duration;

use askama::Template;
use identity_core::security::{Advice, SecurityOverview};
use identity_core::session::SignedIn;
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::frame::Frame;
use super::{page, query};
use crate::http::fail::Fail;
use crate::request;

#[derive(Template)]
#[template(path = "security.html")]
struct SecurityPage {
    frame: Frame,
    overview: SecurityOverview,
    advice: Option<(&'static str, &'static str, &'static str)>,
    remind_after: Duration,
    known_for: Duration,
    email: String,
    recovery_email: bool,
    notice: Option<&'static str>,
}

/// Returns the sentence, the button and the page of the recommended next step.
fn advised(advice: Advice) -> Option<(&'static str, &'static str, &'static str)> {
    match advice {
        Advice::ChangePassword => {
            Some(("advice-password", "security-password-button", "/account/security/password"))
        }
        Advice::SetUpSecondFactor => {
            Some(("advice-second-factor", "security-totp-set-up", "/account/security/totp"))
        }
        Advice::GetRecoveryCodes => Some((
            "advice-recovery-codes",
            "security-codes-button",
            "/account/security/recovery-codes",
        )),
        Advice::Nothing => None,
    }
}

fn notice(name: &str) -> Option<&'static str> {
    match name {
        "password-changed" => Some("notice-password-changed"),
        "recovery-cancelled" => Some("notice-recovery-cancelled"),
        "recovery-contested" => Some("notice-recovery-contested"),
        "recovery-outweighed" => Some("notice-recovery-outweighed"),
        "report-outweighed" => Some("notice-report-outweighed"),
        "second-factor-off" => Some("notice-second-factor-off"),
        "recovery-codes-in-force" => Some("notice-recovery-codes-in-force"),
        _ => None,
    }
}

/// `GET /account/security`
pub async fn show(request: Request, caller: SignedIn) -> Result<Response> {
    let app = request::app(&request)?;
    let overview = app.identity.security_overview(&caller).await.map_err(Fail::from)?;
    let others = app.identity.other_addresses(&caller).await.map_err(Fail::from)?;
    let policy = request::app(&request)?.identity.policy();
    let template = SecurityPage {
        frame: Frame::of(app, &request, Some(&caller.account)),
        advice: advised(overview.advice),
        remind_after: policy.password.reminder_after,
        known_for: policy.device.lifetime,
        email: caller.account.email.as_str().to_owned(),
        recovery_email: others.recovery().is_some(),
        notice: query(&request, "notice").as_deref().and_then(notice),
        overview,
    };
    page(StatusCode::OK, &template)
}
