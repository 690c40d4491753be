//! The second factor: codes of an authenticator, and recovery codes for when that is lost.
//!
//! ```text
//!   begin ──> a secret that waits (1 h, inert) ──first code──> in force, recovery codes shown
//!                a secret in force stays in force until then        │ one typed back
//!                                                                   v
//!                                                       recovery codes in force
//! ```
//!
//! - A code is good once, and no code at or before the last accepted step ever is.
//! - Switching on, replacing or switching off ends every other session.
//! - A secret is sealed at rest; a recovery code rests as a keyed digest.

mod totp;
mod recovery_code;
mod policy;
mod ports;
mod check;
mod enrol;
mod remove;
mod renew_codes;

pub(crate) use check::{FactorCheck, PresentedFactor};
pub use check::{FactorNote, Proof};
pub use enrol::{ConfirmTotp, Enrolment, FactorEnabled};
pub use policy::TwoFactorPolicy;
#[cfg(any(test, feature = "testing"))]
pub use ports::{MockRecoveryCodes, MockTotpSecrets};
pub use ports::{RecoveryCodeKeys, RecoveryCodes, TotpSecrets};
pub use recovery_code::{CodeDigest, NewRecoveryCode, RecoveryCode, Replaces};
pub use remove::RemoveTotp;
pub use renew_codes::{ConfirmCodes, RenewCodes};
pub use totp::{Accepted, AuthenticatorClock, StoredTotp, TotpCode, TotpSecret};
