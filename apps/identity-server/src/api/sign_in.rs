//! Signing in with a password and, if the account has one, a second factor.

use identity_core::kernel::{BearerKind, BearerToken, ClosedSet, Digest, Secret};
use identity_core::password::Password;
use identity_core::session::Persistence;
use identity_core::sign_in::{
    DeviceTrust, NewSession, PresentFactor, PresentFactorOutcome, SessionOptions, SignIn,
    SignInOutcome, Waiting,
};
use poem::Request;
use poem::http::HeaderValue;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};
use serde::Deserialize;

use super::answer::NoContent;
use super::refusal;
use crate::app::App;
use crate::http::body::Body;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::input::field;
use crate::input::proof::ProofBody;
use crate::view::account::AccountView;
use crate::view::time::rfc3339;
use crate::{client_cookies, request};

pub struct SignInApi;

/// The way in which the client sends the session.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize, Enum)]
#[oai(rename_all = "lowercase")]
#[serde(rename_all = "lowercase")]
enum Transport {
    /// In a cookie that scripts cannot read.
    #[default]
    Cookie,
    /// In the `Authorization` header, as a bearer token.
    Bearer,
}

/// The first step of a sign-in.
#[derive(Deserialize, Object)]
#[oai(rename = "SignIn", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct Credentials {
    /// The email address.
    email: String,
    /// The password.
    password: String,
    /// `true` to stay signed in for 30 days instead of one.
    #[serde(default)]
    #[oai(default)]
    keep_signed_in: bool,
    /// `true` on a shared device. The session ends with the browser, and the device is not
    /// remembered.
    #[serde(default)]
    #[oai(default)]
    shared_device: bool,
    /// The way in which the client will send the session.
    #[serde(default)]
    #[oai(default)]
    transport: Transport,
    /// The device token from an earlier sign-in, for clients without cookies.
    device_token: Option<String>,
}

/// The second step of a sign-in.
#[derive(Deserialize, Object)]
#[oai(rename = "SecondFactor", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct SecondFactor {
    /// The `attempt` from the first step.
    attempt: String,
    /// The second factor.
    proof: ProofBody,
    /// The way in which the client will send the session. The first step's value does not carry
    /// over.
    #[serde(default)]
    #[oai(default)]
    transport: Transport,
}

/// A sign-in to abandon.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct Attempt {
    /// The `attempt` from the first step.
    attempt: String,
}

/// A new session.
#[derive(Object)]
struct StartedSession {
    /// The id of the session.
    id: String,
    /// The time when the session ends at the latest.
    expires_at: String,
    /// The access of the session: `full`, `password_change` or `second_factor`.
    access: String,
    /// The session token. Only present for bearer transport.
    #[oai(skip_serializing_if_is_none)]
    token: Option<String>,
    /// The token of the known device. Only present for bearer transport. It replaces an earlier
    /// one.
    #[oai(skip_serializing_if_is_none)]
    device_token: Option<String>,
}

/// The result of a step.
#[derive(Object)]
struct SignInAnswer {
    /// `signed_in` or `second_factor_required`.
    status: String,
    /// The session, once signed in.
    #[oai(skip_serializing_if_is_none)]
    session: Option<StartedSession>,
    /// The account, once signed in.
    #[oai(skip_serializing_if_is_none)]
    account: Option<AccountView>,
    /// The token for the second step. It allows nothing else.
    #[oai(skip_serializing_if_is_none)]
    attempt: Option<String>,
    /// The accepted factors: `totp`, `recovery_code`.
    #[oai(skip_serializing_if_is_none)]
    factors: Option<Vec<String>>,
    /// The time when the attempt expires.
    #[oai(skip_serializing_if_is_none)]
    expires_at: Option<String>,
}

type Answer = WithCookies<Json<SignInAnswer>>;

fn started(
    app: &App,
    request: &Request,
    new: &NewSession,
    transport: Transport,
) -> Result<Answer, Fail> {
    let bearer = transport == Transport::Bearer;
    let shown = |token: &BearerToken| token.expose().to_owned();
    let session = StartedSession {
        id: new.session.id.to_string(),
        expires_at: rfc3339(new.session.expires_at),
        access: new.access.as_str().to_owned(),
        token: bearer.then(|| shown(&new.token)),
        device_token: new.device.added.as_ref().filter(|_| bearer).map(shown),
    };
    let answer = SignInAnswer {
        status: "signed_in".to_owned(),
        session: Some(session),
        account: Some(AccountView::of(app, &new.account)),
        attempt: None,
        factors: None,
        expires_at: None,
    };
    let cookies: Vec<HeaderValue> = match transport {
        Transport::Bearer => Vec::new(),
        Transport::Cookie => client_cookies::started(app, request.headers(), new)?,
    };
    Ok(WithCookies(Json(answer), cookies))
}

fn second_factor_required(waiting: &Waiting) -> Answer {
    let answer = SignInAnswer {
        status: "second_factor_required".to_owned(),
        session: None,
        account: None,
        attempt: Some(waiting.token.expose().to_owned()),
        factors: Some(vec!["totp".to_owned(), "recovery_code".to_owned()]),
        expires_at: Some(rfc3339(waiting.expires_at)),
    };
    WithCookies(Json(answer), Vec::new())
}

/// Returns the digests of the device tokens that the client sent.
fn presented_devices(app: &App, request: &Request, given: Option<&str>) -> Vec<Digest> {
    let token = given.and_then(|text| BearerToken::parse(BearerKind::Device, text));
    match token {
        Some(token) => vec![token.digest()],
        None => client_cookies::device_digests(app, request.headers()),
    }
}

#[OpenApi]
impl SignInApi {
    /// Sign in with email address and password. Every refusal gets the same answer.
    #[oai(path = "/sign-in", method = "post", operation_id = "signIn")]
    async fn sign_in(&self, request: &Request, body: Body<Credentials>) -> Result<Answer, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let persistence =
            if given.keep_signed_in { Persistence::Kept } else { Persistence::Browser };
        let device_trust = if given.shared_device { DeviceTrust::Shared } else { DeviceTrust::Own };
        let password = Password::parse(&Secret::new(given.password));
        let command = SignIn {
            email: field::email("email", &given.email)?,
            password: password.map_err(|_| Problem::SignInFailed)?,
            options: SessionOptions { persistence, device_trust },
            devices: presented_devices(app, request, given.device_token.as_deref()),
            origin: request::origin(request),
        };
        let outcome = app.identity.sign_in(command).await?;
        match outcome {
            SignInOutcome::Refused => Err(Problem::SignInFailed.into()),
            SignInOutcome::RetryAfter(until) => Err(refusal::retry_after(app, until)),
            SignInOutcome::SignedIn(new) => started(app, request, &new, given.transport),
            SignInOutcome::SecondFactorRequired(waiting) => Ok(second_factor_required(&waiting)),
        }
    }

    /// Give the second factor. Five wrong codes end the attempt.
    #[oai(path = "/sign-in/second-factor", method = "post", operation_id = "presentSecondFactor")]
    async fn second_factor(
        &self,
        request: &Request,
        body: Body<SecondFactor>,
    ) -> Result<Answer, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let attempt = BearerToken::parse(BearerKind::PendingSignIn, &given.attempt);
        let attempt = attempt.ok_or(Problem::TokenInvalid)?;
        let proof = field::proof(given.proof)?;
        let devices = presented_devices(app, request, None);
        let command = PresentFactor { attempt, proof, devices, origin: request::origin(request) };
        let outcome = app.identity.present_factor(command).await?;
        match outcome {
            PresentFactorOutcome::SignedIn(new) => started(app, request, &new, given.transport),
            PresentFactorOutcome::WrongFactor { .. } => Err(Problem::CodeInvalid.into()),
            PresentFactorOutcome::RetryAfter(until) => Err(refusal::retry_after(app, until)),
            PresentFactorOutcome::Over => Err(Problem::TokenInvalid.into()),
        }
    }

    /// Abandon a sign-in that needs a second factor.
    #[oai(path = "/sign-in/abandon", method = "post", operation_id = "abandonSignIn")]
    async fn abandon(&self, request: &Request, body: Body<Attempt>) -> Result<NoContent, Fail> {
        let app = request::app(request)?;
        let attempt = BearerToken::parse(BearerKind::PendingSignIn, &body.0.attempt);
        if let Some(attempt) = attempt {
            app.identity.abandon_sign_in(&attempt, &request::origin(request)).await?;
        }
        Ok(NoContent::Done)
    }
}
