//! The words of each mail. Both layouts, text and HTML, show these words and no others.

mod facts;
mod help;
mod row;

use crate::{LetterError, Sender, sender::one_line};
use identity_core::notify::{EmailLink, Mail};
use identity_text::{Text, mail_key};
use row::{Row, link_page};

/// The words of one mail, in its reader's language.
pub(crate) struct Words {
    /// BCP 47 tag, for the `lang` of the HTML.
    pub(crate) language: &'static str,
    /// One line; the heading of the HTML too.
    pub(crate) subject: String,
    pub(crate) greeting: String,
    pub(crate) body: String,
    /// A line each for time, device and place of the event.
    pub(crate) facts: Vec<String>,
    /// The text of the button.
    pub(crate) action: String,
    pub(crate) link: String,
    /// The sentence above the written-out link.
    pub(crate) link_lead: String,
    /// Paragraphs below the link: its end, and what to do if it wasn't you.
    pub(crate) notes: Vec<String>,
    /// Why this mail came, and what we never ask for.
    pub(crate) automatic: String,
    pub(crate) powered_by: String,
}

impl Words {
    /// Fills the row of the mail's template.
    pub(crate) fn of(mail: &Mail, sender: &Sender) -> Result<Self, LetterError> {
        let row = Row::of(mail.template);
        let text = Text::of(mail.to.locale);
        let brand = sender.brand();
        let automatic = text.say("mail-automatic").with("brand", brand).with("host", sender.host());
        let words = Self {
            language: text.locale().tag(),
            subject: text.say(&mail_key(mail.template, "subject")).with("brand", brand).to_string(),
            greeting: greeting(mail, text),
            body: text.say(&mail_key(mail.template, "body")).with("brand", brand).to_string(),
            facts: facts::lines(mail, sender),
            action: text.say(row.button).with("brand", brand).to_string(),
            link: link(mail, sender, &row)?,
            link_lead: text.say("mail-link-lead").to_string(),
            notes: row.notes.iter().map(|key| note(mail, key)).collect(),
            automatic: automatic.to_string(),
            powered_by: text.say("powered-by").with("brand", brand).to_string(),
        };
        Ok(match &mail.help {
            Some(request) => help::quote(words, request, text),
            None => words,
        })
    }
}

fn greeting(mail: &Mail, text: &Text) -> String {
    let name = mail.to.display_name.as_deref().map(one_line).filter(|name| !name.is_empty());
    match &name {
        Some(name) => text.say("mail-greeting-name").with("name", name).to_string(),
        None => text.say("mail-greeting").to_string(),
    }
}

/// Returns the address behind the button. The template says whether it carries a token, so a mail
/// that lacks its link is refused instead of being sent with a dead button.
fn link(mail: &Mail, sender: &Sender, row: &Row) -> Result<String, LetterError> {
    let Some(purpose) = mail.template.link() else { return Ok(sender.page(row.page).into()) };
    let EmailLink { token, .. } = mail.link.as_ref().ok_or(LetterError::NoLink)?;
    let mut url = sender.page(link_page(purpose));
    url.query_pairs_mut().append_pair("token", token.expose().expose());
    Ok(url.into())
}

/// Returns a paragraph, which may contain the end of the link and the names of pages.
fn note(mail: &Mail, key: &str) -> String {
    let text = Text::of(mail.to.locale);
    let phrase = text
        .say(key)
        .with("recover", text.say("nav-recover"))
        .with("unlock", text.say("nav-unlock"))
        .with("secure", text.say("page-secure-title"));
    match &mail.link {
        Some(EmailLink { expires_at, .. }) => {
            phrase.with("until", text.date_time(*expires_at, &mail.to.time_zone)).to_string()
        }
        None => phrase.to_string(),
    }
}
