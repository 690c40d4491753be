//! Why a hash was not computed.

use identity_core::kernel::Failure;
use std::io;

/// Why a hash was not computed. A wrong password is none of these.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// The stored hash is no Argon2id PHC string of version 19 with a salt and a 32-byte tag.
    #[error("a stored password hash is malformed")]
    Malformed,
    /// The stored hash asks for more than 1 GiB, 16 iterations or 4 lanes.
    #[error("a stored password hash asks for too much work")]
    TooCostly,
    /// There is no memory for the hash.
    #[error("there is no memory for a password hash")]
    OutOfMemory,
    /// Argon2 refused its input.
    #[error("the password hash could not be computed")]
    Argon2(#[from] argon2::Error),
    /// A defect in the computation.
    #[error("the computation of a password hash panicked")]
    Panicked,
    /// The hasher is being shut down.
    #[error("the password hasher has stopped")]
    Stopped,
}

impl From<HashError> for Failure {
    fn from(error: HashError) -> Self {
        Self::Hasher(Box::new(error))
    }
}

/// Why the hasher did not start.
#[derive(Debug, thiserror::Error)]
pub enum HasherStartError {
    /// Not parameters of Argon2id (RFC 9106, section 3.1).
    #[error("the settings are no parameters of Argon2id")]
    Parameters(#[from] argon2::Error),
    /// With these numbers nothing would ever be hashed.
    #[error("threads and places per gate must be at least one")]
    NoPlaces,
    /// The operating system gives no thread.
    #[error("a hash thread could not be started")]
    Thread(#[from] io::Error),
}
