//! What a new password must be. A pure decision: every failed rule at once.

use super::Password;
use crate::kernel::Email;

/// The rules of the profile `xwms`, in the order in which a page shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordPolicy {
    /// The fewest code points.
    pub min_code_points: usize,
    /// The product's name, which is no password.
    pub product: String,
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
}

impl PasswordRule {
    /// All of them, for documents and tests.
    pub const ALL: [Self; 6] =
        [Self::TooShort, Self::UpperCase, Self::LowerCase, Self::Digit, Self::Email, Self::Product];

    /// The code in answers, and of the text that explains it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooShort => "password-too-short",
            Self::UpperCase => "password-upper-case",
            Self::LowerCase => "password-lower-case",
            Self::Digit => "password-digit",
            Self::Email => "password-is-email",
            Self::Product => "password-is-product",
        }
    }
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self { min_code_points: 8, product: "XWMS".to_owned() }
    }
}

impl PasswordPolicy {
    /// Every rule that `password` fails for the owner of `email`; none when it may be chosen.
    pub fn failures(&self, password: &Password, email: &Email) -> Vec<PasswordRule> {
        let text = password.text();
        let same = |other: &str| text.trim().eq_ignore_ascii_case(other);
        let fails = |rule: &PasswordRule| match rule {
            PasswordRule::TooShort => text.chars().count() < self.min_code_points,
            PasswordRule::UpperCase => !text.chars().any(char::is_uppercase),
            PasswordRule::LowerCase => !text.chars().any(char::is_lowercase),
            PasswordRule::Digit => !text.bytes().any(|byte| byte.is_ascii_digit()),
            PasswordRule::Email => same(email.as_str()) || same(email.local_part()),
            PasswordRule::Product => same(&self.product),
        };
        PasswordRule::ALL.into_iter().filter(fails).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Secret;
    use proptest::prelude::*;

    fn failures(text: &str) -> Vec<PasswordRule> {
        let password = Password::parse(&Secret::new(text.to_owned())).unwrap();
        let email = Email::parse("Longname1@example.org").unwrap();
        let policy = PasswordPolicy { product: "Product1".to_owned(), ..PasswordPolicy::default() };
        policy.failures(&password, &email)
    }

    #[test]
    fn all_failed_rules_are_told_at_once() {
        use PasswordRule::{Digit, Email, LowerCase, Product, TooShort, UpperCase};
        assert_eq!(failures("-"), [TooShort, UpperCase, LowerCase, Digit]);
        assert_eq!(failures("Abcdefg1"), []);
        assert_eq!(failures("Été-été1"), []);
        assert_eq!(failures("Abcdefg٣"), [Digit]);
        assert_eq!(failures("longNAME1"), [Email]);
        assert_eq!(failures("Longname1@Example.org"), [Email]);
        assert_eq!(failures(" product1 "), [UpperCase, Product]);
    }

    proptest! {
        #[test]
        fn an_accepted_password_keeps_every_rule(text in ".{1,40}") {
            if failures(&text).is_empty() {
                let password = Password::parse(&Secret::new(text)).unwrap();
                let text = password.text();
                prop_assert!(text.chars().count() >= 8);
                prop_assert!(text.chars().any(char::is_uppercase));
                prop_assert!(text.chars().any(char::is_lowercase));
                prop_assert!(text.bytes().any(|byte| byte.is_ascii_digit()));
            }
        }
    }
}
