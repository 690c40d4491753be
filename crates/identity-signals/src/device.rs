//! Browser, system and kind of device from a `User-Agent` (RFC 9110, section 10.1.5).
//!
//! woothee parses the text. This module keeps the parts that are useful in a list of sessions and
//! adds browsers that woothee does not know. Versions are left out because they change weekly and
//! do not help a person to recognise a device. Some clients lie, and no server can see it: an iPad
//! that asks for desktop pages calls itself a Mac, and Brave calls itself Chrome.

use strum::{EnumString, IntoStaticStr, VariantArray};
use woothee::parser::{Parser, WootheeResult};

/// The device as its user agent describes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Device {
    /// Browser or tool, such as `Firefox`.
    pub browser: Option<&'static str>,
    /// Operating system, such as `Windows`.
    pub os: Option<&'static str>,
    pub kind: DeviceKind,
}

/// A kind of device, coarse enough for an icon.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum DeviceKind {
    Desktop,
    Mobile,
    Tablet,
    /// A tool, a robot, a television or an unknown device.
    #[default]
    Other,
}

impl Device {
    /// Parses a `User-Agent`. Any text gives a device, if only an unknown one.
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

/// Recognises programs by the name at the start. woothee has one name for all of them.
fn tool(user_agent: &str) -> Option<&'static str> {
    let name = user_agent.split('/').next()?;
    ["curl", "Wget", "HTTPie", "python-requests", "okhttp"]
        .into_iter()
        .find(|tool| tool.eq_ignore_ascii_case(name))
}

/// Recognises Opera on iOS and `DuckDuckGo`, which woothee takes for Safari or Chrome.
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

/// Returns the name of the system. Windows has no version because 11 calls itself 10.
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

/// Tells tablets from phones, which woothee does not. Chromium and Firefox omit `Mobile` on an
/// Android tablet, and old versions of Firefox say `Tablet`.
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
