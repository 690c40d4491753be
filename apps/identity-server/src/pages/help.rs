//! Asking a person for help, on a page to which a mailed link led.

use identity_core::kernel::ActionToken;
use identity_core::recovery::{HelpOutcome, HelpText};
use identity_text::Text;
use poem::{Request, Result};

use super::form::{Faults, Form};
use super::query;
use crate::api::read::code;
use crate::app::App;
use crate::http::fail::Fail;
use crate::request;

/// The form as it stands on a page.
pub(crate) struct Help {
    /// Where it is sent.
    pub(crate) action: &'static str,
    /// Whether it is shown open.
    pub(crate) open: bool,
    /// What was typed.
    pub(crate) text: String,
    /// What is wrong with it.
    pub(crate) faults: Faults,
}

/// What became of a message.
pub(crate) enum Sent {
    /// It is kept.
    Yes,
    /// The link is good for nothing any more.
    LinkInvalid,
    /// The form once more.
    Again(Help),
}

impl Help {
    /// An empty form.
    pub(crate) fn blank(action: &'static str) -> Self {
        Self { action, open: false, text: String::new(), faults: Faults::none() }
    }
}

/// What a page says after a message was sent.
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
    app.mail_waits.notify_one();
    Ok(match asked {
        HelpOutcome::Asked => Sent::Yes,
        HelpOutcome::TokenInvalid => Sent::LinkInvalid,
        HelpOutcome::Enough => {
            help.faults.add("text", text.say("help-enough").to_string());
            Sent::Again(help)
        }
    })
}
