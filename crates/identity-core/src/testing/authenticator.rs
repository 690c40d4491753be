//! An authenticator, as a person has it on the telephone.

use crate::{
    kernel::{Secret, Timestamp},
    two_factor::{Enrolment, TotpCode},
};
use totp_rs::Totp;

/// An authenticator that took one secret over.
pub struct Authenticator(Totp);

impl Authenticator {
    /// Scans the picture of an enrolment.
    pub fn scan(enrolment: &Enrolment) -> Self {
        Self(Totp::from_url(enrolment.uri.expose()).expect("an authenticator reads it"))
    }

    /// The code that it shows at an instant.
    pub fn code_at(&self, now: Timestamp) -> TotpCode {
        let seconds = u64::try_from(now.as_millis()).expect("after 1970") / 1000;
        let code = Secret::new(self.0.generate(seconds).to_string());
        TotpCode::parse(&code).expect("six digits")
    }
}
