//! Steps that several journeys share.

use crate::e2e::browser::{Browser, DESKTOP, PHONE, Theme};
use crate::e2e::context::JourneyContext;
use crate::e2e::pages::{self, account, sign_in, sign_up};
use crate::failure::Failure;

pub(super) const EMAIL: &str = "ann@example.org";
pub(super) const PASSWORD: &str = "Correct-Horse-42-Battery";

/// Signs up and confirms the address. Ends on the sign-in page.
pub(super) async fn create_account(context: &mut JourneyContext) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.goto(sign_up::PATH).await?;
    picture(browser, "sign-up").await?;
    submit_credentials(browser).await?;
    browser.arrive(sign_up::SENT_PATH).await?;
    browser.expect_count(1, sign_up::RESEND).await?;
    picture(browser, "check-your-mail").await?;

    let mail = context.mailbox.receive(EMAIL).await?;
    browser.goto(mail.link()?).await?;
    picture(browser, "confirm").await?;
    browser.click(pages::SUBMIT).await?;
    browser.arrive(sign_in::PATH).await?;
    browser.expect_count(1, pages::NOTICE).await
}

/// Signs in with the password alone.
pub(super) async fn sign_in_with_password(browser: &Browser) -> Result<(), Failure> {
    picture(browser, "sign-in").await?;
    submit_credentials(browser).await?;
    browser.arrive(account::PATH).await?;
    browser.expect_count(1, account::SESSIONS).await?;
    browser.expect_count(1, account::SESSION).await
}

/// Submits address and password.
pub(super) async fn submit_credentials(browser: &Browser) -> Result<(), Failure> {
    browser.fill(pages::EMAIL, EMAIL).await?;
    browser.fill(pages::PASSWORD, PASSWORD).await?;
    browser.click(pages::SUBMIT).await
}

/// Takes pictures of the page on a desktop in both themes and on a phone.
pub(super) async fn picture(browser: &Browser, name: &str) -> Result<(), Failure> {
    browser.screenshot(name, DESKTOP, Theme::Light).await?;
    browser.screenshot(name, DESKTOP, Theme::Dark).await?;
    browser.screenshot(name, PHONE, Theme::Light).await
}

/// Fails unless the condition holds.
pub(super) fn expect(holds: bool, what: &str) -> Result<(), Failure> {
    if holds { Ok(()) } else { Err(Failure::new(format!("expected {what}"))) }
}
