//! Reporting an alert, and the panic button.

use identity_core::incident::{ReportOutcome, SecureOutcome};
use poem::Request;
use poem_openapi::OpenApi;

use super::answer::{Link, NoContent};
use super::caller::Caller;
use crate::http::body::Body;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::input::field;
use crate::request;

pub struct IncidentApi;

#[OpenApi]
impl IncidentApi {
    /// Report a sign-in or change with the link of its alert. What it started ends, the account
    /// locks, and a recovery link is mailed. If the email address was changed since, a link to undo
    /// the change is mailed.
    #[oai(path = "/alerts/report", method = "post", operation_id = "reportAlert")]
    async fn report(&self, request: &Request, body: Body<Link>) -> Result<NoContent, Fail> {
        let app = request::app(request)?;
        let token = field::action_token(&body.0.token)?;
        let outcome = app.identity.report(&token, &request::origin(request)).await?;
        match outcome {
            ReportOutcome::Contained | ReportOutcome::Restoring(_) | ReportOutcome::Disputed => {
                Ok(NoContent::Done)
            }
            ReportOutcome::Outweighed => Err(Problem::RecoveryOutweighed.into()),
            ReportOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }

    /// Secure the account: end every session, known device and link, lock the account and mail a
    /// recovery link.
    #[oai(path = "/account/secure", method = "post", operation_id = "secureAccount")]
    async fn secure(
        &self,
        request: &Request,
        caller: Caller,
    ) -> Result<WithCookies<NoContent>, Fail> {
        let app = request::app(request)?;
        let origin = request::origin(request);
        let outcome = app.identity.secure(&caller.full()?, &origin).await?;
        match outcome {
            SecureOutcome::Contained => {
                let cleared = app.cookies.clear(CookieName::Session)?;
                Ok(WithCookies(NoContent::Done, vec![cleared]))
            }
            SecureOutcome::Outweighed => Err(Problem::RecoveryOutweighed.into()),
            SecureOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }
}
