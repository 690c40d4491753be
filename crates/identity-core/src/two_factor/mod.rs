//! The second factor: TOTP codes of an authenticator app (RFC 6238; NIST SP 800-63B-4, section
//! 3.1.4) and recovery codes for its loss (section 3.1.2, look-up secrets).
//!
//! ```text
//!   start ──> pending secret (1 h, no effect) ──first code──> active, recovery codes shown
//!                an active secret stays active until then             │ one typed back
//!                                                                     v
//!                                                            recovery codes active
//! ```
//!
//! - A code works once: a code at or before the last accepted step is refused.
//! - Switching on, replacing and switching off the factor ends every other session.
//! - A secret is sealed in the store. A recovery code is stored as a keyed digest.

mod totp;
mod recovery_code;
mod policy;
mod ports;
mod check;
mod enrol;
mod remove;
mod renew_codes;

pub(crate) use check::evaluate_factor;
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
