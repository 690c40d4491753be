//! The HTTP shell over real sockets on 127.0.0.1: hyper, the accept loop and the middleware
//! together.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by panicking")]
#![expect(unreachable_pub, reason = "the harness is a module of this test alone")]

mod harness;

use std::fmt::Write as _;

use self::harness::{
    LONG, SHORT, assert_problem, assert_security_headers, limits, read_all, start, start_behind,
};
use identity_server::http::limits::Limits;
use identity_server::http::serve::Stopped;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

#[tokio::test]
async fn an_answer_carries_every_header() {
    let server = start(limits()).await;
    let answer = server.ask("GET /api/hello HTTP/1.1", "").await;
    assert!(answer.starts_with("http/1.1 200 ") && answer.ends_with("hello"), "{answer}");
    assert_security_headers(&answer);
}

#[tokio::test]
async fn silent_incomplete_and_idle_connections_are_closed_by_the_head_deadline() {
    let server = start(Limits { head: SHORT, ..limits() }).await;
    for sent in ["", "GET /api/hello HTTP/1.1\r\nHost: a", "PRI * HTTP/2.0\r\n"] {
        let mut socket = server.connect().await;
        socket.write_all(sent.as_bytes()).await.unwrap();
        let answer = read_all(&mut socket).await;
        assert!(!answer.contains("200"), "{answer}");
    }
    let mut idle = server.connect().await;
    idle.write_all(b"GET /api/hello HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    assert!(read_all(&mut idle).await.contains("hello"));
}

#[tokio::test]
async fn an_incomplete_body_is_a_408() {
    let server = start(Limits { body: SHORT, ..limits() }).await;
    let answer = server.ask("POST /api/echo HTTP/1.1\r\nContent-Length: 100", "half").await;
    assert_problem(&answer, 408, "request-timeout");
}

#[tokio::test]
async fn a_body_over_the_limit_is_a_413_declared_or_chunked() {
    let server = start(limits()).await;
    let chunk = format!("19000\r\n{}\r\n0\r\n\r\n", "x".repeat(0x19000));
    let head = "POST /api/echo HTTP/1.1\r\nTransfer-Encoding: chunked";
    assert_problem(&server.ask(head, &chunk).await, 413, "payload-too-large");
    let head = "POST /api/echo HTTP/1.1\r\nContent-Length: 102400";
    assert_problem(&server.ask(head, "").await, 413, "payload-too-large");
    let answer = server.ask("POST /api/echo HTTP/1.1\r\nContent-Length: 4", "echo").await;
    assert!(answer.ends_with("echo"), "{answer}");
}

#[tokio::test]
async fn too_many_or_too_large_headers_are_a_431() {
    let server = start(limits()).await;
    let mut many = String::new();
    for n in 0..70 {
        write!(many, "\r\nX-{n}: y").unwrap();
    }
    let large = format!("\r\nX-Large: {}", "y".repeat(20_000));
    for lines in [many, large] {
        let answer = server.ask(&format!("GET /api/hello HTTP/1.1{lines}"), "").await;
        assert!(answer.starts_with("http/1.1 431 "), "{answer}");
    }
}

#[tokio::test]
async fn wrong_methods_and_paths_are_problems_and_405_carries_allow() {
    let server = start(limits()).await;
    for method in ["POST", "DELETE", "OPTIONS", "BREW"] {
        let answer = server.ask(&format!("{method} /api/hello HTTP/1.1"), "").await;
        assert_problem(&answer, 405, "method-not-allowed");
        assert!(answer.contains("allow: get, head\r\n"), "{answer}");
    }
    let answer = server.ask("GET /api/echo HTTP/1.1", "").await;
    assert_problem(&answer, 405, "method-not-allowed");
    assert!(answer.contains("allow: post\r\n"), "{answer}");
    for head in [
        "GET /api/none HTTP/1.1",
        "POST /api/none HTTP/1.1",
        "OPTIONS * HTTP/1.1\r\nAccept: application/json",
    ] {
        assert_problem(&server.ask(head, "").await, 404, "not-found");
    }
    let head = server.ask("HEAD /api/hello HTTP/1.1", "").await;
    assert!(head.starts_with("http/1.1 200 ") && !head.ends_with("hello"), "{head}");
}

#[tokio::test]
async fn a_panic_is_a_500_that_reveals_nothing() {
    let server = start(limits()).await;
    let answer = server.ask("GET /api/panic HTTP/1.1", "").await;
    assert_problem(&answer, 500, "internal");
    assert!(!answer.contains("secret"), "{answer}");
}

#[tokio::test]
async fn people_get_a_page_and_a_panicking_page_is_a_problem() {
    let server = start(limits()).await;
    let answer = server.ask("GET /none HTTP/1.1\r\nAccept: text/html", "").await;
    assert!(
        answer.starts_with("http/1.1 404 ") && answer.ends_with("<h1>not-found</h1>"),
        "{answer}"
    );
    assert_security_headers(&answer);
    assert_problem(&server.ask("GET /panicking-page HTTP/1.1", "").await, 404, "not-found");
}

#[tokio::test]
async fn a_route_outside_the_table_cannot_be_reached_by_post() {
    let server = start(limits()).await;
    let own = format!("Origin: http://{}", server.address);
    let answer = server.ask(&format!("POST /unlisted HTTP/1.1\r\n{own}"), "").await;
    assert!(answer.starts_with("http/1.1 404 "), "{answer}");
}

#[tokio::test]
async fn exactly_one_host_is_required() {
    let server = start(limits()).await;
    for lines in ["", "Host: a\r\nHost: b\r\n", "Host: a b\r\n"] {
        let mut socket = server.connect().await;
        let text = format!("GET /api/hello HTTP/1.1\r\n{lines}Connection: close\r\n\r\n");
        socket.write_all(text.as_bytes()).await.unwrap();
        assert_problem(&read_all(&mut socket).await, 400, "invalid-request");
    }
    let answer = server.ask("GET http://evil.example/api/hello HTTP/1.1", "").await;
    assert_problem(&answer, 421, "misdirected");
    let answer =
        server.ask("CONNECT evil.example:443 HTTP/1.1\r\nAccept: application/json", "").await;
    assert!(answer.starts_with("http/1.1 4"), "{answer}");
}

#[tokio::test]
async fn a_cross_site_post_is_refused() {
    let server = start(limits()).await;
    for line in [
        "Origin: https://evil.example",
        "Sec-Fetch-Site: cross-site",
        "Cookie: a=b",
        "Origin: null",
    ] {
        let head = format!("POST /api/echo HTTP/1.1\r\nContent-Length: 4\r\n{line}");
        assert_problem(&server.ask(&head, "echo").await, 403, "forbidden");
    }
    assert!(server.form("", "a=b").await.starts_with("http/1.1 403 "));
    let own = format!("\r\nOrigin: http://{}\r\nSec-Fetch-Site: same-origin", server.address);
    assert!(server.form(&own, "a=b").await.ends_with("filled"));
}

#[tokio::test]
async fn a_signed_in_form_needs_its_token() {
    let server = start(limits()).await;
    let lines = "\r\nSec-Fetch-Site: same-origin\r\nCookie: xwms_session=s";
    assert!(server.form(lines, "a=b").await.starts_with("http/1.1 403 "));
    assert!(server.form(lines, "a=b&form_token=t-token").await.starts_with("http/1.1 403 "));
    assert!(server.form(lines, "a=b&form_token=s-token").await.ends_with("filled"));
}

#[tokio::test]
async fn the_client_is_found_behind_a_trusted_proxy() {
    let server = start(limits()).await;
    let answer = server.ask("GET /api/client HTTP/1.1", "").await;
    assert!(answer.ends_with("127.0.0.1"), "{answer}");
    let line = "X-Forwarded-For: 6.6.6.6, 192.0.2.7";
    let answer = server.ask(&format!("GET /api/client HTTP/1.1\r\n{line}"), "").await;
    assert!(answer.ends_with("192.0.2.7"), "{answer}");
}

#[tokio::test]
async fn a_slow_answer_is_a_503() {
    let server = start(Limits { request: SHORT, ..limits() }).await;
    let answer = server.ask("GET /api/never HTTP/1.1", "").await;
    assert_problem(&answer, 503, "overloaded");
    assert!(answer.contains("retry-after: "), "{answer}");
    // The work of a POST continues after the 503.
    assert_problem(&server.ask("POST /api/slow HTTP/1.1", "").await, 503, "overloaded");
    server.gate.leave.notify_one();
    timeout(LONG, server.gate.done.notified()).await.unwrap();
}

#[tokio::test]
async fn a_post_finishes_after_its_client_hung_up_and_a_stop_waits_for_it() {
    let mut server = start(limits()).await;
    let mut socket = server.connect().await;
    socket.write_all(b"POST /api/slow HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    timeout(LONG, server.gate.began.notified()).await.unwrap();
    drop(socket);
    drop(server.stop.take());
    // The listener refuses connections once the server is draining.
    while TcpStream::connect(server.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert!(!server.stopped.is_finished());
    server.gate.leave.notify_one();
    timeout(LONG, server.gate.done.notified()).await.unwrap();
    assert_eq!(timeout(LONG, server.stopped).await.unwrap().unwrap(), Stopped::Drained);
}

#[tokio::test]
async fn a_slow_drain_is_abandoned_and_reported() {
    let mut server = start(Limits { drain: SHORT, ..limits() }).await;
    let mut socket = server.connect().await;
    socket.write_all(b"POST /api/slow HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    timeout(LONG, server.gate.began.notified()).await.unwrap();
    drop(server.stop.take());
    let stopped = timeout(LONG, server.stopped).await.unwrap().unwrap();
    assert_eq!(stopped, Stopped::Abandoned { requests: 1 });
}

#[tokio::test]
async fn over_the_limit_the_next_client_is_served_once_a_slot_is_free() {
    let server = start(Limits { connections: 1, ..limits() }).await;
    let mut first = server.connect().await;
    first.write_all(b"GET /api/hello HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    let mut bytes = [0; 12];
    first.read_exact(&mut bytes).await.unwrap();

    let mut second = server.connect().await;
    let text = b"GET /api/hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    second.write_all(text).await.unwrap();
    assert!(timeout(SHORT, second.read_exact(&mut bytes)).await.is_err(), "served over the cap");
    drop(first);
    assert!(read_all(&mut second).await.ends_with("hello"));
}

#[tokio::test]
async fn a_slot_stays_taken_while_the_work_of_a_gone_client_continues() {
    let server = start(Limits { connections: 1, ..limits() }).await;
    let mut first = server.connect().await;
    first.write_all(b"POST /api/slow HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    timeout(LONG, server.gate.began.notified()).await.unwrap();
    drop(first);
    let mut second = server.connect().await;
    let text = b"GET /api/hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    second.write_all(text).await.unwrap();
    let mut bytes = [0; 12];
    assert!(timeout(SHORT, second.read_exact(&mut bytes)).await.is_err(), "served over the cap");
    server.gate.leave.notify_one();
    assert!(read_all(&mut second).await.ends_with("hello"));
}

#[tokio::test]
async fn a_slot_stays_taken_while_work_continues_after_its_answer() {
    let server = start(Limits { connections: 1, request: SHORT, ..limits() }).await;
    assert_problem(&server.ask("POST /api/slow HTTP/1.1", "").await, 503, "overloaded");
    let mut second = server.connect().await;
    let text = b"GET /api/hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    second.write_all(text).await.unwrap();
    let mut bytes = [0; 12];
    assert!(timeout(SHORT, second.read_exact(&mut bytes)).await.is_err(), "served over the cap");
    server.gate.leave.notify_one();
    assert!(read_all(&mut second).await.ends_with("hello"));
}

#[tokio::test]
async fn a_source_at_its_limit_is_refused_until_one_of_its_connections_ends() {
    let limits = Limits { connections_per_peer: 1, ..limits() };
    let server = start_behind(Vec::new(), limits).await;
    let mut first = server.connect().await;
    first.write_all(b"GET /api/hello HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    let mut bytes = [0; 12];
    first.read_exact(&mut bytes).await.unwrap();

    assert_eq!(read_all(&mut server.connect().await).await, "");
    drop(first);
    let answered = async {
        let text = b"GET /api/hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        loop {
            let mut next = server.connect().await;
            // The server may refuse until it notices that the first connection ended.
            let _ = next.write_all(text).await;
            if read_all(&mut next).await.ends_with("hello") {
                return;
            }
        }
    };
    timeout(LONG, answered).await.unwrap();
}

#[tokio::test]
async fn a_client_that_reads_nothing_loses_its_slot() {
    let server = start(Limits { connections: 1, write: SHORT, ..limits() }).await;
    let mut first = server.connect().await;
    first.write_all(b"GET /api/large HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    assert!(server.ask("GET /api/hello HTTP/1.1", "").await.ends_with("hello"));
}
