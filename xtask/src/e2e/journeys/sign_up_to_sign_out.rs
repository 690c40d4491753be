//! A person creates an account, confirms the address, signs in, ends a session on another device,
//! and signs out.

use super::steps::{EMAIL, PASSWORD, create_account, expect, picture, sign_in_with_password};
use crate::e2e::api;
use crate::e2e::browser::Browser;
use crate::e2e::context::JourneyContext;
use crate::e2e::pages::{account, sign_in};
use crate::failure::Failure;

/// Every page works without JavaScript.
pub(super) async fn walk_without_scripts(context: &mut JourneyContext) -> Result<(), Failure> {
    context.browser.without_scripts().await?;
    walk(context).await
}

pub(super) async fn walk(context: &mut JourneyContext) -> Result<(), Failure> {
    create_account(context).await?;
    sign_in_with_password(&context.browser).await?;
    end_session_on_another_device(context).await?;
    sign_out(&context.browser).await
}

async fn end_session_on_another_device(context: &JourneyContext) -> Result<(), Failure> {
    let (browser, service) = (&context.browser, &context.service);
    let token = api::sign_in(service, EMAIL, PASSWORD).await?;
    expect(api::session_status(service, &token).await? == 200, "a live session on another device")?;

    browser.goto(account::PATH).await?;
    browser.expect_count(2, account::SESSION).await?;
    picture(browser, "account").await?;
    browser.click(account::END_OTHER_SESSION).await?;
    browser.expect_count(1, account::SESSION).await?;
    expect(api::session_status(service, &token).await? == 401, "the ended session refused")
}

async fn sign_out(browser: &Browser) -> Result<(), Failure> {
    browser.click_text(account::SIGN_OUT).await?;
    browser.goto(account::PATH).await?;
    browser.arrive(sign_in::PATH).await
}
