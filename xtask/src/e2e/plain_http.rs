//! The smallest HTTP client that can call the service: one request a connection.
//!
//! An answer ends with its `Content-Length` or, without one, with the connection. It is never
//! chunked: neither the service's API nor the driver streams.

use std::net::Ipv4Addr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

use crate::failure::{Context, Failure};

pub(super) struct Request<'a> {
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    pub(super) bearer: Option<&'a str>,
    /// JSON.
    pub(super) body: Option<String>,
    /// The last byte of the loopback address that it comes from: 127.0.0.1 unless given.
    pub(super) from: Option<u8>,
}

impl<'a> Request<'a> {
    pub(super) fn read(path: &'a str) -> Self {
        Self { method: "GET", path, bearer: None, body: None, from: None }
    }

    fn head(&self, host: &str) -> String {
        let Self { method, path, bearer, body, .. } = self;
        let token = bearer.map(|token| format!("Authorization: Bearer {token}\r\n"));
        let content = body.as_ref().map(|body| {
            format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len())
        });
        let (token, content) = (token.unwrap_or_default(), content.unwrap_or_default());
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{token}{content}\r\n"
        )
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: String,
}

/// Sends a request to `address` (host and port) and reads the whole answer.
pub(super) async fn send(address: &str, request: &Request<'_>) -> Result<Answer, Failure> {
    let what = format!("{} http://{address}{}", request.method, request.path);
    let mut stream = connect(address, request.from).await.context(&what)?;
    let mut bytes = request.head(address).into_bytes();
    bytes.extend_from_slice(request.body.as_deref().unwrap_or_default().as_bytes());
    stream.write_all(&bytes).await.context(&what)?;
    let mut answer = Vec::new();
    while !is_whole(&answer) && stream.read_buf(&mut answer).await.context(&what)? > 0 {}
    parse(&String::from_utf8_lossy(&answer)).context(format!("{what}: not an HTTP answer"))
}

/// Another source than the browser's: all of 127.0.0.0/8 is this machine.
async fn connect(address: &str, from: Option<u8>) -> std::io::Result<TcpStream> {
    let Some(last) = from else { return TcpStream::connect(address).await };
    let socket = TcpSocket::new_v4()?;
    socket.bind((Ipv4Addr::new(127, 0, 0, last), 0).into())?;
    let to = tokio::net::lookup_host(address).await?.find(std::net::SocketAddr::is_ipv4);
    socket.connect(to.ok_or(std::io::ErrorKind::NotFound)?).await
}

/// Whether all that was announced has come; chromedriver leaves the connection open after it.
fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(answer.get(..end).unwrap_or_default()).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
    let length = length.and_then(|length| length.trim().parse::<usize>().ok());
    length.is_some_and(|length| answer.len() >= end + 4 + length)
}

fn parse(answer: &str) -> Option<Answer> {
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.parse().ok()?;
    Some(Answer { status, body: body.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answer_has_status_and_body() {
        let answer = parse("HTTP/1.1 201 Created\r\nX: y\r\n\r\n{}").unwrap();
        assert_eq!(answer, Answer { status: 201, body: "{}".to_owned() });
        assert_eq!(parse("SSH-2.0\r\n\r\n"), None);
    }

    #[test]
    fn answer_is_whole_with_its_last_announced_byte() {
        assert!(!is_whole(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{"));
        assert!(is_whole(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"));
        assert!(!is_whole(b"HTTP/1.1 200 OK\r\n\r\n{}"));
    }

    #[test]
    fn body_is_announced_with_its_length() {
        let body = Some("{}".to_owned());
        let head =
            Request { method: "POST", path: "/x", bearer: Some("t"), body, from: None }.head("h:1");
        assert!(head.starts_with("POST /x HTTP/1.1\r\nHost: h:1\r\n"));
        assert!(head.contains("\r\nAuthorization: Bearer t\r\n"));
        assert!(head.ends_with("Content-Length: 2\r\n\r\n"));
    }
}
