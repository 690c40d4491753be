//! Rows of the outbox.

use super::{Db, SqlUnit, corrupt};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    account::{Accounts, DisplayName},
    kernel::{
        AccountId, ActionTokenId, AddressId, CaseId, ClosedSet, EventId, MessageId, StoreError,
        TimeZone, Timestamp,
    },
    notify::{
        Addressee, ClaimedMessage, MailState, NewMessage, Outbox, Recipient, SentMail, Template,
    },
    sign_up::Registrations,
};
use uuid::Uuid;

const TABLE: &str = "outbox";

type Row = (Uuid, String, String, Uuid, Uuid, Option<Uuid>, Option<Uuid>, i64, i32, i32);

fn stored(recipient: Recipient) -> (&'static str, Uuid) {
    match recipient {
        Recipient::Registration(id) => ("registration", id.as_uuid()),
        Recipient::Account(id) => ("account", id.as_uuid()),
        Recipient::Address(_, id) => ("address", id.as_uuid()),
        Recipient::Support(_, id) => ("support", id.as_uuid()),
    }
}

fn recipient_of(kind: &str, recipient: Uuid, owner: Uuid) -> Result<Recipient, StoreError> {
    let owner = AccountId::from_uuid(owner);
    Ok(match kind {
        "registration" => Recipient::Registration(owner),
        "account" => Recipient::Account(owner),
        "address" => Recipient::Address(owner, AddressId::from_uuid(recipient)),
        "support" => Recipient::Support(owner, CaseId::from_uuid(recipient)),
        _ => return Err(corrupt(TABLE, "recipient_kind")),
    })
}

fn read(row: Row) -> Result<ClaimedMessage, StoreError> {
    let (id, template, kind, recipient, owner, token, about, created_at, attempts, repeats) = row;
    let message = NewMessage {
        id: MessageId::from_uuid(id),
        template: Template::from_name(&template).ok_or_else(|| corrupt(TABLE, "template"))?,
        recipient: recipient_of(&kind, recipient, owner)?,
        token: token.map(ActionTokenId::from_uuid),
        about: about.map(EventId::from_uuid),
        created_at: Timestamp::from_millis(created_at),
    };
    let attempts = u32::try_from(attempts).map_err(|_| corrupt(TABLE, "attempts"))?;
    let repeats = u32::try_from(repeats).map_err(|_| corrupt(TABLE, "repeats"))?;
    Ok(ClaimedMessage { message, repeats, attempts })
}

impl SqlUnit {
    async fn settle(
        &mut self,
        id: MessageId,
        state: &'static str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE outbox
             SET state = $2, settled_at = $3
             WHERE id = $1",
        )
        .bind(id.as_uuid())
        .bind(state)
        .bind(now.as_millis());
        self.run(query).await.map(drop)
    }
}

#[async_trait]
impl Outbox for SqlUnit {
    async fn enqueue(&mut self, message: &NewMessage) -> Result<(), StoreError> {
        let (kind, recipient) = stored(message.recipient);
        let query = sqlx::query::<Db>(
            "INSERT INTO outbox (id, template, recipient_kind, recipient_id, owner_id, token_id,
                                 event_id, created_at, due_at, attempts, state)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, 0, 'waiting')",
        )
        .bind(message.id.as_uuid())
        .bind(message.template.as_str())
        .bind(kind)
        .bind(recipient)
        .bind(message.recipient.owner().as_uuid())
        .bind(message.token.map(|token| token.as_uuid()))
        .bind(message.about.map(|event| event.as_uuid()))
        .bind(message.created_at.as_millis());
        self.run(query).await?;
        self.enqueued = true;
        Ok(())
    }

    /// Claims due mails. Workers skip rows that another worker has locked: those rows are claimed
    /// after the wait anyway, and two workers could deadlock. The subquery is a common table
    /// expression because it is computed once; in `IN` it may be computed for each row, with its
    /// own limit.
    async fn claim(
        &mut self,
        now: Timestamp,
        lease_until: Timestamp,
        limit: u32,
    ) -> Result<Vec<ClaimedMessage>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as::<Db, _>(concat!(
            "WITH due AS MATERIALIZED (
                 SELECT id FROM outbox
                 WHERE state = 'waiting' AND due_at <= $1
                 ORDER BY due_at, id
                 LIMIT $3",
            skip_locked!(),
            ")
             UPDATE outbox
             SET due_at = $2, attempts = attempts + 1
             WHERE state = 'waiting' AND due_at <= $1 AND id IN (SELECT id FROM due)
             RETURNING id, template, recipient_kind, recipient_id, owner_id, token_id,
                       event_id, created_at, attempts, repeats",
        ))
        .bind(now.as_millis())
        .bind(lease_until.as_millis())
        .bind(i64::from(limit))
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        // A row of another version stays leased and does not block the others.
        let readable = rows.into_iter().map(read).filter_map(|row| {
            row.inspect_err(|error| tracing::warn!(%error, "a mail in the outbox cannot be read"))
                .ok()
        });
        let mut claimed: Vec<ClaimedMessage> = readable.collect();
        claimed.sort_by_key(|claimed| claimed.message.id);
        Ok(claimed)
    }

    async fn addressee(&mut self, recipient: Recipient) -> Result<Option<Addressee>, StoreError> {
        match recipient {
            Recipient::Registration(id) => {
                let found = Registrations::find(self, id).await?;
                Ok(found.map(|pending| Addressee {
                    email: pending.email,
                    locale: pending.locale,
                    display_name: None,
                    time_zone: TimeZone::utc(),
                }))
            }
            Recipient::Account(id) => {
                let found = Accounts::find(self, id).await?;
                Ok(found.map(|account| Addressee {
                    email: account.email,
                    locale: account.locale,
                    time_zone: account.time_zone,
                    display_name: account
                        .display_name
                        .as_ref()
                        .map(DisplayName::as_str)
                        .map(str::to_owned),
                }))
            }
            Recipient::Address(account, id) => self.other_addressee(account, id).await,
            // The policy has the address of support, not the store.
            Recipient::Support(..) => Ok(None),
        }
    }

    async fn delivered(&mut self, id: MessageId, now: Timestamp) -> Result<(), StoreError> {
        self.settle(id, "delivered", now).await
    }

    async fn retry(&mut self, id: MessageId, at: Timestamp) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>("UPDATE outbox SET due_at = $2 WHERE id = $1")
            .bind(id.as_uuid())
            .bind(at.as_millis());
        self.run(query).await.map(drop)
    }

    async fn drop_message(&mut self, id: MessageId, now: Timestamp) -> Result<(), StoreError> {
        self.settle(id, "dropped", now).await
    }

    async fn sent(&mut self, account: AccountId, limit: u32) -> Result<Vec<SentMail>, StoreError> {
        let rows: Vec<(String, String, Uuid, i64, String)> = sqlx::query_as::<Db, _>(
            "SELECT template, recipient_kind, recipient_id, created_at, state
             FROM outbox
             WHERE owner_id = $1
             ORDER BY created_at DESC, id DESC
             LIMIT $2",
        )
        .bind(account.as_uuid())
        .bind(i64::from(limit))
        .fetch_all(&mut *self.tx)
        .await
        .map_err(store_error)?;
        let read = |(template, kind, recipient, at, state): (String, String, Uuid, i64, String)| {
            Ok(SentMail {
                template: Template::from_name(&template)
                    .ok_or_else(|| corrupt(TABLE, "template"))?,
                recipient: recipient_of(&kind, recipient, account.as_uuid())?,
                at: Timestamp::from_millis(at),
                state: MailState::from_name(&state).ok_or_else(|| corrupt(TABLE, "state"))?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    async fn redirect(&mut self, account: AccountId, to: AddressId) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE outbox
             SET recipient_kind = 'address', recipient_id = $2
             WHERE recipient_id = $1 AND recipient_kind = 'account' AND state = 'waiting'",
        )
        .bind(account.as_uuid())
        .bind(to.as_uuid());
        self.run(query).await.map(drop)
    }

    async fn first_delivered_at(
        &mut self,
        account: AccountId,
        template: Template,
        since: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let first = sqlx::query_scalar::<Db, Option<i64>>(
            "SELECT MIN(settled_at)
             FROM outbox
             WHERE owner_id = $1 AND template = $2 AND state = 'delivered' AND settled_at >= $3",
        )
        .bind(account.as_uuid())
        .bind(template.as_str())
        .bind(since.as_millis())
        .fetch_one(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(first.map(Timestamp::from_millis))
    }

    async fn count_repeat(
        &mut self,
        recipient: Recipient,
        template: Template,
        since: Timestamp,
    ) -> Result<bool, StoreError> {
        let (kind, id) = stored(recipient);
        let query = sqlx::query::<Db>(
            "UPDATE outbox
             SET repeats = repeats + 1
             WHERE attempts = 0
               AND id = (SELECT waiting.id
                         FROM outbox AS waiting
                         JOIN action_tokens ON action_tokens.id = waiting.token_id
                         WHERE waiting.recipient_id = $1 AND waiting.template = $2
                           AND waiting.recipient_kind = $3 AND waiting.state = 'waiting'
                           AND waiting.attempts = 0 AND action_tokens.concerns_at <= $4
                         ORDER BY waiting.created_at DESC, waiting.id DESC
                         LIMIT 1)",
        )
        .bind(id)
        .bind(template.as_str())
        .bind(kind)
        .bind(since.as_millis());
        Ok(self.run(query).await? == 1)
    }

    async fn last_mailed_at(
        &mut self,
        recipient: Recipient,
        template: Template,
    ) -> Result<Option<Timestamp>, StoreError> {
        let (kind, id) = stored(recipient);
        let last = sqlx::query_scalar::<Db, Option<i64>>(
            "SELECT MAX(COALESCE(settled_at, created_at))
             FROM outbox
             WHERE recipient_id = $1 AND template = $2 AND recipient_kind = $3",
        )
        .bind(id)
        .bind(template.as_str())
        .bind(kind)
        .fetch_one(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(last.map(Timestamp::from_millis))
    }

    async fn last_queued_at(
        &mut self,
        account: AccountId,
        template: Template,
    ) -> Result<Option<Timestamp>, StoreError> {
        let last = sqlx::query_scalar::<Db, Option<i64>>(
            "SELECT MAX(created_at)
             FROM outbox
             WHERE recipient_id = $1 AND template = $2 AND recipient_kind = 'account'",
        )
        .bind(account.as_uuid())
        .bind(template.as_str())
        .fetch_one(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(last.map(Timestamp::from_millis))
    }
}
