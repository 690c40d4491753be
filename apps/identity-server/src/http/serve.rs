//! The accept loop, connection limits and graceful shutdown.
//!
//! A connection closes if its head is not complete within the deadline, or if it is idle too long.
//! At most `connections` are open, and more wait in the kernel. At most `connections_per_peer` come
//! from one source, and more are closed. A client that does not read its answer loses its
//! connection. A request that changes something runs to its end even if its client disconnects, and
//! [`serve`] returns only when these requests are done or the drain time is over.
//!
//! This uses hyper's HTTP/1 builder directly, because `poem::Server` has no deadline for heads and
//! no connection limit, and turns accept errors into a busy loop. HTTP/2 comes from the proxy in
//! front.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use poem::http::StatusCode;
use poem::http::uri::Scheme;
use poem::web::{LocalAddr, RemoteAddr};
use poem::{Addr, Endpoint, Request, Response};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};
use tokio_util::task::TaskTracker;
use tracing::{debug, error, warn};

use super::chain::Chain;
use super::limits::Limits;
use super::middleware::same_origin::only_reads;
use super::per_peer::{PerPeer, Place};
use super::write_deadline::WriteDeadline;

/// The end of serving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// All requests completed.
    Drained,
    /// The drain time ended first.
    Abandoned {
        /// The number of requests that change something and were still running.
        requests: usize,
    },
}

const MAX_HEADERS: usize = 64;
const MAX_HEAD: usize = 16 * 1024;
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves a bound listener until `stop` is ready. Closes the shell's tracker at the end.
pub async fn serve<E: Endpoint + 'static>(
    listener: TcpListener,
    chain: Chain<E>,
    stop: impl Future<Output = ()>,
) -> Stopped {
    let (limits, tracker) = (chain.shell().limits, chain.shell().tracker.clone());
    let peers = PerPeer::new(limits.connections_per_peer, chain.shell().proxies.clone());
    let chain = Arc::new(chain);
    let slots = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let http = builder(&limits);
    let mut stop = pin!(stop);
    loop {
        // The slot comes first, so that clients over the limit wait in the kernel and not in
        // memory.
        let next = async {
            let slot = Arc::clone(&slots).acquire_owned().await.ok()?;
            Some((slot, accept(&listener).await))
        };
        let (permit, (socket, peer)) = tokio::select! {
            biased;
            () = &mut stop => break,
            Some(next) = next => next,
        };
        let Some(place) = peers.enter(peer.ip()) else {
            debug!(%peer, "closed: its source has its most connections");
            continue;
        };
        let connection = Connection {
            chain: Arc::clone(&chain),
            tracker: tracker.clone(),
            slot: Arc::new(Slot { _permit: permit, _place: place }),
            local: LocalAddr(socket.local_addr().map(Addr::from).unwrap_or_default()),
            peer: RemoteAddr(Addr::from(peer)),
        };
        let io = TokioIo::new(WriteDeadline::new(socket, limits.write));
        let service = service_fn(move |request| {
            let answer = connection.clone().answer(request);
            async move { Ok::<hyper::Response<_>, Infallible>(answer.await.into()) }
        });
        let served = graceful.watch(http.serve_connection(io, service));
        // The client decides how a connection ends, so nothing is logged.
        tokio::spawn(async move { drop(served.await) });
    }
    drop(listener);
    drain(graceful, tracker, limits.drain).await
}

async fn drain(graceful: GracefulShutdown, tracker: TaskTracker, limit: Duration) -> Stopped {
    let ended = timeout(limit, async {
        graceful.shutdown().await;
        tracker.close();
        tracker.wait().await;
    });
    match ended.await {
        Ok(()) => Stopped::Drained,
        Err(_) => Stopped::Abandoned { requests: tracker.len() },
    }
}

fn builder(limits: &Limits) -> http1::Builder {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_headers(MAX_HEADERS)
        .max_buf_size(MAX_HEAD)
        .half_close(false);
    http
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok((socket, peer)) => {
                // Answers are written whole. Without this option the last packet of one may be
                // delayed.
                let _ = socket.set_nodelay(true);
                return (socket, peer);
            }
            Err(error) => {
                warn!(%error, "cannot accept a connection");
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// The capacity that a connection uses. It is freed when the connection and the work of its last
/// request are done, so that disconnecting early makes no room for more work.
pub(super) struct Slot {
    _permit: OwnedSemaphorePermit,
    _place: Place,
}

/// The parts that each request of a connection needs.
struct Connection<E> {
    chain: Arc<Chain<E>>,
    tracker: TaskTracker,
    slot: Arc<Slot>,
    local: LocalAddr,
    peer: RemoteAddr,
}

impl<E> Clone for Connection<E> {
    fn clone(&self) -> Self {
        Self {
            chain: Arc::clone(&self.chain),
            tracker: self.tracker.clone(),
            slot: Arc::clone(&self.slot),
            local: self.local.clone(),
            peer: self.peer.clone(),
        }
    }
}

impl<E: Endpoint + 'static> Connection<E> {
    async fn answer(self, request: hyper::Request<Incoming>) -> Response {
        let Self { chain, tracker, slot, local, peer } = self;
        let mut request = Request::from((request, local, peer, Scheme::HTTP));
        if only_reads(request.method()) {
            return chain.get_response(request).await;
        }
        // The chain holds the slot as long as the work, which may outlast the answer.
        request.extensions_mut().insert(slot);
        // hyper drops the future if the client disconnects. A separate task continues.
        let work = tracker.spawn(async move { chain.get_response(request).await });
        work.await.unwrap_or_else(|error| {
            error!(%error, "a request ended without an answer");
            StatusCode::INTERNAL_SERVER_ERROR.into()
        })
    }
}
