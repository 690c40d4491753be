//! The authenticator app of a test.

use crate::{
    kernel::{Secret, Timestamp},
    two_factor::{Enrolment, TotpCode},
};
use std::time::Duration;
use totp_rs::Totp;

/// An authenticator app with one secret.
pub struct Authenticator(Totp);

impl Authenticator {
    /// Scans the QR code of an enrolment.
    pub fn scan(enrolment: &Enrolment) -> Self {
        Self::of_uri(enrolment.uri.expose())
    }

    /// Reads an `otpauth` URI.
    pub fn of_uri(uri: &str) -> Self {
        Self(Totp::from_url(uri).expect("a valid otpauth URI"))
    }

    /// Returns the digits at an instant.
    pub fn digits_at(&self, now: Timestamp) -> String {
        let seconds = u64::try_from(now.as_millis()).expect("after 1970") / 1000;
        self.0.generate(seconds).to_string()
    }

    /// Returns digits that are wrong at an instant and in the neighbouring steps.
    pub fn wrong_digits_at(&self, now: Timestamp) -> String {
        let step = Duration::from_secs(30);
        let shown = [now.before(step), now, now.after(step)].map(|at| self.digits_at(at));
        let wrong = (0..4).map(|number| format!("{number:06}"));
        let wrong = wrong.into_iter().find(|digits| !shown.contains(digits));
        wrong.expect("at most three of the four are valid")
    }

    /// Returns a code that is wrong at an instant and in the neighbouring steps.
    pub fn wrong_code_at(&self, now: Timestamp) -> TotpCode {
        TotpCode::parse(&Secret::new(self.wrong_digits_at(now))).expect("six digits")
    }

    /// Returns the code at an instant.
    pub fn code_at(&self, now: Timestamp) -> TotpCode {
        TotpCode::parse(&Secret::new(self.digits_at(now))).expect("six digits")
    }
}
