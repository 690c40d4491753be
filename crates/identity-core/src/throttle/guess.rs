//! The one protocol for every guess at a secret: [`Guess::admit`] counts it and says whether it is
//! evaluated, the password or two-factor room evaluates it, [`Guess::settle`] applies the verdict.
//! Counting before evaluating keeps parallel guesses within the budget (ADR 0004).

use super::{
    Admission, AttemptCounter, Claimant, CountedAttempt, CounterKey, GuessVerdict, LockCause,
    SecretKind, ThrottleState,
    decide::{admit, settle},
};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{self, Chain, Details, EventKind, NewEvent},
    kernel::{AccountId, Failure, Source, Timestamp},
    notify::{self, IssueToken, Purpose, Template},
    rate_limit::{self, Cost, Spending},
};

/// A guess at a secret of an account, or of an address without one.
#[derive(Clone, Copy)]
pub(crate) struct Guess<'a> {
    /// An account, or the decoy id of an address without one.
    pub(crate) subject: AccountId,
    /// The subject's account, when it has one. Its row is locked.
    pub(crate) account: Option<&'a Account>,
    pub(crate) kind: SecretKind,
    pub(crate) claimant: Claimant,
    /// The source of the request, for the record of refused attempts.
    pub(crate) source: Source,
}

impl<'a> Guess<'a> {
    /// A guess at a secret of a locked account.
    pub(crate) fn at(
        account: &'a Account,
        kind: SecretKind,
        claimant: Claimant,
        source: Source,
    ) -> Self {
        Self { subject: account.id, account: Some(account), kind, claimant, source }
    }

    /// Counts the guess as a failure, unless it is refused. A refusal changes nothing in the store
    /// and is recorded in memory.
    pub(crate) async fn admit(
        &self,
        identity: &Identity,
        unit: &mut dyn UnitOfWork,
        now: Timestamp,
    ) -> Result<Admission, Failure> {
        let admission = self.count(identity, unit, now).await?;
        if let (Some(account), false) = (self.account, matches!(admission, Admission::Evaluate(_)))
        {
            identity.refusals.note(account.id, self.source, now);
        }
        Ok(admission)
    }

    async fn count(
        &self,
        identity: &Identity,
        unit: &mut dyn UnitOfWork,
        now: Timestamp,
    ) -> Result<Admission, Failure> {
        let policy = &identity.policy.throttle;
        let state = unit.throttles().load_for_update(self.subject, now).await?;
        let keys = self.claimant.counter_keys();
        let counters = self.load_counters(unit, &keys, now).await?;
        let admission = admit(&state, self.kind, self.claimant, &counters, now, policy);
        // A rate-limited source learns nothing about an account, not even that it is locked.
        let on_own_budget = matches!(&admission, Admission::Evaluate(attempt) if !attempt.costs.contains(&Cost::Failure));
        let costs = [Cost::Failure, Cost::Account];
        if let Some(source) = self.claimant.source()
            && !on_own_budget
            && let Some(until) = rate_limit::rate_limited_until(identity, source, &costs, now)
        {
            return Ok(Admission::RetryAfter(until));
        }
        let Admission::Evaluate(attempt) = admission else { return Ok(admission) };
        if let Some(source) = self.claimant.source()
            && let Spending::RetryAfter(until) =
                rate_limit::spend(identity, unit, source, &attempt.costs, now).await?
        {
            return Ok(Admission::RetryAfter(until));
        }
        for (key, counter) in &attempt.counters {
            if let CounterKey::Session(id) = key {
                unit.sessions().count_proof(*id, policy.own_budget).await?;
            } else {
                unit.throttles().set_count(self.subject, self.kind, *key, counter).await?;
            }
        }
        unit.throttles().save(self.subject, &attempt.counted_in(&state)).await?;
        Ok(Admission::Evaluate(attempt))
    }

    /// Applies the verdict on a counted guess. The failure that fills the strangers' budget locks
    /// the account for them, the one that uses up the whole budget disables the secret, and the
    /// owner is notified of each.
    pub(crate) async fn settle(
        &self,
        identity: &Identity,
        unit: &mut dyn UnitOfWork,
        attempt: &CountedAttempt,
        verdict: GuessVerdict,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let policy = &identity.policy.throttle;
        let state = unit.throttles().load_for_update(self.subject, now).await?;
        let keys: Vec<_> = attempt.counters.iter().map(|(key, _)| *key).collect();
        let counters = self.load_counters(unit, &keys, now).await?;
        let settlement = settle(&state, attempt, &counters, verdict, now, policy);
        for (key, counter) in &settlement.counters {
            match (key, counter) {
                (CounterKey::Session(id), Some(_)) => unit.sessions().take_back_proof(*id).await?,
                // The fresh proof that follows clears the session's failures.
                (CounterKey::Session(_), None) => {}
                (_, Some(counter)) => {
                    unit.throttles().set_count(self.subject, self.kind, *key, counter).await?;
                }
                (_, None) => unit.throttles().clear(self.subject, *key).await?,
            }
        }
        if settlement.state != state {
            unit.throttles().save(self.subject, &settlement.state).await?;
        }
        if let (true, Some(source)) = (settlement.is_refunded, self.claimant.source()) {
            rate_limit::refund(identity, unit, source, &attempt.costs).await?;
        }
        let Some(account) = self.account else { return Ok(()) };
        if settlement.locks {
            notify_lock(identity, unit, account, Details::new(), now).await?;
        }
        if settlement.disables {
            notify_disabled(identity, unit, account, self.kind, now).await?;
        }
        Ok(())
    }

    async fn load_counters(
        &self,
        unit: &mut dyn UnitOfWork,
        keys: &[CounterKey],
        now: Timestamp,
    ) -> Result<Vec<(CounterKey, AttemptCounter)>, Failure> {
        let mut counters = Vec::with_capacity(keys.len());
        for key in keys {
            let counter = match self.claimant {
                Claimant::Session(_, failures) => AttemptCounter::stored(failures, now, None),
                _ => {
                    let stored = unit.throttles().count(self.subject, self.kind, *key).await?;
                    stored.unwrap_or(AttemptCounter::none(now))
                }
            };
            counters.push((*key, counter));
        }
        Ok(counters)
    }
}

/// Clears the failures of these secrets of a locked account: the owner has proven or replaced
/// them.
pub(crate) async fn forget_failures(
    unit: &mut dyn UnitOfWork,
    subject: AccountId,
    kinds: &[SecretKind],
    now: Timestamp,
) -> Result<(), Failure> {
    let state = unit.throttles().load_for_update(subject, now).await?;
    let cleared = kinds.iter().fold(state, |state, kind| state.succeeded(*kind));
    if cleared == state {
        return Ok(());
    }
    Ok(unit.throttles().save(subject, &cleared).await?)
}

/// Opens the lock of a compromise that its owner has settled by signing in, now that the password is
/// new.
pub(crate) async fn open_settled_lock(
    unit: &mut dyn UnitOfWork,
    subject: AccountId,
    now: Timestamp,
) -> Result<(), Failure> {
    let state = unit.throttles().load_for_update(subject, now).await?;
    if state.settled.is_none() || !state.is_locked(LockCause::Compromise) {
        return Ok(());
    }
    Ok(unit.throttles().save(subject, &ThrottleState { lock: None, ..state }).await?)
}

/// Locks a loaded account for strangers, for these reasons, unless it is locked already.
pub(crate) async fn lock_for_strangers(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    reasons: Details,
    now: Timestamp,
) -> Result<(), Failure> {
    let state: ThrottleState = unit.throttles().load_for_update(account.id, now).await?;
    if state.lock.is_some() {
        return Ok(());
    }
    unit.throttles().save(account.id, &state.locked_for_guessing(now)).await?;
    notify_lock(identity, unit, account, reasons, now).await
}

async fn notify_lock(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    reasons: Details,
    now: Timestamp,
) -> Result<(), Failure> {
    let last = unit.outbox().last_queued_at(account.id, Template::AccountLocked).await?;
    if identity.policy.throttle.notifies_lock(last, now) {
        let (purpose, lifetime) = (Purpose::Unlock, identity.policy.throttle.unlock_link_ttl);
        let link = IssueToken::to(account.id, &account.email, purpose, lifetime);
        // Only to the account's own address: no other address can unlock it.
        notify::notify_with_link(identity, unit, Template::AccountLocked, link, now).await?;
    }
    let chain = Chain::Account(account.id);
    let event = NewEvent::of_service(chain, EventKind::AccountLocked, now).with_details(reasons);
    audit::record(identity, unit, event).await.map(drop)
}

async fn notify_disabled(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    kind: SecretKind,
    now: Timestamp,
) -> Result<(), Failure> {
    let (template, event) = match kind {
        SecretKind::Password => (Template::PasswordDisabled, EventKind::PasswordDisabled),
        SecretKind::SecondFactor => {
            (Template::SecondFactorDisabled, EventKind::SecondFactorDisabled)
        }
    };
    let last = unit.outbox().last_queued_at(account.id, template).await?;
    if last.is_some_and(|last| now.since(last) < identity.policy.throttle.lock_notice_interval) {
        return Ok(());
    }
    notify::notify(identity, unit, account.id, template, now).await?;
    let event = NewEvent::of_service(Chain::Account(account.id), event, now);
    audit::record(identity, unit, event).await.map(drop)
}
