//! The path of a request through the middleware, in one function: [`Chain::call`].
//!
//! Every answer carries the security headers and a request id and is logged. A request is routed
//! only if the route table knows its path. A request that changes something also needs a known
//! method and a proof of its origin. A panic is answered with 500.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt as _;
use ipnet::IpNet;
use poem::{Endpoint, IntoResponse, Request, Response, Result};
use tokio_util::task::TaskTracker;

use super::client_address;
use super::cookies::Cookies;
use super::fail::Fail;
use super::limits::Limits;
use super::middleware::answer::{Answerer, ErrorPage, Reader};
use super::middleware::form_token::{self, FormToken};
use super::middleware::same_origin::{self, Face, only_reads};
use super::middleware::{access_log, buffer, deadline, host, security_headers};
use super::problem::Problem;
use super::public_url::PublicUrl;
use super::request_id::RequestId;
use super::routes::RouteTable;
use super::serve::Slot;

/// The parts of the shell.
pub struct Shell {
    pub public: PublicUrl,
    /// The proxies whose forwarding headers are trusted.
    pub proxies: Vec<IpNet>,
    pub routes: RouteTable,
    pub limits: Limits,
    /// Generates 128 random bits.
    pub request_ids: Arc<dyn Fn() -> u128 + Send + Sync>,
    pub form_token: Arc<dyn FormToken>,
    pub error_page: Arc<dyn ErrorPage>,
    /// Tracks work that outlives its connection.
    pub tracker: TaskTracker,
}

impl Shell {
    /// Returns the cookie attributes for the public URL.
    pub fn cookies(&self) -> Cookies {
        Cookies::new(self.public.is_https())
    }
}

#[derive(Debug, thiserror::Error)]
#[error("a handler panicked")]
struct Panicked;

/// The shell around the routes.
pub struct Chain<E> {
    shell: Arc<Shell>,
    routes: Arc<E>,
}

/// Puts the shell around the routes. In tests a `TestClient` needs a default `Host` header.
pub fn chain<E: Endpoint + 'static>(shell: Arc<Shell>, routes: E) -> Chain<E> {
    Chain { shell, routes: Arc::new(routes) }
}

impl<E> Chain<E> {
    /// Returns the parts of the shell.
    pub fn shell(&self) -> &Shell {
        &self.shell
    }
}

impl<E: Endpoint + 'static> Endpoint for Chain<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let shell = &self.shell;
        let request_id = RequestId::new((shell.request_ids)());
        request.extensions_mut().insert(request_id);
        client_address::note(&mut request, &shell.proxies);
        let path = request.uri().path();
        let entry = access_log::Entry::new(request.method(), path, &shell.routes, request_id);
        let reader = Reader::of(&request);

        let result = self.run(request).await;

        let (routes, page) = (&shell.routes, &*shell.error_page);
        let answerer = Answerer { routes, page, request_id };
        let mut response = result.unwrap_or_else(|error| answerer.answer(error, &reader));
        security_headers::security_headers(&mut response, shell.public.is_https(), request_id);
        entry.write(response.status());
        Ok(response)
    }
}

impl<E: Endpoint + 'static> Chain<E> {
    async fn run(&self, mut request: Request) -> Result<Response> {
        let limit = self.shell.limits.request;
        if only_reads(request.method()) {
            let work = guarded(&self.shell, &*self.routes, request);
            return deadline::drop_late(limit, work).await;
        }
        let (shell, routes) = (Arc::clone(&self.shell), Arc::clone(&self.routes));
        let slot = request.extensions_mut().remove::<Arc<Slot>>();
        let work = async move {
            let answer = guarded(&shell, &*routes, request).await;
            drop(slot);
            answer
        };
        deadline::finish_late(limit, &self.shell.tracker, Box::pin(work)).await
    }
}

async fn guarded<E: Endpoint>(shell: &Shell, routes: &E, request: Request) -> Result<Response> {
    let work = attempt_counted(shell, routes, request);
    match AssertUnwindSafe(work).catch_unwind().await {
        Ok(result) => result,
        Err(_) => Err(Fail::internal(Panicked).into()),
    }
}

async fn attempt_counted<E: Endpoint>(
    shell: &Shell,
    routes: &E,
    mut request: Request,
) -> Result<Response> {
    host::check(&request, &shell.public)?;
    let path = request.uri().path();
    let resource = shell.routes.find(path).ok_or(Fail::new(Problem::NotFound))?;
    if only_reads(request.method()) {
        buffer::buffer(&mut request, shell.limits.body).await?;
    } else {
        let operation =
            resource.operation(request.method()).ok_or(Fail::new(Problem::MethodNotAllowed))?;
        same_origin::check(request.headers(), Face::of(path), &shell.public)?;
        buffer::buffer(&mut request, shell.limits.body).await?;
        form_token::check(&mut request, operation, shell.cookies(), &*shell.form_token).await?;
    }
    routes.call(request).await.map(IntoResponse::into_response)
}
