//! Assesses passwords with zxcvbn's ranked lists of common passwords, names and words, and with a
//! file of breached passwords if the operator provides one.

use crate::breached::BreachedFile;
use async_trait::async_trait;
use identity_core::{
    kernel::Failure,
    password::{Password, PasswordAssessment, PasswordChecker},
};
use std::{io, sync::Arc};
use zxcvbn::matching::patterns::MatchPattern;

/// Number of letters that are assessed. zxcvbn tries every substitution: an adversarial text of 64
/// letters takes about a second, one of 16 about 10 ms. No common word is longer. A longer password
/// gets the strength of its beginning.
const ASSESSED: usize = 16;

/// Assesses passwords by compiled-in lists and an optional file.
#[derive(Clone, Default)]
pub struct KnownPasswords {
    breached: Option<Arc<BreachedFile>>,
}

impl KnownPasswords {
    pub fn new(breached: Option<BreachedFile>) -> Self {
        Self { breached: breached.map(Arc::new) }
    }

    fn assess_now(&self, password: &str, personal: &[&str]) -> io::Result<PasswordAssessment> {
        let mut assessment = assess(password, personal);
        if let Some(breached) = &self.breached {
            assessment.known |= breached.holds(password)?;
        }
        Ok(assessment)
    }
}

#[async_trait]
impl PasswordChecker for KnownPasswords {
    /// Assesses on a blocking thread.
    async fn assess(
        &self,
        password: &Password,
        personal: &[&str],
    ) -> Result<PasswordAssessment, Failure> {
        let (checker, password) = (self.clone(), password.expose_to_checker().clone());
        let personal: Vec<String> = personal.iter().map(|&text| text.to_owned()).collect();
        let work = move || {
            let personal: Vec<&str> = personal.iter().map(String::as_str).collect();
            checker.assess_now(password.expose(), &personal)
        };
        let assessed = tokio::task::spawn_blocking(work).await;
        let assessed = assessed.map_err(|error| Failure::PasswordChecker(error.into()))?;
        assessed.map_err(|error| Failure::PasswordChecker(error.into()))
    }
}

fn assess(password: &str, personal: &[&str]) -> PasswordAssessment {
    let end = password.char_indices().nth(ASSESSED).map_or(password.len(), |(end, _)| end);
    let assessed = password.get(..end).unwrap_or(password);
    let found = zxcvbn::zxcvbn(assessed, personal);
    let whole = match found.sequence() {
        [only] if end == password.len() => Some(&only.pattern),
        _ => None,
    };
    // The whole password is one word of a list, perhaps reversed or with substitutions.
    let known = matches!(whole, Some(MatchPattern::Dictionary(_)));
    PasswordAssessment { known, strength: found.score().into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_core::kernel::Secret;
    use proptest::prelude::*;

    const PERSONAL: [&str; 3] = ["ann@example.org", "ann", "XWMS"];

    #[test]
    fn a_common_password_is_known_despite_substitutions() {
        for known in ["password", "Password1", "Passw0rd", "QWERTYuiop", "Trustno1", "drowssap"] {
            assert!(assess(known, &PERSONAL).known, "{known}");
        }
        for unknown in ["correct horse battery", "Ahv7eephae", "password of the day"] {
            assert!(!assess(unknown, &PERSONAL).known, "{unknown}");
        }
    }

    #[test]
    fn strength_grows_with_the_number_of_guesses() {
        assert_eq!(assess("Password1", &PERSONAL).strength, 0);
        assert_eq!(assess("zahngeWei5ohquu7Ke", &PERSONAL).strength, 4);
        assert!(assess("ann@example.org", &PERSONAL).strength < 2);
    }

    #[tokio::test]
    async fn passwords_in_the_file_are_known_too() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("breached");
        BreachedFile::build_from_passwords("zahngeWei5ohquu7Ke\n".as_bytes(), &file).unwrap();
        let with_file = KnownPasswords::new(Some(BreachedFile::open(&file).unwrap()));
        let password = Password::parse(&Secret::new("zahngeWei5ohquu7Ke".to_owned())).unwrap();
        for (checker, known) in [(&with_file, true), (&KnownPasswords::default(), false)] {
            let assessment = checker.assess(&password, &PERSONAL).await.unwrap();
            assert_eq!(assessment, PasswordAssessment { known, strength: 4 });
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn any_text_is_judged(text in ".{0,200}") {
            prop_assert!(assess(&text, &PERSONAL).strength <= 4);
        }
    }
}
