//! Counting a guess before it is looked at, and what becomes of the count.

use super::{Count, Decision, Guard, GuessKind, Guesser, Lane, decide};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{Chain, Details, EventKind, NewEvent},
    kernel::{AccountId, Failure, Timestamp},
    notify::{IssueToken, Purpose, Template},
    source_limit::{Charge, Spend},
};

/// A guess that is counted, and has to be settled.
#[derive(Clone, Debug)]
pub(crate) struct Admitted {
    kind: GuessKind,
    by: Guesser,
    /// Where it was counted.
    lanes: Vec<Lane>,
    /// What its source has paid for it.
    charges: Vec<Charge>,
}

impl Admitted {
    /// Whether it is itself among what is counted in this lane for this kind.
    pub(crate) fn is_counted(&self, kind: GuessKind, lane: Lane) -> bool {
        self.kind == kind && self.lanes.contains(&lane)
    }

    /// Whether it is itself among what its source has spent.
    pub(crate) fn has_paid(&self, charge: Charge) -> bool {
        self.charges.contains(&charge)
    }
}

/// Whether a guess is looked at.
#[derive(Clone, Debug)]
pub(crate) enum Admission {
    /// Yes: it is counted.
    Look(Admitted),
    /// Not before then.
    Wait(Timestamp),
    /// It is refused after the same work.
    Pretend,
    /// The same, for good.
    Retired,
}

/// What a guess that was looked at turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Looked {
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
        kind: GuessKind,
        by: Guesser,
        now: Timestamp,
    ) -> Result<Admission, Failure> {
        let guard = unit.guards().hold(subject, now).await?;
        let mut lanes = Vec::new();
        for lane in by.lanes() {
            let count = unit.guards().count(subject, kind, lane).await?;
            lanes.push((lane, count.unwrap_or(Count::none(now))));
        }
        let decision = decide(&guard, kind, &lanes, now, &self.policy.guard);
        // A source that has to wait learns nothing of an account: not even that it is locked.
        let own =
            |counted: &[(Lane, Count)]| !counted.iter().any(|(lane, _)| *lane == Lane::Strangers);
        let on_its_own = matches!(&decision, Decision::Look(counted) if own(counted));
        if let Some(source) = by.source()
            && !on_its_own
            && let Some(until) = self.source_waits(source, &[Charge::Failure, Charge::Account], now)
        {
            return Ok(Admission::Wait(until));
        }
        let counted = match decision {
            Decision::Look(counted) => counted,
            Decision::Wait(until) => return Ok(Admission::Wait(until)),
            Decision::Pretend => return Ok(Admission::Pretend),
            Decision::Retired => return Ok(Admission::Retired),
        };
        let charges = charges(kind, &counted, now);
        if let Some(source) = by.source()
            && let Spend::Wait(until) = self.charge(unit, source, &charges, now).await?
        {
            return Ok(Admission::Wait(until));
        }
        for (lane, count) in &counted {
            unit.guards().set_count(subject, kind, *lane, count).await?;
        }
        let guard = match by {
            Guesser::Link(_) => guard.failed_on_a_link(),
            Guesser::Stranger(_) | Guesser::Device(..) => guard.failed(kind),
        };
        unit.guards().save(subject, &guard).await?;
        let lanes = counted.into_iter().map(|(lane, _)| lane).collect();
        Ok(Admission::Look(Admitted { kind, by, lanes, charges }))
    }

    /// Settles a guess that was looked at. The failure that fills the strangers' lane locks, and
    /// the owner is told: `account` is the subject's, where there is one.
    pub(crate) async fn settle_guess(
        &self,
        unit: &mut dyn UnitOfWork,
        subject: AccountId,
        account: Option<&Account>,
        admitted: &Admitted,
        looked: Looked,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let kind = admitted.kind;
        let guard = unit.guards().hold(subject, now).await?;
        if looked == Looked::Right {
            for lane in &admitted.lanes {
                if let Some(count) = unit.guards().count(subject, kind, *lane).await? {
                    unit.guards().set_count(subject, kind, *lane, &count.one_less(now)).await?;
                }
            }
            let guard = match admitted.by {
                Guesser::Link(_) => guard.taken_back_on_a_link(),
                Guesser::Stranger(_) | Guesser::Device(..) => guard.taken_back(kind),
            };
            unit.guards().save(subject, &guard).await?;
            return self.give_charges_back(unit, admitted).await;
        }
        let mut failures = 0;
        if admitted.lanes.contains(&Lane::Strangers) {
            let count = unit.guards().count(subject, kind, Lane::Strangers).await?;
            failures = count.map_or(0, |count| count.failures(now));
        }
        if failures >= self.policy.guard.lock_at && guard.lock.is_none() {
            unit.guards().save(subject, &guard.locked_for_guessing(now)).await?;
            if let Some(account) = account {
                self.tell_of_lock(unit, account, Details::new(), now).await?;
            }
        }
        if let Some(account) = account {
            self.tell_of_retirement(unit, account, &guard, kind, now).await?;
        }
        Ok(())
    }

    /// A completed sign-in or another whole proof: the lanes in which its guesses were counted are
    /// cleared, and no other.
    pub(crate) async fn clear_guesses(
        &self,
        unit: &mut dyn UnitOfWork,
        subject: AccountId,
        admitted: &Admitted,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let own = match admitted.by {
            Guesser::Device(id, _) => Some(Lane::Device(id)),
            Guesser::Stranger(_) | Guesser::Link(_) => None,
        };
        let counted = admitted.lanes.iter().copied();
        for lane in counted.chain(own.filter(|lane| !admitted.lanes.contains(lane))) {
            unit.guards().clear(subject, lane).await?;
        }
        self.give_charges_back(unit, admitted).await?;
        self.forget_failures(unit, subject, &GuessKind::ALL, now).await
    }

    async fn give_charges_back(
        &self,
        unit: &mut dyn UnitOfWork,
        admitted: &Admitted,
    ) -> Result<(), Failure> {
        match admitted.by.source() {
            Some(source) => self.refund(unit, source, &admitted.charges).await,
            None => Ok(()),
        }
    }

    /// The owner has proven these, or has replaced them: the failures over all lanes begin anew.
    pub(crate) async fn forget_failures(
        &self,
        unit: &mut dyn UnitOfWork,
        subject: AccountId,
        kinds: &[GuessKind],
        now: Timestamp,
    ) -> Result<(), Failure> {
        let guard = unit.guards().hold(subject, now).await?;
        let cleared = kinds.iter().fold(guard, |guard, kind| guard.succeeded(*kind));
        if cleared == guard {
            return Ok(());
        }
        Ok(unit.guards().save(subject, &cleared).await?)
    }

    /// A proof that failed in a live session, whose lane is the session's own.
    pub(crate) async fn count_failure(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        kind: GuessKind,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let guard = unit.guards().hold(account.id, now).await?.failed(kind);
        unit.guards().save(account.id, &guard).await?;
        self.tell_of_retirement(unit, account, &guard, kind, now).await
    }

    /// Locks a held account for strangers, for these reasons.
    pub(crate) async fn lock_for_strangers(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        reasons: Details,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let guard = unit.guards().hold(account.id, now).await?;
        if guard.lock.is_some() {
            return Ok(());
        }
        unit.guards().save(account.id, &guard.locked_for_guessing(now)).await?;
        self.tell_of_lock(unit, account, reasons, now).await
    }

    async fn tell_of_lock(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        reasons: Details,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let last = unit.outbox().last_told(account.id, Template::AccountLocked).await?;
        if self.policy.guard.tells_of_lock(last, now) {
            let (purpose, lifetime) = (Purpose::Unlock, self.policy.guard.unlock_link);
            let link = IssueToken::to(account.id, &account.email, purpose, lifetime);
            // To the account's own address alone: another one unlocks nothing.
            self.tell_with_link(unit, Template::AccountLocked, link, now).await?;
        }
        let chain = Chain::Account(account.id);
        let event = NewEvent::of_service(chain, EventKind::AccountLocked, now).telling(reasons);
        self.record(unit, event).await.map(drop)
    }

    /// Tells once, at the failure that retires the factor.
    async fn tell_of_retirement(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        guard: &Guard,
        kind: GuessKind,
        now: Timestamp,
    ) -> Result<(), Failure> {
        if guard.failures(kind) != self.policy.guard.retire_after {
            return Ok(());
        }
        let (template, event) = match kind {
            GuessKind::Password => (Template::PasswordRetired, EventKind::PasswordRetired),
            GuessKind::SecondFactor => {
                (Template::SecondFactorRetired, EventKind::SecondFactorRetired)
            }
        };
        let last = unit.outbox().last_told(account.id, template).await?;
        if last.is_some_and(|last| now.since(last) < self.policy.guard.lock_told_every) {
            return Ok(());
        }
        self.tell(unit, account.id, template, now).await?;
        let event = NewEvent::of_service(Chain::Account(account.id), event, now);
        self.record(unit, event).await.map(drop)
    }
}

/// What a guess costs its source: nothing on a lane of one's own.
fn charges(kind: GuessKind, counted: &[(Lane, Count)], now: Timestamp) -> Vec<Charge> {
    let mut charges = Vec::new();
    for (lane, count) in counted {
        match lane {
            Lane::Strangers => charges.push(Charge::Failure),
            // The first one that is remembered: at the password, for a factor comes after it.
            Lane::Source(_) if kind == GuessKind::Password && count.failures(now) == 1 => {
                charges.push(Charge::Account);
            }
            Lane::Source(_) | Lane::Device(_) | Lane::Link(_) => {}
        }
    }
    charges
}
