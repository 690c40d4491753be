//! Hints about a request and a password: the device, the place of the network address, and whether
//! attackers try the password first. Device and place help a person to recognise a session. They
//! prove nothing, because the client chooses every word of its `User-Agent`.
//!
//! The names of devices are a closed set, so that no text of a client reaches a page, a mail or a
//! log through them.
//!
//! ```
//! use identity_signals::{Device, DeviceKind};
//! let device = Device::of(
//!     "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
//! );
//! assert_eq!((device.browser, device.os), (Some("Firefox"), Some("Linux")));
//! assert_eq!(device.kind, DeviceKind::Desktop);
//! ```

mod breached;
mod device;
mod passwords;
mod places;

pub use breached::{BreachedFile, BreachedFileError};
pub use device::{Device, DeviceKind};
pub use passwords::KnownPasswords;
pub use places::{PlaceNames, Places, PlacesError};
