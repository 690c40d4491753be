//! Background work: delivering mail, deleting what has expired, and notices that owners are due.
//!
//! Every worker ends soon after `stop`: the step it is in may finish within a grace period, and it
//! starts no other.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use identity_core::Identity;
use identity_core::kernel::{ClosedSet as _, Failure};
use identity_core::notify::{Mail, MailError, Mailer};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use crate::log::chain;

/// The longest wait of a mail that is due for a retry or that another process enqueued.
const MAIL_EVERY: Duration = Duration::from_secs(1);
const NOTICES_EVERY: Duration = Duration::from_secs(10);
const UPKEEP_EVERY: Duration = Duration::from_mins(10);
const AFTER_FAILURE: Duration = Duration::from_secs(5);
/// Time for mails that are being sent when the stop comes. A mail that is cut off is sent again
/// when its lease ends: the outbox promises at least one delivery, not exactly one.
const GRACE: Duration = Duration::from_secs(5);

/// Delivers mail until `stop`: as soon as this process enqueues one, and every second.
pub async fn deliver_mail(identity: Identity, mailer: Arc<dyn Mailer>, stop: CancellationToken) {
    let mailer = LoggedMailer(mailer);
    while !stop.is_cancelled() {
        let delivery = identity.deliver_due(&mailer);
        let Some(delivered) = within_grace(&stop, GRACE, delivery).await else {
            warn!("stopped while mails were being sent: they are sent again later");
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
            () = identity.mail_enqueued() => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
}

/// Reminds owners of old passwords and deletes what has expired, every ten minutes.
pub async fn upkeep(identity: Identity, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match identity.remind_step().await {
            Ok(0) => {}
            Ok(owners) => {
                info!(owners, "owners reminded of old passwords");
                continue;
            }
            Err(failure) => warn!(error = %chain(&failure), "password reminders wait"),
        }
        match identity.purge_step().await {
            Ok(0) => {}
            Ok(rows) => {
                info!(rows, "expired rows deleted");
                continue;
            }
            Err(failure) => warn!(error = %chain(&failure), "expired rows are not deleted yet"),
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(UPKEEP_EVERY) => {}
        }
    }
}

/// Completes waiting periods and notifies owners, every ten seconds. At the stop it records the
/// refusals that have only been counted.
pub async fn notices(identity: Identity, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(failure) = notices_step(&identity).await {
            warn!(error = %chain(&failure), "notices to owners wait");
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(NOTICES_EVERY) => {}
        }
    }
    if let Err(failure) = identity.record_refusals(Duration::ZERO).await {
        warn!(error = %chain(&failure), "some refused attempts are not recorded");
    }
}

async fn notices_step(identity: &Identity) -> Result<(), Failure> {
    let recoveries = identity.recoveries_step().await;
    let email_changes = identity.email_changes_step().await;
    let unfinished = identity.unfinished_step().await;
    let interval = identity.policy().throttle.refusal_report_interval;
    let refusals = identity.record_refusals(interval).await;
    recoveries.and(email_changes).and(unfinished).and(refusals).map(drop)
}

/// Waits until these workers have ended, for at most `limit`; returns whether they have.
pub async fn ended(workers: impl IntoIterator<Item = JoinHandle<()>>, limit: Duration) -> bool {
    let all = async {
        for worker in workers {
            drop(worker.await);
        }
    };
    tokio::time::timeout(limit, all).await.is_ok()
}

/// Runs work to its end, or gives up `grace` after the stop and returns `None`.
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

/// Logs mails that do not go out. The core decides whether they are tried again.
struct LoggedMailer(Arc<dyn Mailer>);

#[async_trait]
impl Mailer for LoggedMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let sent = self.0.send(mail).await;
        if let Err(error) = &sent {
            let (id, template, error_chain) = (mail.id, mail.template.as_str(), chain(error));
            if mail.last_attempt || matches!(error, MailError::Permanent(_)) {
                warn!(mail = %id, template, error = %error_chain, "a mail did not go out and is dropped");
            } else {
                warn!(mail = %id, template, error = %error_chain, "a mail did not go out");
            }
        }
        sent
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use identity_core::Policy;
    use identity_core::kernel::{Email, Locale, TimeZone, Timestamp};
    use identity_core::notify::{Addressee, Template};
    use identity_core::testing::{MockStore, MockUnit, ports};

    use super::*;

    const SHORT: Duration = Duration::from_millis(1);

    /// A mail server that refuses everything for now.
    struct Unreachable;

    #[async_trait]
    impl Mailer for Unreachable {
        async fn send(&self, _: &Mail) -> Result<(), MailError> {
            Err(MailError::Transient("no connection".into()))
        }
    }

    fn mail(last_attempt: bool) -> Mail {
        let id = "018f2f5e-0000-7000-8000-000000000001".parse().unwrap();
        let email = Email::parse("ann@example.org").unwrap();
        let to = Addressee {
            email,
            locale: Locale::English,
            display_name: None,
            time_zone: TimeZone::utc(),
        };
        Mail {
            id,
            template: Template::PasswordReminder,
            to,
            help: None,
            link: None,
            about: None,
            repeats: 0,
            not_before: None,
            written_at: Timestamp::from_millis(0),
            last_attempt,
        }
    }

    #[tokio::test]
    async fn a_mail_that_fails_is_logged_by_its_id_and_says_whether_it_is_dropped() {
        let mailer = LoggedMailer(Arc::new(Unreachable));
        for (last_attempt, message) in
            [(false, "a mail did not go out"), (true, "a mail did not go out and is dropped")]
        {
            let page = crate::log::tests::Page::default();
            let guard = page.collect_json();
            mailer.send(&mail(last_attempt)).await.unwrap_err();
            drop(guard);
            let text = page.text();
            let line: serde_json::Value = serde_json::from_str(text.trim()).unwrap();
            assert_eq!(line["message"], message);
            assert_eq!(line["mail"], "018f2f5e-0000-7000-8000-000000000001");
            let causes = "the mail server cannot take the mail now: no connection";
            assert_eq!(line["error"], causes);
            assert_eq!(text.matches("\"message\"").count(), 1, "{text}");
        }
    }

    #[tokio::test]
    async fn work_has_a_grace_after_the_stop() {
        let stop = CancellationToken::new();
        stop.cancel();
        assert_eq!(within_grace(&stop, SHORT, ready(7)).await, Some(7));
        assert_eq!(within_grace(&stop, SHORT, pending::<()>()).await, None);
    }

    #[tokio::test]
    async fn work_is_not_limited_before_the_stop() {
        let stop = CancellationToken::new();
        let work = tokio::task::yield_now();
        assert_eq!(within_grace(&stop, Duration::ZERO, work).await, Some(()));
    }

    #[tokio::test]
    async fn upkeep_ends_at_the_stop_with_rows_left_to_delete() {
        let stop = CancellationToken::new();
        let mut unit = MockUnit::default();
        let stopping = stop.clone();
        unit.retention.expect_purge().return_once(move |_, _| {
            stopping.cancel();
            Ok(500)
        });
        let mut reminders = MockUnit::default();
        reminders.passwords.expect_due_for_reminder().return_once(|_, _| Ok(Vec::new()));
        let store = Arc::new(MockStore::of([reminders, unit]));
        let ports = ports(store.clone(), Timestamp::from_millis(0));
        upkeep(Identity::new(ports, Policy::default()), stop).await;
        assert_eq!(store.committed(), 1);
    }

    #[tokio::test]
    async fn the_wait_for_a_worker_has_a_limit() {
        assert!(ended([tokio::spawn(ready(()))], Duration::from_secs(20)).await);
        assert!(!ended([tokio::spawn(pending())], SHORT).await);
    }
}
