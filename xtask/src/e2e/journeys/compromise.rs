//! Somebody else signs in: the owner says "this was not me" from the mail, presses the panic button
//! another day, and forgets the password; each time the mailbox gives the account back.

use super::steps::{EMAIL, PASSWORD, create_account, enter, expect, picture};
use crate::e2e::api;
use crate::e2e::context::JourneyContext;
use crate::e2e::pages::{self, account, recover, report, secure, sign_in};
use crate::failure::Failure;

/// Every page works without its scripts: the same way again, with none of them.
pub(super) async fn walk_without_scripts(context: &mut JourneyContext) -> Result<(), Failure> {
    context.browser.without_scripts().await?;
    walk(context).await
}

pub(super) async fn walk(context: &mut JourneyContext) -> Result<(), Failure> {
    create_account(context).await?;
    enter(&context.browser).await?;
    this_was_not_me(context).await?;
    come_back(context, "locked", "Second-Horse-43-Battery").await?;
    panic_button(context).await?;
    come_back(context, "locked", "Third-Horse-44-Battery").await?;
    forgotten(context).await?;
    come_back(context, "recover your account", "Fourth-Horse-45-Battery").await
}

async fn this_was_not_me(context: &mut JourneyContext) -> Result<(), Failure> {
    let thief = api::sign_in(&context.service, EMAIL, PASSWORD).await?;
    let alert = context.mailbox.receive_about(EMAIL, "sign-in").await?;
    let browser = &context.browser;
    browser.goto(alert.link()?).await?;
    browser.arrive(report::PATH).await?;
    picture(browser, "report").await?;
    expect(api::session_status(&context.service, &thief).await? == 200, "no harm by looking")?;
    browser.click(report::SUBMIT).await?;
    browser.arrive(recover::SENT_PATH).await?;
    picture(browser, "contained").await?;
    expect(api::session_status(&context.service, &thief).await? == 401, "the thief put out")?;
    browser.goto(account::PATH).await?;
    browser.arrive(account::PATH).await
}

async fn panic_button(context: &mut JourneyContext) -> Result<(), Failure> {
    let browser = &context.browser;
    let other = api::sign_in(&context.service, EMAIL, "Second-Horse-43-Battery").await?;
    browser.goto(account::PATH).await?;
    browser.click(secure::LINK).await?;
    browser.arrive(secure::PATH).await?;
    picture(browser, "secure").await?;
    browser.click(secure::SUBMIT).await?;
    browser.arrive(recover::SENT_PATH).await?;
    expect(api::session_status(&context.service, &other).await? == 401, "every session ended")?;
    browser.goto(account::PATH).await?;
    browser.arrive(sign_in::PATH).await
}

async fn forgotten(context: &mut JourneyContext) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.forget().await?;
    browser.goto(sign_in::PATH).await?;
    browser.click(recover::LINK).await?;
    browser.arrive(recover::PATH).await?;
    picture(browser, "recover").await?;
    browser.fill(pages::EMAIL, EMAIL).await?;
    browser.click(pages::SUBMIT).await?;
    browser.arrive(recover::SENT_PATH).await?;
    picture(browser, "recover-sent").await
}

/// Follows the link of a mail, chooses a new password and signs in with it.
async fn come_back(
    context: &mut JourneyContext,
    subject: &str,
    password: &str,
) -> Result<(), Failure> {
    let mail = context.mailbox.receive_about(EMAIL, subject).await?;
    let browser = &context.browser;
    browser.goto(mail.link()?).await?;
    browser.arrive(recover::CONTINUE_PATH).await?;
    picture(browser, "recover-password").await?;
    browser.fill(pages::PASSWORD, password).await?;
    browser.click(recover::COMPLETE).await?;
    browser.arrive(sign_in::PATH).await?;
    browser.hold(1, pages::NOTICE).await?;
    picture(browser, "recovered").await?;
    browser.fill(pages::EMAIL, EMAIL).await?;
    browser.fill(pages::PASSWORD, password).await?;
    browser.click(pages::SUBMIT).await?;
    browser.arrive(account::PATH).await
}
