//! An attacker signs in: the owner reports it from the mail. Later the owner secures the account with
//! one click, and then forgets the password. Each time the owner recovers the account by mail.

use super::steps::{EMAIL, PASSWORD, create_account, expect, picture, sign_in_with_password};
use crate::e2e::api;
use crate::e2e::context::JourneyContext;
use crate::e2e::pages::{self, account, mails, recover, report, secure, sign_in};
use crate::failure::Failure;

/// Every page works without JavaScript.
pub(super) async fn walk_without_scripts(context: &mut JourneyContext) -> Result<(), Failure> {
    context.browser.without_scripts().await?;
    walk(context).await
}

pub(super) async fn walk(context: &mut JourneyContext) -> Result<(), Failure> {
    create_account(context).await?;
    sign_in_with_password(&context.browser).await?;
    report_sign_in(context).await?;
    recover(context, mails::CONTAINED, "Second-Horse-43-Battery").await?;
    secure_account(context).await?;
    recover(context, mails::CONTAINED, "Third-Horse-44-Battery").await?;
    forget_password(context).await?;
    recover(context, mails::RECOVER, "Fourth-Horse-45-Battery").await
}

async fn report_sign_in(context: &mut JourneyContext) -> Result<(), Failure> {
    let attacker = api::sign_in(&context.service, EMAIL, PASSWORD).await?;
    let alert = context.mailbox.receive_about(EMAIL, mails::NEW_SIGN_IN).await?;
    let browser = &context.browser;
    browser.goto(alert.link()?).await?;
    browser.arrive(report::PATH).await?;
    picture(browser, "report").await?;
    expect(
        api::session_status(&context.service, &attacker).await? == 200,
        "nothing changed by opening the link",
    )?;
    browser.click(report::SUBMIT).await?;
    browser.arrive(recover::SENT_PATH).await?;
    picture(browser, "contained").await?;
    expect(
        api::session_status(&context.service, &attacker).await? == 401,
        "the attacker's session ended",
    )?;
    browser.goto(account::PATH).await?;
    browser.arrive(account::PATH).await
}

async fn secure_account(context: &mut JourneyContext) -> Result<(), Failure> {
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

async fn forget_password(context: &mut JourneyContext) -> Result<(), Failure> {
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

/// Opens the link of a mail, chooses a new password and signs in with it.
async fn recover(
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
    browser.expect_count(1, pages::NOTICE).await?;
    picture(browser, "recovered").await?;
    browser.fill(pages::EMAIL, EMAIL).await?;
    browser.fill(pages::PASSWORD, password).await?;
    browser.click(pages::SUBMIT).await?;
    browser.arrive(account::PATH).await
}
