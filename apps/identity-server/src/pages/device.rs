//! The known devices of an account.

use identity_core::device::ForgetOutcome;
use identity_core::session::SignedIn;
use poem::{Request, Response, Result};

use super::form::Form;
use super::{see_other, sign_in};
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::request;

/// `POST /account/devices/forget`
pub async fn forget(mut request: Request, caller: SignedIn) -> Result<Response> {
    let form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let id = form.text("id").parse().map_err(|_| Fail::new(Problem::NotFound))?;
    let origin = request::origin(&request);
    match app.identity.forget_device(&caller, id, &origin).await.map_err(Fail::from)? {
        ForgetOutcome::Forgotten => see_other("/account?notice=device-forgotten", &[]),
        ForgetOutcome::NoSuchDevice => Err(Fail::new(Problem::NotFound).into()),
        ForgetOutcome::CallerEnded => see_other(&sign_in::address(&request), &[]),
    }
}
