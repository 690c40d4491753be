//! What a person is told unasked, and what is recommended next. Pure.

use crate::{
    account::Protection, kernel::Timestamp, password::PasswordPolicy, two_factor::TwoFactorPolicy,
};

/// Something that waits for its owner. None of them keeps anybody from anything, but the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// The account was reported as compromised, and is locked until it is recovered.
    AccountContained,
    /// Somebody wants to recover the account without its second factor, and waits.
    RecoveryWaits,
    /// The password is old.
    PasswordOld,
    /// There is a second factor and no recovery code.
    RecoveryCodesMissing,
    /// Few recovery codes are left.
    RecoveryCodesFew,
}

impl Notice {
    /// All of them, for documents and tests.
    pub const ALL: [Self; 5] = [
        Self::AccountContained,
        Self::RecoveryWaits,
        Self::PasswordOld,
        Self::RecoveryCodesMissing,
        Self::RecoveryCodesFew,
    ];

    /// The name in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AccountContained => "account_contained",
            Self::RecoveryWaits => "recovery_waits",
            Self::PasswordOld => "password_old",
            Self::RecoveryCodesMissing => "recovery_codes_missing",
            Self::RecoveryCodesFew => "recovery_codes_few",
        }
    }
}

/// The step that helps most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Advice {
    /// Change the password: it is demanded, or the password is old.
    ChangePassword,
    /// Switch a second factor on.
    SetUpSecondFactor,
    /// Get recovery codes, or new ones.
    GetRecoveryCodes,
    /// Nothing: every protection that there is is on.
    Nothing,
}

impl Advice {
    /// The name in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ChangePassword => "change_password",
            Self::SetUpSecondFactor => "set_up_second_factor",
            Self::GetRecoveryCodes => "get_recovery_codes",
            Self::Nothing => "nothing",
        }
    }
}

/// The rules that a protection is held against.
#[derive(Clone, Copy)]
pub(super) struct Rules<'a> {
    pub(super) password: &'a PasswordPolicy,
    pub(super) two_factor: &'a TwoFactorPolicy,
}

/// What is to be told, the most pressing first.
pub(super) fn notices(protection: &Protection, rules: Rules<'_>, now: Timestamp) -> Vec<Notice> {
    let (factor, codes) = (protection.second_factor, protection.recovery_codes);
    let tells = |notice: &Notice| match notice {
        Notice::AccountContained => protection.contained,
        Notice::RecoveryWaits => protection.recovery_waits,
        Notice::PasswordOld => protection.password_is_old(rules.password.reminder_after, now),
        Notice::RecoveryCodesMissing => factor && codes == 0,
        Notice::RecoveryCodesFew => {
            factor && codes > 0 && codes <= rules.two_factor.few_recovery_codes
        }
    };
    Notice::ALL.into_iter().filter(tells).collect()
}

/// What helps most.
pub(super) fn advice(protection: &Protection, rules: Rules<'_>, now: Timestamp) -> Advice {
    let notices = notices(protection, rules, now);
    let notified = |notice| notices.contains(&notice);
    match () {
        () if protection.password_change_required => Advice::ChangePassword,
        () if !protection.second_factor => Advice::SetUpSecondFactor,
        () if notified(Notice::RecoveryCodesMissing) || notified(Notice::RecoveryCodesFew) => {
            Advice::GetRecoveryCodes
        }
        () if notified(Notice::PasswordOld) => Advice::ChangePassword,
        () => Advice::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::time::Duration;

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    proptest! {
        #[test]
        fn the_best_protected_account_is_told_nothing_and_no_other(
            days in 0_u64..400,
            second_factor: bool,
            recovery_codes in 0_u32..12,
            password_change_required: bool,
            (recovery_waits, contained) in any::<(bool, bool)>(),
        ) {
            let protection = Protection {
                password_changed_at: Some(NOW.before(Duration::from_hours(24 * days))),
                password_change_required,
                second_factor,
                recovery_codes,
                recovery_waits,
                contained,
            };
            let (password, two_factor) = (PasswordPolicy::default(), TwoFactorPolicy::default());
            let rules = Rules { password: &password, two_factor: &two_factor };
            let notices = notices(&protection, rules, NOW);
            prop_assert_eq!(notices.first() == Some(&Notice::AccountContained), contained);
            prop_assert_eq!(notices.contains(&Notice::RecoveryWaits), recovery_waits);
            prop_assert_eq!(notices.contains(&Notice::PasswordOld), days >= 180);
            prop_assert!(second_factor || !notices.contains(&Notice::RecoveryCodesMissing));
            let best = second_factor && recovery_codes > 3 && days < 180 && !password_change_required;
            prop_assert_eq!(advice(&protection, rules, NOW) == Advice::Nothing, best);
        }
    }
}
