//! The words of a mail in two layouts, plain text and HTML.

use crate::{Sender, words::Words};
use askama::Template;
use identity_core::notify::Mail;

/// A finished mail. It contains the token, so it has no `Debug` and goes nowhere but into the
/// message.
#[non_exhaustive]
pub struct Letter {
    /// A single line.
    pub subject: String,
    pub text: String,
    /// The same words, without pictures, scripts or remote content.
    pub html: String,
}

/// Reasons why a mail cannot be written. A retry never helps.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// The template needs a link and the mail has none.
    #[error("the mail has no token for its link")]
    NoLink,
    #[error("the template of the mail failed")]
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
    /// Writes a mail in the language of its recipient.
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
