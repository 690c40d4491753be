//! Refusals that several calls answer with.

use identity_core::kernel::{ClosedSet, Timestamp};
use identity_core::password::PasswordRule;
use identity_core::rate_limit::Asked;
use identity_core::session::ProofRefused;

use crate::app::App;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::view::time::seconds_until;

/// Refuses a call that came too early, and says when to try again.
pub fn retry_after(app: &App, until: Timestamp) -> Fail {
    Fail::new(Problem::TooManyAttempts).retry_after(seconds_until(app, until))
}

/// Accepts the request for a mailed link, or refuses it when its budget is spent.
pub fn accepted(app: &App, asked: Asked) -> Result<(), Fail> {
    match asked {
        Asked::Accepted => Ok(()),
        Asked::RetryAfter(until) => Err(retry_after(app, until)),
    }
}

/// Refuses a new password and names each rule that it breaks.
pub fn password_rejected(field: &str, rules: &[PasswordRule]) -> Fail {
    rules
        .iter()
        .fold(Fail::new(Problem::PasswordRejected), |fail, rule| fail.field(field, rule.as_str()))
}

/// Refuses a wrong proof given in a live session.
pub fn proof_refused(refused: ProofRefused) -> Fail {
    match refused {
        ProofRefused::TryAgain => Problem::ProofInvalid.into(),
        ProofRefused::SessionEnded => Problem::NotSignedIn.into(),
    }
}
