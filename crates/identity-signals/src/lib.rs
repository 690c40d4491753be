//! What a request tells: the device behind it and the place of its address, for a list of sessions
//! that a person can recognise, and whether a password is one that attackers try first. Device and
//! place are hints, never proofs: every word of a `User-Agent` is the client's own.
//!
//! The names that come out are a closed set of ours, so that no text of a client reaches a page,
//! a mail or a log through them.
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
