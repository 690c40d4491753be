//! A person turns two-factor authentication on, signs in with it in another browser, confirms a
//! form with it, and turns it off.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use url::Url;

use super::steps::{self, EMAIL, create_account, expect, picture, sign_in_with_password};
use crate::e2e::browser::Theme;
use crate::e2e::context::JourneyContext;
use crate::e2e::pages::{self, account, mails, reauthentication, second_factor, security, sign_in};
use crate::failure::{Context, Failure};

/// Every page works without JavaScript.
pub(super) async fn walk_without_scripts(context: &mut JourneyContext) -> Result<(), Failure> {
    context.browser.without_scripts().await?;
    walk(context).await
}

pub(super) async fn walk(context: &mut JourneyContext) -> Result<(), Failure> {
    create_account(context).await?;
    sign_in_with_password(&context.browser).await?;
    let (key, codes) = turn_on(context).await?;
    let [_, end_code, sign_in_code, turn_off_code, ..] = codes.as_slice() else {
        return Err(Failure::new("too few recovery codes"));
    };
    context.browser.forget().await?;
    sign_in_with_code(context, &key).await?;
    end_the_other_session(context, end_code).await?;
    turn_off(context, sign_in_code, turn_off_code).await?;
    context.browser.forget().await?;
    context.browser.goto(sign_in::PATH).await?;
    steps::submit_credentials(&context.browser).await?;
    context.browser.arrive(account::PATH).await
}

/// Returns the authenticator's key and the recovery codes.
pub(super) async fn turn_on(
    context: &mut JourneyContext,
) -> Result<(String, Vec<String>), Failure> {
    let browser = &context.browser;
    browser.goto(security::PATH).await?;
    picture(browser, "security").await?;
    browser.click(security::TOTP).await?;
    browser.arrive(security::TOTP_PATH).await?;
    picture(browser, "totp").await?;
    browser.click(security::TOTP_BEGIN).await?;
    browser.arrive(security::TOTP_CONFIRM_PATH).await?;
    picture(browser, "totp-secret").await?;

    let key = browser.texts(security::KEY).await?.concat().replace(' ', "");
    for theme in [Theme::Light, Theme::Dark] {
        browser.theme(theme).await?;
        check_uri(&context.authenticator.scan(&browser.picture().await?)?, &key)?;
    }
    browser.theme(Theme::Light).await?;
    browser.fill(second_factor::CODE, "000000").await?;
    browser.click(security::TOTP_CONFIRM).await?;
    browser.expect_count(1, pages::ALERT).await?;
    picture(browser, "totp-wrong-code").await?;
    let code = context.authenticator.code(&key)?;
    browser.fill(second_factor::CODE, &code).await?;
    browser.click(security::TOTP_CONFIRM).await?;

    browser.expect_count(10, security::RECOVERY_CODE).await?;
    browser.expect_count(1, security::DOWNLOAD).await?;
    picture(browser, "recovery-codes-new").await?;
    let codes = browser.texts(security::RECOVERY_CODE).await?;
    let saved = file_of(&browser.attribute(security::DOWNLOAD, "href").await?)?;
    expect(codes.iter().all(|code| saved.contains(code)), "every code in the file")?;
    expect(saved.starts_with("XWMS: Your recovery codes\n"), "a title in the file")?;
    let typed = codes.first().context("no recovery code")?.to_lowercase().replace('-', " ");
    browser.fill(second_factor::CODE, &typed).await?;
    browser.click(security::CODES_CONFIRM).await?;
    browser.arrive(security::PATH).await?;
    browser.expect_count(1, pages::NOTICE).await?;
    picture(browser, "security-on").await?;
    for subject in [mails::TWO_FACTOR_ON, mails::NEW_RECOVERY_CODES] {
        let mail = context.mailbox.receive(EMAIL).await?;
        let received = mail.subject.to_lowercase();
        expect(received.contains(subject), &format!("the mail `{subject}`, not `{received}`"))?;
    }
    Ok((key, codes))
}

/// The text of the file in a `data:` URL.
fn file_of(address: &str) -> Result<String, Failure> {
    let encoded = address.strip_prefix("data:text/plain;charset=utf-8;base64,");
    let bytes = BASE64_STANDARD.decode(encoded.context("no file in the link")?);
    String::from_utf8(bytes.context("no file in the link")?).context("no text in the file")
}

/// The QR code has the key that the page shows, the issuer and the account.
fn check_uri(uri: &str, key: &str) -> Result<(), Failure> {
    let url = Url::parse(uri).context("no URI in the picture")?;
    let parameter = |name| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value);
    expect(url.scheme() == "otpauth" && url.host_str() == Some("totp"), "a key URI")?;
    expect(url.path() == "/XWMS:ann%40example.org", &format!("issuer and account in {uri}"))?;
    expect(parameter("issuer").as_deref() == Some("XWMS"), "the issuer")?;
    expect(parameter("secret").as_deref() == Some(key), "the key that is shown")
}

async fn sign_in_with_code(context: &JourneyContext, key: &str) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.goto(sign_in::PATH).await?;
    steps::submit_credentials(browser).await?;
    browser.arrive(second_factor::PATH).await?;
    picture(browser, "second-factor").await?;
    browser.fill(second_factor::CODE, "000000").await?;
    browser.click(second_factor::SUBMIT).await?;
    browser.expect_count(1, pages::ALERT).await?;
    browser.fill(second_factor::CODE, &context.authenticator.next_code(key)?).await?;
    browser.click(second_factor::SUBMIT).await?;
    browser.arrive(account::PATH).await?;
    browser.expect_count(2, account::SESSION).await?;
    picture(browser, "account-two-sessions").await
}

/// A sign-in on a new browser does not count as fresh: the form asks to reauthenticate, then
/// continues.
async fn end_the_other_session(context: &JourneyContext, code: &str) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.click(account::END_OTHER_SESSION).await?;
    browser.expect_count(1, reauthentication::FORM).await?;
    picture(browser, "step-up").await?;
    browser.fill(pages::PASSWORD, "Wrong-Horse-43").await?;
    browser.fill(second_factor::CODE, code).await?;
    browser.click(reauthentication::SUBMIT).await?;
    browser.expect_count(1, pages::ALERT).await?;
    picture(browser, "step-up-wrong").await?;
    reauthenticate(context, code).await?;
    browser.arrive(account::PATH).await?;
    browser.expect_count(1, account::SESSION).await
}

async fn turn_off(context: &mut JourneyContext, code: &str, next: &str) -> Result<(), Failure> {
    // A third browser, so that the form asks to reauthenticate again.
    let browser = &context.browser;
    browser.forget().await?;
    browser.goto(sign_in::PATH).await?;
    steps::submit_credentials(browser).await?;
    browser.arrive(second_factor::PATH).await?;
    browser.fill(second_factor::CODE, code).await?;
    browser.click(second_factor::SUBMIT).await?;
    browser.arrive(account::PATH).await?;
    browser.expect_count(1, pages::NOTICE).await?;
    picture(browser, "recovery-code-used").await?;
    browser.goto(security::TOTP_PATH).await?;
    picture(browser, "totp-on").await?;
    browser.click(security::TOTP_REMOVE).await?;
    browser.expect_count(1, reauthentication::FORM).await?;
    reauthenticate(context, next).await?;
    context.browser.arrive(security::PATH).await?;
    context.browser.expect_count(1, pages::NOTICE).await?;
    picture(&context.browser, "security-off").await
}

async fn reauthenticate(context: &JourneyContext, code: &str) -> Result<(), Failure> {
    let browser = &context.browser;
    browser.fill(pages::PASSWORD, steps::PASSWORD).await?;
    browser.fill(second_factor::CODE, code).await?;
    browser.click(reauthentication::SUBMIT).await
}
