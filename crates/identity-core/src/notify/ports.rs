//! The ports to the outbox and to stored action tokens.

use super::{
    ActionTokenRow, Addressee, ClaimedMessage, NewActionToken, NewMessage, Purpose, Recipient,
    SentMail, Template,
};
use crate::kernel::{
    AccountId, ActionTokenId, AddressId, Digest, Email, MessageId, StoreError, Timestamp,
};
use async_trait::async_trait;

/// The outbox.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Outbox: Send {
    /// Queues a mail.
    async fn enqueue(&mut self, message: &NewMessage) -> Result<(), StoreError>;
    /// Claims at most `limit` mails that are due, the oldest first, until `lease_until`. Only one
    /// of two workers gets each mail.
    async fn claim(
        &mut self,
        now: Timestamp,
        lease_until: Timestamp,
        limit: u32,
    ) -> Result<Vec<ClaimedMessage>, StoreError>;
    /// Reads the address of a recipient, or `None` when it no longer exists.
    async fn addressee(&mut self, recipient: Recipient) -> Result<Option<Addressee>, StoreError>;
    /// Marks a mail as delivered.
    async fn delivered(&mut self, id: MessageId, now: Timestamp) -> Result<(), StoreError>;
    /// Makes a mail due at `at`.
    async fn retry(&mut self, id: MessageId, at: Timestamp) -> Result<(), StoreError>;
    /// Marks a mail as dropped.
    async fn drop_message(&mut self, id: MessageId, now: Timestamp) -> Result<(), StoreError>;
    /// Lists the mails of an account, the latest first, at most `limit`.
    async fn sent(&mut self, account: AccountId, limit: u32) -> Result<Vec<SentMail>, StoreError>;
    /// Redirects the queued mails to an account's own address to another of its addresses.
    async fn redirect(&mut self, account: AccountId, to: AddressId) -> Result<(), StoreError>;
    /// Returns the first time from `since` on at which this mail was delivered to any address of
    /// this account.
    async fn first_delivered_at(
        &mut self,
        account: AccountId,
        template: Template,
        since: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError>;
    /// Counts a repeat on the latest mail of a template to a recipient that no worker has claimed
    /// and whose link concerns what started at `since`. Returns `false` when there is none. One
    /// conditional statement decides, so that no repeat is counted on a mail that is being sent.
    async fn count_repeat(
        &mut self,
        recipient: Recipient,
        template: Template,
        since: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Returns the time at which this mail was last settled for a recipient, or queued if a worker
    /// has not settled it.
    async fn last_mailed_at(
        &mut self,
        recipient: Recipient,
        template: Template,
    ) -> Result<Option<Timestamp>, StoreError>;
    /// Returns the time at which this mail was last queued for this account's own address.
    async fn last_queued_at(
        &mut self,
        account: AccountId,
        template: Template,
    ) -> Result<Option<Timestamp>, StoreError>;
}

/// The stored action tokens.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait ActionTokens: Send {
    /// Inserts a token. Earlier tokens stay valid.
    async fn insert(&mut self, token: &NewActionToken) -> Result<(), StoreError>;
    /// Finds a token by digest, used or not, without a lock. The caller locks the account first.
    async fn find(&mut self, digest: &Digest) -> Result<Option<ActionTokenRow>, StoreError>;
    /// Loads a token by id, used or not.
    async fn load(&mut self, id: ActionTokenId) -> Result<Option<ActionTokenRow>, StoreError>;
    /// Consumes a token. One conditional statement decides, so that only one of several callers
    /// gets `true`.
    async fn consume(
        &mut self,
        id: ActionTokenId,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Voids all unused tokens of an account for a purpose.
    async fn void(
        &mut self,
        owner: AccountId,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// Finds the latest open token of a purpose that was issued to an address, of this owner where
    /// one is given.
    async fn last_open(
        &mut self,
        address: &Email,
        purpose: Purpose,
        owner: Option<AccountId>,
        now: Timestamp,
    ) -> Result<Option<ActionTokenRow>, StoreError>;
}
