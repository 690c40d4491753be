//! Messages in the outbox.

use super::Template;
use crate::kernel::{
    AccountId, ActionTokenId, AddressId, CaseId, Email, EventId, Locale, MessageId, TimeZone,
    Timestamp,
};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The recipient of a mail. Delivery reads the address when the mail goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// The unproven address of a pending registration.
    Registration(AccountId),
    /// The proven address of an account.
    Account(AccountId),
    /// Another address of the account.
    Address(AccountId, AddressId),
    /// Support, about a case of the account.
    Support(AccountId, CaseId),
}

impl Recipient {
    /// Returns the account or pending registration that the mail is about.
    pub const fn owner(self) -> AccountId {
        match self {
            Self::Registration(owner)
            | Self::Account(owner)
            | Self::Address(owner, _)
            | Self::Support(owner, _) => owner,
        }
    }
}

/// A mail before it is queued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage {
    /// Becomes the Message-ID.
    pub id: MessageId,
    pub template: Template,
    pub recipient: Recipient,
    /// The action token of its link.
    pub token: Option<ActionTokenId>,
    /// The event that the mail is about.
    pub about: Option<EventId>,
    /// The mail is due at once.
    pub created_at: Timestamp,
}

/// The delivery state of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum MailState {
    /// Queued, perhaps after failed attempts.
    Waiting,
    /// The next mail server has accepted it.
    Delivered,
    /// It was not sent and never will be.
    Dropped,
}

/// A mail to an account, sent or queued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentMail {
    pub template: Template,
    pub recipient: Recipient,
    /// Time at which it was queued.
    pub at: Timestamp,
    pub state: MailState,
}

/// A mail that only this worker delivers until its lease ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimedMessage {
    pub message: NewMessage,
    /// Further events of the same kind that were counted on it.
    pub repeats: u32,
    /// Number of claims, this one included.
    pub attempts: u32,
}

/// Address and preferences of a recipient, read when the mail goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    pub email: Email,
    pub locale: Locale,
    /// Set only for a proven address, so that a stranger's mailbox never gets a text that another
    /// person chose.
    pub display_name: Option<String>,
    /// The zone in which times are shown.
    pub time_zone: TimeZone,
}

impl Addressee {
    /// Returns the address of support, in the default language.
    pub(crate) fn support(email: Email) -> Self {
        let time_zone = TimeZone::utc();
        Self { email, locale: Locale::default(), display_name: None, time_zone }
    }
}
