//! Where attempts are kept.

use super::{Attempt, AttemptEnd};
use crate::kernel::{AttemptId, StoreError, Timestamp};
use async_trait::async_trait;

/// The attempts to sign in.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Attempts: Send {
    /// Counts an attempt.
    async fn count(&mut self, attempt: &Attempt) -> Result<(), StoreError>;
    /// Ends an attempt; `false` when it had ended before.
    async fn settle(
        &mut self,
        id: AttemptId,
        end: AttemptEnd,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
}
