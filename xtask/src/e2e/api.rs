//! Calls of the JSON API, for what a journey does on another device.

use serde_json::{Value, json};

use super::http_client::Call;
use super::service::Service;
use crate::failure::{Context, Failure};

const SIGN_IN: &str = "/api/v1/sign-in";

/// Signs in as another device would and returns the session's token.
pub(super) async fn sign_in(
    service: &Service,
    email: &str,
    password: &str,
) -> Result<String, Failure> {
    let body = json!({ "email": email, "password": password, "transport": "bearer" });
    let answer = service.call(&Call::post(SIGN_IN, body)).await?;
    let token = serde_json::from_str::<Value>(&answer.body)
        .ok()
        .and_then(|body| Some(body.pointer("/session/token")?.as_str()?.to_owned()));
    token.context(format!("no session from the API: {} {}", answer.status, answer.body))
}

/// The status of `GET /api/v1/session` for a token: 200 while its session is live.
pub(super) async fn session_status(service: &Service, token: &str) -> Result<u16, Failure> {
    let call = Call { bearer: Some(token), ..Call::get("/api/v1/session") };
    Ok(service.call(&call).await?.status)
}

/// Guesses a password from ten addresses, which locks the account for strangers.
pub(super) async fn guess_from_ten_sources(service: &Service, email: &str) -> Result<(), Failure> {
    for source in 11..=20 {
        let body = json!({ "email": email, "password": "Wrong-Horse-43-Battery" });
        let call = Call { source: Some(source), ..Call::post(SIGN_IN, body) };
        let status = service.call(&call).await?.status;
        if status != 401 {
            return Err(Failure::new(format!("a wrong password is answered with {status}")));
        }
    }
    Ok(())
}

/// Tries to sign in from another device.
pub(super) async fn can_sign_in(
    service: &Service,
    email: &str,
    password: &str,
) -> Result<bool, Failure> {
    Ok(sign_in(service, email, password).await.is_ok())
}
