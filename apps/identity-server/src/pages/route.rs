//! The type of a row in the table of pages.
//!
//! A row holds everything that the server knows of one route. The router, the shell's route table
//! and the forms that continue after reauthentication are derived from it.

use std::future::Future;
use std::sync::Arc;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use identity_core::session::{FreshSession, LiveSession, SignedIn};
use poem::{Request, Response, Result};

use super::form::Form;
use super::frame::Frame;
use super::fresh_action::FreshAction;
use super::reauthentication_question::{self as question, Aim};
use super::session_access::{self, Sessions};
use super::{mailed_link, see_other, sign_in};
use crate::http::middleware::form_token;
use crate::http::routes::{Operation, Verb};
use crate::request;

type Answer = BoxFuture<'static, Result<Response>>;

/// One route: a method on a path, its guard and its handler.
pub(crate) struct PageRoute {
    operation: Operation,
    handler: Handler,
    opened_by_link: bool,
}

/// A handler behind its guard. The guard runs first and redirects a caller whom it does not admit.
pub(super) enum Handler {
    Anyone(Box<dyn Fn(Request) -> Answer + Send + Sync>),
    /// Any live session, whatever its access.
    Live(Box<dyn Fn(Request, LiveSession) -> Answer + Send + Sync>),
    /// A live session with full access.
    SignedIn(Box<dyn Fn(Request, SignedIn) -> Answer + Send + Sync>),
    /// A page that shows a secret, for a session with a fresh proof.
    FreshPage(Sessions, Box<dyn Fn(Request, FreshSession) -> Answer + Send + Sync>),
    FreshForm(FreshForm),
}

/// A form that only a session with a fresh proof may send.
pub(crate) struct FreshForm {
    pub(crate) path: &'static str,
    pub(crate) carries: Carries,
    sessions: Sessions,
    act: Box<dyn Fn(FreshAction) -> Answer + Send + Sync>,
}

/// Says what happens to a form that arrives without a fresh proof.
pub(crate) enum Carries {
    /// The fields are carried through reauthentication, and the form takes effect after it.
    Form,
    /// The form holds a secret and is dropped. This page is shown after reauthentication.
    Nothing(&'static str),
}

/// Admits every caller.
pub(super) fn anyone<F, A>(handler: F) -> Handler
where
    F: Fn(Request) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Response>> + Send + 'static,
{
    Handler::Anyone(Box::new(move |request| handler(request).boxed()))
}

/// Admits every live session, also one that must first change its password or add a factor.
pub(super) fn live<F, A>(handler: F) -> Handler
where
    F: Fn(Request, LiveSession) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Response>> + Send + 'static,
{
    Handler::Live(Box::new(move |request, live| handler(request, live).boxed()))
}

/// Admits sessions with full access.
pub(super) fn signed_in<F, A>(handler: F) -> Handler
where
    F: Fn(Request, SignedIn) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Response>> + Send + 'static,
{
    Handler::SignedIn(Box::new(move |request, caller| handler(request, caller).boxed()))
}

/// Admits these sessions to a page once they have a fresh proof.
pub(super) fn fresh<F, A>(sessions: Sessions, handler: F) -> Handler
where
    F: Fn(Request, FreshSession) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Response>> + Send + 'static,
{
    Handler::FreshPage(sessions, Box::new(move |request, fresh| handler(request, fresh).boxed()))
}

/// A row for a page.
pub(super) fn page(path: &'static str, handler: Handler) -> PageRoute {
    let operation = guarded(Operation::new(Verb::Get, path), &handler);
    PageRoute { operation, handler, opened_by_link: false }
}

/// A row for a form.
pub(super) fn form(path: &'static str, handler: Handler) -> PageRoute {
    let operation = guarded(Operation::new(Verb::Post, path).form(), &handler);
    PageRoute { operation, handler, opened_by_link: false }
}

/// A row for a form that these sessions may send once they have a fresh proof.
pub(super) fn fresh_form<F, A>(
    path: &'static str,
    sessions: Sessions,
    carries: Carries,
    act: F,
) -> PageRoute
where
    F: Fn(FreshAction) -> A + Send + Sync + 'static,
    A: Future<Output = Result<Response>> + Send + 'static,
{
    let act = Box::new(move |action| act(action).boxed());
    form(path, Handler::FreshForm(FreshForm { path, carries, sessions, act }))
}

fn guarded(operation: Operation, handler: &Handler) -> Operation {
    match handler {
        Handler::Anyone(_) => operation,
        Handler::Live(_) | Handler::SignedIn(_) => operation.signed_in(),
        Handler::FreshForm(form) if form.sessions == Sessions::Defending => operation.defending(),
        Handler::FreshPage(..) | Handler::FreshForm(_) => operation.fresh(),
    }
}

impl PageRoute {
    /// Moves the token of a mailed link into a cookie before the guard runs, so that signing in
    /// first does not lose it.
    pub(super) fn opened_by_link(self) -> Self {
        Self { opened_by_link: true, ..self }
    }

    pub(super) fn operation(&self) -> Operation {
        self.operation
    }

    pub(super) fn fresh_form(&self) -> Option<&FreshForm> {
        match &self.handler {
            Handler::FreshForm(form) => Some(form),
            _ => None,
        }
    }

    /// Runs the guard, then the handler.
    pub(super) async fn answer(&self, request: Request) -> Result<Response> {
        let app = request::app(&request)?.clone();
        if self.opened_by_link
            && let Some(redirect) = mailed_link::take(&app, &request)?
        {
            return Ok(redirect);
        }
        if let Handler::Anyone(handler) = &self.handler {
            return handler(request).await;
        }
        let Some(presented) = request::presented(&app, &request).await? else {
            return see_other(&sign_in::address(&request), &[]);
        };
        let live = presented.live;
        match &self.handler {
            Handler::Anyone(handler) => handler(request).await,
            Handler::Live(handler) => handler(request, live).await,
            Handler::SignedIn(handler) => match live.full() {
                Ok(caller) => handler(request, caller).await,
                Err(live) => see_other(session_access::home_of(live.access), &[]),
            },
            Handler::FreshPage(sessions, handler) => {
                if let Some(first) = sessions.redirect(&live) {
                    return see_other(first, &[]);
                }
                match app.identity.fresh(live) {
                    Ok(fresh) => handler(request, fresh).await,
                    Err(_) => see_other(&question::address(request.uri().path()), &[]),
                }
            }
            Handler::FreshForm(form) => form.submit(request, live).await,
        }
    }
}

impl FreshForm {
    /// Performs the form, or asks for a fresh proof first.
    async fn submit(&self, mut request: Request, live: LiveSession) -> Result<Response> {
        let form = Form::read(&mut request).await?;
        if let Some(first) = self.sessions.redirect(&live) {
            return see_other(first, &[]);
        }
        let app = Arc::clone(request::app(&request)?);
        let frame = Frame::of(&app, &request, Some(&live.account));
        match (app.identity.fresh(live), &self.carries) {
            (Ok(fresh), _) => {
                let origin = request::origin(&request);
                (self.act)(FreshAction { app, fresh, frame, origin, form }).await
            }
            (Err(_), Carries::Nothing(page)) => see_other(&question::address(page), &[]),
            (Err(live), Carries::Form) => {
                let mut fields = form.into_fields();
                fields.retain(|(name, _)| name != form_token::FIELD);
                question::ask(frame, &live, Aim::Act { path: self.path, fields })
            }
        }
    }

    /// Performs the form in a session that has just reauthenticated, if that session may send it.
    pub(crate) async fn perform(&self, action: FreshAction) -> Result<Response> {
        if let Some(first) = self.sessions.redirect(action.fresh.live()) {
            return see_other(first, &[]);
        }
        (self.act)(action).await
    }
}
