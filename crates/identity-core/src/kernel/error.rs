//! Failures: the service could not do its work (ADR 0010). A refusal is never a failure, it is an
//! outcome.

use super::VaultError;
use std::time::Duration;

/// Failures of the database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Too many units wait for the same account, or no connection came free before the deadline.
    #[error("the store is busy")]
    Busy,
    /// The database failed or cannot be reached.
    #[error("the store is unavailable")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A column holds a value that no version of this program writes.
    #[error("column {column} of table {table} holds an unknown value")]
    Corrupt { table: &'static str, column: &'static str },
    /// A sealed column does not open: it was changed, moved, or sealed with another key.
    #[error("column {column} of table {table} does not open")]
    Sealed {
        table: &'static str,
        column: &'static str,
        #[source]
        source: VaultError,
    },
}

/// Reasons why a use case could not do its work. Its unit of work was rolled back; only an attempt
/// that was counted before stays counted.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The line for this account or the hash queue is full. A retry helps.
    #[error("too much to do at once")]
    Overloaded { retry_after: Duration },
    #[error("the store failed")]
    Store(#[source] StoreError),
    #[error("the password hasher failed")]
    Hasher(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The list of breached passwords cannot be read.
    #[error("the password checker failed")]
    PasswordChecker(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("the keys failed")]
    Keys(#[from] VaultError),
}

/// Retries of a settling unit while the store is busy.
const SETTLE_AGAIN: usize = 3;

/// Settles a counted attempt, with retries: the account's line may be full for a moment, and an
/// attempt that is never settled would count as a failure.
pub(crate) async fn settle_reliably<T, F>(settle: impl Fn() -> F) -> Result<T, Failure>
where
    F: Future<Output = Result<T, Failure>>,
{
    for _ in 0..SETTLE_AGAIN {
        match settle().await {
            Err(Failure::Overloaded { .. }) => {}
            settled => return settled,
        }
    }
    settle().await
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::Overloaded { retry_after: Duration::from_secs(1) },
            error => Self::Store(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[tokio::test]
    async fn counted_attempt_is_settled_although_the_line_is_full_for_a_moment() {
        let full = || Failure::Overloaded { retry_after: Duration::from_secs(1) };
        for (busy, settles) in [(0, true), (SETTLE_AGAIN, true), (SETTLE_AGAIN + 1, false)] {
            let tries = AtomicUsize::new(0);
            let settle = || async {
                let before = tries.fetch_add(1, Ordering::SeqCst);
                if before < busy { Err(full()) } else { Ok(before) }
            };
            assert_eq!(settle_reliably(settle).await.ok(), settles.then_some(busy));
            assert_eq!(tries.into_inner(), busy.min(SETTLE_AGAIN) + 1);
        }
        let broken = || async { Err::<(), _>(Failure::Store(StoreError::Busy)) };
        assert!(settle_reliably(broken).await.is_err());
    }
}
