//! A year of attacks on the pure rules of guessing: stuffing and spraying over all accounts, and
//! one account that is guessed at from many networks without a pause. The clock and chance are
//! made, so that the same scale gives the same report.

use super::ThrottleModel;
use crate::{
    kernel::{ActionTokenId, DeviceId, Source, Timestamp},
    rate_limit::{Bucket, Cost, Network, RateLimitPolicy},
    throttle::{Claimant, Decision, SecretKind, ThrottlePolicy},
};
use std::{collections::HashMap, fmt, net::IpAddr, time::Duration};
use uuid::Uuid;

const START: Timestamp = Timestamp::from_millis(1_800_000_000_000);
const HOUR: Duration = Duration::from_hours(1);
const PASSWORD: SecretKind = SecretKind::Password;

/// How large the drill is.
#[derive(Clone, Debug)]
pub struct Scale {
    /// How many accounts there are. The first is the one that is aimed at.
    pub accounts: u32,
    /// How many of them have owners who sign in; the first among them.
    pub owners: u32,
    /// From how many networks the first account is guessed at, once an hour from each.
    pub networks: u32,
    /// How many addresses stuff and spray.
    pub bots: u32,
    /// In how many hours at the beginning they do.
    pub campaign: u32,
    /// How many hours it goes on.
    pub hours: u32,
}

impl Scale {
    /// A million accounts, a year. The lists are through in a week.
    pub const YEAR: Self = Self {
        accounts: 1_000_000,
        owners: 1_000,
        networks: 500,
        bots: 200,
        campaign: 24 * 7,
        hours: 24 * 365,
    };
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Guesses of attackers.
    pub guesses: u64,
    /// Those that were looked at.
    pub looked_at: u64,
    /// Those that were told to wait, by an account's lanes or by a network's allowance.
    pub waits: u64,
    /// Those that a lock refused after the same work.
    pub pretended: u64,
    /// Guesses that were looked at on the account that is aimed at.
    pub on_the_first: u64,
    /// The most that were looked at on any other account.
    pub on_any_other: u64,
    /// Sign-ins of owners on a known device, and how many of these were refused.
    pub on_known_devices: (u64, u64),
    /// Proofs of owners in a live session, and how many of these were refused.
    pub in_sessions: (u64, u64),
    /// Sign-ins of owners on a new device, and how many of them got in at the first try, some of
    /// them with a mailed link.
    pub on_new_devices: (u64, u64),
    /// How many of those took a mailed link, because strangers had locked the account.
    pub with_links: u64,
    /// Locks.
    pub locks: u64,
    /// Mails about locks.
    pub lock_mails: u64,
    /// The most of these to one address in an hour.
    pub mails_an_hour: u64,
    /// Locks of which the owner was told neither then nor within the hour before.
    pub untold: u64,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { guesses, looked_at, waits, pretended, .. } = self;
        writeln!(f, "guesses of attackers               {guesses}")?;
        writeln!(f, "  looked at                        {looked_at}")?;
        writeln!(f, "  told to wait                     {waits}")?;
        writeln!(f, "  refused by a lock                {pretended}")?;
        writeln!(f, "looked at on the aimed-at account  {}", self.on_the_first)?;
        writeln!(f, "looked at on any other, at most    {}", self.on_any_other)?;
        let (tried, refused) = self.on_known_devices;
        writeln!(f, "owners on a known device           {tried}, refused {refused}")?;
        let (tried, refused) = self.in_sessions;
        writeln!(f, "owners in a live session           {tried}, refused {refused}")?;
        let (tried, got_in) = self.on_new_devices;
        let links = self.with_links;
        writeln!(
            f,
            "owners on a new device             {tried}, in at the first try {got_in}, {links} of \
             them with a mailed link"
        )?;
        writeln!(f, "locks                              {}", self.locks)?;
        writeln!(f, "mails about locks                  {}", self.lock_mails)?;
        writeln!(f, "  to one address in an hour        {} at most", self.mails_an_hour)?;
        write!(f, "locks nobody was told of           {}", self.untold)
    }
}

/// Numbers that follow from a seed (`SplitMix64`).
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
    looked_at: u64,
    notified: Vec<Timestamp>,
}

/// The world in which it happens.
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
        // Each account once with its leaked password, and three times with the commonest ones.
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
        // An owner signs in once a day, and once a month on a device that is new.
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
            // What a store purges.
            world.rate_limit_buckets.retain(|_, bucket| begins < bucket.refilled_at());
        }
    }
    let others = world.accounts.iter().filter(|(id, _)| **id != 0);
    world.report.on_any_other = others.map(|(_, it)| it.looked_at).max().unwrap_or(0);
    world.report.on_the_first = world.accounts.get(&0).map_or(0, |it| it.looked_at);
    world.report
}

impl World {
    /// A wrong password of a stranger.
    fn attack(&mut self, account: u32, address: IpAddr, now: Timestamp) {
        let source = Source::of(address);
        let by = Claimant::Stranger(source);
        self.report.guesses += 1;
        let known = self.accounts.entry(account).or_default();
        let first =
            known.model.count(PASSWORD, crate::throttle::CounterKey::Source(source)).is_none();
        match known.model.decision(PASSWORD, by, now, &self.throttle) {
            Decision::Evaluate(_) => {}
            Decision::RetryAfter(_) => {
                self.report.waits += 1;
                return;
            }
            Decision::RejectAfterDummyWork | Decision::Disabled => {
                self.report.pretended += 1;
                return;
            }
        }
        if !self.pays(source, first, now) {
            self.report.waits += 1;
            return;
        }
        let Some(known) = self.accounts.get_mut(&account) else { return };
        let locked = known.model.throttle.lock.is_some();
        known.model.guess(PASSWORD, by, now, &self.throttle);
        known.looked_at += 1;
        self.report.looked_at += 1;
        if !locked && known.model.throttle.lock.is_some() {
            self.notify_lock(account, now);
        }
    }

    /// Whether every network of a source has what a guess costs; nothing is spent otherwise.
    fn pays(&mut self, source: Source, first: bool, now: Timestamp) -> bool {
        let costs: &[Cost] = if first { &[Cost::Failure, Cost::Account] } else { &[Cost::Failure] };
        let mut spent = Vec::new();
        for charge in costs {
            for network in Network::around(source) {
                let bucket = self.rate_limit_buckets.get(&(network, *charge)).copied();
                let allowance = self.limits.allowance(*charge, &network);
                match bucket.unwrap_or(Bucket::none(now)).spend(allowance, now) {
                    Ok(bucket) => spent.push(((network, *charge), bucket)),
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
        self.report.mails_an_hour = self.report.mails_an_hour.max(hour);
        self.report.untold += u64::from(hour == 0);
    }

    /// Wrong a few times, then right; and a proof in the session that begins.
    fn owner_on_a_known_device(&mut self, owner: u32, slips: u32, now: Timestamp) {
        let by = Claimant::Device(device(owner), home(owner));
        let known = self.accounts.entry(owner).or_default();
        let mut refused = false;
        for _ in 0..slips {
            let slip = known.model.guess(PASSWORD, by, now, &self.throttle);
            refused |= !matches!(slip, Decision::Evaluate(_));
        }
        let decision = known.model.guess(PASSWORD, by, now, &self.throttle);
        refused |= !matches!(decision, Decision::Evaluate(_));
        known.model.right(by, &decision);
        self.report.on_known_devices.0 += 1;
        self.report.on_known_devices.1 += u64::from(refused);
        // A live session has a lane of its own: only a retired factor refuses there.
        let retired = known.model.throttle.is_disabled(PASSWORD, &self.throttle);
        self.report.in_sessions.0 += 1;
        self.report.in_sessions.1 += u64::from(retired);
    }

    /// The right password; where the account is locked, the mailed link and a code first.
    fn owner_on_a_new_device(&mut self, owner: u32, now: Timestamp) {
        let stranger = Claimant::Stranger(home(owner));
        let known = self.accounts.entry(owner).or_default();
        self.report.on_new_devices.0 += 1;
        let decision = known.model.guess(PASSWORD, stranger, now, &self.throttle);
        if matches!(decision, Decision::Evaluate(_)) {
            known.model.right(stranger, &decision);
            self.report.on_new_devices.1 += 1;
            return;
        }
        self.report.with_links += 1;
        let link = Claimant::Link(ActionTokenId::from_uuid(uuid(owner, 2)));
        let code = known.model.guess(SecretKind::SecondFactor, link, now, &self.throttle);
        if !matches!(code, Decision::Evaluate(_)) {
            return;
        }
        known.model.right(link, &code);
        known.model.open();
        // The attack goes on before the owner has typed the password.
        for network in 0..50 {
            self.attack(owner, network_address(network), now);
        }
        let Some(known) = self.accounts.get_mut(&owner) else { return };
        let by = Claimant::Device(device(owner), home(owner));
        let decision = known.model.guess(PASSWORD, by, now, &self.throttle);
        if matches!(decision, Decision::Evaluate(_)) {
            known.model.right(by, &decision);
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

/// Where an owner is: 10.0.0.0/8.
fn home(owner: u32) -> Source {
    Source::of(IpAddr::from((0x0A00_0000 | owner).to_be_bytes()))
}

/// An address of a network of its own: 100.0.0.0/8.
fn network_address(network: u32) -> IpAddr {
    IpAddr::from((0x6400_0001 | network << 8).to_be_bytes())
}

/// Several to a network: 200.0.0.0/8.
fn bot_address(bot: u32) -> IpAddr {
    IpAddr::from((0xC800_0000 | bot << 6).to_be_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_of_attacks_keeps_no_owner_out_and_tells_each_lock() {
        let scale = Scale {
            accounts: 2_000,
            owners: 48,
            networks: 100,
            bots: 4,
            campaign: 24,
            hours: 24 * 7,
        };
        let report = run(&scale);
        assert_eq!(report.guesses, report.looked_at + report.waits + report.pretended);
        assert_eq!((report.on_known_devices.1, report.in_sessions.1, report.untold), (0, 0, 0));
        assert_eq!(report.on_new_devices.0, report.on_new_devices.1);
        assert!(report.on_new_devices.0 >= 48 && report.with_links > 0 && report.locks > 0);
        assert!(report.mails_an_hour <= 1);
        assert!(report.on_any_other <= 10 && report.waits > 0);
        // Ten, and ten more for each time that the owner has opened the lock.
        assert!(report.on_the_first <= 10 * (1 + report.with_links), "{report}");
    }
}
