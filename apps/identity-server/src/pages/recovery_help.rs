//! The form that asks support for help, on a page that a mailed link opened.

use identity_core::kernel::ActionToken;
use identity_core::recovery::{HelpOutcome, HelpText};
use identity_text::Text;
use poem::{Request, Result};

use super::form::{Faults, Form};
use super::query;
use crate::app::App;
use crate::http::fail::Fail;
use crate::input::code;
use crate::request;

/// The form.
pub(crate) struct Help {
    /// The path that the form is sent to.
    pub(crate) action: &'static str,
    pub(crate) open: bool,
    pub(crate) text: String,
    pub(crate) faults: Faults,
}

/// The result of sending a message.
pub(crate) enum Sent {
    Yes,
    LinkInvalid,
    /// The form with its faults.
    Again(Help),
}

impl Help {
    /// Builds an empty form.
    pub(crate) fn blank(action: &'static str) -> Self {
        Self { action, open: false, text: String::new(), faults: Faults::none() }
    }
}

/// Returns the notice after a message was sent.
pub(crate) fn notice(request: &Request) -> Option<&'static str> {
    (query(request, "notice").as_deref() == Some("helped")).then_some("help-sent")
}

/// Sends the message of a form.
pub(crate) async fn send(
    app: &App,
    request: &Request,
    text: &'static Text,
    (action, token, form): (&'static str, &ActionToken, &Form),
) -> Result<Sent> {
    let mut help = Help { open: true, text: form.text("text").to_owned(), ..Help::blank(action) };
    let sentence =
        |error| text.say(code::help_text(error)).with("most", HelpText::MOST).to_string();
    let parsed = help.faults.take("text", HelpText::parse(form.text("text")), sentence);
    let Some(parsed) = parsed else { return Ok(Sent::Again(help)) };
    let origin = request::origin(request);
    let asked = app.identity.ask_for_help(token, parsed, &origin).await.map_err(Fail::from)?;
    Ok(match asked {
        HelpOutcome::Asked => Sent::Yes,
        HelpOutcome::TokenInvalid => Sent::LinkInvalid,
        HelpOutcome::Enough => {
            help.faults.add("text", text.say("help-enough").to_string());
            Sent::Again(help)
        }
    })
}
