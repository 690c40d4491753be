//! The settings of the hasher.

use super::{HasherStartError, phc::TAG_LENGTH, places::Limits};
use argon2::Params;
use std::{num::NonZero, thread, time::Duration};

/// The cost of a hash and the size of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HashSettings {
    /// Memory of one hash in KiB, at least 8 for each lane.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub iterations: u32,
    /// Number of lanes, which are computed one after the other.
    pub parallelism: u32,
    /// Number of threads, each with its own memory.
    pub threads: usize,
    /// Places beyond one for each thread.
    pub queue: usize,
    /// Most places for all strangers at one gate.
    pub per_gate: usize,
    /// Most places for one party at one gate.
    pub per_party: usize,
    /// Time without a job after which a thread releases its memory.
    pub idle: Duration,
}

impl Default for HashSettings {
    /// Returns m = 19 MiB, t = 2, p = 1 (OWASP Password Storage Cheat Sheet) and one thread for
    /// each core. That is less than the second choice of RFC 9106, section 4 (64 MiB, t = 3, p =
    /// 4), but the input contains a pepper.
    fn default() -> Self {
        Self {
            memory_kib: 19_456,
            iterations: 2,
            parallelism: 1,
            threads: thread::available_parallelism().map_or(1, NonZero::get),
            queue: 64,
            per_gate: 16,
            per_party: 8,
            idle: Duration::from_secs(30),
        }
    }
}

impl HashSettings {
    /// Returns the cheapest parameters of Argon2id, for tests that are not about the hash. Never
    /// use them in production.
    #[doc(hidden)]
    pub fn cheap_for_tests() -> Self {
        Self { memory_kib: 8, iterations: 1, threads: 2, ..Self::default() }
    }

    /// Returns the limits of the places, with a quarter of them reserved.
    pub(super) fn limits(&self) -> Limits {
        let total = self.threads.saturating_add(self.queue);
        Limits { total, reserved: total / 4, strangers: self.per_gate, party: self.per_party }
    }

    pub(super) fn params(&self) -> Result<Params, HasherStartError> {
        if self.threads == 0 || self.per_gate == 0 || self.per_party == 0 {
            return Err(HasherStartError::NoPlaces);
        }
        let (memory, iterations) = (self.memory_kib, self.iterations);
        Ok(Params::new(memory, iterations, self.parallelism, Some(TAG_LENGTH))?)
    }
}
