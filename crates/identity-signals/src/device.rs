//! Browser, system and kind of device from a `User-Agent` (RFC 9110, section 10.1.5).
//!
//! woothee reads the text; this file keeps what is useful in a list of sessions and mends what
//! woothee does not know. Versions are left out: they change weekly and nobody recognises a
//! device by them. What no server can see stays wrong: an iPad that asks for desktop pages says
//! that it is a Mac, and Brave says that it is Chrome.

use woothee::parser::{Parser, WootheeResult};

/// What the client says that it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Device {
    /// The name of the browser or tool, such as `Firefox`.
    pub browser: Option<&'static str>,
    /// The name of the operating system, such as `Windows`.
    pub os: Option<&'static str>,
    /// The kind of device.
    pub kind: DeviceKind,
}

/// A kind of device, coarse enough for an icon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DeviceKind {
    /// A computer with a keyboard.
    Desktop,
    /// A phone.
    Mobile,
    /// A tablet.
    Tablet,
    /// A tool, a robot, a television, or nothing known.
    #[default]
    Other,
}

impl DeviceKind {
    /// All of them, for documents and tests.
    pub const ALL: [Self; 4] = [Self::Desktop, Self::Mobile, Self::Tablet, Self::Other];

    /// The word in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Desktop => "desktop",
            Self::Mobile => "mobile",
            Self::Tablet => "tablet",
            Self::Other => "other",
        }
    }
}

impl Device {
    /// The device behind a `User-Agent`. Any text gives an answer, the unknown one if need be.
    pub fn of(user_agent: &str) -> Self {
        if let Some(tool) = tool(user_agent) {
            return Self { browser: Some(tool), os: None, kind: DeviceKind::Other };
        }
        let Some(found) = Parser::new().parse(user_agent) else {
            return Self::default();
        };
        Self {
            browser: browser_unknown_to_woothee(user_agent).or_else(|| browser(found.name)),
            os: os(found.os),
            kind: kind(&found, user_agent),
        }
    }
}

/// Programs that are no browser begin with their name; to woothee they are all one library.
fn tool(user_agent: &str) -> Option<&'static str> {
    let name = user_agent.split('/').next()?;
    ["curl", "Wget", "HTTPie", "python-requests", "okhttp"]
        .into_iter()
        .find(|tool| tool.eq_ignore_ascii_case(name))
}

/// Opera on iOS and `DuckDuckGo`, which woothee takes for Safari or Chrome.
fn browser_unknown_to_woothee(user_agent: &str) -> Option<&'static str> {
    user_agent.split(' ').find_map(|part| match part.split('/').next()? {
        "OPT" | "OPiOS" => Some("Opera"),
        "Ddg" | "DuckDuckGo" => Some("DuckDuckGo"),
        _ => None,
    })
}

fn browser(name: &str) -> Option<&'static str> {
    Some(match name {
        "Chrome" => "Chrome",
        "Edge" => "Edge",
        "Firefox" => "Firefox",
        "Google Search App" => "Google app",
        "Internet Explorer" => "Internet Explorer",
        "Opera" => "Opera",
        "Safari" => "Safari",
        "SamsungBrowser" => "Samsung Internet",
        "Vivaldi" => "Vivaldi",
        "Yandex Browser" => "Yandex Browser",
        _ => return None,
    })
}

/// Windows without its version: 11 says that it is 10.
fn os(name: &str) -> Option<&'static str> {
    Some(match name {
        "Android" => "Android",
        "BSD" => "BSD",
        "ChromeOS" => "ChromeOS",
        "iPad" => "iPadOS",
        "iPhone" | "iPod" | "iOS" => "iOS",
        "Linux" => "Linux",
        "Mac OSX" => "macOS",
        _ if name.starts_with("Windows") => "Windows",
        _ => return None,
    })
}

/// woothee counts tablets among the phones. Chromium and Firefox leave `Mobile` away on an
/// Android tablet; Firefox of old says `Tablet`.
fn kind(found: &WootheeResult<'_>, user_agent: &str) -> DeviceKind {
    match (found.category, found.os) {
        ("pc", _) => DeviceKind::Desktop,
        ("smartphone", "iPad") => DeviceKind::Tablet,
        ("smartphone", "Android") if !user_agent.contains("Mobile") => DeviceKind::Tablet,
        ("smartphone" | "mobilephone", _) => DeviceKind::Mobile,
        _ => DeviceKind::Other,
    }
}

#[cfg(test)]
mod tests;
