//! The progress of a sign-in, pure: the use cases ask it for the next step.

use crate::session::Assurance;

/// The state of a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// The password is asked for.
    Started,
    /// The password was right. The second factor is asked for.
    PasswordProven,
    /// Every factor that the account has was right.
    Complete(Assurance),
    /// It leads to no session.
    Refused,
}

impl Progress {
    /// Advances by a password, of an account with a second factor or without.
    pub(super) fn with_password(self, right: bool, second_factor: bool) -> Self {
        match (self, right, second_factor) {
            (Self::Started, true, true) => Self::PasswordProven,
            (Self::Started, true, false) => Self::Complete(Assurance::Password),
            _ => Self::Refused,
        }
    }

    /// Advances by a second factor. A wrong one changes nothing.
    pub(super) fn with_factor(self, right: bool) -> Self {
        match (self, right) {
            (Self::PasswordProven, true) => Self::Complete(Assurance::TwoFactor),
            (Self::PasswordProven, false) => Self::PasswordProven,
            _ => Self::Refused,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Clone, Copy, Debug)]
    enum Step {
        Password(bool),
        Factor(bool),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = prop_oneof![
            any::<bool>().prop_map(Step::Password),
            any::<bool>().prop_map(Step::Factor)
        ];
        prop::collection::vec(step, 0..8)
    }

    proptest! {
        #[test]
        fn no_sign_in_is_complete_without_the_factors_of_its_account(
            steps in steps(),
            second_factor: bool,
        ) {
            let mut progress = Progress::Started;
            let (mut password, mut factor) = (false, false);
            for step in steps {
                progress = match step {
                    Step::Password(right) => {
                        password |= right;
                        progress.with_password(right, second_factor)
                    }
                    Step::Factor(right) => {
                        factor |= right;
                        progress.with_factor(right)
                    }
                };
                match progress {
                    Progress::Complete(Assurance::Password) => prop_assert!(password && !second_factor),
                    Progress::Complete(Assurance::TwoFactor) => prop_assert!(password && factor && second_factor),
                    Progress::PasswordProven => prop_assert!(password && second_factor),
                    Progress::Started | Progress::Refused => {}
                }
            }
        }
    }

    #[test]
    fn the_right_factors_in_their_order_complete_it() {
        assert_eq!(
            Progress::Started.with_password(true, false),
            Progress::Complete(Assurance::Password)
        );
        let proven = Progress::Started.with_password(true, true);
        assert_eq!(
            proven.with_factor(false).with_factor(true),
            Progress::Complete(Assurance::TwoFactor)
        );
        assert_eq!(Progress::Started.with_factor(true), Progress::Refused);
    }
}
