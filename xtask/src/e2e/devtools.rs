//! Commands of the Chrome DevTools Protocol, for what WebDriver has no command for.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// The colour scheme that the system prefers.
#[derive(Clone, Copy)]
pub(super) enum Theme {
    Light,
    Dark,
}

impl Theme {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// One DevTools command.
#[derive(Debug)]
pub(super) struct Devtools {
    name: &'static str,
    parameters: Value,
}

impl Devtools {
    pub(super) fn width(width: u32, height: u32) -> Self {
        let parameters = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false
        });
        Self { name: "Emulation.setDeviceMetricsOverride", parameters }
    }

    pub(super) fn theme(theme: Theme) -> Self {
        let features = json!([{ "name": "prefers-color-scheme", "value": theme.name() }]);
        Self { name: "Emulation.setEmulatedMedia", parameters: json!({ "features": features }) }
    }

    /// Unlike the browser's content setting, this leaves the driver's own scripts running.
    pub(super) fn without_scripts() -> Self {
        Self { name: "Emulation.setScriptExecutionDisabled", parameters: json!({ "value": true }) }
    }

    /// The answer has a PNG of the whole page in `data`.
    pub(super) fn picture() -> Self {
        Self {
            name: "Page.captureScreenshot",
            parameters: json!({ "format": "png", "captureBeyondViewport": true }),
        }
    }
}

impl WebDriverCompatibleCommand for Devtools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _url: &Url) -> (Method, Option<String>) {
        let body = json!({ "cmd": self.name, "params": self.parameters });
        (Method::POST, Some(body.to_string()))
    }
}
