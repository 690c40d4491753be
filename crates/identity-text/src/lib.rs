//! The texts of pages and mails in English, Dutch and French.
//!
//! Every text is a Fluent message under `locales/<language>/`; core and the adapters speak of
//! keys. A missing key shows itself, so that a page never fails for a word; the tests of this
//! crate make that impossible: they read every key and variable in the templates and sources of
//! the pages and mails and compare them with the three languages.
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
mod negotiate;
mod phrase;
mod text;

pub use negotiate::negotiate;
pub use phrase::{Phrase, Value};
pub use text::Text;

#[cfg(test)]
mod completeness;
