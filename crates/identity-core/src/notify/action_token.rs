//! Action tokens: single-use tokens in mailed links, each bound to a purpose, an account and an
//! address.

use super::Recipient;
use crate::account::OtherAddresses;
use crate::kernel::{
    AccountId, ActionTokenId, ActionTokenKeys, AddressId, Digest, Email, Entropy, EventId, Failure,
    Generation, Timestamp,
};
use std::time::Duration;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The only use of an action token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Purpose {
    /// Proves the mailbox of a pending registration.
    Registration,
    /// Unlocks an account that is locked for strangers.
    Unlock,
    /// Recovers an account.
    Recovery,
    /// Cancels a recovery in its waiting period.
    RecoveryCancel,
    /// Reports "this wasn't me". It never proves anything.
    Report,
    /// Proves the mailbox of a requested email address.
    EmailChange,
    /// Reverts an email change from the former address.
    EmailRevert,
    /// Objects to a revert.
    EmailObject,
    /// Proves the mailbox of a recovery address.
    RecoveryEmail,
}

/// A token before it is stored: its digest, and the input from which delivery derives it again.
#[derive(Clone, Debug)]
pub struct NewActionToken {
    pub id: ActionTokenId,
    pub purpose: Purpose,
    pub owner: AccountId,
    pub email: Email,
    /// `None` for the account's own address.
    pub address: Option<AddressId>,
    pub generation: Generation,
    /// Random input of the derivation, beside the id.
    pub nonce: [u8; 16],
    pub digest: Digest,
    pub issued_at: Timestamp,
    /// The token is expired from this instant on.
    pub expires_at: Timestamp,
    /// For reports and reverts: the start of what the mail is about.
    pub concerns: Option<Timestamp>,
}

/// A token to be issued.
#[derive(Clone)]
pub(crate) struct IssueToken<'a> {
    pub(crate) purpose: Purpose,
    pub(crate) owner: AccountId,
    pub(crate) email: &'a Email,
    /// `None` for the account's own address.
    pub(crate) address: Option<AddressId>,
    pub(crate) lifetime: Duration,
    pub(crate) concerns: Option<Timestamp>,
    /// The event that the mail is about.
    pub(crate) about: Option<EventId>,
}

impl<'a> IssueToken<'a> {
    /// Creates a link for the owner, to the account's own address.
    pub(crate) fn to(
        owner: AccountId,
        email: &'a Email,
        purpose: Purpose,
        lifetime: Duration,
    ) -> Self {
        Self { purpose, owner, email, address: None, lifetime, concerns: None, about: None }
    }

    /// Sends the link to another address of the account.
    pub(crate) fn at_address(self, id: AddressId, email: &'a Email) -> Self {
        Self { address: Some(id), email, ..self }
    }

    /// Sends the link to the account's recovery address and to its own.
    pub(crate) fn at_every_address(self, others: &'a OtherAddresses) -> impl Iterator<Item = Self> {
        let recovery = others.recovery();
        let recovery = recovery.map(|other| self.clone().at_address(other.id, &other.email));
        recovery.into_iter().chain([self])
    }

    /// Returns the recipient of the mail with this link.
    pub(crate) fn recipient(&self) -> Recipient {
        match self.address {
            None => Recipient::Account(self.owner),
            Some(address) => Recipient::Address(self.owner, address),
        }
    }

    /// Creates the row of a token. The token itself is derived again at delivery.
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

/// A stored action token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionTokenRow {
    pub id: ActionTokenId,
    pub purpose: Purpose,
    pub owner: AccountId,
    /// `None` for the account's own address.
    pub address: Option<AddressId>,
    pub generation: Generation,
    /// Random input of the derivation, beside the id.
    pub nonce: [u8; 16],
    pub issued_at: Timestamp,
    /// The token is expired from this instant on.
    pub expires_at: Timestamp,
    /// For reports and reverts: the start of what the mail is about.
    pub concerns: Option<Timestamp>,
    pub used_at: Option<Timestamp>,
}

impl ActionTokenRow {
    /// Returns whether the token can still be used for `purpose`. This check only saves work: the
    /// conditional update decides.
    pub fn is_open(&self, purpose: Purpose, now: Timestamp) -> bool {
        self.purpose == purpose && self.used_at.is_none() && now < self.expires_at
    }
}
