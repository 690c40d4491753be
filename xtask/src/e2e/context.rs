//! One journey's own service, mailbox, browser and authenticator.

use std::path::Path;

use super::authenticator::Authenticator;
use super::browser::Browser;
use super::driver::Driver;
use super::journeys::Journey;
use super::mailbox::Mailbox;
use super::programs::Programs;
use super::service::{Engine, Service};
use crate::failure::Failure;

pub(super) struct JourneyContext {
    pub(super) browser: Browser,
    pub(super) mailbox: Mailbox,
    pub(super) service: Service,
    pub(super) authenticator: Authenticator,
}

/// The programs and options that all journeys share.
pub(super) struct Setup<'a> {
    pub(super) binary: &'a Path,
    pub(super) driver: &'a Driver,
    pub(super) programs: &'a Programs,
    pub(super) screenshots: Option<&'a Path>,
}

impl Setup<'_> {
    pub(super) async fn walk(&self, journey: Journey, engine: Engine<'_>) -> Result<(), Failure> {
        let service = Service::start(self.binary, engine).await?;
        let browser = Browser::open(self.driver, &service.url(), self.screenshots).await?;
        let mailbox = Mailbox::at(service.mails());
        let authenticator = Authenticator::new(self.programs);
        let mut context = JourneyContext { browser, mailbox, service, authenticator };
        let walked = match journey(&mut context).await {
            Ok(()) => Ok(()),
            Err(failure) => Err(Failure::new(format!("{failure}\n{}", context.describe().await))),
        };
        let closed = context.browser.close().await;
        walked.and(closed)
    }
}

impl JourneyContext {
    /// The browser's page and the last lines of the service's log, to explain a failure.
    async fn describe(&self) -> String {
        let path = self.browser.path().await.unwrap_or_default();
        let text = self.browser.text().await.unwrap_or_default();
        let output = self.service.output();
        let last: Vec<&str> = output.lines().rev().take(20).collect();
        let last = last.into_iter().rev().collect::<Vec<_>>().join("\n");
        format!("at {path}\n--- page\n{text}\n--- service\n{last}\n---")
    }
}
