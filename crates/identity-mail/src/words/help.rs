//! A request for help, quoted in the mail to support.

use super::Words;
use identity_core::notify::{HelpRequest, ProvenMailbox};
use identity_text::Text;

/// Adds the account, the proven mailbox and the person's own text, line by line.
pub(super) fn quote(words: Words, request: &HelpRequest, text: &Text) -> Words {
    let email = request.email.as_str();
    let mailbox = match request.mailbox {
        ProvenMailbox::Own => text.say("mail-recovery-help-own").with("email", email),
        ProvenMailbox::Former => text.say("mail-recovery-help-former").with("email", email),
        ProvenMailbox::Recovery => text.say("mail-recovery-help-recovery").with("email", email),
    };
    let account =
        text.say("mail-recovery-help-account").with("account", request.account.to_string());
    let lines = request.text.lines().filter(|line| !line.trim().is_empty());
    Words {
        facts: vec![account.to_string(), mailbox.to_string()],
        notes: lines.map(str::to_owned).collect(),
        ..words
    }
}
