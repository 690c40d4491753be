//! What a new password must be. A pure decision: every failed rule at once.
//!
//! | profile | least length | composition |
//! |---|---|---|
//! | `xwms` | 8 | upper-case letter, lower-case letter, ASCII digit |
//! | `balanced` | 12, with a second factor 8 | the same, under 15 characters |
//! | `nist` | 15, with a second factor 8 (NIST SP 800-63B-4, 3.1.1.2) | none |
//!
//! All: not a password that is known to attackers, not the address, not the product's name.

use super::{Password, PasswordAssessment};
use crate::kernel::Email;
use std::time::Duration;

/// How demanding the rules are, and in what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum PasswordProfile {
    /// Short enough to type, with composition.
    #[default]
    Xwms,
    /// Length or composition.
    Balanced,
    /// Length alone.
    Nist,
}

/// The rules for a new password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordPolicy {
    /// Which rules.
    pub profile: PasswordProfile,
    /// The product's name, which is no password.
    pub product: String,
    /// How old a password is when its owner is reminded to change it.
    pub reminder_after: Duration,
}

/// Whose password it is to be.
#[derive(Clone, Copy)]
pub struct PasswordContext<'a> {
    /// The owner's address.
    pub email: &'a Email,
    /// Whether the account asks for a second factor.
    pub second_factor: bool,
    /// The password that it replaces, as the owner typed it.
    pub current: Option<&'a Password>,
}

/// A rule that a password can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PasswordRule {
    /// At least so many code points.
    TooShort,
    /// An upper-case letter.
    UpperCase,
    /// A lower-case letter.
    LowerCase,
    /// An ASCII digit.
    Digit,
    /// Not the e-mail address or the part of it before the `@`.
    Email,
    /// Not the product's name.
    Product,
    /// Not one that attackers try first.
    Known,
    /// Another one than the present one.
    Unchanged,
}

impl PasswordRule {
    /// All of them, for documents and tests.
    pub const ALL: [Self; 8] = [
        Self::TooShort,
        Self::UpperCase,
        Self::LowerCase,
        Self::Digit,
        Self::Email,
        Self::Product,
        Self::Known,
        Self::Unchanged,
    ];

    /// The code in answers, and of the text that explains it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooShort => "password-too-short",
            Self::UpperCase => "password-upper-case",
            Self::LowerCase => "password-lower-case",
            Self::Digit => "password-digit",
            Self::Email => "password-is-email",
            Self::Product => "password-is-product",
            Self::Known => "password-known",
            Self::Unchanged => "password-unchanged",
        }
    }
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
    /// From this length on `balanced` asks for no composition; `nist` asks for it without a
    /// second factor.
    pub const LONG: usize = 15;

    /// The fewest code points.
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

    /// Every rule that `password` fails; none when it may be chosen.
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
        PasswordRule::ALL.into_iter().filter(fails).collect()
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
    fn all_failed_rules_are_told_at_once() {
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
    fn the_present_password_is_no_new_one() {
        let [present, same, other] = ["Correct-horse-1", "Correct-horse-1", "Correct-horse-2"]
            .map(|text| Password::parse(&Secret::new(text.to_owned())).unwrap());
        let email = Email::parse("ann@example.org").unwrap();
        let policy = PasswordPolicy::default();
        let context =
            PasswordContext { email: &email, second_factor: false, current: Some(&present) };
        assert_eq!(policy.failures(&same, context, FRESH), [PasswordRule::Unchanged]);
        assert_eq!(policy.failures(&other, context, FRESH), []);
    }

    #[test]
    fn the_longer_profiles_ask_for_less_composition() {
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
        fn every_rule_that_fails_is_told_and_no_other(
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
            let notified = policy.failures(&password, context, assessment);
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
                prop_assert_eq!(notified.contains(&rule), fails, "{:?} of {:?}", rule, text);
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
