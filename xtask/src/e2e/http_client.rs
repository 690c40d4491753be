//! HTTP calls to the service and the driver, each on a connection of its own.

use std::net::Ipv4Addr;

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{Method, Request};
use http_body_util::BodyExt;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;

use crate::failure::{Context, Failure};

/// One call.
#[derive(Default)]
pub(super) struct Call<'a> {
    pub(super) path: &'a str,
    pub(super) bearer: Option<&'a str>,
    /// Posted as JSON. Without it the call is a GET.
    pub(super) body: Option<Value>,
    /// The last byte of the loopback address it comes from: all of 127.0.0.0/8 is this machine.
    pub(super) source: Option<u8>,
}

#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: String,
}

impl<'a> Call<'a> {
    pub(super) fn get(path: &'a str) -> Self {
        Self { path, ..Self::default() }
    }

    pub(super) fn post(path: &'a str, body: Value) -> Self {
        Self { path, body: Some(body), ..Self::default() }
    }

    fn request(&self, address: &str) -> Result<Request<String>, Failure> {
        let mut request = Request::builder().uri(format!("http://{address}{}", self.path));
        if let Some(token) = self.bearer {
            request = request.header(AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = match &self.body {
            None => request.body(String::new()),
            Some(body) => request
                .method(Method::POST)
                .header(CONTENT_TYPE, "application/json")
                .body(body.to_string()),
        };
        request.context(format!("cannot call {}", self.path))
    }
}

/// Sends a call to `address` (host and port) and reads the whole answer.
pub(super) async fn send(address: &str, call: &Call<'_>) -> Result<Answer, Failure> {
    let what = format!("http://{address}{}", call.path);
    let mut connector = HttpConnector::new();
    connector.set_local_address(call.source.map(|last| Ipv4Addr::new(127, 0, 0, last).into()));
    let client = Client::builder(TokioExecutor::new()).build::<_, String>(connector);
    let response = client.request(call.request(address)?).await.context(&what)?;
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.context(&what)?.to_bytes();
    Ok(Answer { status, body: String::from_utf8_lossy(&body).into_owned() })
}
