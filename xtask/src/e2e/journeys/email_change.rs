//! The account's address is changed twice. The first change is an attack, and the previous address
//! reverts it. The second is the owner's, and the new address objects to the revert. In between the
//! owner adds a recovery address.

use super::steps::{EMAIL, PASSWORD, create_account, expect, picture, sign_in_with_password};
use crate::e2e::api;
use crate::e2e::context::JourneyContext;
use crate::e2e::pages::{self, account, addresses, mails, recover, security, sign_in};
use crate::failure::Failure;

const NEW: &str = "ann@example.net";
const SECOND: &str = "second@example.net";
const NEW_PASSWORD: &str = "Second-Horse-43-Battery";

pub(super) async fn walk(context: &mut JourneyContext) -> Result<(), Failure> {
    create_account(context).await?;
    sign_in_with_password(&context.browser).await?;
    change(context).await?;
    revert(context).await?;
    recover(context).await?;
    add_recovery_address(context).await?;
    context.browser.goto("/account/mails").await?;
    picture(&context.browser, "mails").await?;
    change(context).await?;
    object(context).await
}

async fn change(context: &mut JourneyContext) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.goto(security::PATH).await?;
    browser.click(addresses::LINK).await?;
    browser.arrive(addresses::PATH).await?;
    picture(browser, "email").await?;
    browser.fill(pages::EMAIL, NEW).await?;
    browser.click(addresses::CHANGE).await?;
    browser.expect_count(1, pages::NOTICE).await?;
    picture(browser, "email-asked").await?;
    let mail = context.mailbox.receive_about(NEW, mails::CONFIRM_EMAIL).await?;
    browser.goto(mail.link()?).await?;
    browser.arrive(addresses::CONFIRM_PATH).await?;
    picture(browser, "email-confirm").await?;
    browser.click(addresses::CONFIRM).await?;
    browser.arrive(addresses::PATH).await?;
    browser.expect_count(1, pages::NOTICE).await?;
    browser.see(NEW).await
}

async fn revert(context: &mut JourneyContext) -> Result<(), Failure> {
    let mail = context.mailbox.receive_about(EMAIL, mails::EMAIL_MOVED).await?;
    let browser = &context.browser;
    browser.forget().await?;
    browser.goto(mail.link()?).await?;
    browser.arrive(addresses::REVERT_PATH).await?;
    picture(browser, "email-revert").await?;
    expect(
        api::can_sign_in(&context.service, NEW, PASSWORD).await?,
        "nothing changed by opening the link",
    )?;
    browser.click(addresses::REVERT).await?;
    browser.expect_count(1, addresses::REVERT_PROVE).await?;
    browser.expect_count(0, addresses::REVERT).await?;
    picture(browser, "email-revert-waits").await?;
    expect(!api::can_sign_in(&context.service, NEW, PASSWORD).await?, "the account locked")?;
    browser.fill(addresses::CURRENT_PASSWORD, PASSWORD).await?;
    browser.click(addresses::REVERT_PROVE).await?;
    browser.arrive(recover::SENT_PATH).await
}

async fn recover(context: &mut JourneyContext) -> Result<(), Failure> {
    let mail = context.mailbox.receive_about(EMAIL, mails::EMAIL_RESTORED).await?;
    let browser = &context.browser;
    browser.goto(mail.link()?).await?;
    browser.arrive(recover::CONTINUE_PATH).await?;
    browser.fill(pages::PASSWORD, NEW_PASSWORD).await?;
    browser.click(recover::COMPLETE).await?;
    browser.arrive(sign_in::PATH).await?;
    browser.fill(pages::EMAIL, EMAIL).await?;
    browser.fill(pages::PASSWORD, NEW_PASSWORD).await?;
    browser.click(pages::SUBMIT).await?;
    browser.arrive(account::PATH).await
}

async fn add_recovery_address(context: &mut JourneyContext) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.goto(addresses::PATH).await?;
    browser.fill(addresses::RECOVERY, SECOND).await?;
    browser.click(addresses::SET_RECOVERY).await?;
    browser.expect_count(1, pages::NOTICE).await?;
    let mail = context.mailbox.receive_about(SECOND, mails::CONFIRM_RECOVERY_EMAIL).await?;
    browser.goto(mail.link()?).await?;
    browser.arrive(addresses::CONFIRM_RECOVERY_PATH).await?;
    browser.click(addresses::CONFIRM_RECOVERY).await?;
    browser.arrive(addresses::PATH).await?;
    browser.see(SECOND).await?;
    picture(browser, "recovery-email").await
}

async fn object(context: &mut JourneyContext) -> Result<(), Failure> {
    let mail = context.mailbox.receive_about(EMAIL, mails::EMAIL_MOVED).await?;
    let browser = &context.browser;
    browser.goto(mail.link()?).await?;
    browser.click(addresses::REVERT).await?;
    let mail = context.mailbox.receive_about(NEW, mails::REVERT_STARTED).await?;
    browser.goto(mail.link()?).await?;
    browser.arrive(addresses::OBJECT_PATH).await?;
    picture(browser, "email-object").await?;
    browser.click(addresses::OBJECT).await?;
    browser.expect_count(0, addresses::OBJECT).await?;
    browser.expect_count(1, addresses::HELP).await?;
    picture(browser, "email-contested").await?;
    browser.click(addresses::HELP).await?;
    browser.fill(addresses::HELP_TEXT, "It is my account.").await?;
    browser.click(addresses::HELP_SEND).await?;
    browser.expect_count(1, pages::NOTICE).await
}
