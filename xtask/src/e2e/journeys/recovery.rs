//! A person with a second factor is locked out by strangers and unlocks, recovers with a code, and
//! stops a recovery that somebody began with the mailbox alone.

use super::member::{self, EMAIL, create_account, enter, picture};
use super::second_factor::switch_on;
use crate::e2e::api;
use crate::e2e::pages::{self, account, recover, second_factor, security, sign_in, unlock};
use crate::e2e::scene::Scene;
use crate::failure::Failure;

const NEW: &str = "Second-Horse-43-Battery";

pub(super) async fn walk(scene: &mut Scene) -> Result<(), Failure> {
    create_account(scene).await?;
    enter(&scene.browser).await?;
    let (_, codes) = switch_on(scene).await?;
    let [_, unlocks, enters, recovers, enters_again, ..] = codes.as_slice() else {
        return Err(Failure::new("too few recovery codes"));
    };
    scene.browser.forget().await?;
    unlock_with(scene, unlocks).await?;
    member::fill_in(&scene.browser).await?;
    enter_with(scene, enters).await?;
    recover_with(scene, recovers).await?;
    scene.browser.fill(pages::EMAIL, EMAIL).await?;
    scene.browser.fill(pages::PASSWORD, NEW).await?;
    scene.browser.click(pages::SUBMIT).await?;
    enter_with(scene, enters_again).await?;
    stop_a_recovery(scene).await
}

async fn enter_with(scene: &Scene, code: &str) -> Result<(), Failure> {
    let browser = &scene.browser;
    browser.arrive(second_factor::PATH).await?;
    browser.fill(second_factor::CODE, code).await?;
    browser.click(second_factor::SUBMIT).await?;
    browser.arrive(account::PATH).await
}

/// Leaves the browser before the sign-in page, known and not signed in.
async fn unlock_with(scene: &mut Scene, code: &str) -> Result<(), Failure> {
    api::guess_from_ten_sources(&scene.service, EMAIL).await?;
    let browser = &scene.browser;
    browser.goto(sign_in::PATH).await?;
    member::fill_in(browser).await?;
    browser.hold(1, pages::ALERT).await?;
    picture(browser, "sign-in-refused").await?;
    let mail = scene.mailbox.receive_about(EMAIL, "locked").await?;
    browser.goto(mail.link()?).await?;
    browser.arrive(unlock::PATH).await?;
    picture(browser, "unlock").await?;
    browser.fill(second_factor::CODE, "000000").await?;
    browser.click(unlock::SUBMIT).await?;
    browser.hold(1, pages::ALERT).await?;
    browser.fill(second_factor::CODE, code).await?;
    browser.click(unlock::SUBMIT).await?;
    browser.arrive(sign_in::PATH).await?;
    browser.hold(1, pages::NOTICE).await?;
    // The attack goes on, and this browser is let in.
    api::guess_from_ten_sources(&scene.service, EMAIL).await
}

async fn ask(scene: &mut Scene) -> Result<(), Failure> {
    let browser = &scene.browser;
    browser.goto(recover::PATH).await?;
    browser.fill(pages::EMAIL, EMAIL).await?;
    browser.click(pages::SUBMIT).await?;
    browser.arrive(recover::SENT_PATH).await?;
    let mail = scene.mailbox.receive_about(EMAIL, "recover your account").await?;
    browser.goto(mail.link()?).await?;
    browser.arrive(recover::CONTINUE_PATH).await
}

async fn recover_with(scene: &mut Scene, code: &str) -> Result<(), Failure> {
    ask(scene).await?;
    let browser = &scene.browser;
    picture(browser, "recover-proof").await?;
    browser.fill(second_factor::CODE, code).await?;
    browser.click(recover::PROVE).await?;
    browser.arrive(recover::CONTINUE_PATH).await?;
    browser.fill(pages::PASSWORD, NEW).await?;
    browser.click(recover::COMPLETE).await?;
    browser.arrive(sign_in::PATH).await
}

async fn stop_a_recovery(scene: &mut Scene) -> Result<(), Failure> {
    ask(scene).await?;
    let browser = &scene.browser;
    browser.click(recover::LOST).await?;
    picture(browser, "recover-lost").await?;
    browser.click(recover::HOLD).await?;
    browser.arrive(recover::CONTINUE_PATH).await?;
    picture(browser, "recover-waits").await?;
    let told = scene.mailbox.receive_about(EMAIL, "somebody wants").await?;
    browser.goto(told.link()?).await?;
    browser.arrive(recover::CANCEL_PATH).await?;
    picture(browser, "recover-cancel").await?;
    // The banner in the live session leads there too.
    browser.goto(account::PATH).await?;
    browser.hold(1, recover::BANNER).await?;
    picture(browser, "account-recovery-waits").await?;
    browser.click(recover::BANNER).await?;
    picture(browser, "waiting-recovery").await?;
    browser.click(pages::SUBMIT).await?;
    browser.arrive(security::PATH).await?;
    browser.hold(1, pages::NOTICE).await?;
    picture(browser, "security-with-secure").await
}
