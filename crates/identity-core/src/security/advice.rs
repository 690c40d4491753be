//! Notices that need attention, and the recommended next step. Pure.

use crate::{
    account::Protection,
    kernel::{ClosedSet, Timestamp},
    password::PasswordPolicy,
    two_factor::TwoFactorPolicy,
};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Something that needs the owner's attention. Only the first one blocks anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Notice {
    AccountContained,
    /// A recovery without the second factor is in its waiting period.
    RecoveryWaits,
    PasswordOld,
    /// The account has a second factor and no recovery code.
    RecoveryCodesMissing,
    RecoveryCodesFew,
}

/// The next step that improves security most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Advice {
    /// Change the password, because it is required or the password is old.
    ChangePassword,
    SetUpSecondFactor,
    /// Get recovery codes, or replace used ones.
    GetRecoveryCodes,
    /// All protections are on.
    Nothing,
}

/// The policies that define old passwords and few codes.
#[derive(Clone, Copy)]
pub(super) struct Rules<'a> {
    pub(super) password: &'a PasswordPolicy,
    pub(super) two_factor: &'a TwoFactorPolicy,
}

/// Returns the notices of an account, the most urgent first.
pub(super) fn notices(protection: &Protection, rules: Rules<'_>, now: Timestamp) -> Vec<Notice> {
    let (factor, codes) = (protection.second_factor, protection.recovery_codes);
    let applies = |notice: &Notice| match notice {
        Notice::AccountContained => protection.contained,
        Notice::RecoveryWaits => protection.recovery_waits,
        Notice::PasswordOld => protection.password_is_old(rules.password.reminder_after, now),
        Notice::RecoveryCodesMissing => factor && codes == 0,
        Notice::RecoveryCodesFew => {
            factor && codes > 0 && codes <= rules.two_factor.few_recovery_codes
        }
    };
    Notice::ALL.iter().copied().filter(applies).collect()
}

/// Returns the next step.
pub(super) fn advice(protection: &Protection, rules: Rules<'_>, now: Timestamp) -> Advice {
    let notices = notices(protection, rules, now);
    let has = |notice| notices.contains(&notice);
    match () {
        () if protection.password_change_required => Advice::ChangePassword,
        () if !protection.second_factor => Advice::SetUpSecondFactor,
        () if has(Notice::RecoveryCodesMissing) || has(Notice::RecoveryCodesFew) => {
            Advice::GetRecoveryCodes
        }
        () if has(Notice::PasswordOld) => Advice::ChangePassword,
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
        fn only_the_best_protected_account_gets_no_advice(
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
