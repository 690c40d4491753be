//! The rules for a new password. The decision is pure and returns every failed rule.
//!
//! | profile | least length | composition |
//! |---|---|---|
//! | `xwms` | 8 | upper-case letter, lower-case letter, ASCII digit |
//! | `balanced` | 12, with a second factor 8 | the same, under 15 characters |
//! | `nist` | 15, with a second factor 8 (NIST SP 800-63B-4, 3.1.1.2) | none |
//!
//! Every profile refuses a password that is known to attackers, the person's address and the
//! product's name.

use super::{Password, PasswordAssessment};
use crate::kernel::{ClosedSet, Email};
use std::time::Duration;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Length and composition of a new password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum PasswordProfile {
    /// Short, with composition.
    #[default]
    Xwms,
    /// Long, or medium with composition.
    Balanced,
    /// Long, without composition.
    Nist,
}

/// The rules for a new password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordPolicy {
    pub profile: PasswordProfile,
    /// Product name, which is refused as a password.
    pub product: String,
    /// Age at which the owner is reminded to change a password, and interval of further reminders.
    pub reminder_after: Duration,
}

/// The owner of a new password.
#[derive(Clone, Copy)]
pub struct PasswordContext<'a> {
    pub email: &'a Email,
    pub second_factor: bool,
    /// The password to be replaced, as the owner typed it.
    pub current: Option<&'a Password>,
}

/// A rule for passwords, named by its failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
pub enum PasswordRule {
    /// Too few code points.
    #[strum(serialize = "password-too-short")]
    TooShort,
    /// Needs an upper-case letter.
    #[strum(serialize = "password-upper-case")]
    UpperCase,
    /// Needs a lower-case letter.
    #[strum(serialize = "password-lower-case")]
    LowerCase,
    /// Needs an ASCII digit.
    #[strum(serialize = "password-digit")]
    Digit,
    /// Is the email address, or its part before the `@`.
    #[strum(serialize = "password-is-email")]
    Email,
    /// Is the product's name.
    #[strum(serialize = "password-is-product")]
    Product,
    /// Is in a breach or easy to guess.
    #[strum(serialize = "password-known")]
    Known,
    /// Is the current password.
    #[strum(serialize = "password-unchanged")]
    Unchanged,
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self {
            profile: PasswordProfile::Xwms,
            product: "XWMS".to_owned(),
            reminder_after: Duration::from_hours(180 * 24),
        }
    }
}

impl PasswordPolicy {
    /// Length from which `balanced` needs no composition, and least length of `nist` without a second
    /// factor (NIST SP 800-63B-4, 3.1.1.2).
    pub const LONG: usize = 15;

    /// Returns the least number of code points.
    pub fn min_code_points(&self, second_factor: bool) -> usize {
        match (self.profile, second_factor) {
            (PasswordProfile::Xwms, _) | (_, true) => 8,
            (PasswordProfile::Balanced, false) => 12,
            (PasswordProfile::Nist, false) => Self::LONG,
        }
    }

    fn composed(&self, code_points: usize) -> bool {
        match self.profile {
            PasswordProfile::Xwms => true,
            PasswordProfile::Balanced => code_points < Self::LONG,
            PasswordProfile::Nist => false,
        }
    }

    /// Returns every rule that `password` fails. An accepted password fails none.
    pub fn failures(
        &self,
        password: &Password,
        context: PasswordContext<'_>,
        assessment: PasswordAssessment,
    ) -> Vec<PasswordRule> {
        let text = password.text();
        let length = text.chars().count();
        let composed = self.composed(length);
        let same = |other: &str| text.trim().eq_ignore_ascii_case(other);
        let email = context.email;
        let fails = |rule: &PasswordRule| match rule {
            PasswordRule::TooShort => length < self.min_code_points(context.second_factor),
            PasswordRule::UpperCase => composed && !text.chars().any(char::is_uppercase),
            PasswordRule::LowerCase => composed && !text.chars().any(char::is_lowercase),
            PasswordRule::Digit => composed && !text.bytes().any(|byte| byte.is_ascii_digit()),
            PasswordRule::Email => same(email.as_str()) || same(email.local_part()),
            PasswordRule::Product => same(&self.product),
            PasswordRule::Known => assessment.known,
            PasswordRule::Unchanged => context.current.is_some_and(|current| password.is(current)),
        };
        PasswordRule::ALL.iter().copied().filter(fails).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Secret;
    use proptest::prelude::*;

    const FRESH: PasswordAssessment = PasswordAssessment { known: false, strength: 4 };

    fn failures(profile: PasswordProfile, second_factor: bool, text: &str) -> Vec<PasswordRule> {
        let password = Password::parse(&Secret::new(text.to_owned())).unwrap();
        let email = Email::parse("Longname1@example.org").unwrap();
        let product = "Product1".to_owned();
        let policy = PasswordPolicy { profile, product, ..PasswordPolicy::default() };
        let context = PasswordContext { email: &email, second_factor, current: None };
        policy.failures(&password, context, FRESH)
    }

    #[test]
    fn all_failed_rules_are_returned() {
        use PasswordRule::{Digit, Email, LowerCase, Product, TooShort, UpperCase};
        let failures = |text| failures(PasswordProfile::Xwms, false, text);
        assert_eq!(failures("-"), [TooShort, UpperCase, LowerCase, Digit]);
        assert_eq!(failures("Abcdefg1"), []);
        assert_eq!(failures("Été-été1"), []);
        assert_eq!(failures("Abcdefg٣"), [Digit]);
        assert_eq!(failures("longNAME1"), [Email]);
        assert_eq!(failures("Longname1@Example.org"), [Email]);
        assert_eq!(failures(" product1 "), [UpperCase, Product]);
    }

    #[test]
    fn a_password_that_attackers_know_is_refused_in_every_profile() {
        for profile in [PasswordProfile::Xwms, PasswordProfile::Balanced, PasswordProfile::Nist] {
            let policy = PasswordPolicy { profile, ..PasswordPolicy::default() };
            let email = Email::parse("ann@example.org").unwrap();
            let password = Password::parse(&Secret::new("Password1Password1".into())).unwrap();
            let context = PasswordContext { email: &email, second_factor: false, current: None };
            let known = PasswordAssessment { known: true, strength: 0 };
            assert_eq!(policy.failures(&password, context, known), [PasswordRule::Known]);
        }
    }

    #[test]
    fn the_current_password_is_refused() {
        let [current, same, other] = ["Correct-horse-1", "Correct-horse-1", "Correct-horse-2"]
            .map(|text| Password::parse(&Secret::new(text.to_owned())).unwrap());
        let email = Email::parse("ann@example.org").unwrap();
        let policy = PasswordPolicy::default();
        let context =
            PasswordContext { email: &email, second_factor: false, current: Some(&current) };
        assert_eq!(policy.failures(&same, context, FRESH), [PasswordRule::Unchanged]);
        assert_eq!(policy.failures(&other, context, FRESH), []);
    }

    #[test]
    fn longer_profiles_need_less_composition() {
        use PasswordProfile::{Balanced, Nist};
        assert_eq!(failures(Balanced, false, "fifteen letters"), []);
        assert_eq!(failures(Balanced, false, "fourteen Digit"), [PasswordRule::Digit]);
        assert_eq!(failures(Balanced, false, "Elevenchar1"), [PasswordRule::TooShort]);
        assert_eq!(failures(Balanced, true, "Eightch1"), []);
        assert_eq!(failures(Nist, false, "fourteen chars"), [PasswordRule::TooShort]);
        assert_eq!(failures(Nist, true, "eightchr"), []);
    }

    proptest! {
        #[test]
        fn exactly_the_failed_rules_are_returned(
            text in "[A-Za-z0-9é ]{1,20}",
            known: bool,
            second_factor: bool,
            profile in 0_usize..3,
        ) {
            let profile =
                [PasswordProfile::Xwms, PasswordProfile::Balanced, PasswordProfile::Nist][profile];
            let policy = PasswordPolicy { profile, ..PasswordPolicy::default() };
            let password = Password::parse(&Secret::new(text)).unwrap();
            let email = Email::parse("ann@example.org").unwrap();
            let context = PasswordContext { email: &email, second_factor, current: None };
            let assessment = PasswordAssessment { known, strength: 2 };
            let returned = policy.failures(&password, context, assessment);
            let text = password.text();
            let length = text.chars().count();
            let composed = match profile {
                PasswordProfile::Xwms => true,
                PasswordProfile::Balanced => length < 15,
                PasswordProfile::Nist => false,
            };
            let least = match (profile, second_factor) {
                (PasswordProfile::Balanced, false) => 12,
                (PasswordProfile::Nist, false) => 15,
                _ => 8,
            };
            for (rule, fails) in [
                (PasswordRule::TooShort, length < least),
                (PasswordRule::UpperCase, composed && text.chars().all(|it| !it.is_uppercase())),
                (PasswordRule::LowerCase, composed && text.chars().all(|it| !it.is_lowercase())),
                (PasswordRule::Digit, composed && text.bytes().all(|it| !it.is_ascii_digit())),
                (PasswordRule::Known, known),
            ] {
                prop_assert_eq!(returned.contains(&rule), fails, "{:?} of {:?}", rule, text);
            }
        }

        #[test]
        fn an_accepted_password_keeps_every_rule(text in ".{1,40}", profile in 0_usize..3, second_factor: bool) {
            use PasswordProfile::{Balanced, Nist, Xwms};
            let profile = [Xwms, Balanced, Nist][profile];
            if failures(profile, second_factor, &text).is_empty() {
                let password = Password::parse(&Secret::new(text)).unwrap();
                let text = password.text();
                let length = text.chars().count();
                prop_assert!(length >= 8);
                prop_assert!(second_factor || profile != Balanced || length >= 12);
                prop_assert!(second_factor || profile != Nist || length >= 15);
                if profile == Xwms || (profile == Balanced && length < 15) {
                    prop_assert!(text.chars().any(char::is_uppercase));
                    prop_assert!(text.chars().any(char::is_lowercase));
                    prop_assert!(text.bytes().any(|byte| byte.is_ascii_digit()));
                }
            }
        }
    }
}
