//! What nobody waits for: delivering mail, forgetting what is over, telling owners what they have
//! to know.
//!
//! All end soon after `stop`: the work in hand has a grace, the next is not begun.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use identity_core::Identity;
use identity_core::kernel::Failure;
use identity_core::notify::{Mail, MailError, Mailer};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

/// How long mail waits at most that another process put into the outbox, or that is due again.
const MAIL_EVERY: Duration = Duration::from_secs(1);
const WATCH_EVERY: Duration = Duration::from_secs(10);
const UPKEEP_EVERY: Duration = Duration::from_mins(10);
const AFTER_FAILURE: Duration = Duration::from_secs(5);
/// How long mails may still go out after the stop. One that is cut off in the middle goes out
/// again when its lease is over: the outbox promises at least once, not exactly once.
const GRACE: Duration = Duration::from_secs(5);

/// Delivers mail until `stop`: at once when woken, and every second.
pub async fn deliver_mail(
    identity: Identity,
    mailer: Arc<dyn Mailer>,
    mail_waits: Arc<Notify>,
    stop: CancellationToken,
) {
    let mailer = Logged(mailer);
    while !stop.is_cancelled() {
        let delivery = identity.deliver_due(&mailer);
        let Some(delivered) = within_grace(&stop, GRACE, delivery).await else {
            warn!("stopped with mails under way: they go out again later");
            return;
        };
        let wait = match delivered {
            Ok(0) => MAIL_EVERY,
            Ok(_) => continue,
            Err(failure) => {
                warn!(error = %chain(&failure), "mail waits");
                AFTER_FAILURE
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = mail_waits.notified() => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
}

/// Forgets what is over and reminds of old passwords, every ten minutes.
pub async fn upkeep(identity: Identity, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match identity.remind_step().await {
            Ok(0) => {}
            Ok(people) => {
                info!(people, "reminded of old passwords");
                continue;
            }
            Err(failure) => warn!(error = %chain(&failure), "reminders wait"),
        }
        match identity.purge_step().await {
            Ok(0) => {}
            Ok(rows) => {
                info!(rows, "forgot what is over");
                continue;
            }
            Err(failure) => warn!(error = %chain(&failure), "what is over stays for now"),
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(UPKEEP_EVERY) => {}
        }
    }
}

/// Tells owners what they have to know and moves on what has waited, every ten seconds;
/// at the end it writes down the refusals that are only counted.
pub async fn watch(identity: Identity, mail_waits: Arc<Notify>, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match watch_step(&identity).await {
            Ok(0) => {}
            Ok(_) => mail_waits.notify_one(),
            Err(failure) => warn!(error = %chain(&failure), "what owners have to know waits"),
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(WATCH_EVERY) => {}
        }
    }
    if let Err(failure) = identity.record_refusals(Duration::ZERO).await {
        warn!(error = %chain(&failure), "some refusals are not written down");
    }
}

async fn watch_step(identity: &Identity) -> Result<usize, Failure> {
    let moved = identity.recoveries_step().await;
    let returned = identity.email_changes_step().await;
    let notified = identity.unfinished_step().await;
    identity.record_refusals(identity.policy().throttle.refusal_report_interval).await?;
    Ok(moved? + returned? + notified?)
}

/// Waits until these have ended, at most so long; tells whether they have.
pub async fn ended(workers: impl IntoIterator<Item = JoinHandle<()>>, limit: Duration) -> bool {
    let all = async {
        for worker in workers {
            drop(worker.await);
        }
    };
    tokio::time::timeout(limit, all).await.is_ok()
}

/// What the work gives; nothing when it is still under way this long after the stop.
async fn within_grace<T>(
    stop: &CancellationToken,
    grace: Duration,
    work: impl Future<Output = T>,
) -> Option<T> {
    let over = async {
        stop.cancelled().await;
        tokio::time::sleep(grace).await;
    };
    tokio::select! {
        biased;
        done = work => Some(done),
        () = over => None,
    }
}

/// An error with all its causes, in a line.
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// Tells the operator of mail that does not go out; the core only decides what becomes of it.
struct Logged(Arc<dyn Mailer>);

#[async_trait]
impl Mailer for Logged {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let sent = self.0.send(mail).await;
        if let Err(error) = &sent {
            let template = mail.template.as_str();
            warn!(message = %mail.id, template, error = %chain(error), "a mail did not go out");
        }
        sent
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use identity_core::Policy;
    use identity_core::kernel::Timestamp;
    use identity_core::testing::{MockStore, MockUnit, ports};

    use super::*;

    const SHORT: Duration = Duration::from_millis(1);

    #[tokio::test]
    async fn work_has_a_grace_after_the_stop_and_no_more() {
        let stop = CancellationToken::new();
        stop.cancel();
        assert_eq!(within_grace(&stop, SHORT, ready(7)).await, Some(7));
        assert_eq!(within_grace(&stop, SHORT, pending::<()>()).await, None);
    }

    #[tokio::test]
    async fn work_has_all_its_time_before_the_stop() {
        let stop = CancellationToken::new();
        let work = tokio::task::yield_now();
        assert_eq!(within_grace(&stop, Duration::ZERO, work).await, Some(()));
    }

    #[tokio::test]
    async fn upkeep_ends_at_the_stop_though_there_is_more_to_forget() {
        let stop = CancellationToken::new();
        let mut unit = MockUnit::default();
        let asked = stop.clone();
        unit.retention.expect_purge().return_once(move |_, _| {
            asked.cancel();
            Ok(500)
        });
        let mut nobody = MockUnit::default();
        nobody.passwords.expect_due_for_reminder().return_once(|_, _| Ok(Vec::new()));
        let store = Arc::new(MockStore::of([nobody, unit]));
        let ports = ports(store.clone(), Timestamp::from_millis(0));
        upkeep(Identity::new(ports, Policy::default()), stop).await;
        assert_eq!(store.committed(), 1);
    }

    #[tokio::test]
    async fn a_worker_that_does_not_end_is_not_waited_for_without_limit() {
        assert!(ended([tokio::spawn(ready(()))], Duration::from_secs(20)).await);
        assert!(!ended([tokio::spawn(pending())], SHORT).await);
    }
}
