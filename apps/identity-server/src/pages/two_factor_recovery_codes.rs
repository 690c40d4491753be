//! Recovery codes. New codes are shown once and become active when one of them is typed back.

use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use identity_core::kernel::Secret;
use identity_core::session::{LiveSession, SessionAccess};
use identity_core::two_factor::{ConfirmCodes, RecoveryCode, RenewCodes, Replaces};
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::Faults;
use super::frame::Frame;
use super::fresh_action::FreshAction;
use super::session_access::home_of;
use super::{page, see_other, session_ended};
use crate::http::fail::Fail;
use crate::request;

const HERE: &str = "/account/security/recovery-codes";

#[derive(Template)]
#[template(path = "two_factor_recovery_codes.html")]
struct CodesPage {
    frame: Frame,
    second_factor: bool,
    remaining: u32,
    whole: u32,
}

/// The page that shows new codes once.
#[derive(Template)]
#[template(path = "two_factor_new_recovery_codes.html")]
pub(crate) struct NewCodesPage {
    frame: Frame,
    /// Empty if the codes were shown before and the page asks for one of them again.
    codes: Vec<String>,
    switched_on: bool,
    notice: Option<String>,
    faults: Faults,
}

impl NewCodesPage {
    /// Builds the page after two-factor authentication was turned on.
    pub(crate) fn after_switching_on(
        frame: Frame,
        codes: &[RecoveryCode],
        notice: Option<String>,
    ) -> Self {
        Self { switched_on: true, notice, ..Self::of(frame, codes) }
    }

    fn of(frame: Frame, codes: &[RecoveryCode]) -> Self {
        let codes = codes.iter().map(|code| code.grouped().expose().to_owned()).collect();
        Self { frame, codes, switched_on: false, notice: None, faults: Faults::none() }
    }

    /// Returns a data URL with the codes as a text file: a heading, then one code a line.
    fn file(&self) -> String {
        let title = self.frame.text.say("page-new-codes-title");
        let text = format!("{}: {title}\n\n{}\n", self.frame.brand, self.codes.join("\n"));
        format!("data:text/plain;charset=utf-8;base64,{}", STANDARD.encode(text))
    }
}

/// `GET /account/security/recovery-codes`
pub async fn show(request: Request, live: LiveSession) -> Result<Response> {
    let app = request::app(&request)?;
    if ![SessionAccess::Full, SessionAccess::SecondFactor].contains(&live.access) {
        return see_other(home_of(live.access), &[]);
    }
    let protection = &live.account.protection;
    let template = CodesPage {
        second_factor: protection.second_factor,
        remaining: protection.recovery_codes,
        whole: app.identity.policy().two_factor.recovery_codes,
        frame: Frame::of(app, &request, Some(&live.account)),
    };
    page(StatusCode::OK, &template)
}

/// `POST /account/security/recovery-codes`
pub(crate) async fn renew_all(fresh_action: FreshAction) -> Result<Response> {
    renew(fresh_action, Replaces::All).await
}

/// `POST /account/security/recovery-codes/replacements`
pub(crate) async fn replace_used(fresh_action: FreshAction) -> Result<Response> {
    renew(fresh_action, Replaces::Used).await
}

async fn renew(fresh_action: FreshAction, replaces: Replaces) -> Result<Response> {
    let FreshAction { app, fresh, frame, origin, .. } = fresh_action;
    let renewed = app.identity.renew_recovery_codes(&fresh, replaces, &origin).await;
    match renewed.map_err(Fail::from)? {
        RenewCodes::Made(codes) => page(StatusCode::OK, &NewCodesPage::of(frame, &codes)),
        RenewCodes::NothingToReplace => see_other(HERE, &[]),
        RenewCodes::CallerEnded => session_ended(&app),
    }
}

/// `POST /account/security/recovery-codes/confirm`
pub(crate) async fn confirm(fresh_action: FreshAction) -> Result<Response> {
    let FreshAction { app, fresh, frame, origin, mut form } = fresh_action;
    let typed: Secret = form.secret("code");
    let outcome = match RecoveryCode::parse(&typed) {
        Some(code) => {
            let confirmed = app.identity.confirm_recovery_codes(&fresh, &code, &origin).await;
            confirmed.map_err(Fail::from)?
        }
        None => ConfirmCodes::WrongCode,
    };
    match outcome {
        ConfirmCodes::Active(_) => {
            see_other("/account/security?notice=recovery-codes-in-force", &[])
        }
        ConfirmCodes::WrongCode => {
            let mut template = NewCodesPage::of(frame, &[]);
            let sentence = template.frame.text.say("recovery-code-wrong").to_string();
            template.faults.add("code", sentence);
            page(StatusCode::UNPROCESSABLE_ENTITY, &template)
        }
        ConfirmCodes::CallerEnded => session_ended(&app),
    }
}
