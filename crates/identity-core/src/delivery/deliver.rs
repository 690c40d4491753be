//! The worker's step: claim what is due, hand it over, settle. Nothing is held meanwhile.

use crate::{
    Identity, ReadUnit,
    account::AddressRole,
    audit::{Chain, EventKind, NewEvent},
    kernel::{CaseId, Failure, Gate, Timestamp},
    notify::{
        ActionTokenRow, Addressee, ClaimedMessage, EmailLink, EventContext, HelpRequest, Mail,
        MailError, Mailer, NewMessage, ProvenMailbox, Purpose, Recipient, Template,
    },
};
use std::time::Duration;

/// How delivery goes about its work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryPolicy {
    /// How many mails one step claims.
    pub batch: u32,
    /// How long a claim holds. Longer than the mailer's own deadline for a batch, so that a mail
    /// goes out twice only after a crash.
    pub lease: Duration,
    /// The wait after the first failed attempt; it doubles with each further one.
    pub first_retry: Duration,
    /// The longest wait.
    pub longest_retry: Duration,
    /// After how many attempts a mail is given up.
    pub attempts: u32,
}

impl Default for DeliveryPolicy {
    /// Tries for about two days.
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
    /// How long to wait after this many attempts; nothing when the mail is to be given up.
    fn retry_after(&self, attempts: u32) -> Option<Duration> {
        let doubled =
            self.first_retry.saturating_mul(2_u32.saturating_pow(attempts.clamp(1, 31) - 1));
        (attempts < self.attempts).then(|| doubled.min(self.longest_retry))
    }
}

/// What becomes of a claimed mail.
enum Settlement {
    Delivered,
    Retry(Duration),
    Drop,
    /// There is nobody whom it could go to.
    Forget,
}

/// A mail that is to be handed over, or why there is none.
enum Written {
    Mail(Box<Mail>),
    /// Its token is no longer good.
    Expired,
    NoRecipient,
}

impl Identity {
    /// Delivers what is due and tells how many mails were claimed; zero means that none is. A
    /// mail that cannot go now is tried again later, and so is one that fails: it does not hold
    /// up the others, and the first failure is told when they have had their turn.
    pub async fn deliver_due(&self, mailer: &dyn Mailer) -> Result<usize, Failure> {
        let policy = &self.policy.delivery;
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::named("outbox")).await?;
        let claimed = unit.outbox().claim(now, now.after(policy.lease), policy.batch).await?;
        unit.commit().await?;
        let mut notified = Ok(claimed.len());
        for message in &claimed {
            let delivered = self.deliver(mailer, message).await;
            notified = notified.and_then(|count| delivered.map(|()| count));
        }
        notified
    }

    async fn deliver(&self, mailer: &dyn Mailer, claimed: &ClaimedMessage) -> Result<(), Failure> {
        match self.hand_over(mailer, claimed).await {
            Ok(settlement) => self.settle_message(claimed, settlement).await,
            Err(failure) => {
                self.settle_message(claimed, self.later(claimed)).await?;
                Err(failure)
            }
        }
    }

    /// Another attempt, or none after the last one.
    fn later(&self, claimed: &ClaimedMessage) -> Settlement {
        let wait = self.policy.delivery.retry_after(claimed.attempts);
        wait.map_or(Settlement::Drop, Settlement::Retry)
    }

    async fn hand_over(
        &self,
        mailer: &dyn Mailer,
        claimed: &ClaimedMessage,
    ) -> Result<Settlement, Failure> {
        let mail = match self.write_mail(claimed).await? {
            Written::Mail(mail) => mail,
            Written::Expired => return Ok(Settlement::Drop),
            Written::NoRecipient => return Ok(Settlement::Forget),
        };
        Ok(match mailer.send(&mail).await {
            Ok(()) => Settlement::Delivered,
            Err(MailError::Permanent(_)) => Settlement::Drop,
            Err(MailError::Transient(_)) => self.later(claimed),
        })
    }

    /// The mail with its address and token.
    async fn write_mail(&self, claimed: &ClaimedMessage) -> Result<Written, Failure> {
        let message = &claimed.message;
        let now = self.clock.now();
        let mut unit = self.store.begin_read().await?;
        let (to, help) = match message.recipient {
            Recipient::Support(_, case) => {
                let help = help_request(unit.as_mut(), case).await?;
                let support = self.policy.recovery.support.clone().filter(|_| help.is_some());
                (support.map(Addressee::support), help)
            }
            recipient => (unit.outbox().addressee(recipient).await?, None),
        };
        let Some(to) = to else { return Ok(Written::NoRecipient) };
        let link = match message.token {
            None => None,
            Some(id) => {
                let row = unit.action_tokens().load(id).await?;
                // What tells goes out though its link ran out: it says what to do then. One that was
                // used or voided tells of what is over, but for a report: its page says so.
                let tells = |row: &ActionTokenRow| {
                    let over = row.used_at.is_some() && row.purpose != Purpose::Report;
                    message.template.tells() && !over
                };
                let good = |row: &ActionTokenRow| row.is_open(row.purpose, now) || tells(row);
                let Some(row) = row.filter(good) else {
                    return Ok(Written::Expired);
                };
                let token = self.action_token_keys.derive(row.generation, row.id, &row.nonce)?;
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
            not_before: not_before(unit.as_mut(), message).await?,
            written_at: message.created_at,
        })))
    }

    async fn settle_message(
        &self,
        claimed: &ClaimedMessage,
        settlement: Settlement,
    ) -> Result<(), Failure> {
        let id = claimed.message.id;
        let now = self.clock.now();
        let owner = claimed.message.recipient.owner();
        // Only giving a mail up concerns its owner's row: what went out is settled though the
        // owner's line is long, and does not go out again.
        let gate = match settlement {
            Settlement::Drop => Gate::account(owner),
            Settlement::Delivered | Settlement::Retry(_) | Settlement::Forget => {
                Gate::named(&id.to_string())
            }
        };
        let mut unit = self.store.begin(gate).await?;
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
                self.record(unit.as_mut(), event).await?;
            }
        }
        unit.commit().await?;
        Ok(())
    }
}

/// When, with what and from where that was done of which a mail tells.
async fn event_context(
    unit: &mut dyn ReadUnit,
    message: &NewMessage,
) -> Result<Option<EventContext>, Failure> {
    let Some(id) = message.about else { return Ok(None) };
    let event = unit.audit().find(Chain::Account(message.recipient.owner()), id).await?;
    Ok(event.and_then(|event| {
        let at = event.notified.at;
        event.notified.origin.map(|origin| EventContext { at, origin })
    }))
}

/// Before which time that does not come about of which a mail tells. It runs from the hand-over, so
/// that it is later where this mail is late; nothing when it was ended meanwhile.
async fn not_before(
    unit: &mut dyn ReadUnit,
    message: &NewMessage,
) -> Result<Option<Timestamp>, Failure> {
    let owner = message.recipient.owner();
    Ok(match message.template {
        Template::RecoveryDelayed => {
            let open = unit.recoveries().open(owner).await?;
            open.and_then(|open| open.stage.waits_until())
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

/// What a person wrote who asks for help, and whose mailbox was proven; nothing when that is not
/// known any more: nobody's words are taken for the owner's.
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
            let recovers = address.role.recovers_or_did();
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
        fn waits_grow_to_the_longest_and_end_with_the_last_attempt(attempts in 1_u32..100) {
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

    /// Whose the words of a case are that came from one of these addresses.
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
    async fn words_to_a_person_go_out_under_the_mailbox_that_was_proven_or_not_at_all() {
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
            // Forgotten meanwhile: they are not taken for the account's own.
            assert_eq!(asker(id, vec![other(role)]).await, None, "{role:?}");
        }
    }

    #[test]
    fn a_mail_is_tried_for_two_days() {
        let policy = DeliveryPolicy::default();
        let total: Duration = (1..).map_while(|attempts| policy.retry_after(attempts)).sum();
        assert!(total > Duration::from_hours(47), "{total:?}");
    }
}
