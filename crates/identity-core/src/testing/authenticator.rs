//! An authenticator, as a person has it on the telephone.

use crate::{
    kernel::{Secret, Timestamp},
    two_factor::{Enrolment, TotpCode},
};
use std::time::Duration;
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

    /// Digits that it shows neither then nor in the steps beside.
    pub fn wrong_digits_at(&self, now: Timestamp) -> String {
        let step = Duration::from_secs(30);
        let shown = [now.before(step), now, now.after(step)].map(|at| self.digits_at(at));
        let wrong = (0..4).map(|number| format!("{number:06}"));
        let wrong = wrong.into_iter().find(|digits| !shown.contains(digits));
        wrong.expect("three of four at most are shown")
    }

    /// A code that it shows neither then nor in the steps beside.
    pub fn wrong_code_at(&self, now: Timestamp) -> TotpCode {
        TotpCode::parse(&Secret::new(self.wrong_digits_at(now))).expect("six digits")
    }

    /// The code that it shows at an instant.
    pub fn code_at(&self, now: Timestamp) -> TotpCode {
        TotpCode::parse(&Secret::new(self.digits_at(now))).expect("six digits")
    }
}
