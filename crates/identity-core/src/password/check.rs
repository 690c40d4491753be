//! Would this password do? Asked by every use case that takes a new one, and by a page while it
//! is typed.

use super::{Password, PasswordContext, PasswordRule};
use crate::Identity;

/// What is to be said of a password that is about to be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordCheck {
    /// Every rule that it fails.
    pub failures: Vec<PasswordRule>,
    /// How hard it is to guess, 0 to 4.
    pub strength: u8,
}

impl Identity {
    /// Holds a password against the policy in force. Stores and counts nothing.
    pub fn check_password(
        &self,
        password: &Password,
        context: PasswordContext<'_>,
    ) -> PasswordCheck {
        let email = context.email;
        let personal = [email.as_str(), email.local_part(), &self.policy.password.product];
        let judgement = self.judge.judge(password.text(), &personal);
        let failures = self.policy.password.failures(password, context, judgement);
        PasswordCheck { failures, strength: judgement.strength }
    }
}
