//! A person creates an account, proves the mailbox, signs in, ends a session made elsewhere, and
//! signs out.

use super::steps::{EMAIL, PASSWORD, create_account, enter, expect, picture};
use crate::e2e::api;
use crate::e2e::browser::Browser;
use crate::e2e::context::JourneyContext;
use crate::e2e::pages::{account, sign_in};
use crate::failure::Failure;

/// Every page works without its scripts: the same way again, with none of them.
pub(super) async fn walk_without_scripts(context: &mut JourneyContext) -> Result<(), Failure> {
    context.browser.without_scripts().await?;
    walk(context).await
}

pub(super) async fn walk(context: &mut JourneyContext) -> Result<(), Failure> {
    create_account(context).await?;
    enter(&context.browser).await?;
    end_session_made_elsewhere(context).await?;
    leave(&context.browser).await
}

async fn end_session_made_elsewhere(context: &JourneyContext) -> Result<(), Failure> {
    let (browser, service) = (&context.browser, &context.service);
    let token = api::sign_in(service, EMAIL, PASSWORD).await?;
    expect(api::session_status(service, &token).await? == 200, "a live session elsewhere")?;

    browser.goto(account::PATH).await?;
    browser.hold(2, account::SESSION).await?;
    picture(browser, "account").await?;
    browser.click(account::END_OTHER_SESSION).await?;
    browser.hold(1, account::SESSION).await?;
    expect(api::session_status(service, &token).await? == 401, "the ended session refused")
}

async fn leave(browser: &Browser) -> Result<(), Failure> {
    browser.click_text(account::SIGN_OUT).await?;
    browser.goto(account::PATH).await?;
    browser.arrive(sign_in::PATH).await
}
