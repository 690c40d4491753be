//! Mails that were sent.

use identity_core::notify::Template;
use identity_text::{Text, mail_key};

/// Returns the subject of a mail in the reader's language.
pub fn subject(template: Template, text: &Text, brand: &str) -> String {
    text.say(&mail_key(template, "subject")).with("brand", brand).to_string()
}
