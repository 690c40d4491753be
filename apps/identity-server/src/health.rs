//! Liveness and readiness, for load balancers and service managers.

use std::sync::Arc;
use std::time::Duration;

use identity_core::Store;
use identity_core::kernel::{Clock, StoreError, Timestamp};
use poem::http::StatusCode;
use poem::{IntoResponse as _, Response};
use tracing::warn;

use crate::log::chain;

/// The largest difference between the clocks of process and database in a ready server. Each
/// server decides by its own clock what has expired, so servers on one database have to agree.
pub const MAX_SKEW: Duration = Duration::from_secs(5);

/// The parts that readiness depends on.
pub struct Health {
    pub store: Arc<dyn Store>,
    pub clock: Arc<dyn Clock>,
}

impl Health {
    /// Answers `GET /health/live`: always 200.
    pub fn live() -> Response {
        "alive\n".into_response()
    }

    /// Answers `GET /health/ready`: 200 when the database answers and its clock agrees with ours,
    /// else 503.
    pub async fn ready(&self) -> Response {
        match self.skew().await {
            Ok(skew) if skew <= MAX_SKEW => "ready\n".into_response(),
            Ok(skew) => {
                warn!(seconds = skew.as_secs(), "the clocks of process and database differ");
                StatusCode::SERVICE_UNAVAILABLE.into_response()
            }
            Err(error) => {
                warn!(error = %chain(&error), "the database does not answer");
                StatusCode::SERVICE_UNAVAILABLE.into_response()
            }
        }
    }

    async fn skew(&self) -> Result<Duration, StoreError> {
        let database = self.store.time().await?;
        Ok(difference(self.clock.now(), database))
    }
}

/// Returns the time between two instants, in either order.
pub fn difference(one: Timestamp, other: Timestamp) -> Duration {
    other.since(one).max(one.since(other))
}
