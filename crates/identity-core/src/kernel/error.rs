//! Failures: the work could not be done. A refusal is never one of these, it is an outcome.

use super::VaultError;
use std::time::Duration;

/// Why the store could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Too many units wait for the same account, or no connection came free in time.
    #[error("the store is busy")]
    Busy,
    /// The database failed or cannot be reached.
    #[error("the store is unavailable")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A row holds what no version of this program writes.
    #[error("column {column} of table {table} holds an unknown value")]
    Corrupt {
        /// The table's name.
        table: &'static str,
        /// The column's name.
        column: &'static str,
    },
    /// A sealed column does not open.
    #[error("column {column} of table {table} does not open")]
    Sealed {
        /// The table's name.
        table: &'static str,
        /// The column's name.
        column: &'static str,
        /// What the keys say.
        #[source]
        source: VaultError,
    },
}

/// Why a use case could not do its work. Nothing that it was to change has changed, unless an
/// attempt had been counted.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// All places are taken; trying again later helps.
    #[error("too much to do at once")]
    Overloaded {
        /// When to try again.
        retry_after: Duration,
    },
    /// The store failed.
    #[error("the store failed")]
    Store(#[source] StoreError),
    /// The password hash could not be computed.
    #[error("the password hasher failed")]
    Hasher(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// What knows the passwords that attackers try cannot be asked.
    #[error("the password checker failed")]
    Judge(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The keys failed.
    #[error("the keys failed")]
    Keys(#[from] VaultError),
}

/// How often settling is tried again when the store is busy.
const SETTLE_AGAIN: usize = 3;

/// Settles what was counted: the account's line may be long for a moment.
pub(crate) async fn settle_reliably<T, F>(settle: impl Fn() -> F) -> Result<T, Failure>
where
    F: Future<Output = Result<T, Failure>>,
{
    for _ in 0..SETTLE_AGAIN {
        match settle().await {
            Err(Failure::Overloaded { .. }) => {}
            settle_reliably => return settle_reliably,
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
    async fn what_was_counted_is_settled_though_the_line_is_long_for_a_moment() {
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
