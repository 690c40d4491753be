//! Where mails wait and their tokens are kept.

use super::{
    ActionTokenRow, Addressee, ClaimedMessage, NewActionToken, NewMessage, Purpose, Recipient,
    SentMail, Template,
};
use crate::kernel::{
    AccountId, ActionTokenId, AddressId, Digest, Email, MessageId, StoreError, Timestamp,
};
use async_trait::async_trait;

/// The mails that wait.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Outbox: Send {
    /// Puts a mail in.
    async fn enqueue(&mut self, message: &NewMessage) -> Result<(), StoreError>;
    /// Takes at most `limit` mails that are due, the oldest first, until `lease_until`. Of two
    /// workers one gets each.
    async fn claim(
        &mut self,
        now: Timestamp,
        lease_until: Timestamp,
        limit: u32,
    ) -> Result<Vec<ClaimedMessage>, StoreError>;
    /// Where a mail goes; nothing when the recipient is gone.
    async fn addressee(&mut self, recipient: Recipient) -> Result<Option<Addressee>, StoreError>;
    /// The mail was handed over.
    async fn delivered(&mut self, id: MessageId, now: Timestamp) -> Result<(), StoreError>;
    /// The mail is due again at `at`.
    async fn retry(&mut self, id: MessageId, at: Timestamp) -> Result<(), StoreError>;
    /// The mail is given up.
    async fn drop_message(&mut self, id: MessageId, now: Timestamp) -> Result<(), StoreError>;
    /// The mails of an account, the latest first, at most `limit`.
    async fn sent(&mut self, account: AccountId, limit: u32) -> Result<Vec<SentMail>, StoreError>;
    /// Sends the waiting mails to an account's own address to another one of it instead.
    async fn redirect(&mut self, account: AccountId, to: AddressId) -> Result<(), StoreError>;
    /// When this mail was last handed over to this account's address.
    async fn last_handed_over(
        &mut self,
        account: AccountId,
        template: Template,
    ) -> Result<Option<Timestamp>, StoreError>;
    /// How often this account was sent this mail since `since`, handed over or not.
    async fn count_notified(
        &mut self,
        account: AccountId,
        template: Template,
        since: Timestamp,
    ) -> Result<u32, StoreError>;
    /// When this account was last sent this mail, handed over or not.
    async fn last_notified(
        &mut self,
        account: AccountId,
        template: Template,
    ) -> Result<Option<Timestamp>, StoreError>;
}

/// The tokens that mails carry.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait ActionTokens: Send {
    /// Adds a token. It voids no other.
    async fn insert(&mut self, token: &NewActionToken) -> Result<(), StoreError>;
    /// The token with this digest, used or not. Holds nothing: the account is locked before it.
    async fn find(&mut self, digest: &Digest) -> Result<Option<ActionTokenRow>, StoreError>;
    /// The token of this row, used or not.
    async fn load(&mut self, id: ActionTokenId) -> Result<Option<ActionTokenRow>, StoreError>;
    /// Uses the token up. One statement decides, so that of many callers one gets `true`.
    async fn consume(
        &mut self,
        id: ActionTokenId,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Voids all open tokens of an account for a purpose.
    async fn void(
        &mut self,
        owner: AccountId,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// How many tokens of a purpose were mailed to an address since `since`.
    async fn count_issued(
        &mut self,
        address: &Email,
        purpose: Purpose,
        since: Timestamp,
    ) -> Result<u32, StoreError>;
}
