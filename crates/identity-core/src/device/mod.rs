//! Known devices: browsers and clients in which an account was signed in completely before.
//!
//! A device shows a token that is replaced at each sign-in, and it is known for 180 days after the
//! last. It never replaces a factor: on a known device a sign-in counts as a fresh proof, and that
//! is all. A token whose place another one has taken means that there are two copies: the device
//! is known no longer, and its owner is told.

mod device;
mod ports;
mod remember;
mod forget;

pub(crate) use device::Recognised;
pub use device::{Device, DeviceChange, DevicePolicy, TokenState};
pub use forget::ForgetOutcome;
#[cfg(any(test, feature = "testing"))]
pub use ports::MockDevices;
pub use ports::{Devices, Rotation};
pub(crate) use remember::PresentedDevices;
