//! What the hasher is started with.

use super::{HasherStartError, phc::TAG_LENGTH};
use argon2::Params;
use std::{num::NonZero, thread, time::Duration};

/// The cost of a hash and the size of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HashSettings {
    /// Memory of one hash, in KiB. At least 8 for each lane.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub iterations: u32,
    /// Lanes. They are computed one after the other.
    pub parallelism: u32,
    /// Threads that hash, each with memory of its own.
    pub threads: usize,
    /// Places beyond one for each thread.
    pub queue: usize,
    /// Places that work for one gate can take.
    pub per_gate: usize,
    /// After this long without a job a thread gives its memory back.
    pub idle: Duration,
}

impl Default for HashSettings {
    /// m = 19 MiB, t = 2, p = 1 (OWASP Password Storage Cheat Sheet): less than the second choice
    /// of RFC 9106, section 4 (64 MiB, t = 3, p = 4), for an input that holds a pepper besides.
    /// One thread a core.
    fn default() -> Self {
        Self {
            memory_kib: 19_456,
            iterations: 2,
            parallelism: 1,
            threads: thread::available_parallelism().map_or(1, NonZero::get),
            queue: 64,
            per_gate: 8,
            idle: Duration::from_secs(30),
        }
    }
}

impl HashSettings {
    /// The cheapest hash that Argon2id has, for tests that are not about the hash. It protects
    /// nothing: never for production.
    #[doc(hidden)]
    pub fn cheap_for_tests() -> Self {
        Self { memory_kib: 8, iterations: 1, threads: 2, ..Self::default() }
    }

    pub(super) fn params(&self) -> Result<Params, HasherStartError> {
        if self.threads == 0 || self.per_gate == 0 {
            return Err(HasherStartError::NoPlaces);
        }
        let (memory, iterations) = (self.memory_kib, self.iterations);
        Ok(Params::new(memory, iterations, self.parallelism, Some(TAG_LENGTH))?)
    }
}
