//! Browsers and operating systems, read from the user agent.

use identity_core::kernel::{ClosedSet, UserAgent};
use identity_signals::Device;
use poem_openapi::Object;

/// Reads the device from a user agent.
pub fn device(user_agent: Option<&UserAgent>) -> Device {
    Device::of(user_agent.map(UserAgent::as_str).unwrap_or_default())
}

/// The device as the user agent describes it. The description is not verified.
#[derive(Object)]
#[oai(rename = "Device")]
pub struct DeviceView {
    /// The name of the browser.
    browser: Option<String>,
    /// The name of the operating system.
    os: Option<String>,
    /// The kind of device: `desktop`, `mobile`, `tablet` or `other`.
    kind: String,
}

impl From<Device> for DeviceView {
    fn from(device: Device) -> Self {
        Self {
            browser: device.browser.map(str::to_owned),
            os: device.os.map(str::to_owned),
            kind: device.kind.as_str().to_owned(),
        }
    }
}
