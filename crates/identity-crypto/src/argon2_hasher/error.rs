//! Errors of the password hasher.

use identity_core::kernel::Failure;
use std::io;

/// Reasons why a hash was not computed. A wrong password is not an error.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// The stored hash is not an Argon2id PHC string of version 19 with a salt and a 32-byte tag.
    #[error("a stored password hash is malformed")]
    Malformed,
    /// The stored hash asks for more than 1 GiB, 16 iterations or 4 lanes.
    #[error("a stored password hash exceeds the work limit")]
    TooCostly,
    #[error("there is no memory for a password hash")]
    OutOfMemory,
    /// The Argon2 library refused its input.
    #[error("the password hash could not be computed")]
    Argon2(#[from] argon2::Error),
    #[error("the computation of a password hash panicked")]
    Panicked,
    #[error("the password hasher has stopped")]
    Stopped,
}

impl From<HashError> for Failure {
    fn from(error: HashError) -> Self {
        Self::Hasher(Box::new(error))
    }
}

/// Reasons why the hasher does not start.
#[derive(Debug, thiserror::Error)]
pub enum HasherStartError {
    /// RFC 9106, section 3.1, does not allow these parameters.
    #[error("Argon2id does not allow these parameters")]
    Parameters(#[from] argon2::Error),
    #[error("threads and places per gate must be at least one")]
    NoPlaces,
    #[error("a hash thread could not be started")]
    Thread(#[from] io::Error),
}
