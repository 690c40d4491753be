//! A person creates an account, proves the mailbox, signs in, ends a session made elsewhere, and
//! signs out.

use super::member::{EMAIL, PASSWORD, create_account, enter, expect, picture};
use crate::e2e::api;
use crate::e2e::browser::Browser;
use crate::e2e::pages::{account, sign_in};
use crate::e2e::scene::Scene;
use crate::failure::Failure;

/// Every page works without its scripts: the same way again, with none of them.
pub(super) async fn walk_without_scripts(scene: &mut Scene) -> Result<(), Failure> {
    scene.browser.without_scripts().await?;
    walk(scene).await
}

pub(super) async fn walk(scene: &mut Scene) -> Result<(), Failure> {
    create_account(scene).await?;
    enter(&scene.browser).await?;
    end_session_made_elsewhere(scene).await?;
    leave(&scene.browser).await
}

async fn end_session_made_elsewhere(scene: &Scene) -> Result<(), Failure> {
    let (browser, service) = (&scene.browser, &scene.service);
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
