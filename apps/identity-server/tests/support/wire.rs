//! The transport of a request: a call in this process, or a socket.

use std::net::SocketAddr;
use std::time::Duration;

use identity_server::http::chain::Chain;
use poem::Response;
use poem::endpoint::BoxEndpoint;
use poem::http::{HeaderMap, HeaderName, HeaderValue, Method};
use poem::test::TestClient;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::Answer;

const TIMEOUT: Duration = Duration::from_mins(1);

#[derive(Clone, Debug)]
pub(crate) struct HttpRequest {
    pub(crate) method: Method,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl HttpRequest {
    /// Creates a request without headers and body.
    pub(crate) fn new(method: Method, target: &str) -> Self {
        Self { method, target: target.to_owned(), headers: Vec::new(), body: String::new() }
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn body(mut self, kind: &str, body: impl Into<String>) -> Self {
        self.body = body.into();
        self.header("content-type", kind)
    }

    /// Returns the request as bytes for a socket. The server closes the connection after its
    /// answer.
    fn bytes(&self, address: SocketAddr) -> Vec<u8> {
        let Self { method, target, headers, body } = self;
        let mut lines = vec![format!("{method} {target} HTTP/1.1"), "connection: close".to_owned()];
        if headers.iter().all(|(name, _)| name != "host") {
            lines.push(format!("host: {address}"));
        }
        lines.extend(headers.iter().map(|(name, value)| format!("{name}: {value}")));
        lines.push(format!("content-length: {}\r\n\r\n{body}", body.len()));
        lines.join("\r\n").into_bytes()
    }
}

/// The route to a service.
pub(crate) enum Wire {
    /// A service in this process.
    InProcess(Box<TestClient<Chain<BoxEndpoint<'static, Response>>>>),
    /// A server that listens on this address.
    Socket(SocketAddr),
}

impl Wire {
    /// Sends the request as it is.
    pub(crate) async fn send(&self, ask: &HttpRequest) -> Answer {
        match self {
            Self::InProcess(client) => {
                let mut request = client.request(ask.method.clone(), &ask.target);
                for (name, value) in &ask.headers {
                    request = request.header(name, value);
                }
                let response = Box::pin(request.body(ask.body.clone()).send()).await.0;
                let (parts, body) = response.into_parts();
                let body = body.into_vec().await.expect("a whole body");
                Answer {
                    status: parts.status.as_u16(),
                    headers: parts.headers,
                    body: String::from_utf8_lossy(&body).into_owned(),
                }
            }
            Self::Socket(address) => {
                let mut socket = TcpStream::connect(address).await.expect("the server listens");
                socket.write_all(&ask.bytes(*address)).await.expect("the request goes out");
                read_answer(&mut socket).await
            }
        }
    }
}

/// Reads an answer until the connection closes.
pub(crate) async fn read_answer(socket: &mut TcpStream) -> Answer {
    let mut bytes = Vec::new();
    let read = timeout(TIMEOUT, socket.read_to_end(&mut bytes)).await;
    read.expect("the server neither answered nor closed").expect("an answer");
    parse(&String::from_utf8_lossy(&bytes))
}

fn parse(text: &str) -> Answer {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text}"));
    let mut lines = head.lines();
    let status =
        lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|it| it.parse().ok());
    let mut headers = HeaderMap::new();
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        let name = HeaderName::try_from(name).expect("a header's name");
        headers.append(name, HeaderValue::try_from(value).expect("a header's value"));
    }
    Answer { status: status.expect("a status"), headers, body: body.to_owned() }
}
