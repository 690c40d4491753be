//! The password hasher: Argon2id (RFC 9106) on its own threads, behind a bounded queue (ADR 0004).
//!
//! A full queue answers at once. Each party can take only a share of it, and strangers leave a part
//! of it to known devices, sessions and links. A job whose caller has gone is skipped, and a panic ends only its own job. The threads run at the lowest
//! priority. A verification costs the same with and without a stored hash.

mod error;
mod memory;
mod phc;
mod places;
mod queue;
mod settings;
mod threads;

pub use error::{HashError, HasherStartError};
pub use settings::HashSettings;

use crate::{KeyRing, keys::KeyBytes};
use argon2::Params;
use async_trait::async_trait;
use identity_core::{
    kernel::{AccountId, Failure, Gate},
    password::{HashPlace, Overloaded, Password, PasswordHash, PasswordHasher, Verdict},
};
use phc::StoredHash;
use places::{Place, Places};
use std::{sync::Arc, time::Duration};
use threads::HashThreads;

/// Advice to a caller who finds the queue full: a full queue is empty after about this time.
const RETRY_AFTER: Duration = Duration::from_secs(2);

/// Hashes passwords on its own threads. Dropping it waits until the queue is empty.
pub struct Argon2Hasher {
    engine: Arc<Engine>,
    places: Arc<Places>,
    /// Dropping it closes the queue and joins the threads.
    _threads: HashThreads,
}

/// The parts that every job uses.
struct Engine {
    keys: Arc<KeyRing>,
    params: Params,
    /// Verified in place of a missing hash. Its password is not known.
    dummy: StoredHash,
    queue: Arc<queue::JobQueue>,
}

impl Argon2Hasher {
    /// Starts the threads.
    pub fn start(keys: Arc<KeyRing>, settings: &HashSettings) -> Result<Self, HasherStartError> {
        let params = settings.params()?;
        let dummy = StoredHash::dummy(params.clone(), keys.entropy());
        let places = Places::new(settings.limits());
        let threads = HashThreads::start(settings.threads, settings.idle, params.block_count())?;
        let queue = threads.queue();
        let engine = Arc::new(Engine { keys, params, dummy, queue });
        Ok(Self { engine, places: Arc::new(places), _threads: threads })
    }
}

impl PasswordHasher for Argon2Hasher {
    fn reserve(&self, gate: Gate) -> Result<Box<dyn HashPlace>, Overloaded> {
        let place = Places::take(&self.places, gate);
        let place = place.ok_or(Overloaded { retry_after: RETRY_AFTER })?;
        Ok(Box::new(Argon2Place { engine: Arc::clone(&self.engine), place }))
    }
}

struct Argon2Place {
    engine: Arc<Engine>,
    place: Place,
}

#[async_trait]
impl HashPlace for Argon2Place {
    async fn hash(
        self: Box<Self>,
        account: AccountId,
        password: &Password,
    ) -> Result<PasswordHash, Failure> {
        let Self { engine, place } = *self;
        let pepper = engine.keys.current_pepper();
        let input = engine.keys.peppered(pepper, account, password)?;
        let blank = StoredHash::blank(engine.params.clone(), engine.keys.entropy());
        let tag = engine.tag(place, &blank, input).await?;
        Ok(PasswordHash { phc: blank.with_tag(&tag).to_phc(), pepper })
    }

    async fn verify<'a>(
        self: Box<Self>,
        account: AccountId,
        password: &'a Password,
        against: Option<&'a PasswordHash>,
    ) -> Result<Verdict, Failure> {
        let Self { engine, place } = *self;
        let present = engine.keys.current_pepper();
        let (stored, pepper) = match against {
            Some(hash) => (StoredHash::parse(&hash.phc)?, hash.pepper),
            None => (engine.dummy.clone(), present),
        };
        let input = engine.keys.peppered(pepper, account, password)?;
        let tag = engine.tag(place, &stored, input).await?;
        let right = stored.matches(&tag) && against.is_some();
        let outdated = pepper != present || !stored.is_made_with(&engine.params);
        Ok(match (right, outdated) {
            (true, false) => Verdict::Right,
            (true, true) => Verdict::RightButOutdated,
            (false, _) => Verdict::Wrong,
        })
    }
}

impl Engine {
    /// Computes the tag of `input` with the parameters and salt of `hash`.
    async fn tag(
        &self,
        place: Place,
        hash: &StoredHash,
        input: KeyBytes,
    ) -> Result<phc::Tag, HashError> {
        let hash = hash.clone();
        threads::run(&self.queue, place, move |memory| hash.compute(memory, input.as_slice())).await
    }
}

#[cfg(test)]
mod tests;
