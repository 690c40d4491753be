//! The account gets another address, which was somebody else's work: the former one takes it back.
//! Another day it is the owner's own, and the new one objects. A second address recovers.

use super::steps::{EMAIL, PASSWORD, create_account, enter, expect, picture};
use crate::e2e::api;
use crate::e2e::context::JourneyContext;
use crate::e2e::pages::{self, account, addresses, recover, security, sign_in};
use crate::failure::Failure;

const NEW: &str = "ann@example.net";
const SECOND: &str = "second@example.net";
const BETTER: &str = "Second-Horse-43-Battery";

pub(super) async fn walk(context: &mut JourneyContext) -> Result<(), Failure> {
    create_account(context).await?;
    enter(&context.browser).await?;
    change(context).await?;
    take_back(context).await?;
    come_back(context).await?;
    second_address(context).await?;
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
    browser.hold(1, pages::NOTICE).await?;
    picture(browser, "email-asked").await?;
    let mail = context.mailbox.receive_about(NEW, "confirm your new").await?;
    browser.goto(mail.link()?).await?;
    browser.arrive(addresses::CONFIRM_PATH).await?;
    picture(browser, "email-confirm").await?;
    browser.click(addresses::CONFIRM).await?;
    browser.arrive(addresses::PATH).await?;
    browser.hold(1, pages::NOTICE).await?;
    browser.see(NEW).await
}

async fn take_back(context: &mut JourneyContext) -> Result<(), Failure> {
    let mail = context.mailbox.receive_about(EMAIL, "has another email").await?;
    let browser = &context.browser;
    browser.forget().await?;
    browser.goto(mail.link()?).await?;
    browser.arrive(addresses::REVERT_PATH).await?;
    picture(browser, "email-revert").await?;
    expect(api::can_sign_in(&context.service, NEW, PASSWORD).await?, "no harm by looking")?;
    browser.click(addresses::REVERT).await?;
    browser.see("need not wait").await?;
    picture(browser, "email-revert-waits").await?;
    expect(!api::can_sign_in(&context.service, NEW, PASSWORD).await?, "the account locked")?;
    browser.fill(addresses::CURRENT_PASSWORD, PASSWORD).await?;
    browser.click(addresses::REVERT_PROVE).await?;
    browser.arrive(recover::SENT_PATH).await
}

async fn come_back(context: &mut JourneyContext) -> Result<(), Failure> {
    let mail = context.mailbox.receive_about(EMAIL, "address of your account").await?;
    let browser = &context.browser;
    browser.goto(mail.link()?).await?;
    browser.arrive(recover::CONTINUE_PATH).await?;
    browser.fill(pages::PASSWORD, BETTER).await?;
    browser.click(recover::COMPLETE).await?;
    browser.arrive(sign_in::PATH).await?;
    browser.fill(pages::EMAIL, EMAIL).await?;
    browser.fill(pages::PASSWORD, BETTER).await?;
    browser.click(pages::SUBMIT).await?;
    browser.arrive(account::PATH).await
}

async fn second_address(context: &mut JourneyContext) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.goto(addresses::PATH).await?;
    browser.fill(addresses::RECOVERY, SECOND).await?;
    browser.click(addresses::SET_RECOVERY).await?;
    browser.hold(1, pages::NOTICE).await?;
    let mail = context.mailbox.receive_about(SECOND, "confirm your recovery").await?;
    browser.goto(mail.link()?).await?;
    browser.arrive(addresses::CONFIRM_RECOVERY_PATH).await?;
    browser.click(addresses::CONFIRM_RECOVERY).await?;
    browser.arrive(addresses::PATH).await?;
    browser.see(SECOND).await?;
    picture(browser, "recovery-email").await
}

async fn object(context: &mut JourneyContext) -> Result<(), Failure> {
    let mail = context.mailbox.receive_about(EMAIL, "has another email").await?;
    let browser = &context.browser;
    browser.goto(mail.link()?).await?;
    browser.click(addresses::REVERT).await?;
    let mail = context.mailbox.receive_about(NEW, "takes your account").await?;
    browser.goto(mail.link()?).await?;
    browser.arrive(addresses::OBJECT_PATH).await?;
    picture(browser, "email-object").await?;
    browser.click(addresses::OBJECT).await?;
    browser.see("a person decides, unless").await?;
    picture(browser, "email-contested").await?;
    browser.click(addresses::HELP).await?;
    browser.fill(addresses::HELP_TEXT, "It is my account.").await?;
    browser.click(addresses::HELP_SEND).await?;
    browser.hold(1, pages::NOTICE).await
}
