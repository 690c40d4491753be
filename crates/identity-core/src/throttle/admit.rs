//! Counting a guess before it is looked at, and what becomes of the count.

use super::{AttemptCounter, Claimant, CounterKey, Decision, SecretKind, ThrottleState, decide};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{Chain, Details, EventKind, NewEvent},
    kernel::{AccountId, Failure, Timestamp},
    notify::{IssueToken, Purpose, Template},
    rate_limit::{Cost, Spending},
};

/// A guess that is counted, and has to be settled.
#[derive(Clone, Debug)]
pub(crate) struct CountedAttempt {
    kind: SecretKind,
    by: Claimant,
    /// Where it was counted.
    counter_keys: Vec<CounterKey>,
    /// What its source has paid for it.
    costs: Vec<Cost>,
}

impl CountedAttempt {
    /// Whether it is itself among what is counted in this lane for this kind.
    pub(crate) fn is_counted(&self, kind: SecretKind, counter_key: CounterKey) -> bool {
        self.kind == kind && self.counter_keys.contains(&counter_key)
    }

    /// Whether it is itself among what its source has spent.
    pub(crate) fn has_paid(&self, charge: Cost) -> bool {
        self.costs.contains(&charge)
    }
}

/// Whether a guess is looked at.
#[derive(Clone, Debug)]
pub(crate) enum Admission {
    /// Yes: it is counted.
    Evaluate(CountedAttempt),
    /// Not before then.
    RetryAfter(Timestamp),
    /// It is refused after the same work.
    RejectAfterDummyWork,
    /// The same, for good.
    Disabled,
}

/// What a guess that was looked at turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GuessVerdict {
    /// Wrong: it stays counted.
    Wrong,
    /// Right, and less than a whole proof: it is taken back.
    Right,
}

impl Identity {
    /// Counts a guess at a subject whose account's row is held, or that has none. What is not
    /// looked at changes nothing.
    pub(crate) async fn admit(
        &self,
        unit: &mut dyn UnitOfWork,
        subject: AccountId,
        kind: SecretKind,
        by: Claimant,
        now: Timestamp,
    ) -> Result<Admission, Failure> {
        let throttle = unit.throttles().load_for_update(subject, now).await?;
        let mut counter_keys = Vec::new();
        for counter_key in by.counter_keys() {
            let count = unit.throttles().count(subject, kind, counter_key).await?;
            counter_keys.push((counter_key, count.unwrap_or(AttemptCounter::none(now))));
        }
        let decision = decide(&throttle, kind, &counter_keys, now, &self.policy.throttle);
        // A source that has to wait learns nothing of an account: not even that it is locked.
        let own = |counted: &[(CounterKey, AttemptCounter)]| {
            !counted.iter().any(|(counter_key, _)| *counter_key == CounterKey::Strangers)
        };
        let on_its_own = matches!(&decision, Decision::Evaluate(counted) if own(counted));
        if let Some(source) = by.source()
            && !on_its_own
            && let Some(until) =
                self.rate_limited_until(source, &[Cost::Failure, Cost::Account], now)
        {
            return Ok(Admission::RetryAfter(until));
        }
        let counted = match decision {
            Decision::Evaluate(counted) => counted,
            Decision::RetryAfter(until) => return Ok(Admission::RetryAfter(until)),
            Decision::RejectAfterDummyWork => return Ok(Admission::RejectAfterDummyWork),
            Decision::Disabled => return Ok(Admission::Disabled),
        };
        let costs = costs(kind, &counted, now);
        if let Some(source) = by.source()
            && let Spending::RetryAfter(until) = self.spend(unit, source, &costs, now).await?
        {
            return Ok(Admission::RetryAfter(until));
        }
        for (counter_key, count) in &counted {
            unit.throttles().set_count(subject, kind, *counter_key, count).await?;
        }
        let throttle = match by {
            Claimant::Link(_) => throttle.with_link_failure(),
            Claimant::Stranger(_) | Claimant::Device(..) => throttle.failed(kind),
        };
        unit.throttles().save(subject, &throttle).await?;
        let counter_keys = counted.into_iter().map(|(counter_key, _)| counter_key).collect();
        Ok(Admission::Evaluate(CountedAttempt { kind, by, counter_keys, costs }))
    }

    /// Settles a guess that was looked at. The failure that fills the strangers' lane locks, and
    /// the owner is told: `account` is the subject's, where there is one.
    pub(crate) async fn settle_guess(
        &self,
        unit: &mut dyn UnitOfWork,
        subject: AccountId,
        account: Option<&Account>,
        attempt_counted: &CountedAttempt,
        evaluated: GuessVerdict,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let kind = attempt_counted.kind;
        let throttle = unit.throttles().load_for_update(subject, now).await?;
        if evaluated == GuessVerdict::Right {
            for counter_key in &attempt_counted.counter_keys {
                if let Some(count) = unit.throttles().count(subject, kind, *counter_key).await? {
                    unit.throttles()
                        .set_count(subject, kind, *counter_key, &count.decremented(now))
                        .await?;
                }
            }
            let throttle = match attempt_counted.by {
                Claimant::Link(_) => throttle.without_link_failure(),
                Claimant::Stranger(_) | Claimant::Device(..) => throttle.without_failure(kind),
            };
            unit.throttles().save(subject, &throttle).await?;
            return self.refund_costs(unit, attempt_counted).await;
        }
        let mut failures = 0;
        if attempt_counted.counter_keys.contains(&CounterKey::Strangers) {
            let count = unit.throttles().count(subject, kind, CounterKey::Strangers).await?;
            failures = count.map_or(0, |count| count.failures(now));
        }
        if failures >= self.policy.throttle.lock_after && throttle.lock.is_none() {
            unit.throttles().save(subject, &throttle.locked_for_guessing(now)).await?;
            if let Some(account) = account {
                self.notify_lock(unit, account, Details::new(), now).await?;
            }
        }
        if let Some(account) = account {
            self.notify_disabled(unit, account, &throttle, kind, now).await?;
        }
        Ok(())
    }

    /// A completed sign-in or another whole proof: the lanes in which its guesses were counted are
    /// cleared, and no other.
    pub(crate) async fn clear_guesses(
        &self,
        unit: &mut dyn UnitOfWork,
        subject: AccountId,
        attempt_counted: &CountedAttempt,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let own = match attempt_counted.by {
            Claimant::Device(id, _) => Some(CounterKey::Device(id)),
            Claimant::Stranger(_) | Claimant::Link(_) => None,
        };
        let counted = attempt_counted.counter_keys.iter().copied();
        for counter_key in counted
            .chain(own.filter(|counter_key| !attempt_counted.counter_keys.contains(counter_key)))
        {
            unit.throttles().clear(subject, counter_key).await?;
        }
        self.refund_costs(unit, attempt_counted).await?;
        self.forget_failures(unit, subject, &SecretKind::ALL, now).await
    }

    async fn refund_costs(
        &self,
        unit: &mut dyn UnitOfWork,
        attempt_counted: &CountedAttempt,
    ) -> Result<(), Failure> {
        match attempt_counted.by.source() {
            Some(source) => self.refund(unit, source, &attempt_counted.costs).await,
            None => Ok(()),
        }
    }

    /// The owner has proven these, or has replaced them: the failures over all lanes begin anew.
    pub(crate) async fn forget_failures(
        &self,
        unit: &mut dyn UnitOfWork,
        subject: AccountId,
        kinds: &[SecretKind],
        now: Timestamp,
    ) -> Result<(), Failure> {
        let throttle = unit.throttles().load_for_update(subject, now).await?;
        let cleared = kinds.iter().fold(throttle, |throttle, kind| throttle.succeeded(*kind));
        if cleared == throttle {
            return Ok(());
        }
        Ok(unit.throttles().save(subject, &cleared).await?)
    }

    /// A proof that failed in a live session, whose lane is the session's own.
    pub(crate) async fn count_failure(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        kind: SecretKind,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let throttle = unit.throttles().load_for_update(account.id, now).await?.failed(kind);
        unit.throttles().save(account.id, &throttle).await?;
        self.notify_disabled(unit, account, &throttle, kind, now).await
    }

    /// Locks a held account for strangers, for these reasons.
    pub(crate) async fn lock_for_strangers(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        reasons: Details,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let throttle = unit.throttles().load_for_update(account.id, now).await?;
        if throttle.lock.is_some() {
            return Ok(());
        }
        unit.throttles().save(account.id, &throttle.locked_for_guessing(now)).await?;
        self.notify_lock(unit, account, reasons, now).await
    }

    async fn notify_lock(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        reasons: Details,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let last = unit.outbox().last_notified(account.id, Template::AccountLocked).await?;
        if self.policy.throttle.notifies_lock(last, now) {
            let (purpose, lifetime) = (Purpose::Unlock, self.policy.throttle.unlock_link_ttl);
            let link = IssueToken::to(account.id, &account.email, purpose, lifetime);
            // To the account's own address alone: another one unlocks nothing.
            self.notify_with_link(unit, Template::AccountLocked, link, now).await?;
        }
        let chain = Chain::Account(account.id);
        let event =
            NewEvent::of_service(chain, EventKind::AccountLocked, now).with_details(reasons);
        self.record(unit, event).await.map(drop)
    }

    /// Tells once, at the failure that retires the factor.
    async fn notify_disabled(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        throttle: &ThrottleState,
        kind: SecretKind,
        now: Timestamp,
    ) -> Result<(), Failure> {
        if throttle.failures(kind) != self.policy.throttle.disable_after {
            return Ok(());
        }
        let (template, event) = match kind {
            SecretKind::Password => (Template::PasswordDisabled, EventKind::PasswordDisabled),
            SecretKind::SecondFactor => {
                (Template::SecondFactorDisabled, EventKind::SecondFactorDisabled)
            }
        };
        let last = unit.outbox().last_notified(account.id, template).await?;
        if last.is_some_and(|last| now.since(last) < self.policy.throttle.lock_notice_interval) {
            return Ok(());
        }
        self.notify(unit, account.id, template, now).await?;
        let event = NewEvent::of_service(Chain::Account(account.id), event, now);
        self.record(unit, event).await.map(drop)
    }
}

/// What a guess costs its source: nothing on a lane of one's own.
fn costs(kind: SecretKind, counted: &[(CounterKey, AttemptCounter)], now: Timestamp) -> Vec<Cost> {
    let mut costs = Vec::new();
    for (counter_key, count) in counted {
        match counter_key {
            CounterKey::Strangers => costs.push(Cost::Failure),
            // The first one that is remembered: at the password, for a factor comes after it.
            CounterKey::Source(_) if kind == SecretKind::Password && count.failures(now) == 1 => {
                costs.push(Cost::Account);
            }
            CounterKey::Source(_) | CounterKey::Device(_) | CounterKey::Link(_) => {}
        }
    }
    costs
}
