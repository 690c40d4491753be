//! A browser, driven as a person uses it: open, read, fill in, click, wait.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::devtools::Devtools;
pub(super) use super::devtools::Theme;
use super::driver::Driver;
use crate::failure::{Context, Failure};
use crate::wait::eventually;

const TIMEOUT: Duration = Duration::from_secs(10);
/// A small phone and a desktop, in CSS pixels.
pub(super) const PHONE: (u32, u32) = (375, 812);
pub(super) const DESKTOP: (u32, u32) = (1280, 900);

const FLAGS: [&str; 7] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
];

/// A browser with an empty profile. Paths are relative to the service's address.
pub(super) struct Browser {
    client: Client,
    home: String,
    screenshots: Option<PathBuf>,
    _profile: TempDir,
}

impl Browser {
    pub(super) async fn open(
        driver: &Driver,
        home: &str,
        screenshots: Option<&Path>,
    ) -> Result<Self, Failure> {
        let profile = tempfile::Builder::new()
            .prefix("xwms-profile-")
            .tempdir()
            .context("cannot make a temporary directory")?;
        let mut flags = FLAGS.map(str::to_owned).to_vec();
        flags.push(format!("--user-data-dir={}", profile.path().display()));
        let options = json!({ "args": flags, "binary": driver.chromium() });
        let capabilities = [("goog:chromeOptions".to_owned(), options)].into_iter().collect();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.url())
            .await
            .context("no browser")?;
        let screenshots = screenshots.map(Path::to_owned);
        let browser = Self { client, home: home.to_owned(), screenshots, _profile: profile };
        browser.resize(DESKTOP).await?;
        Ok(browser)
    }

    /// Opens a path of the service, or a whole address such as a mail's link.
    pub(super) async fn goto(&self, target: &str) -> Result<(), Failure> {
        let address =
            if target.starts_with('/') { format!("{}{target}", self.home) } else { target.into() };
        self.client.goto(&address).await.context(format!("cannot open {address}"))
    }

    pub(super) async fn path(&self) -> Result<String, Failure> {
        Ok(self.client.current_url().await.context("no address")?.path().to_owned())
    }

    /// Waits until the browser is at a path.
    pub(super) async fn arrive(&self, path: &str) -> Result<(), Failure> {
        eventually(&format!("the page {path}"), TIMEOUT, async || {
            Ok((self.path().await? == path).then_some(()))
        })
        .await
    }

    /// The visible text of the page.
    pub(super) async fn text(&self) -> Result<String, Failure> {
        self.find(Locator::Css("body")).await?.text().await.context("cannot read the page")
    }

    /// The texts of all matching elements.
    pub(super) async fn texts(&self, css: &str) -> Result<Vec<String>, Failure> {
        let mut texts = Vec::new();
        for element in self.client.find_all(Locator::Css(css)).await.context(css)? {
            texts.push(element.text().await.context(css)?);
        }
        Ok(texts)
    }

    /// The value of an element's attribute.
    pub(super) async fn attribute(&self, css: &str, name: &str) -> Result<String, Failure> {
        let element = self.find(Locator::Css(css)).await?;
        element.attr(name).await.context(css)?.context(format!("{css} has no {name}"))
    }

    /// Waits until the page shows a text. Case does not matter, because styles change it.
    pub(super) async fn see(&self, text: &str) -> Result<(), Failure> {
        let wanted = text.to_lowercase();
        eventually(&format!("the text `{text}`"), TIMEOUT, async || {
            // The page may be replaced while it is read.
            let shown = self.text().await.unwrap_or_default().to_lowercase();
            Ok(shown.contains(&wanted).then_some(()))
        })
        .await
    }

    /// Waits until exactly `count` elements match.
    pub(super) async fn expect_count(&self, count: usize, css: &str) -> Result<(), Failure> {
        eventually(&format!("{count} of `{css}`"), TIMEOUT, async || {
            let found = self.client.find_all(Locator::Css(css)).await.context(css)?;
            Ok((found.len() == count).then_some(()))
        })
        .await
    }

    /// Replaces the value of a field.
    pub(super) async fn fill(&self, name: &str, value: &str) -> Result<(), Failure> {
        let field = self.find(Locator::Css(&format!("[name=\"{name}\"]"))).await?;
        field.clear().await.context(format!("cannot empty the field {name}"))?;
        field.send_keys(value).await.context(format!("cannot fill in the field {name}"))
    }

    pub(super) async fn click(&self, css: &str) -> Result<(), Failure> {
        self.find(Locator::Css(css)).await?.click().await.context(format!("cannot click {css}"))
    }

    /// Clicks the button or link with exactly this text.
    pub(super) async fn click_text(&self, text: &str) -> Result<(), Failure> {
        let says = format!("[normalize-space(.)=\"{text}\" or @value=\"{text}\"]");
        let path = format!("//button{says} | //a{says} | //input[@type=\"submit\"]{says}");
        self.find(Locator::XPath(&path))
            .await?
            .click()
            .await
            .context(format!("cannot click {text}"))
    }

    pub(super) async fn resize(&self, (width, height): (u32, u32)) -> Result<(), Failure> {
        self.ask(Devtools::width(width, height)).await.map(drop)
    }

    pub(super) async fn theme(&self, theme: Theme) -> Result<(), Failure> {
        self.ask(Devtools::theme(theme)).await.map(drop)
    }

    /// Turns JavaScript off from the next page on.
    pub(super) async fn without_scripts(&self) -> Result<(), Failure> {
        self.ask(Devtools::without_scripts()).await.map(drop)
    }

    /// Saves a picture of the whole page if `--screenshots` asks for it.
    pub(super) async fn screenshot(
        &self,
        name: &str,
        size: (u32, u32),
        theme: Theme,
    ) -> Result<(), Failure> {
        let Some(directory) = &self.screenshots else { return Ok(()) };
        self.resize(size).await?;
        self.theme(theme).await?;
        let picture = self.picture().await?;
        fs::create_dir_all(directory).context("cannot make the directory of pictures")?;
        let file = directory.join(format!("{name}-{}-{}.png", size.0, theme.name()));
        fs::write(&file, picture).context(format!("cannot write {}", file.display()))?;
        self.resize(DESKTOP).await?;
        self.theme(Theme::Light).await
    }

    /// A picture of the whole page.
    pub(super) async fn picture(&self) -> Result<Vec<u8>, Failure> {
        let answer = self.ask(Devtools::picture()).await?;
        let data = answer.get("data").and_then(Value::as_str).context("no picture")?;
        BASE64_STANDARD.decode(data).context("no picture")
    }

    /// Deletes all cookies, so that the service sees a new browser.
    pub(super) async fn forget(&self) -> Result<(), Failure> {
        self.client.delete_all_cookies().await.context("the cookies stay")
    }

    pub(super) async fn close(self) -> Result<(), Failure> {
        self.client.close().await.context("the browser does not close")
    }

    async fn find(&self, locator: Locator<'_>) -> Result<Element, Failure> {
        self.client
            .wait()
            .at_most(TIMEOUT)
            .for_element(locator)
            .await
            .context(format!("{locator:?} is not on the page"))
    }

    async fn ask(&self, command: Devtools) -> Result<Value, Failure> {
        let what = format!("{command:?}");
        self.client.issue_cmd(command).await.context(what)
    }
}
