//! Deadlines for answers.
//!
//! After the deadline the client gets 503. Work that only reads is dropped. Work that may have
//! counted an attempt or queued a mail continues as a task, and graceful shutdown waits for it.

use std::time::Duration;

use futures_util::future::BoxFuture;
use poem::{Response, Result};
use tokio::time::timeout;
use tokio_util::task::TaskTracker;

use crate::http::fail::Fail;

#[derive(Debug, thiserror::Error)]
#[error("the request took longer than its deadline")]
struct Late;

/// Drops the work at the deadline.
pub(crate) async fn drop_late(
    deadline: Duration,
    work: impl Future<Output = Result<Response>>,
) -> Result<Response> {
    timeout(deadline, work).await.unwrap_or_else(|_| Err(Fail::overloaded(Late).into()))
}

/// Answers at the deadline and lets the work finish.
pub(crate) async fn finish_late(
    deadline: Duration,
    tracker: &TaskTracker,
    mut work: BoxFuture<'static, Result<Response>>,
) -> Result<Response> {
    if let Ok(answer) = timeout(deadline, &mut work).await {
        return answer;
    }
    tracker.spawn(work);
    Err(Fail::overloaded(Late).into())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use poem::http::StatusCode;
    use tokio::sync::{Notify, oneshot};

    use super::*;

    const DEADLINE: Duration = Duration::from_millis(50);

    #[tokio::test]
    async fn late_change_continues_after_its_answer() {
        let tracker = TaskTracker::new();
        let (gate, done) = (Arc::new(Notify::new()), oneshot::channel());
        let waits = Arc::clone(&gate);
        let work = Box::pin(async move {
            waits.notified().await;
            done.0.send(()).unwrap();
            Ok(Response::default())
        });
        let late = finish_late(DEADLINE, &tracker, work).await.unwrap_err();
        assert_eq!(late.status(), StatusCode::SERVICE_UNAVAILABLE);
        gate.notify_one();
        done.1.await.unwrap();
        tracker.close();
        tracker.wait().await;
    }

    #[tokio::test]
    async fn late_read_is_dropped() {
        let late = drop_late(DEADLINE, std::future::pending()).await.unwrap_err();
        assert_eq!(late.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(drop_late(DEADLINE, async { Ok(Response::default()) }).await.is_ok());
    }
}
