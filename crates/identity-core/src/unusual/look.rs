//! Gathering what is known of a sign-in, in the unit that settles it.

use super::{Assessment, Sighting, SignInSeen, judge};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    guard::{Admitted, Count, GuessKind, Lane},
    kernel::{Failure, Origin, Timestamp},
    notify::Template,
    source_limit::{Charge, Network},
};
use std::time::Duration;

/// How long a password that was right and led nowhere is of interest.
const LATELY: Duration = Duration::from_hours(24);

/// A sign-in whose proofs were all right.
pub(crate) struct RightSignIn<'a> {
    pub(crate) account: &'a Account,
    pub(crate) known_device: bool,
    pub(crate) second_factor: bool,
    pub(crate) origin: &'a Origin,
    /// How it is counted itself: that speaks not against it.
    pub(crate) admitted: Option<&'a Admitted>,
}

impl Identity {
    /// Judges a sign-in of a held account before its lanes are cleared.
    pub(crate) async fn look_around(
        &self,
        unit: &mut dyn UnitOfWork,
        right: RightSignIn<'_>,
        now: Timestamp,
    ) -> Result<Assessment, Failure> {
        let policy = &self.policy.unusual;
        let (id, source) = (right.account.id, right.origin.source());
        let mut before = Vec::new();
        for (at, origin) in unit.sessions().begun(id, policy.history).await? {
            before.push(self.sighting(&origin, at));
        }
        let mut sprayed = 0;
        if let Some(network) = Network::around(source).next() {
            let allowance = self.policy.source_limit.allowance(Charge::Account, &network);
            let tally = unit.source_tallies().find(network, Charge::Account).await?;
            let own = right.admitted.is_some_and(|it| it.has_paid(Charge::Account));
            let spent = tally.map_or(0, |tally| tally.spent(allowance, now));
            sprayed = spent.saturating_sub(u32::from(own));
        }
        let lane = (GuessKind::Password, Lane::Strangers);
        let strangers = unit.guards().count(id, lane.0, lane.1).await?;
        let failures = strangers.map_or(0, |count: Count| count.failures(now));
        let own = right.admitted.is_some_and(|it| it.is_counted(lane.0, lane.1));
        let told = unit.outbox().last_told(id, Template::SignInUnfinished).await?;
        let seen = SignInSeen {
            known_device: right.known_device,
            second_factor: right.second_factor,
            here: self.sighting(right.origin, now),
            before: &before,
            sprayed,
            unfinished: told.is_some_and(|told| now.since(told) < LATELY),
            failures: failures.saturating_sub(u32::from(own)),
        };
        Ok(judge(&seen, policy))
    }

    fn sighting(&self, origin: &Origin, at: Timestamp) -> Sighting {
        let network = Network::widest(origin.source());
        Sighting { at, network, place: self.places.place(origin.address) }
    }
}
