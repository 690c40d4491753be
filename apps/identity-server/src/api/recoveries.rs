//! Recovering and unlocking: the mailed links, for clients that have pages of their own.

use identity_core::incident::ReportOutcome;
use identity_core::kernel::Secret;
use identity_core::password::Password;
use identity_core::recovery::{
    CancelOutcome, Complete, CompleteOutcome, DelayOutcome, HelpOutcome, ProveOutcome,
    ProveRecovery, RecoveryStatus, SecondProof, Unlock, UnlockOutcome,
};
use identity_core::two_factor::{Proof, RecoveryCode, TotpCode};
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use serde::Deserialize;

use super::describe::{self, Nothing};
use super::read::{self, ProofBody};
use crate::http::body::Body;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::{client_cookies, request};

/// The calls.
pub struct Recoveries;

/// Whose account it is about.
#[derive(Deserialize, Object)]
#[oai(rename = "AccountAddress", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct Address {
    /// The address.
    email: String,
}

/// A link.
#[derive(Deserialize, Object)]
#[oai(rename = "Link", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
pub(super) struct Link {
    /// The token of the mail.
    pub(super) token: String,
}

/// What a person gives besides the mailbox.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize, Enum)]
#[oai(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
enum RecoveryFactor {
    /// A code of an authenticator: the recovery goes on at once.
    Totp,
    /// A recovery code: the recovery goes on at once.
    RecoveryCode,
    /// The password in force: the recovery waits for a day.
    Password,
}

/// A second proof of a recovery.
#[derive(Deserialize, Object)]
#[oai(rename = "RecoveryProof", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
pub(super) struct RecoveryProofBody {
    /// What it is.
    factor: RecoveryFactor,
    /// The code or the password.
    code: String,
}

/// A link and its second proof.
#[derive(Deserialize, Object)]
#[oai(rename = "ProveRecovery", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct SecondProofBody {
    /// The token of the mail.
    token: String,
    /// The proof.
    proof: RecoveryProofBody,
}

/// What a person writes who needs help.
#[derive(Deserialize, Object)]
#[oai(rename = "RecoveryHelp", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct HelpBody {
    /// The token of the mail.
    token: String,
    /// At most 2,000 characters.
    text: String,
}

/// The end of a recovery.
#[derive(Deserialize, Object)]
#[oai(rename = "CompleteRecovery", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct CompleteBody {
    /// The token of the mail.
    token: String,
    /// The password that is to be in force.
    new_password: String,
}

/// What opens a locked account.
#[derive(Deserialize, Object)]
#[oai(rename = "ConfirmUnlock", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct UnlockBody {
    /// The token of the mail.
    token: String,
    /// The second factor, where there is one.
    proof: Option<ProofBody>,
}

/// What a link can do now.
#[derive(Object)]
#[oai(rename = "RecoveryStatus")]
struct StatusAnswer {
    /// `needs_password`, `needs_second_proof`, `on_hold` or `needs_staff`.
    status: String,
    /// The second proofs that can be given now.
    factors: Vec<String>,
    /// When a recovery that waits is ready at the earliest.
    #[oai(skip_serializing_if_is_none)]
    ready_at: Option<String>,
    /// Whether the new password removes the second factor.
    removes_second_factor: bool,
}

impl From<RecoveryStatus> for StatusAnswer {
    fn from(status: RecoveryStatus) -> Self {
        let every = ["totp", "recovery_code", "password"].as_slice();
        let (name, factors, ready_at) = match status {
            RecoveryStatus::NeedsPassword { .. } => ("needs_password", [].as_slice(), None),
            RecoveryStatus::NeedsSecondProof => ("needs_second_proof", every, None),
            RecoveryStatus::OnHold { ready_at } => ("on_hold", every, Some(ready_at)),
            RecoveryStatus::NeedsStaff => {
                ("needs_staff", ["totp", "recovery_code"].as_slice(), None)
            }
        };
        Self {
            status: name.to_owned(),
            factors: factors.iter().map(|factor| (*factor).to_owned()).collect(),
            ready_at: ready_at.map(describe::time),
            removes_second_factor: status == RecoveryStatus::NeedsPassword { factor_lost: true },
        }
    }
}

#[derive(ApiResponse)]
enum Accepted {
    /// Always alike: whether the address has an account is not told.
    #[oai(status = 202)]
    Accepted(Json<Nothing>),
}

#[derive(ApiResponse)]
enum Done {
    /// It is done.
    #[oai(status = 204)]
    Done,
}

pub(super) fn second_proof(given: RecoveryProofBody) -> Result<SecondProof, Fail> {
    let code = Secret::new(given.code);
    let proof = match given.factor {
        RecoveryFactor::Totp => {
            TotpCode::parse(&code).map(|code| SecondProof::Factor(Proof::Totp(code)))
        }
        RecoveryFactor::RecoveryCode => {
            RecoveryCode::parse(&code).map(|code| SecondProof::Factor(Proof::RecoveryCode(code)))
        }
        RecoveryFactor::Password => Password::parse(&code).ok().map(SecondProof::Password),
    };
    proof.ok_or_else(|| Fail::new(Problem::InvalidRequest).field("proof.code", read::code::CODE))
}

fn locked(outcome: DelayOutcome) -> Result<Json<StatusAnswer>, Fail> {
    match outcome {
        DelayOutcome::OnHold(ready_at) => Ok(Json(RecoveryStatus::OnHold { ready_at }.into())),
        DelayOutcome::NeedsStaff => Ok(Json(RecoveryStatus::NeedsStaff.into())),
        DelayOutcome::NotNeeded(status) => Ok(Json(status.into())),
        DelayOutcome::NotBefore(_) => Err(Fail::new(Problem::Conflict)
            .detail("a recovery of this account was cancelled a short while ago")),
        DelayOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
    }
}

#[OpenApi]
impl Recoveries {
    /// Ask for a link that recovers an account.
    #[oai(path = "/recoveries", method = "post", operation_id = "requestRecovery")]
    async fn request(&self, request: &Request, body: Body<Address>) -> Result<Accepted, Fail> {
        let app = request::app(request)?;
        let email = read::email(&body.0.email)?;
        let asked = app.identity.request_recovery(&email, &request::origin(request)).await?;
        read::asked(app, asked)?;
        app.mail_waits.notify_one();
        Ok(Accepted::Accepted(Json(Nothing {})))
    }

    /// What a link can do now. It changes nothing.
    #[oai(path = "/recoveries/open", method = "post", operation_id = "openRecovery")]
    async fn open(&self, request: &Request, body: Body<Link>) -> Result<Json<StatusAnswer>, Fail> {
        let app = request::app(request)?;
        let token = read::action_token(&body.0.token)?;
        let opened = app.identity.open_recovery(&token).await?;
        Ok(Json(opened.ok_or(Problem::TokenInvalid)?.status.into()))
    }

    /// Give a second proof besides the mailbox. Five that are wrong void the link.
    #[oai(path = "/recoveries/second-proof", method = "post", operation_id = "proveRecovery")]
    async fn prove(
        &self,
        request: &Request,
        body: Body<SecondProofBody>,
    ) -> Result<Json<StatusAnswer>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let token = read::action_token(&given.token)?;
        let proof = second_proof(given.proof)?;
        let command = ProveRecovery { token, proof, origin: request::origin(request) };
        let outcome = app.identity.prove_recovery(command).await?;
        app.mail_waits.notify_one();
        match outcome {
            ProveOutcome::Proven(status) => Ok(Json(status.into())),
            ProveOutcome::Delayed(outcome) => locked(outcome),
            ProveOutcome::Wrong => Err(Problem::CodeInvalid.into()),
            ProveOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }

    /// Begin to wait with nothing but the mailbox. The owner is told and can object.
    #[oai(path = "/recoveries/hold", method = "post", operation_id = "holdRecovery")]
    async fn hold(&self, request: &Request, body: Body<Link>) -> Result<Json<StatusAnswer>, Fail> {
        let app = request::app(request)?;
        let token = read::action_token(&body.0.token)?;
        let origin = request::origin(request);
        let outcome = app.identity.wait_with_mailbox(&token, &origin).await?;
        app.mail_waits.notify_one();
        locked(outcome)
    }

    /// Set a new password. It ends every session and lock, and signs nobody in.
    #[oai(path = "/recoveries/complete", method = "post", operation_id = "completeRecovery")]
    async fn complete(
        &self,
        request: &Request,
        body: Body<CompleteBody>,
    ) -> Result<WithCookies<Done>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let token = read::action_token(&given.token)?;
        let new_password = read::new_password("new_password", given.new_password)?;
        let devices = client_cookies::device_digests(app, request.headers());
        let origin = request::origin(request);
        let command = Complete { token, new_password, devices, origin };
        let outcome = app.identity.complete_recovery(command).await?;
        app.mail_waits.notify_one();
        match outcome {
            CompleteOutcome::Recovered { device, .. } => {
                let cookie = client_cookies::known_devices(app, request.headers(), &device)?;
                Ok(WithCookies(Done::Done, cookie.into_iter().collect()))
            }
            CompleteOutcome::Rejected(rules) => Err(read::rejected("new_password", &rules)),
            CompleteOutcome::NotYet(_) => {
                Err(Fail::new(Problem::Conflict).detail("this recovery needs another proof first"))
            }
            CompleteOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }

    /// Ask a person for help with a recovery that does not go on by itself. The link stays good.
    #[oai(path = "/recoveries/help", method = "post", operation_id = "askForHelp")]
    async fn help(&self, request: &Request, body: Body<HelpBody>) -> Result<Done, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let token = read::action_token(&given.token)?;
        let text = read::help_text(&given.text)?;
        let outcome = app.identity.ask_for_help(&token, text, &request::origin(request)).await?;
        app.mail_waits.notify_one();
        match outcome {
            HelpOutcome::Asked => Ok(Done::Done),
            HelpOutcome::Enough => Err(Problem::TooManyAttempts.into()),
            HelpOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }

    /// Object to a recovery that waits, with the link of the mail that told of it.
    #[oai(path = "/recoveries/cancel", method = "post", operation_id = "cancelRecovery")]
    async fn cancel(&self, request: &Request, body: Body<Link>) -> Result<Done, Fail> {
        let app = request::app(request)?;
        let token = read::action_token(&body.0.token)?;
        let origin = request::origin(request);
        let outcome = app.identity.cancel_recovery_by_mail(&token, &origin).await?;
        app.mail_waits.notify_one();
        match outcome {
            CancelOutcome::Cancelled | CancelOutcome::NoneWaits => Ok(Done::Done),
            CancelOutcome::NotAllowed => Err(Problem::TokenInvalid.into()),
        }
    }

    /// Ask for a link that unlocks an account.
    #[oai(path = "/unlocks", method = "post", operation_id = "requestUnlock")]
    async fn request_unlock(
        &self,
        request: &Request,
        body: Body<Address>,
    ) -> Result<Accepted, Fail> {
        let app = request::app(request)?;
        let email = read::email(&body.0.email)?;
        let asked = app.identity.request_unlock(&email, &request::origin(request)).await?;
        read::asked(app, asked)?;
        app.mail_waits.notify_one();
        Ok(Accepted::Accepted(Json(Nothing {})))
    }

    /// Open an account that strangers have locked. It signs nobody in.
    #[oai(path = "/unlocks/confirm", method = "post", operation_id = "confirmUnlock")]
    async fn confirm_unlock(
        &self,
        request: &Request,
        body: Body<UnlockBody>,
    ) -> Result<WithCookies<Done>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let token = read::action_token(&given.token)?;
        let proof = given.proof.map(read::proof).transpose()?;
        let devices = client_cookies::device_digests(app, request.headers());
        let command = Unlock { token, proof, devices, origin: request::origin(request) };
        let outcome = app.identity.unlock(command).await?;
        app.mail_waits.notify_one();
        match outcome {
            UnlockOutcome::Unlocked(device) => {
                let cookie = client_cookies::known_devices(app, request.headers(), &device)?;
                Ok(WithCookies(Done::Done, cookie.into_iter().collect()))
            }
            UnlockOutcome::SecondFactorNeeded => Err(Problem::SecondFactorNeeded.into()),
            UnlockOutcome::WrongFactor => Err(Problem::CodeInvalid.into()),
            UnlockOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }

    /// Say "this was not me" with the link of an alert. What began with it ends, the account
    /// locks, and a link that recovers it is mailed; where the account has another address since,
    /// one that takes it back.
    #[oai(path = "/alerts/report", method = "post", operation_id = "reportAlert")]
    async fn report(&self, request: &Request, body: Body<Link>) -> Result<Done, Fail> {
        let app = request::app(request)?;
        let token = read::action_token(&body.0.token)?;
        let outcome = app.identity.report(&token, &request::origin(request)).await?;
        app.mail_waits.notify_one();
        match outcome {
            ReportOutcome::Contained | ReportOutcome::Restoring(_) | ReportOutcome::Disputed => {
                Ok(Done::Done)
            }
            ReportOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }
}
