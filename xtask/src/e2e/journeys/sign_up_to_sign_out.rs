//! A person creates an account, proves the mailbox, signs in, ends a session made elsewhere, and
//! signs out.

use crate::e2e::api;
use crate::e2e::browser::{Browser, DESKTOP, PHONE, Theme};
use crate::e2e::pages::{self, account, sign_in, sign_up};
use crate::e2e::scene::Scene;
use crate::failure::Failure;

const EMAIL: &str = "ann@example.org";
const PASSWORD: &str = "Correct-Horse-42-Battery";

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

async fn create_account(scene: &mut Scene) -> Result<(), Failure> {
    let browser = &scene.browser;
    browser.goto(sign_up::PATH).await?;
    picture(browser, "sign-up").await?;
    fill_in(browser).await?;
    browser.see(sign_up::CHECK_YOUR_MAIL).await?;
    picture(browser, "check-your-mail").await?;

    let mail = scene.mailbox.receive(EMAIL).await?;
    browser.goto(mail.link()?).await?;
    picture(browser, "confirm").await?;
    browser.click(pages::SUBMIT).await?;
    browser.arrive(sign_in::PATH).await?;
    browser.hold(1, pages::NOTICE).await
}

async fn enter(browser: &Browser) -> Result<(), Failure> {
    picture(browser, "sign-in").await?;
    fill_in(browser).await?;
    browser.arrive(account::PATH).await?;
    browser.see(account::SESSIONS_HEADING).await?;
    browser.hold(1, account::SESSION).await
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

async fn fill_in(browser: &Browser) -> Result<(), Failure> {
    browser.fill(pages::EMAIL, EMAIL).await?;
    browser.fill(pages::PASSWORD, PASSWORD).await?;
    browser.click(pages::SUBMIT).await
}

async fn picture(browser: &Browser, name: &str) -> Result<(), Failure> {
    browser.screenshot(name, DESKTOP, Theme::Light).await?;
    browser.screenshot(name, DESKTOP, Theme::Dark).await?;
    browser.screenshot(name, PHONE, Theme::Light).await
}

fn expect(holds: bool, what: &str) -> Result<(), Failure> {
    if holds { Ok(()) } else { Err(Failure::new(format!("expected {what}"))) }
}
