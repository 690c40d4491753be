//! A simulated year of attacks on the throttle and rate limit rules: credential stuffing and
//! password spraying over all accounts, and one account under constant attack from many networks.
//! Clock and randomness are deterministic, so the same scale gives the same report.

use super::ThrottleModel;
use crate::{
    kernel::{ActionTokenId, DeviceId, Source, Timestamp},
    rate_limit::{Bucket, Cost, Network, RateLimitPolicy},
    throttle::{Admission, Claimant, GuessVerdict, SecretKind, ThrottlePolicy},
};
use std::{collections::HashMap, fmt, net::IpAddr, time::Duration};
use uuid::Uuid;

const START: Timestamp = Timestamp::from_millis(1_800_000_000_000);
const HOUR: Duration = Duration::from_hours(1);
const PASSWORD: SecretKind = SecretKind::Password;

/// The size of the drill.
#[derive(Clone, Debug)]
pub struct Scale {
    /// Number of accounts. The first one is the target.
    pub accounts: u32,
    /// Number of accounts whose owners sign in, including the target.
    pub owners: u32,
    /// Number of networks that attack the target, each once an hour.
    pub networks: u32,
    /// Number of addresses that stuff and spray.
    pub bots: u32,
    /// Duration of stuffing and spraying in hours, from the start.
    pub campaign: u32,
    /// Duration of the drill in hours.
    pub hours: u32,
}

impl Scale {
    /// A million accounts for a year. Stuffing and spraying take a week.
    pub const YEAR: Self = Self {
        accounts: 1_000_000,
        owners: 1_000,
        networks: 500,
        bots: 200,
        campaign: 24 * 7,
        hours: 24 * 365,
    };
}

/// The result of a drill.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Guesses by attackers.
    pub guesses: u64,
    pub evaluated: u64,
    /// Guesses that had to wait, because of an attempt counter or a rate limit.
    pub waits: u64,
    /// Guesses that a lock rejected after dummy work.
    pub rejected: u64,
    /// Evaluated guesses at the target.
    pub on_target: u64,
    /// Largest number of evaluated guesses at any other account.
    pub on_any_other: u64,
    /// Sign-ins of owners on a known device: total and refused.
    pub on_known_devices: (u64, u64),
    /// Proofs of owners in a live session: total and refused.
    pub in_sessions: (u64, u64),
    /// Sign-ins of owners on a new device: total and successful at the first try, including those
    /// with an unlock link.
    pub on_new_devices: (u64, u64),
    /// Sign-ins that needed an unlock link because attackers had locked the account.
    pub with_links: u64,
    pub locks: u64,
    pub lock_mails: u64,
    /// Largest number of lock mails to one address in an hour.
    pub max_mails_an_hour: u64,
    /// Locks without a mail to the owner at that time or in the hour before.
    pub unnotified_locks: u64,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { guesses, evaluated, waits, rejected, .. } = self;
        writeln!(f, "guesses by attackers               {guesses}")?;
        writeln!(f, "  evaluated                        {evaluated}")?;
        writeln!(f, "  had to wait                      {waits}")?;
        writeln!(f, "  rejected by a lock               {rejected}")?;
        writeln!(f, "evaluated at the target            {}", self.on_target)?;
        writeln!(f, "evaluated at any other, at most    {}", self.on_any_other)?;
        let (tried, refused) = self.on_known_devices;
        writeln!(f, "owners on a known device           {tried}, refused {refused}")?;
        let (tried, refused) = self.in_sessions;
        writeln!(f, "owners in a live session           {tried}, refused {refused}")?;
        let (tried, got_in) = self.on_new_devices;
        let links = self.with_links;
        writeln!(
            f,
            "owners on a new device             {tried}, signed in at the first try \
             {got_in}, {links} of them with an unlock link"
        )?;
        writeln!(f, "locks                              {}", self.locks)?;
        writeln!(f, "mails about locks                  {}", self.lock_mails)?;
        writeln!(f, "  to one address in an hour        {} at most", self.max_mails_an_hour)?;
        write!(f, "locks without a mail               {}", self.unnotified_locks)
    }
}

/// Deterministic numbers from a seed (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let high = (mixed ^ (mixed >> 31)) >> 32;
        u32::try_from(high % u64::from(bound.max(1))).unwrap_or(0)
    }
}

#[derive(Default)]
struct Account {
    model: ThrottleModel,
    evaluated: u64,
    notified: Vec<Timestamp>,
}

/// The state of the simulation.
struct World {
    throttle: ThrottlePolicy,
    limits: RateLimitPolicy,
    accounts: HashMap<u32, Account>,
    rate_limit_buckets: HashMap<(Network, Cost), Bucket>,
    report: Report,
}

/// Runs the drill.
pub fn run(scale: &Scale) -> Report {
    let mut world = World {
        throttle: ThrottlePolicy::default(),
        limits: RateLimitPolicy::default(),
        accounts: HashMap::new(),
        rate_limit_buckets: HashMap::new(),
        report: Report::default(),
    };
    let mut chance = Chance(7);
    let (mut stuffed, mut sprayed) = (0_u32, 0_u32);
    for hour in 0..scale.hours {
        let begins = START.after(HOUR * hour);
        let at = |part: u32, of: u32| begins.after(HOUR * part / of.max(1));
        for network in 0..scale.networks {
            world.attack(0, network_address(network), at(network, scale.networks));
        }
        // Each account gets its leaked password once and three of the commonest passwords.
        let share = if hour < scale.campaign { scale.accounts.div_ceil(scale.campaign) } else { 0 };
        for part in 0..share {
            let bot = bot_address(chance.below(scale.bots));
            world.attack(stuffed % scale.accounts, bot, at(part, share));
            stuffed += 1;
            for _ in 0..3 {
                let bot = bot_address(chance.below(scale.bots));
                world.attack(sprayed / 3 % scale.accounts, bot, at(part, share));
                sprayed += 1;
            }
        }
        // An owner signs in once a day, and once a month on a new device.
        for owner in (0..scale.owners).filter(|owner| owner % 24 == hour % 24) {
            let now = at(chance.below(3600), 3600);
            if chance.below(30) == 0 || hour < 24 {
                world.owner_on_a_new_device(owner, now);
            } else {
                let slips = chance.below(10).saturating_sub(7);
                world.owner_on_a_known_device(owner, slips, now);
            }
        }
        if hour % 24 == 0 {
            // The purge of a store.
            world.rate_limit_buckets.retain(|_, bucket| begins < bucket.refilled_at());
        }
    }
    let others = world.accounts.iter().filter(|(id, _)| **id != 0);
    world.report.on_any_other = others.map(|(_, it)| it.evaluated).max().unwrap_or(0);
    world.report.on_target = world.accounts.get(&0).map_or(0, |it| it.evaluated);
    world.report
}

impl World {
    /// Tries a wrong password as a stranger.
    fn attack(&mut self, account: u32, address: IpAddr, now: Timestamp) {
        let source = Source::of(address);
        let by = Claimant::Stranger(source);
        self.report.guesses += 1;
        let known = self.accounts.entry(account).or_default();
        let attempt = match known.model.admission(PASSWORD, by, now, &self.throttle) {
            Admission::Evaluate(attempt) => attempt,
            Admission::RetryAfter(_) => {
                self.report.waits += 1;
                return;
            }
            Admission::RejectAfterDummyWork | Admission::Disabled => {
                self.report.rejected += 1;
                return;
            }
        };
        if !self.pays(source, &attempt.costs, now) {
            self.report.waits += 1;
            return;
        }
        let Some(known) = self.accounts.get_mut(&account) else { return };
        let locked = known.model.state.lock.is_some();
        known.model.guess(PASSWORD, by, now, &self.throttle);
        known.evaluated += 1;
        self.report.evaluated += 1;
        if !locked && known.model.state.lock.is_some() {
            self.notify_lock(account, now);
        }
    }

    /// Spends the cost of a guess for every network of a source. Spends nothing if one cannot pay.
    fn pays(&mut self, source: Source, costs: &[Cost], now: Timestamp) -> bool {
        let mut spent = Vec::new();
        for cost in costs {
            for network in Network::around(source) {
                let bucket = self.rate_limit_buckets.get(&(network, *cost)).copied();
                let allowance = self.limits.allowance(*cost, &network);
                match bucket.unwrap_or(Bucket::none(now)).spend(allowance, now) {
                    Ok(bucket) => spent.push(((network, *cost), bucket)),
                    Err(_) => return false,
                }
            }
        }
        self.rate_limit_buckets.extend(spent);
        true
    }

    fn notify_lock(&mut self, account: u32, now: Timestamp) {
        let Some(known) = self.accounts.get_mut(&account) else { return };
        self.report.locks += 1;
        let last = known.notified.last().copied();
        if self.throttle.notifies_lock(last, now) {
            known.notified.push(now);
            self.report.lock_mails += 1;
        }
        let lately = |at: &&Timestamp| now.since(**at) < HOUR;
        let hour = known.notified.iter().rev().take_while(lately).count() as u64;
        self.report.max_mails_an_hour = self.report.max_mails_an_hour.max(hour);
        self.report.unnotified_locks += u64::from(hour == 0);
    }

    /// Signs in after a few wrong passwords and gives a proof in the new session.
    fn owner_on_a_known_device(&mut self, owner: u32, slips: u32, now: Timestamp) {
        let by = Claimant::Device(device(owner), home(owner));
        let known = self.accounts.entry(owner).or_default();
        let mut refused = false;
        for _ in 0..slips {
            let slip = known.model.guess(PASSWORD, by, now, &self.throttle);
            refused |= !matches!(slip, Admission::Evaluate(_));
        }
        let complete = GuessVerdict::Complete;
        let admission = known.model.guess_with(complete, PASSWORD, by, now, &self.throttle);
        refused |= !matches!(admission, Admission::Evaluate(_));
        self.report.on_known_devices.0 += 1;
        self.report.on_known_devices.1 += u64::from(refused);
        // A live session has its own counter, so only a disabled password is refused there.
        let is_disabled = known.model.state.is_disabled(PASSWORD, &self.throttle);
        self.report.in_sessions.0 += 1;
        self.report.in_sessions.1 += u64::from(is_disabled);
    }

    /// Signs in with the right password, after an unlock link and a code if the account is locked.
    fn owner_on_a_new_device(&mut self, owner: u32, now: Timestamp) {
        let stranger = Claimant::Stranger(home(owner));
        let known = self.accounts.entry(owner).or_default();
        self.report.on_new_devices.0 += 1;
        let complete = GuessVerdict::Complete;
        let admission = known.model.guess_with(complete, PASSWORD, stranger, now, &self.throttle);
        if matches!(admission, Admission::Evaluate(_)) {
            self.report.on_new_devices.1 += 1;
            return;
        }
        self.report.with_links += 1;
        let link = Claimant::Link(ActionTokenId::from_uuid(uuid(owner, 2)));
        let factor = SecretKind::SecondFactor;
        let code = known.model.guess_with(complete, factor, link, now, &self.throttle);
        if !matches!(code, Admission::Evaluate(_)) {
            return;
        }
        known.model.unlock();
        // The attack continues before the owner has typed the password.
        for network in 0..50 {
            self.attack(owner, network_address(network), now);
        }
        let Some(known) = self.accounts.get_mut(&owner) else { return };
        let by = Claimant::Device(device(owner), home(owner));
        let admission = known.model.guess_with(complete, PASSWORD, by, now, &self.throttle);
        if matches!(admission, Admission::Evaluate(_)) {
            self.report.on_new_devices.1 += 1;
        }
    }
}

fn uuid(owner: u32, kind: u128) -> Uuid {
    Uuid::from_u128(kind << 64 | u128::from(owner))
}

fn device(owner: u32) -> DeviceId {
    DeviceId::from_uuid(uuid(owner, 1))
}

/// Returns the source of an owner, in 10.0.0.0/8.
fn home(owner: u32) -> Source {
    Source::of(IpAddr::from((0x0A00_0000 | owner).to_be_bytes()))
}

/// Returns an address in its own network, in 100.0.0.0/8.
fn network_address(network: u32) -> IpAddr {
    IpAddr::from((0x6400_0001 | network << 8).to_be_bytes())
}

/// Returns an address of a bot in 200.0.0.0/8, where several share a network.
fn bot_address(bot: u32) -> IpAddr {
    IpAddr::from((0xC800_0000 | bot << 6).to_be_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_of_attacks_locks_no_owner_out_and_notifies_every_lock() {
        let scale = Scale {
            accounts: 2_000,
            owners: 48,
            networks: 100,
            bots: 4,
            campaign: 24,
            hours: 24 * 7,
        };
        let report = run(&scale);
        assert_eq!(report.guesses, report.evaluated + report.waits + report.rejected);
        assert_eq!(
            (report.on_known_devices.1, report.in_sessions.1, report.unnotified_locks),
            (0, 0, 0)
        );
        assert_eq!(report.on_new_devices.0, report.on_new_devices.1);
        assert!(report.on_new_devices.0 >= 48 && report.with_links > 0 && report.locks > 0);
        assert!(report.max_mails_an_hour <= 1);
        assert!(report.on_any_other <= 10 && report.waits > 0);
        // Ten guesses, and ten more after each unlock by the owner.
        assert!(report.on_target <= 10 * (1 + report.with_links), "{report}");
    }
}
