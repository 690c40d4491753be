//! What one journey has: a service, a mailbox and a browser that nobody else uses.

use std::path::Path;

use super::browser::Browser;
use super::driver::Driver;
use super::journeys::Journey;
use super::mailbox::Mailbox;
use super::programs::Programs;
use super::service::{Engine, Service};
use super::telephone::Telephone;
use crate::failure::Failure;

pub(super) struct Scene {
    pub(super) browser: Browser,
    pub(super) mailbox: Mailbox,
    pub(super) service: Service,
    pub(super) telephone: Telephone,
}

/// What every journey is played on.
pub(super) struct Stage<'a> {
    pub(super) binary: &'a Path,
    pub(super) driver: &'a Driver,
    pub(super) programs: &'a Programs,
    pub(super) engine: Engine<'a>,
    pub(super) screenshots: Option<&'a Path>,
}

impl Stage<'_> {
    pub(super) async fn play(&self, journey: Journey) -> Result<(), Failure> {
        let service = Service::start(self.binary, self.engine).await?;
        let browser = Browser::open(self.driver, &service.url(), self.screenshots).await?;
        let mailbox = Mailbox::at(service.mails());
        let telephone = Telephone::with(self.programs);
        let mut scene = Scene { browser, mailbox, service, telephone };
        let result = journey(&mut scene).await;
        let told = match result {
            Ok(()) => Ok(()),
            Err(failure) => Err(Failure::new(format!("{failure}\n{}", scene.describe().await))),
        };
        let closed = scene.browser.close().await;
        told.and(closed)
    }
}

impl Scene {
    /// Where the browser stood and what the service said, for the reader of a failure.
    async fn describe(&self) -> String {
        let path = self.browser.path().await.unwrap_or_default();
        let text = self.browser.text().await.unwrap_or_default();
        let said = self.service.said();
        let last: Vec<&str> = said.lines().rev().take(20).collect();
        let last = last.into_iter().rev().collect::<Vec<_>>().join("\n");
        format!("at {path}\n--- page\n{text}\n--- service\n{last}\n---")
    }
}
