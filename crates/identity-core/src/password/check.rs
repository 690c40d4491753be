//! Would this password do? Asked by every use case that takes a new one, and by a page while it
//! is typed.

use super::{Password, PasswordContext, PasswordRule};
use crate::{
    Identity,
    kernel::{Failure, Gate},
    session::SignedIn,
};

/// What is to be said of a password that is about to be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordCheck {
    /// Every rule that it fails.
    pub failures: Vec<PasswordRule>,
    /// How hard it is to guess, 0 to 4.
    pub strength: u8,
    /// Whether it keeps the rules of an account without a second factor too.
    pub stands_alone: bool,
}

impl Identity {
    /// Judges a password for the caller's account. Stores and counts nothing; it takes a place in
    /// the hash queue, for it is work.
    pub async fn check_password(
        &self,
        caller: &SignedIn,
        password: &Password,
    ) -> Result<PasswordCheck, Failure> {
        let _place = self.hasher.reserve(Gate::account(caller.account.id))?;
        let (email, second_factor) =
            (&caller.account.email, caller.account.protection.second_factor);
        let context = PasswordContext { email, second_factor, current: None };
        self.assess_password(password, context).await
    }

    /// Holds a password against the policy in force.
    pub(crate) async fn assess_password(
        &self,
        password: &Password,
        context: PasswordContext<'_>,
    ) -> Result<PasswordCheck, Failure> {
        let (email, policy) = (context.email, &self.policy.password);
        let personal = [email.as_str(), email.local_part(), &policy.product];
        let assessment = self.password_checker.assess(password, &personal).await?;
        let alone = PasswordContext { second_factor: false, ..context };
        Ok(PasswordCheck {
            failures: policy.failures(password, context, assessment),
            strength: assessment.strength,
            stands_alone: policy.failures(password, alone, assessment).is_empty(),
        })
    }
}
