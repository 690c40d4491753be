//! A person with two-factor authentication unlocks an account that an attacker's guesses locked,
//! recovers it with a code, and stops a recovery that was started with the mailbox alone.

use super::second_factor::turn_on;
use super::steps::{self, EMAIL, create_account, picture, sign_in_with_password};
use crate::e2e::api;
use crate::e2e::context::JourneyContext;
use crate::e2e::pages::{self, account, mails, recover, second_factor, security, sign_in, unlock};
use crate::failure::Failure;

const NEW: &str = "Second-Horse-43-Battery";

pub(super) async fn walk(context: &mut JourneyContext) -> Result<(), Failure> {
    create_account(context).await?;
    sign_in_with_password(&context.browser).await?;
    let (_, codes) = turn_on(context).await?;
    let [_, unlock_code, first_code, recovery_code, last_code, ..] = codes.as_slice() else {
        return Err(Failure::new("too few recovery codes"));
    };
    context.browser.forget().await?;
    unlock_with(context, unlock_code).await?;
    steps::submit_credentials(&context.browser).await?;
    present_code(context, first_code).await?;
    recover_with(context, recovery_code).await?;
    context.browser.fill(pages::EMAIL, EMAIL).await?;
    context.browser.fill(pages::PASSWORD, NEW).await?;
    context.browser.click(pages::SUBMIT).await?;
    present_code(context, last_code).await?;
    stop_a_recovery(context).await
}

async fn present_code(context: &JourneyContext, code: &str) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.arrive(second_factor::PATH).await?;
    browser.fill(second_factor::CODE, code).await?;
    browser.click(second_factor::SUBMIT).await?;
    browser.arrive(account::PATH).await
}

/// Ends on the sign-in page, signed out in a known browser.
async fn unlock_with(context: &mut JourneyContext, code: &str) -> Result<(), Failure> {
    api::guess_from_ten_sources(&context.service, EMAIL).await?;
    let browser = &context.browser;
    browser.goto(sign_in::PATH).await?;
    steps::submit_credentials(browser).await?;
    browser.expect_count(1, pages::ALERT).await?;
    picture(browser, "sign-in-refused").await?;
    let mail = context.mailbox.receive_about(EMAIL, mails::LOCKED).await?;
    browser.goto(mail.link()?).await?;
    browser.arrive(unlock::PATH).await?;
    picture(browser, "unlock").await?;
    browser.fill(second_factor::CODE, "000000").await?;
    browser.click(unlock::SUBMIT).await?;
    browser.expect_count(1, pages::ALERT).await?;
    browser.fill(second_factor::CODE, code).await?;
    browser.click(unlock::SUBMIT).await?;
    browser.arrive(sign_in::PATH).await?;
    browser.expect_count(1, pages::NOTICE).await?;
    // The attack continues, and the known browser can still sign in.
    api::guess_from_ten_sources(&context.service, EMAIL).await
}

async fn request_recovery(context: &mut JourneyContext) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.goto(recover::PATH).await?;
    browser.fill(pages::EMAIL, EMAIL).await?;
    browser.click(pages::SUBMIT).await?;
    browser.arrive(recover::SENT_PATH).await?;
    let mail = context.mailbox.receive_about(EMAIL, mails::RECOVER).await?;
    browser.goto(mail.link()?).await?;
    browser.arrive(recover::CONTINUE_PATH).await
}

async fn recover_with(context: &mut JourneyContext, code: &str) -> Result<(), Failure> {
    request_recovery(context).await?;
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
    request_recovery(context).await?;
    let browser = &context.browser;
    browser.click(recover::LOST).await?;
    picture(browser, "recover-lost").await?;
    browser.click(recover::HOLD).await?;
    browser.arrive(recover::CONTINUE_PATH).await?;
    picture(browser, "recover-waits").await?;
    let notice = context.mailbox.receive_about(EMAIL, mails::RECOVERY_REQUESTED).await?;
    browser.goto(notice.link()?).await?;
    browser.arrive(recover::CANCEL_PATH).await?;
    picture(browser, "recover-cancel").await?;
    // The banner in a live session leads to the same choice.
    browser.goto(account::PATH).await?;
    browser.expect_count(1, recover::BANNER).await?;
    picture(browser, "account-recovery-waits").await?;
    browser.click(recover::BANNER).await?;
    picture(browser, "waiting-recovery").await?;
    browser.click(pages::SUBMIT).await?;
    browser.arrive(security::PATH).await?;
    browser.expect_count(1, pages::NOTICE).await?;
    picture(browser, "security-with-secure").await
}
