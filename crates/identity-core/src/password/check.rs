//! Checking a new password against the policy, for every use case that sets one and for the page
//! where it is typed.

use super::{Password, PasswordContext, PasswordRule};
use crate::{
    Identity,
    kernel::{Failure, Gate, Party},
    session::SignedIn,
};

/// The result of checking a new password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordCheck {
    /// Every failed rule.
    pub failures: Vec<PasswordRule>,
    /// Difficulty to guess, from 0 (trivial) to 4 (very strong).
    pub strength: u8,
    /// It also satisfies the rules of an account without a second factor.
    pub stands_alone: bool,
}

impl Identity {
    /// Checks a password for the caller's account. It stores and counts nothing, and takes a place
    /// in the hash queue because the check is expensive.
    pub async fn check_password(
        &self,
        caller: &SignedIn,
        password: &Password,
    ) -> Result<PasswordCheck, Failure> {
        let gate = Gate::account(caller.account.id).by(Party::Session(caller.session.id));
        let _place = self.hasher.reserve(gate)?;
        let (email, second_factor) =
            (&caller.account.email, caller.account.protection.second_factor);
        let context = PasswordContext { email, second_factor, current: None };
        assess_password(self, password, context).await
    }
}

/// Checks a password against the policy.
pub(crate) async fn assess_password(
    identity: &Identity,
    password: &Password,
    context: PasswordContext<'_>,
) -> Result<PasswordCheck, Failure> {
    let (email, policy) = (context.email, &identity.policy.password);
    let personal = [email.as_str(), email.local_part(), &policy.product];
    let assessment = identity.password_checker.assess(password, &personal).await?;
    let alone = PasswordContext { second_factor: false, ..context };
    Ok(PasswordCheck {
        failures: policy.failures(password, context, assessment),
        strength: assessment.strength,
        stands_alone: policy.failures(password, alone, assessment).is_empty(),
    })
}
