//! Gathering the facts about a sign-in, in the unit that settles it.

use super::{Assessment, PriorSignIn, RiskInput, assess};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    kernel::{Failure, Origin, Timestamp},
    notify::Template,
    rate_limit::{Cost, Network},
    throttle::{AttemptCounter, CountedAttempt, CounterKey, SecretKind},
};

/// A sign-in whose proofs were all right.
pub(crate) struct VerifiedSignIn<'a> {
    pub(crate) account: &'a Account,
    pub(crate) known_device: bool,
    pub(crate) second_factor: bool,
    pub(crate) origin: &'a Origin,
    /// The sign-in's own counted attempt, which must not count against it.
    pub(crate) counted: Option<&'a CountedAttempt>,
}

/// Assesses a sign-in of a locked account, before its attempt counters are cleared.
pub(crate) async fn assess_risk(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    right: VerifiedSignIn<'_>,
    now: Timestamp,
) -> Result<Assessment, Failure> {
    let policy = &identity.policy.risk;
    let (id, source) = (right.account.id, right.origin.source());
    let mut before = Vec::new();
    for (at, origin) in unit.sessions().started(id, policy.history).await? {
        before.push(prior_sign_in(identity, &origin, at));
    }
    let mut sprayed = 0;
    if let Some(network) = Network::around(source).next() {
        let allowance = identity.policy.rate_limit.allowance(Cost::Account, &network);
        let bucket = unit.rate_limit_buckets().find(network, Cost::Account).await?;
        let own = right.counted.is_some_and(|it| it.has_paid(Cost::Account));
        let spent = bucket.map_or(0, |bucket| bucket.spent(allowance, now));
        sprayed = spent.saturating_sub(u32::from(own));
    }
    let counter_key = (SecretKind::Password, CounterKey::Strangers);
    let strangers = unit.throttles().count(id, counter_key.0, counter_key.1).await?;
    let failures = strangers.map_or(0, |count: AttemptCounter| count.failures(now));
    let own = right.counted.is_some_and(|it| it.is_counted(counter_key.0, counter_key.1));
    let notified = unit.outbox().last_queued_at(id, Template::SignInUnfinished).await?;
    let input = RiskInput {
        known_device: right.known_device,
        second_factor: right.second_factor,
        here: prior_sign_in(identity, right.origin, now),
        before: &before,
        sprayed,
        unfinished: notified.is_some_and(|notified| now.since(notified) < policy.unfinished_within),
        failures: failures.saturating_sub(u32::from(own)),
    };
    Ok(assess(&input, policy))
}

fn prior_sign_in(identity: &Identity, origin: &Origin, at: Timestamp) -> PriorSignIn {
    let network = Network::widest(origin.source());
    PriorSignIn { at, network, place: identity.places.place(origin.address) }
}
