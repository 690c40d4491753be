//! A mail's words in two layouts: plain text and HTML.

use crate::{Sender, words::Words};
use askama::Template;
use identity_core::notify::Mail;

/// What the recipient reads. It holds the token: no `Debug`, and it goes nowhere but into the
/// mail.
#[non_exhaustive]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The same words as a page without pictures, scripts or anything from elsewhere.
    pub html: String,
}

/// Why a mail cannot be written. It never can be.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// The template has a link, and none was given.
    #[error("the mail has no token for its link")]
    NoLink,
    /// The layout failed.
    #[error("the layout of the mail failed")]
    Layout(#[from] askama::Error),
}

#[derive(Template)]
#[template(path = "letter.txt")]
struct PlainText<'a> {
    words: &'a Words,
}

#[derive(Template)]
#[template(path = "letter.html")]
struct Html<'a> {
    words: &'a Words,
}

impl Letter {
    /// Writes `mail` in the language of its recipient.
    pub fn write(mail: &Mail, sender: &Sender) -> Result<Self, LetterError> {
        let words = &Words::of(mail, sender)?;
        Ok(Self {
            subject: words.subject.clone(),
            text: PlainText { words }.render()?,
            html: Html { words }.render()?,
        })
    }
}

#[cfg(test)]
mod tests;
