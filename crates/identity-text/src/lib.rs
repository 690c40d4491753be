//! The texts of pages and mails in English, Dutch and French.
//!
//! Every text is a Fluent message under `locales/<language>/`, found by its key. A key without a
//! text is shown as it is, because a page must not fail for one word. The tests of this crate find
//! such keys first: they read every key and variable in the templates and sources of the pages and
//! mails and compare them with the three languages.
//!
//! ```
//! use identity_core::kernel::Locale;
//! use identity_text::{Text, negotiate};
//!
//! let text = Text::of(negotiate("nl-BE, en;q=0.5"));
//! assert_eq!(text.locale(), Locale::Dutch);
//! assert_eq!(text.say("sessions-count").with("count", 3).to_string(), "3 actieve sessies");
//! ```

mod date;
mod device;
mod mail;
mod negotiate;
mod phrase;
mod text;

pub use mail::mail_key;
pub use negotiate::negotiate;
pub use phrase::{Phrase, Value};
pub use text::Text;

#[cfg(test)]
mod completeness;
