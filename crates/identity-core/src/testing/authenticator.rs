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
        Self::of_uri(enrolment.uri.expose())
    }

    /// Reads what the picture says.
    pub fn of_uri(uri: &str) -> Self {
        Self(Totp::from_url(uri).expect("an authenticator reads it"))
    }

    /// The digits that it shows at an instant.
    pub fn digits_at(&self, now: Timestamp) -> String {
        let seconds = u64::try_from(now.as_millis()).expect("after 1970") / 1000;
        self.0.generate(seconds).to_string()
    }

    /// The code that it shows at an instant.
    pub fn code_at(&self, now: Timestamp) -> TotpCode {
        TotpCode::parse(&Secret::new(self.digits_at(now))).expect("six digits")
    }
}
