//! Whether this process lives, and whether it can do its work.

use std::sync::Arc;
use std::time::Duration;

use identity_core::Store;
use identity_core::kernel::{Clock, Timestamp};
use poem::http::StatusCode;
use poem::{IntoResponse as _, Response};
use tracing::warn;

/// A process and a database that disagree by more are not ready: expiry is judged by the one and
/// shown by the other.
pub const MAX_SKEW: Duration = Duration::from_secs(5);

/// What readiness looks at.
pub struct Health {
    /// The database.
    pub store: Arc<dyn Store>,
    /// The process's clock.
    pub clock: Arc<dyn Clock>,
}

impl Health {
    /// `GET /health/live`: the process answers.
    pub fn live() -> Response {
        "alive\n".into_response()
    }

    /// `GET /health/ready`: the database answers, and its clock agrees with ours.
    pub async fn ready(&self) -> Response {
        match self.skew().await {
            Ok(skew) if skew <= MAX_SKEW => "ready\n".into_response(),
            Ok(skew) => {
                warn!(seconds = skew.as_secs(), "process and database differ in time");
                StatusCode::SERVICE_UNAVAILABLE.into_response()
            }
            Err(error) => {
                warn!(%error, "the database does not answer");
                StatusCode::SERVICE_UNAVAILABLE.into_response()
            }
        }
    }

    /// How far the clocks of process and database are apart.
    pub async fn skew(&self) -> Result<Duration, identity_core::kernel::StoreError> {
        let theirs = self.store.time().await?;
        Ok(apart(self.clock.now(), theirs))
    }
}

/// The time between two instants, whichever is the later.
pub fn apart(ours: Timestamp, theirs: Timestamp) -> Duration {
    theirs.since(ours).max(ours.since(theirs))
}
