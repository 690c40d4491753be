//! A server with a few small routes on a free port, and a client that sends raw bytes.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use identity_server::http::chain::{Shell, chain};
use identity_server::http::client_address::ClientAddress;
use identity_server::http::fail::Fail;
use identity_server::http::limits::Limits;
use identity_server::http::middleware::answer::{Asked, ErrorPage};
use identity_server::http::middleware::form_token::FormToken;
use identity_server::http::public_url::PublicUrl;
use identity_server::http::request_id::RequestId;
use identity_server::http::routes::Verb::{Get, Post};
use identity_server::http::routes::{Operation, RouteTable};
use identity_server::http::serve::{Stopped, serve};
use ipnet::IpNet;
use poem::endpoint::make;
use poem::{Body, Request, Response, Route, get, post};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::task::TaskTracker;

static OPERATIONS: &[Operation] = &[
    Operation::new(Get, "/api/hello"),
    Operation::new(Get, "/api/panic"),
    Operation::new(Get, "/api/large"),
    Operation::new(Get, "/api/never"),
    Operation::new(Get, "/api/client"),
    Operation::new(Post, "/api/echo"),
    Operation::new(Post, "/api/slow"),
    Operation::new(Post, "/form").form(),
];

pub const LONG: Duration = Duration::from_secs(20);
pub const SHORT: Duration = Duration::from_millis(200);

struct Signature;

impl FormToken for Signature {
    fn valid(&self, session_cookie: &str, form_value: &str) -> bool {
        form_value == format!("{session_cookie}-token")
    }
}

struct Page;

impl ErrorPage for Page {
    fn render(&self, asked: &Asked, fail: &Fail, _: RequestId) -> Response {
        assert_ne!(asked.path, "/panicking-page");
        Response::builder()
            .content_type("text/html")
            .body(format!("<h1>{}</h1>", fail.problem().slug()))
    }
}

/// Controls a handler: it signals its start, waits for permission, and signals its end.
#[derive(Default)]
pub struct Gate {
    pub began: Notify,
    pub leave: Notify,
    pub done: Notify,
}

pub struct Server {
    pub address: SocketAddr,
    pub gate: Arc<Gate>,
    pub stop: Option<oneshot::Sender<()>>,
    pub stopped: JoinHandle<Stopped>,
}

pub fn limits() -> Limits {
    Limits {
        connections: 16,
        connections_per_peer: 16,
        head: LONG,
        body: LONG,
        request: LONG,
        write: LONG,
        drain: LONG,
    }
}

/// Starts a server that treats its clients as trusted proxies.
pub async fn start(limits: Limits) -> Server {
    start_behind(vec!["127.0.0.1/32".parse().unwrap()], limits).await
}

pub async fn start_behind(proxies: Vec<IpNet>, limits: Limits) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let ids = AtomicU64::new(1);
    let shell = Shell {
        public: PublicUrl::parse(&format!("http://{address}")).unwrap(),
        proxies,
        routes: RouteTable::new(OPERATIONS),
        limits,
        request_ids: Arc::new(move || ids.fetch_add(1, Ordering::Relaxed).into()),
        form_token: Arc::new(Signature),
        error_page: Arc::new(Page),
        tracker: TaskTracker::new(),
    };
    let gate = Arc::new(Gate::default());
    let chain = chain(Arc::new(shell), routes(&gate));
    let (stop, stopping) = oneshot::channel::<()>();
    let stopped = tokio::spawn(serve(listener, chain, async move { drop(stopping.await) }));
    Server { address, gate, stop: Some(stop), stopped }
}

fn routes(gate: &Arc<Gate>) -> Route {
    let gate = Arc::clone(gate);
    let slow = make(move |_: Request| {
        let gate = Arc::clone(&gate);
        async move {
            gate.began.notify_one();
            gate.leave.notified().await;
            gate.done.notify_one();
            "done"
        }
    });
    let panics = make(|request: Request| async move {
        request.header("x-absent").expect("the secret of this handler").to_owned()
    });
    let client = make(|request: Request| async move {
        let found = request.extensions().get::<ClientAddress>();
        found.map_or_else(String::new, |it| it.0.to_string())
    });
    Route::new()
        .at("/api/hello", get(make(|_: Request| async { "hello" })))
        .at("/api/panic", get(panics))
        .at("/api/large", get(make(|_: Request| async { Body::from_vec(vec![b'x'; 64 << 20]) })))
        .at("/api/never", get(make(|_: Request| std::future::pending::<&str>())))
        .at("/api/client", get(client))
        .at("/api/echo", post(make(|request: Request| async { request.into_body() })))
        .at("/api/slow", post(slow))
        .at("/form", post(make(|_: Request| async { "filled" })))
        .at("/unlisted", post(make(|_: Request| async { "reached" })))
}

impl Server {
    pub async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends a request with `Connection: close` and reads the whole answer.
    pub async fn ask(&self, head: &str, body: &str) -> String {
        let mut socket = self.connect().await;
        let text = format!("{head}\r\nHost: {}\r\nConnection: close\r\n\r\n{body}", self.address);
        socket.write_all(text.as_bytes()).await.unwrap();
        read_all(&mut socket).await
    }

    pub async fn form(&self, lines: &str, body: &str) -> String {
        let length = body.len();
        let kind = "Content-Type: application/x-www-form-urlencoded";
        let head = format!("POST /form HTTP/1.1\r\n{kind}\r\nContent-Length: {length}{lines}");
        self.ask(&head, body).await
    }
}

pub async fn read_all(socket: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A peer that closes with unread bytes resets the connection. The bytes before the reset count.
    let read = timeout(LONG, socket.read_to_end(&mut bytes)).await;
    let _ = read.expect("the server neither answered nor closed");
    String::from_utf8_lossy(&bytes).to_lowercase()
}

#[track_caller]
pub fn assert_problem(answer: &str, status: u16, slug: &str) {
    assert!(answer.starts_with(&format!("http/1.1 {status} ")), "{answer}");
    assert!(answer.contains(&format!("/problems/{slug}")), "{answer}");
    assert!(answer.contains("content-type: application/problem+json"), "{answer}");
    assert_security_headers(answer);
}

#[track_caller]
pub fn assert_security_headers(answer: &str) {
    for line in [
        "content-security-policy: default-src 'none'",
        "x-content-type-options: nosniff",
        "referrer-policy: same-origin",
        "cross-origin-opener-policy: same-origin",
        "cross-origin-resource-policy: same-origin",
        "permissions-policy: ",
        "cache-control: no-store",
        "x-request-id: 0",
    ] {
        assert!(answer.contains(line), "{line} is missing:\n{answer}");
    }
    assert!(!answer.contains("\r\nserver:"), "{answer}");
}
