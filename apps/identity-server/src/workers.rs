//! What nobody waits for: delivering mail, forgetting what is over.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use identity_core::Identity;
use identity_core::notify::{Mail, MailError, Mailer};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

/// How long mail waits at most that another process put into the outbox, or that is due again.
const MAIL_EVERY: Duration = Duration::from_secs(1);
const UPKEEP_EVERY: Duration = Duration::from_mins(10);
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// Delivers mail until `stop`: at once when woken, and every second.
pub async fn deliver_mail(
    identity: Identity,
    mailer: Arc<dyn Mailer>,
    mail_waits: Arc<Notify>,
    stop: CancellationToken,
) {
    let mailer = Logged(mailer);
    while !stop.is_cancelled() {
        let wait = match identity.deliver_due(&mailer).await {
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

/// Forgets what is over, every ten minutes.
pub async fn upkeep(identity: Identity, stop: CancellationToken) {
    loop {
        match identity.purge_step().await {
            Ok(0) => {}
            Ok(rows) => {
                info!(rows, "forgot what is over");
                continue;
            }
            Err(failure) => warn!(error = %chain(&failure), "what is over stays for now"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(UPKEEP_EVERY) => {}
        }
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
