//! What a journey does over the JSON API instead of with the browser.

use serde_json::{Value, json};

use super::plain_http::Request;
use super::service::Service;
use crate::failure::{Context, Failure};

/// Signs in as another device would, and gives the session's token.
pub(super) async fn sign_in(
    service: &Service,
    email: &str,
    password: &str,
) -> Result<String, Failure> {
    let body = json!({ "email": email, "password": password, "transport": "bearer" });
    let request = Request {
        method: "POST",
        path: "/api/v1/sign-in",
        bearer: None,
        body: Some(body.to_string()),
        from: None,
    };
    let answer = service.call(&request).await?;
    let token = serde_json::from_str::<Value>(&answer.body)
        .ok()
        .and_then(|body| Some(body.pointer("/session/token")?.as_str()?.to_owned()));
    token.context(format!("no session from the API: {} {}", answer.status, answer.body))
}

/// The status with which the API answers a session's question who it is.
pub(super) async fn session_status(service: &Service, token: &str) -> Result<u16, Failure> {
    let request = Request { bearer: Some(token), ..Request::read("/api/v1/session") };
    Ok(service.call(&request).await?.status)
}

/// Guesses at a password as ten strangers would, until the account is locked for them.
pub(super) async fn guess_from_ten_sources(service: &Service, email: &str) -> Result<(), Failure> {
    for source in 11..=20 {
        let body = json!({ "email": email, "password": "Wrong-Horse-43-Battery" });
        let request = Request {
            method: "POST",
            path: "/api/v1/sign-in",
            bearer: None,
            body: Some(body.to_string()),
            from: Some(source),
        };
        let status = service.call(&request).await?.status;
        if status != 401 {
            return Err(Failure::new(format!("a guess is answered {status}")));
        }
    }
    Ok(())
}

/// Whether a sign-in as another device would lead in.
pub(super) async fn can_sign_in(
    service: &Service,
    email: &str,
    password: &str,
) -> Result<bool, Failure> {
    Ok(sign_in(service, email, password).await.is_ok())
}
