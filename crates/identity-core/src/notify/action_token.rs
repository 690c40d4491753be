//! Tokens that mails carry: single use, bound to a purpose, an account and an address.

use crate::kernel::{
    AccountId, ActionTokenId, ActionTokenKeys, AddressId, Digest, Email, Entropy, EventId, Failure,
    Generation, Timestamp,
};
use std::time::Duration;

/// What a mailed token is good for, and for nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// To prove the mailbox of a pending registration.
    Registration,
    /// To open an account that is locked for strangers.
    Unlock,
    /// To recover an account.
    Recovery,
    /// To object to a recovery that waits.
    RecoveryCancel,
    /// To say "this was not me". Never a proof of anything.
    Report,
    /// To prove the mailbox of a new address.
    EmailChange,
    /// To take a former address back.
    EmailRevert,
    /// To object to that.
    EmailObject,
    /// To prove the mailbox of a recovery address.
    RecoveryEmail,
}

impl Purpose {
    /// All of them, for documents and tests.
    pub const ALL: [Self; 9] = [
        Self::Registration,
        Self::Unlock,
        Self::Recovery,
        Self::RecoveryCancel,
        Self::Report,
        Self::EmailChange,
        Self::EmailRevert,
        Self::EmailObject,
        Self::RecoveryEmail,
    ];

    /// The name in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Unlock => "unlock",
            Self::Recovery => "recovery",
            Self::RecoveryCancel => "recovery_cancel",
            Self::Report => "report",
            Self::EmailChange => "email_change",
            Self::EmailRevert => "email_revert",
            Self::EmailObject => "email_object",
            Self::RecoveryEmail => "recovery_email",
        }
    }

    /// The purpose of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == name)
    }
}

/// A token to be stored: its digest, and what it takes to derive it again.
#[derive(Clone, Debug)]
pub struct NewActionToken {
    /// Its id.
    pub id: ActionTokenId,
    /// What it is good for.
    pub purpose: Purpose,
    /// Whose it is.
    pub owner: AccountId,
    /// The address that it is mailed to.
    pub email: Email,
    /// Which one that is, where it is not the account's own.
    pub address: Option<AddressId>,
    /// The key that it is derived with.
    pub generation: Generation,
    /// What it is derived from, besides its id.
    pub nonce: [u8; 16],
    /// What is compared when it comes back.
    pub digest: Digest,
    /// When it was made.
    pub issued_at: Timestamp,
    /// From when on it is no longer good.
    pub expires_at: Timestamp,
    /// When what its mail tells of began, where that matters.
    pub concerns: Option<Timestamp>,
}

/// What issuing needs to know.
#[derive(Clone)]
pub(crate) struct IssueToken<'a> {
    pub(crate) purpose: Purpose,
    pub(crate) owner: AccountId,
    pub(crate) email: &'a Email,
    /// Which address that is, where it is not the account's own.
    pub(crate) address: Option<AddressId>,
    pub(crate) lifetime: Duration,
    pub(crate) concerns: Option<Timestamp>,
    /// The event of which the mail tells.
    pub(crate) about: Option<EventId>,
}

impl<'a> IssueToken<'a> {
    /// A link for the owner of an account, to its address.
    pub(crate) fn to(
        owner: AccountId,
        email: &'a Email,
        purpose: Purpose,
        lifetime: Duration,
    ) -> Self {
        Self { purpose, owner, email, address: None, lifetime, concerns: None, about: None }
    }

    /// The same link to another address of the account.
    pub(crate) fn at_address(self, id: AddressId, email: &'a Email) -> Self {
        Self { address: Some(id), email, ..self }
    }

    /// Makes the row of a new token; the token itself is made at delivery.
    pub(crate) fn at(
        self,
        now: Timestamp,
        keys: &dyn ActionTokenKeys,
        entropy: &dyn Entropy,
    ) -> Result<NewActionToken, Failure> {
        let id = ActionTokenId::generate(now, entropy);
        let mut nonce = [0; 16];
        entropy.fill(&mut nonce);
        let generation = keys.current();
        Ok(NewActionToken {
            id,
            purpose: self.purpose,
            owner: self.owner,
            email: self.email.clone(),
            address: self.address,
            generation,
            nonce,
            digest: keys.derive(generation, id, &nonce)?.digest(),
            issued_at: now,
            expires_at: now.after(self.lifetime),
            concerns: self.concerns,
        })
    }
}

/// A stored token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionTokenRow {
    /// Its id.
    pub id: ActionTokenId,
    /// What it is good for.
    pub purpose: Purpose,
    /// Whose it is.
    pub owner: AccountId,
    /// Which address it was mailed to, where that was not the account's own.
    pub address: Option<AddressId>,
    /// The key that it is derived with.
    pub generation: Generation,
    /// What it is derived from, besides its id.
    pub nonce: [u8; 16],
    /// When it was made.
    pub issued_at: Timestamp,
    /// From when on it is no longer good.
    pub expires_at: Timestamp,
    /// When what its mail tells of began, where that matters.
    pub concerns: Option<Timestamp>,
    /// When it was used or voided.
    pub used_at: Option<Timestamp>,
}

impl ActionTokenRow {
    /// Whether it can still be used for `purpose`. The verdict is the conditional update's alone;
    /// this spares work.
    pub fn is_open(&self, purpose: Purpose, now: Timestamp) -> bool {
        self.purpose == purpose && self.used_at.is_none() && now < self.expires_at
    }
}
