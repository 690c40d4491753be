//! What a session may call. It is not stored: it follows from the account at each request, so that
//! a change of the account holds for every session at once.

use crate::account::Account;

/// Of whom a second factor is demanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SecondFactorRequired {
    /// Of nobody: each person decides.
    Nobody,
    /// Of who has a role.
    #[default]
    Roles,
    /// Of everyone.
    Everyone,
}

/// What a session may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everything of its account.
    Full,
    /// Changing the password, and what that takes.
    PasswordChange,
    /// Setting up a second factor, and what that takes.
    SecondFactor,
}

impl Reach {
    /// The name in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::PasswordChange => "password_change",
            Self::SecondFactor => "second_factor",
        }
    }

    /// The reach of the sessions of an account. Nobody has a role yet.
    pub fn of(account: &Account, required: SecondFactorRequired) -> Self {
        let protection = &account.protection;
        match required {
            _ if protection.password_change_required => Self::PasswordChange,
            SecondFactorRequired::Everyone if !protection.second_factor => Self::SecondFactor,
            _ => Self::Full,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{account::Protection, kernel::Timestamp, testing::build};
    use SecondFactorRequired::{Everyone, Nobody, Roles};

    #[test]
    fn a_password_to_be_changed_comes_before_all_else() {
        for (change, factor, required, reach) in [
            (false, false, Nobody, Reach::Full),
            (false, false, Roles, Reach::Full),
            (false, false, Everyone, Reach::SecondFactor),
            (false, true, Everyone, Reach::Full),
            (true, false, Everyone, Reach::PasswordChange),
            (true, true, Nobody, Reach::PasswordChange),
        ] {
            let now = Timestamp::from_millis(0);
            let mut account = build::account(build::account_id(1), "ann@example.org", now);
            account.protection = Protection {
                password_change_required: change,
                second_factor: factor,
                ..Protection::default()
            };
            assert_eq!(Reach::of(&account, required), reach);
        }
    }
}
