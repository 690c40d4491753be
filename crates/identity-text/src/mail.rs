//! Keys of the texts that every mail has.

use identity_core::{kernel::ClosedSet, notify::Template};

/// Returns the key of one part of a mail, its `subject` or its `body`.
pub fn mail_key(template: Template, part: &str) -> String {
    format!("mail-{}-{part}", template.as_str().replace('_', "-"))
}
