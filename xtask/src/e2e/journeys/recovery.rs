//! A person with a second factor is locked out by strangers and unlocks, recovers with a code, and
//! stops a recovery that somebody began with the mailbox alone.

use super::second_factor::switch_on;
use super::steps::{self, EMAIL, create_account, enter, picture};
use crate::e2e::api;
use crate::e2e::context::JourneyContext;
use crate::e2e::pages::{self, account, recover, second_factor, security, sign_in, unlock};
use crate::failure::Failure;

const NEW: &str = "Second-Horse-43-Battery";

pub(super) async fn walk(context: &mut JourneyContext) -> Result<(), Failure> {
    create_account(context).await?;
    enter(&context.browser).await?;
    let (_, codes) = switch_on(context).await?;
    let [_, unlocks, enters, recovers, enters_again, ..] = codes.as_slice() else {
        return Err(Failure::new("too few recovery codes"));
    };
    context.browser.forget().await?;
    unlock_with(context, unlocks).await?;
    steps::fill_in(&context.browser).await?;
    enter_with(context, enters).await?;
    recover_with(context, recovers).await?;
    context.browser.fill(pages::EMAIL, EMAIL).await?;
    context.browser.fill(pages::PASSWORD, NEW).await?;
    context.browser.click(pages::SUBMIT).await?;
    enter_with(context, enters_again).await?;
    stop_a_recovery(context).await
}

async fn enter_with(context: &JourneyContext, code: &str) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.arrive(second_factor::PATH).await?;
    browser.fill(second_factor::CODE, code).await?;
    browser.click(second_factor::SUBMIT).await?;
    browser.arrive(account::PATH).await
}

/// Leaves the browser before the sign-in page, known and not signed in.
async fn unlock_with(context: &mut JourneyContext, code: &str) -> Result<(), Failure> {
    api::guess_from_ten_sources(&context.service, EMAIL).await?;
    let browser = &context.browser;
    browser.goto(sign_in::PATH).await?;
    steps::fill_in(browser).await?;
    browser.hold(1, pages::ALERT).await?;
    picture(browser, "sign-in-refused").await?;
    let mail = context.mailbox.receive_about(EMAIL, "locked").await?;
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
    api::guess_from_ten_sources(&context.service, EMAIL).await
}

async fn ask(context: &mut JourneyContext) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.goto(recover::PATH).await?;
    browser.fill(pages::EMAIL, EMAIL).await?;
    browser.click(pages::SUBMIT).await?;
    browser.arrive(recover::SENT_PATH).await?;
    let mail = context.mailbox.receive_about(EMAIL, "recover your account").await?;
    browser.goto(mail.link()?).await?;
    browser.arrive(recover::CONTINUE_PATH).await
}

async fn recover_with(context: &mut JourneyContext, code: &str) -> Result<(), Failure> {
    ask(context).await?;
    let browser = &context.browser;
    picture(browser, "recover-proof").await?;
    browser.fill(second_factor::CODE, code).await?;
    browser.click(recover::PROVE).await?;
    browser.arrive(recover::CONTINUE_PATH).await?;
    browser.fill(pages::PASSWORD, NEW).await?;
    browser.click(recover::COMPLETE).await?;
    browser.arrive(sign_in::PATH).await
}

async fn stop_a_recovery(context: &mut JourneyContext) -> Result<(), Failure> {
    ask(context).await?;
    let browser = &context.browser;
    browser.click(recover::LOST).await?;
    picture(browser, "recover-lost").await?;
    browser.click(recover::HOLD).await?;
    browser.arrive(recover::CONTINUE_PATH).await?;
    picture(browser, "recover-waits").await?;
    let told = context.mailbox.receive_about(EMAIL, "somebody wants").await?;
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
