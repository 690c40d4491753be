//! The worker's step: claim due mails, send them, settle. No row is locked while a mail is sent.

use crate::audit;
use crate::{
    Identity, ReadUnit,
    account::AddressRole,
    audit::{Chain, EventKind, NewEvent},
    kernel::{Batch, CaseId, Failure, Gate, Party, Timestamp},
    notify::{
        ActionTokenRow, Addressee, ClaimedMessage, EmailLink, EventContext, HelpRequest, Mail,
        MailError, Mailer, NewMessage, ProvenMailbox, Purpose, Recipient, Template,
    },
};
use std::time::Duration;

/// The limits of delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryPolicy {
    /// Mails per step.
    pub batch: u32,
    /// Lifetime of a claim. It must exceed the mailer's own deadline for a batch, so that a mail is
    /// sent twice only after a crash.
    pub lease: Duration,
    /// Wait after the first failed attempt. It doubles with each further one.
    pub first_retry: Duration,
    pub longest_retry: Duration,
    /// Attempts after which a mail is dropped.
    pub attempts: u32,
}

impl Default for DeliveryPolicy {
    /// Retries for about two days.
    fn default() -> Self {
        Self {
            batch: 8,
            lease: Duration::from_mins(5),
            first_retry: Duration::from_secs(10),
            longest_retry: Duration::from_hours(4),
            attempts: 24,
        }
    }
}

impl DeliveryPolicy {
    /// Returns the wait after this many attempts, or `None` when the mail has to be dropped.
    fn retry_after(&self, attempts: u32) -> Option<Duration> {
        let doubled =
            self.first_retry.saturating_mul(2_u32.saturating_pow(attempts.clamp(1, 31) - 1));
        (attempts < self.attempts).then(|| doubled.min(self.longest_retry))
    }
}

/// The state to which a claimed mail changes.
enum Settlement {
    Delivered,
    Retry(Duration),
    Drop,
    /// The recipient no longer exists; nothing is recorded.
    Forget,
}

/// A mail ready to send, or the reason why there is none.
enum Written {
    Mail(Box<Mail>),
    /// The token has expired or was used.
    Expired,
    NoRecipient,
}

impl Identity {
    /// Returns as soon as this process has put mail into the outbox, at once if it did since the
    /// last call. Other processes' mail is not noticed: also call [`Self::deliver_due`] at
    /// intervals.
    pub async fn mail_enqueued(&self) {
        self.store.mail_enqueued().await;
    }

    /// Delivers due mails and returns the number of claimed ones; zero means that none is due. A
    /// mail that fails is retried later and does not block the others. The first failure is
    /// returned after all of them had their turn.
    pub async fn deliver_due(&self, mailer: &dyn Mailer) -> Result<usize, Failure> {
        let policy = &self.policy.delivery;
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::named("outbox")).await?;
        let claimed = unit.outbox().claim(now, now.after(policy.lease), policy.batch).await?;
        unit.commit().await?;
        let deliver = |message| deliver(self, mailer, message);
        Batch::run(&claimed, deliver).await.all_succeeded()
    }
}

async fn deliver(
    identity: &Identity,
    mailer: &dyn Mailer,
    claimed: &ClaimedMessage,
) -> Result<(), Failure> {
    match hand_over(identity, mailer, claimed).await {
        Ok(settlement) => settle_message(identity, claimed, settlement).await,
        Err(failure) => {
            settle_message(identity, claimed, retry_or_drop(identity, claimed)).await?;
            Err(failure)
        }
    }
}

/// Schedules another attempt, or drops the mail after the last one.
fn retry_or_drop(identity: &Identity, claimed: &ClaimedMessage) -> Settlement {
    let wait = identity.policy.delivery.retry_after(claimed.attempts);
    wait.map_or(Settlement::Drop, Settlement::Retry)
}

async fn hand_over(
    identity: &Identity,
    mailer: &dyn Mailer,
    claimed: &ClaimedMessage,
) -> Result<Settlement, Failure> {
    let mail = match write_mail(identity, claimed).await? {
        Written::Mail(mail) => mail,
        Written::Expired => return Ok(Settlement::Drop),
        Written::NoRecipient => return Ok(Settlement::Forget),
    };
    Ok(match mailer.send(&mail).await {
        Ok(()) => Settlement::Delivered,
        Err(MailError::Permanent(_)) => Settlement::Drop,
        Err(MailError::Transient(_)) => retry_or_drop(identity, claimed),
    })
}

/// Builds the mail, with its address and token.
async fn write_mail(identity: &Identity, claimed: &ClaimedMessage) -> Result<Written, Failure> {
    let message = &claimed.message;
    let now = identity.clock.now();
    let mut unit = identity.store.begin_read().await?;
    let (to, help) = match message.recipient {
        Recipient::Support(_, case) => {
            let help = help_request(unit.as_mut(), case).await?;
            let support = identity.policy.recovery.support.clone().filter(|_| help.is_some());
            (support.map(Addressee::support), help)
        }
        recipient => (unit.outbox().addressee(recipient).await?, None),
    };
    let Some(to) = to else { return Ok(Written::NoRecipient) };
    let link = match message.token {
        None => None,
        Some(id) => {
            let row = unit.action_tokens().load(id).await?;
            // A mail about an event is sent even when its link has expired: it says what to do
            // then. When the link was used or voided, the event is over and the mail is dropped; a
            // report link is the exception, because its page says so.
            let is_still_true = |row: &ActionTokenRow| {
                let over = row.used_at.is_some() && row.purpose != Purpose::Report;
                message.template.tells() && !over
            };
            let valid = |row: &ActionTokenRow| row.is_open(row.purpose, now) || is_still_true(row);
            let Some(row) = row.filter(valid) else {
                return Ok(Written::Expired);
            };
            let token = identity.action_token_keys.derive(row.generation, row.id, &row.nonce)?;
            Some(EmailLink { token, expires_at: row.expires_at })
        }
    };
    Ok(Written::Mail(Box::new(Mail {
        id: message.id,
        template: message.template,
        to,
        help,
        link,
        about: event_context(unit.as_mut(), message).await?,
        repeats: claimed.repeats,
        not_before: not_before(unit.as_mut(), message, now).await?,
        written_at: message.created_at,
        last_attempt: identity.policy.delivery.retry_after(claimed.attempts).is_none(),
    })))
}

async fn settle_message(
    identity: &Identity,
    claimed: &ClaimedMessage,
    settlement: Settlement,
) -> Result<(), Failure> {
    let id = claimed.message.id;
    let now = identity.clock.now();
    let owner = claimed.message.recipient.owner();
    // Only dropping a mail touches its owner's row. Every other settlement has a gate of its own,
    // so that a full line at the owner's account cannot cause a second delivery.
    let gate = match settlement {
        Settlement::Drop => Gate::account(owner).by(Party::Service),
        Settlement::Delivered | Settlement::Retry(_) | Settlement::Forget => {
            Gate::named(&id.to_string())
        }
    };
    let mut unit = identity.store.begin(gate).await?;
    match settlement {
        Settlement::Delivered => unit.outbox().delivered(id, now).await?,
        Settlement::Forget => unit.outbox().drop_message(id, now).await?,
        Settlement::Retry(wait) => unit.outbox().retry(id, now.after(wait)).await?,
        Settlement::Drop => {
            let chain = match unit.accounts().load_for_update(owner).await? {
                Some(account) => Chain::Account(account.id),
                None => Chain::of_source(None),
            };
            unit.outbox().drop_message(id, now).await?;
            let kind = EventKind::MailDropped;
            let event = NewEvent::of_service(chain, kind, now);
            audit::record(identity, unit.as_mut(), event).await?;
        }
    }
    unit.commit().await?;
    Ok(())
}

/// Loads time and origin of the event that a mail is about.
async fn event_context(
    unit: &mut dyn ReadUnit,
    message: &NewMessage,
) -> Result<Option<EventContext>, Failure> {
    let Some(id) = message.about else { return Ok(None) };
    let event = unit.audit().find(Chain::Account(message.recipient.owner()), id).await?;
    Ok(event.and_then(|event| {
        let at = event.content.at;
        event.content.origin.map(|origin| EventContext { at, origin })
    }))
}

/// Returns the end of the waiting period that a mail is about, or `None` when it has ended since
/// the mail was queued. The period starts at the delivery of this mail, and is longer when the mail
/// is late.
async fn not_before(
    unit: &mut dyn ReadUnit,
    message: &NewMessage,
    now: Timestamp,
) -> Result<Option<Timestamp>, Failure> {
    let owner = message.recipient.owner();
    Ok(match message.template {
        Template::RecoveryDelayed => {
            let claims = unit.recoveries().relevant(owner, now).await?;
            let mut until = None;
            for claim in &claims {
                until = claim.waits_until().or(until);
            }
            until
        }
        Template::EmailRevertStarted | Template::EmailRevertPending => {
            match unit.addresses().list(owner).await?.disputed().map(|it| it.role) {
                Some(AddressRole::Restoring(until)) => Some(until),
                _ => None,
            }
        }
        _ => None,
    })
}

/// Loads a support case for a mail to support. Returns `None` when the mailbox that was proven is
/// no longer known, because the text must not pass for the owner's.
async fn help_request(
    unit: &mut dyn ReadUnit,
    case: CaseId,
) -> Result<Option<HelpRequest>, Failure> {
    let Some(case) = unit.recoveries().case(case).await? else { return Ok(None) };
    let Some(owner) = unit.accounts().find(case.account).await? else { return Ok(None) };
    let (email, mailbox) = match case.address {
        None => (owner.email, ProvenMailbox::Own),
        Some(id) => {
            let others = unit.addresses().list(case.account).await?;
            let Some(address) = others.by_id(id) else { return Ok(None) };
            let recovers = address.role.is_recovery_kind();
            let mailbox = if recovers { ProvenMailbox::Recovery } else { ProvenMailbox::Former };
            (address.email.clone(), mailbox)
        }
    };
    Ok(Some(HelpRequest { account: case.account, email, mailbox, text: case.text }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        account::{Address, OtherAddresses},
        kernel::AddressId,
        testing::{MockUnit, SeededEntropy, build},
    };
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    proptest! {
        #[test]
        fn waits_grow_to_the_maximum_and_end_with_the_last_attempt(attempts in 1_u32..100) {
            let policy = DeliveryPolicy::default();
            match policy.retry_after(attempts) {
                Some(wait) => {
                    prop_assert!(attempts < policy.attempts);
                    prop_assert!(wait >= policy.first_retry && wait <= policy.longest_retry);
                }
                None => prop_assert!(attempts >= policy.attempts),
            }
        }
    }

    /// Returns the mailbox under which a case from one of these addresses is sent.
    async fn asker(
        address: Option<AddressId>,
        others: Vec<Address>,
    ) -> Option<(String, ProvenMailbox)> {
        let mut unit = MockUnit::default();
        let account = build::account(build::account_id(1), "ann@example.org", NOW);
        let case = build::case(account.id, address, NOW, &SeededEntropy::new(1));
        let id = case.id;
        unit.recoveries.expect_case().returning(move |_| Ok(Some(case.clone())));
        unit.accounts.expect_find().returning(move |_| Ok(Some(account.clone())));
        unit.addresses.expect_list().returning(move |_| Ok(OtherAddresses(others.clone())));
        let help = help_request(&mut unit, id).await.expect("answers");
        help.map(|help| (help.email.as_str().to_owned(), help.mailbox))
    }

    #[tokio::test]
    async fn support_case_is_sent_under_the_proven_mailbox_or_not_at_all() {
        let entropy = SeededEntropy::new(2);
        let (account, email) = (build::account_id(1), "second@example.net");
        let other = |role| build::address(account, email, role, NOW, &entropy);
        let own = ("ann@example.org".to_owned(), ProvenMailbox::Own);
        assert_eq!(asker(None, Vec::new()).await, Some(own));
        for (role, mailbox) in [
            (AddressRole::Recovery, ProvenMailbox::Recovery),
            (AddressRole::FormerRecovery(NOW), ProvenMailbox::Recovery),
            (AddressRole::Contested, ProvenMailbox::Former),
        ] {
            let address = other(role);
            let id = Some(address.id);
            let expected = Some((email.to_owned(), mailbox));
            assert_eq!(asker(id, vec![address]).await, expected, "{role:?}");
            // The address has been removed since then: the text must not pass for the account's
            // own.
            assert_eq!(asker(id, vec![other(role)]).await, None, "{role:?}");
        }
    }

    #[test]
    fn mail_is_retried_for_two_days() {
        let policy = DeliveryPolicy::default();
        let total: Duration = (1..).map_while(|attempts| policy.retry_after(attempts)).sum();
        assert!(total > Duration::from_hours(47), "{total:?}");
    }
}
