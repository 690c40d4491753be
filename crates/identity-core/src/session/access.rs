//! The access of a session: the operations it may call (Keycloak: "required action"). The access is
//! not stored: it is derived from the account at each request, so that a change of the account
//! applies to every session at once (ADR 0011).

use crate::account::Account;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The accounts that must have a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum SecondFactorRequired {
    /// No account: each person decides.
    Nobody,
    /// Accounts with a role. No account has a role yet.
    #[default]
    Roles,
    /// Every account.
    Everyone,
}

/// The operations that a session may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum SessionAccess {
    /// All operations.
    Full,
    /// Changing the password, and the steps that this requires.
    PasswordChange,
    /// Setting up a second factor, and the steps that this requires.
    SecondFactor,
}

impl SessionAccess {
    /// Derives the access of an account's sessions.
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
    fn required_password_change_comes_before_everything_else() {
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
