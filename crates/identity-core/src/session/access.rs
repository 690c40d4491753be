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
pub enum SessionAccess {
    /// Everything of its account.
    Full,
    /// Changing the password, and what that takes.
    PasswordChange,
    /// Setting up a second factor, and what that takes.
    SecondFactor,
}

impl SessionAccess {
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
        for (change, factor, required, access) in [
            (false, false, Nobody, SessionAccess::Full),
            (false, false, Roles, SessionAccess::Full),
            (false, false, Everyone, SessionAccess::SecondFactor),
            (false, true, Everyone, SessionAccess::Full),
            (true, false, Everyone, SessionAccess::PasswordChange),
            (true, true, Nobody, SessionAccess::PasswordChange),
        ] {
            let now = Timestamp::from_millis(0);
            let mut account = build::account(build::account_id(1), "ann@example.org", now);
            account.protection = Protection {
                password_change_required: change,
                second_factor: factor,
                ..Protection::default()
            };
            assert_eq!(SessionAccess::of(&account, required), access);
        }
    }
}
