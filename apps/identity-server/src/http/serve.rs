//! The accept loop: sockets in, answers out, and an orderly end.
//!
//! Promises: a head that is not complete within its deadline closes its connection, an idle one
//! too; at most `connections` are open and the next waits in the kernel; at most
//! `connections_per_peer` of them are one source's and its next is closed; a client that does not
//! read its answer loses its connection; a request that changes something runs to its end though
//! its client hangs up, and [`serve`] returns only when those are done or the drain is over.
//!
//! hyper's http1 builder by hand, because `poem::Server` has no deadline for heads, no connection
//! cap, and turns accept errors into a busy loop. HTTP/2 comes from the proxy in front.

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

/// How serving ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Everything that ran came to its end.
    Drained,
    /// The drain was over first.
    Abandoned {
        /// Requests that change something and were still running.
        requests: usize,
    },
}

const MAX_HEADERS: usize = 64;
const MAX_HEAD: usize = 16 * 1024;
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves on a bound listener until `stop` is ready, with the limits of the chain's shell; the
/// shell's tracker is closed at the end.
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
        // A slot first, so that clients over the cap wait in the kernel and not in our memory.
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
        // How a connection ends is the client's business: nothing to log.
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
                // Answers are written whole; without this the last packet of one may wait.
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

/// What a connection takes up. It is given back when the connection and the work of the last of its
/// requests are done, so neither hanging up nor a late answer makes room for more work.
pub(super) struct Slot {
    _permit: OwnedSemaphorePermit,
    _place: Place,
}

/// What each request of one connection needs.
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
        // The chain keeps it with the work, which may go on behind the answer.
        request.extensions_mut().insert(slot);
        // hyper drops the future of a client that hangs up; a task of its own goes on.
        let work = tracker.spawn(async move { chain.get_response(request).await });
        work.await.unwrap_or_else(|error| {
            error!(%error, "a request ended without an answer");
            StatusCode::INTERNAL_SERVER_ERROR.into()
        })
    }
}
