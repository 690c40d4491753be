//! Sign in: the password, and the second factor where there is one.

use identity_core::kernel::{BearerKind, BearerToken, Digest, Secret};
use identity_core::password::Password;
use identity_core::session::Persistence;
use identity_core::sign_in::{
    DeviceTrust, NewSession, PresentFactor, PresentFactorOutcome, SessionOptions, SignIn,
    SignInOutcome, Waiting,
};
use poem::Request;
use poem::http::HeaderValue;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use serde::Deserialize;

use super::describe::{self, AccountView};
use super::read::{self, ProofBody};
use crate::app::App;
use crate::http::body::Body;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::{client_cookies, request};

/// The calls.
pub struct SignInApi;

/// How the session is to travel.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize, Enum)]
#[oai(rename_all = "lowercase")]
#[serde(rename_all = "lowercase")]
enum Transport {
    /// As a cookie that no script can read.
    #[default]
    Cookie,
    /// As a token in the answer.
    Bearer,
}

/// What a person gives to get in.
#[derive(Deserialize, Object)]
#[oai(rename = "SignIn", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct Credentials {
    /// The address.
    email: String,
    /// The password.
    password: String,
    /// Whether to stay signed in: 30 days instead of one.
    #[serde(default)]
    #[oai(default)]
    keep_signed_in: bool,
    /// Whether others use the computer too: then nobody stays signed in, and it does not become a
    /// known device.
    #[serde(default)]
    #[oai(default)]
    shared_device: bool,
    /// How the session is to travel.
    #[serde(default)]
    #[oai(default)]
    transport: Transport,
    /// The token of a known device that an earlier answer gave, of a client without cookies.
    device_token: Option<String>,
}

/// What gets past the second factor.
#[derive(Deserialize, Object)]
#[oai(rename = "SecondFactor", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct SecondFactor {
    /// The attempt, from the answer to the password.
    attempt: String,
    /// The second factor.
    proof: ProofBody,
    /// How the session is to travel. What was said with the password is not remembered.
    #[serde(default)]
    #[oai(default)]
    transport: Transport,
}

/// A sign-in to be given up.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct Attempt {
    /// The attempt, from the answer to the password.
    attempt: String,
}

/// A session that has just begun.
#[derive(Object)]
struct StartedSession {
    /// Its id.
    id: String,
    /// When it ends at the latest.
    expires_at: String,
    /// What it may call.
    access: String,
    /// The token, where it was asked for as a bearer.
    #[oai(skip_serializing_if_is_none)]
    token: Option<String>,
    /// The token of the known device, where the session's was asked for as a bearer. It replaces
    /// the one before.
    #[oai(skip_serializing_if_is_none)]
    device_token: Option<String>,
}

/// Signed in, or the question for the second factor.
#[derive(Object)]
struct SignInAnswer {
    /// `signed_in` or `second_factor_required`.
    status: String,
    /// The session, when signed in.
    #[oai(skip_serializing_if_is_none)]
    session: Option<StartedSession>,
    /// Its account, when signed in.
    #[oai(skip_serializing_if_is_none)]
    account: Option<AccountView>,
    /// What presents the second factor, when one is required. It can do nothing else.
    #[oai(skip_serializing_if_is_none)]
    attempt: Option<String>,
    /// The factors that can be presented: `totp`, `recovery_code`.
    #[oai(skip_serializing_if_is_none)]
    factors: Option<Vec<String>>,
    /// From when on the attempt is over.
    #[oai(skip_serializing_if_is_none)]
    expires_at: Option<String>,
}

#[derive(ApiResponse)]
enum Abandoned {
    /// It is over.
    #[oai(status = 204)]
    Abandoned,
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
        expires_at: describe::time(new.session.expires_at),
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
        expires_at: Some(describe::time(waiting.expires_at)),
    };
    WithCookies(Json(answer), Vec::new())
}

/// The digests of the tokens of known devices that a client shows.
fn presented_devices(app: &App, request: &Request, given: Option<&str>) -> Vec<Digest> {
    let token = given.and_then(|text| BearerToken::parse(BearerKind::Device, text));
    match token {
        Some(token) => vec![token.digest()],
        None => client_cookies::device_digests(app, request.headers()),
    }
}

#[OpenApi]
impl SignInApi {
    /// Sign in with address and password. Every reason for a refusal gives the same answer.
    #[oai(path = "/sign-in", method = "post", operation_id = "signIn")]
    async fn sign_in(&self, request: &Request, body: Body<Credentials>) -> Result<Answer, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let persistence =
            if given.keep_signed_in { Persistence::Kept } else { Persistence::Browser };
        let device_trust = if given.shared_device { DeviceTrust::Shared } else { DeviceTrust::Own };
        let password = Password::parse(&Secret::new(given.password));
        let command = SignIn {
            email: read::email(&given.email)?,
            password: password.map_err(|_| Problem::SignInFailed)?,
            options: SessionOptions { persistence, device_trust },
            devices: presented_devices(app, request, given.device_token.as_deref()),
            origin: request::origin(request),
        };
        let outcome = app.identity.sign_in(command).await?;
        app.mail_waits.notify_one();
        match outcome {
            SignInOutcome::Refused => Err(Problem::SignInFailed.into()),
            SignInOutcome::RetryAfter(until) => Err(read::wait(app, until)),
            SignInOutcome::SignedIn(new) => started(app, request, &new, given.transport),
            SignInOutcome::SecondFactorRequired(waiting) => Ok(second_factor_required(&waiting)),
        }
    }

    /// Present the second factor. Five that are wrong end the attempt.
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
        let proof = read::proof(given.proof)?;
        let devices = presented_devices(app, request, None);
        let command = PresentFactor { attempt, proof, devices, origin: request::origin(request) };
        let outcome = app.identity.present_factor(command).await?;
        app.mail_waits.notify_one();
        match outcome {
            PresentFactorOutcome::SignedIn(new) => started(app, request, &new, given.transport),
            PresentFactorOutcome::WrongFactor { .. } => Err(Problem::CodeInvalid.into()),
            PresentFactorOutcome::RetryAfter(until) => Err(read::wait(app, until)),
            PresentFactorOutcome::Over => Err(Problem::TokenInvalid.into()),
        }
    }

    /// Give a sign-in up that waits for its second factor.
    #[oai(path = "/sign-in/abandon", method = "post", operation_id = "abandonSignIn")]
    async fn abandon(&self, request: &Request, body: Body<Attempt>) -> Result<Abandoned, Fail> {
        let app = request::app(request)?;
        let attempt = BearerToken::parse(BearerKind::PendingSignIn, &body.0.attempt);
        if let Some(attempt) = attempt {
            app.identity.abandon_sign_in(&attempt, &request::origin(request)).await?;
        }
        Ok(Abandoned::Abandoned)
    }
}
