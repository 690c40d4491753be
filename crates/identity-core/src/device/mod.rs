//! Known devices: browsers and clients on which the owner completed a sign-in.
//!
//! A device shows a token that is replaced at each sign-in (ADR 0012), and stays known for 180 days
//! after the last one. It never replaces a factor: its only effect is that a sign-in on it counts
//! as a fresh proof, and that strangers' failures do not delay it. A token that was already
//! replaced means that a copy exists. The device is then removed and its owner notified.

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
pub(crate) use remember::{forget_shared_device, known_device, recognise, remember};
