//! What changes a protection, on the pages: each action stands in one table, takes a fresh proof,
//! and goes on after the proof with what was asked.
//!
//! A form without secrets is carried through the question for the proof. One with a secret is not:
//! its page is shown again, after the proof.

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use poem::{Request, Response, Result};

use super::email::Asks;
use super::form::Form;
use super::frame::Frame;
use super::fresh_action::FreshAction;
use super::reauthentication_question::{self as question, Aim};
use super::sessions::Sessions;
use super::{account, defence, email, live_session_of, password, recovery_codes, see_other, totp};
use crate::http::fail::Fail;
use crate::http::middleware::form_token;
use crate::http::problem::Problem;
use crate::request;

/// What a form does.
pub(crate) struct Action {
    /// Where it is sent.
    pub(crate) path: &'static str,
    /// In which sessions.
    sessions: Sessions,
    /// What comes of it when the proof is not fresh.
    pub(crate) carries: Carries,
    act: fn(FreshAction, Form) -> BoxFuture<'static, Result<Response>>,
}

/// What becomes of a form whose proof is not fresh.
pub(crate) enum Carries {
    /// It goes on after the proof.
    Form,
    /// It holds a secret: this page is shown again after the proof.
    Nothing(&'static str),
}

const CODES: &str = "/account/security/recovery-codes";

/// Every action.
static ACTIONS: &[Action] = &[
    Action {
        path: "/account/sessions/end",
        sessions: Sessions::Defending,
        carries: Carries::Form,
        act: |fresh_action, form| account::end(fresh_action, form).boxed(),
    },
    Action {
        path: "/account/sessions/end-others",
        sessions: Sessions::Defending,
        carries: Carries::Form,
        act: |fresh_action, _| account::end_others(fresh_action).boxed(),
    },
    Action {
        path: "/account/sessions/end-all",
        sessions: Sessions::Defending,
        carries: Carries::Form,
        act: |fresh_action, _| account::end_all(fresh_action).boxed(),
    },
    Action {
        path: "/account/recovery/cancel",
        sessions: Sessions::Defending,
        carries: Carries::Form,
        act: |fresh_action, _| defence::cancel(fresh_action).boxed(),
    },
    Action {
        path: "/account/security/email",
        sessions: Sessions::Full,
        carries: Carries::Form,
        act: |fresh_action, form| email::ask(fresh_action, form, Asks::Email).boxed(),
    },
    Action {
        path: "/account/security/recovery-email",
        sessions: Sessions::Full,
        carries: Carries::Form,
        act: |fresh_action, form| email::ask(fresh_action, form, Asks::Recovery).boxed(),
    },
    Action {
        path: "/account/security/recovery-email/remove",
        sessions: Sessions::Full,
        carries: Carries::Form,
        act: |fresh_action, _| email::remove_recovery(fresh_action).boxed(),
    },
    Action {
        path: "/account/security/password",
        sessions: Sessions::MayChangePassword,
        carries: Carries::Nothing("/account/security/password"),
        act: |fresh_action, form| password::change(fresh_action, form).boxed(),
    },
    Action {
        path: "/account/security/totp",
        sessions: Sessions::MaySetUpFactor,
        carries: Carries::Form,
        act: |fresh_action, _| totp::begin(fresh_action).boxed(),
    },
    Action {
        path: "/account/security/totp/confirm",
        sessions: Sessions::MaySetUpFactor,
        carries: Carries::Nothing("/account/security/totp/confirm"),
        act: |fresh_action, form| totp::confirm(fresh_action, form).boxed(),
    },
    Action {
        path: "/account/security/totp/remove",
        sessions: Sessions::Full,
        carries: Carries::Form,
        act: |fresh_action, _| totp::remove(fresh_action).boxed(),
    },
    Action {
        path: CODES,
        sessions: Sessions::MaySetUpFactor,
        carries: Carries::Form,
        act: |fresh_action, _| recovery_codes::renew_all(fresh_action).boxed(),
    },
    Action {
        path: "/account/security/recovery-codes/replacements",
        sessions: Sessions::MaySetUpFactor,
        carries: Carries::Form,
        act: |fresh_action, _| recovery_codes::replace_used(fresh_action).boxed(),
    },
    Action {
        path: "/account/security/recovery-codes/confirm",
        sessions: Sessions::MaySetUpFactor,
        carries: Carries::Nothing(CODES),
        act: |fresh_action, form| recovery_codes::confirm(fresh_action, form).boxed(),
    },
];

/// The action of a path.
pub(crate) fn find(path: &str) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| action.path == path)
}

impl Action {
    /// Does it, in the sessions that may.
    pub(crate) async fn act(&self, fresh_action: FreshAction, form: Form) -> Result<Response> {
        if let Some(first) = self.sessions.elsewhere(fresh_action.fresh.live()) {
            return see_other(first, &[]);
        }
        (self.act)(fresh_action, form).await
    }
}

/// `POST` to the path of any action
pub async fn perform(mut request: Request) -> Result<Response> {
    let form = Form::read(&mut request).await?;
    let action = find(request.uri().path()).ok_or(Fail::new(Problem::NotFound))?;
    let (app, live) = match live_session_of(&request).await? {
        Ok(found) => found,
        Err(redirect) => return Ok(redirect),
    };
    if let Some(first) = action.sessions.elsewhere(&live) {
        return see_other(first, &[]);
    }
    let frame = Frame::of(&app, &request, Some(&live.account));
    match (app.identity.fresh(live), &action.carries) {
        (Ok(fresh), _) => {
            let origin = request::origin(&request);
            action.act(FreshAction { app, fresh, frame, origin }, form).await
        }
        (Err(_), Carries::Nothing(page)) => see_other(&question::address(page), &[]),
        (Err(live), Carries::Form) => {
            let mut fields = form.into_fields();
            fields.retain(|(name, _)| name != form_token::FIELD);
            question::ask(frame, &live, Aim::Act { path: action.path, fields })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::operations::OPERATIONS;
    use crate::http::routes::{BodyKind, Verb, Who};

    #[test]
    fn every_form_that_takes_a_fresh_proof_is_an_action_and_no_other_is() {
        let listed = OPERATIONS.iter().filter(|it| {
            it.verb == Verb::Post
                && it.body == BodyKind::Form
                && matches!(it.who, Who::Fresh | Who::Defending)
        });
        let mut listed: Vec<&str> = listed.map(|it| it.path).collect();
        let mut actions: Vec<&str> = ACTIONS.iter().map(|action| action.path).collect();
        listed.sort_unstable();
        actions.sort_unstable();
        assert_eq!(listed, actions);
    }
}
