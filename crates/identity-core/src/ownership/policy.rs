//! The numbers of the ownership rule.

use std::time::Duration;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The result of a waiting period with a mailbox alone, where the account has a second factor.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Default, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum MailboxOnly {
    /// Support decides.
    #[default]
    Support,
    /// The account is recovered without its second factor. An attacker who reads the mailbox for
    /// three days unnoticed then owns it.
    #[strum(serialize = "wait")]
    Complete,
}

/// Waiting periods and spans of the ownership rule.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OwnershipPolicy {
    pub mailbox_only: MailboxOnly,
    /// Waiting period with two classes of evidence, or two mailboxes.
    pub two_classes: Duration,
    /// Waiting period with a mailbox alone.
    pub one_mailbox: Duration,
    /// Time after which the sides of a case are compared.
    pub comparison: Duration,
    /// Time in which replaced evidence stays provable, a former address keeps its right, and a
    /// settlement can be contested.
    pub contestable: Duration,
}

const DAY: Duration = Duration::from_hours(24);

impl Default for OwnershipPolicy {
    fn default() -> Self {
        Self {
            mailbox_only: MailboxOnly::default(),
            two_classes: DAY,
            one_mailbox: DAY * 3,
            comparison: DAY * 3,
            contestable: DAY * 14,
        }
    }
}
