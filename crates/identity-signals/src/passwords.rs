//! What attackers know of passwords: zxcvbn's ranked lists of common ones, names and words, and a
//! file of passwords that were found in breaches, where there is one.

use crate::breached::BreachedFile;
use async_trait::async_trait;
use identity_core::{
    kernel::Failure,
    password::{Judgement, Password, PasswordJudge},
};
use std::{io, sync::Arc};
use zxcvbn::matching::patterns::MatchPattern;

/// zxcvbn tries every disguise, and made text of digits and marks can cost it a second at 64
/// letters, about 10 ms at 16. No common word is longer; of a longer password the strength of its
/// beginning is told.
const JUDGED: usize = 16;

/// Judges by the lists that are compiled in, and by a file.
#[derive(Clone, Default)]
pub struct KnownPasswords {
    breached: Option<Arc<BreachedFile>>,
}

impl KnownPasswords {
    /// With a file of passwords that were found in breaches, or without.
    pub fn new(breached: Option<BreachedFile>) -> Self {
        Self { breached: breached.map(Arc::new) }
    }

    fn judge_now(&self, password: &str, personal: &[&str]) -> io::Result<Judgement> {
        let mut judgement = judge(password, personal);
        if let Some(breached) = &self.breached {
            judgement.known |= breached.holds(password)?;
        }
        Ok(judgement)
    }
}

#[async_trait]
impl PasswordJudge for KnownPasswords {
    /// On a thread for work that takes its time.
    async fn judge(&self, password: &Password, personal: &[&str]) -> Result<Judgement, Failure> {
        let (judge, password) = (self.clone(), password.expose_to_judge().clone());
        let personal: Vec<String> = personal.iter().map(|&text| text.to_owned()).collect();
        let work = move || {
            let personal: Vec<&str> = personal.iter().map(String::as_str).collect();
            judge.judge_now(password.expose(), &personal)
        };
        let judged = tokio::task::spawn_blocking(work).await;
        let judged = judged.map_err(|error| Failure::Judge(error.into()))?;
        judged.map_err(|error| Failure::Judge(error.into()))
    }
}

fn judge(password: &str, personal: &[&str]) -> Judgement {
    let end = password.char_indices().nth(JUDGED).map_or(password.len(), |(end, _)| end);
    let judged = password.get(..end).unwrap_or(password);
    let found = zxcvbn::zxcvbn(judged, personal);
    let whole = match found.sequence() {
        [only] if end == password.len() => Some(&only.pattern),
        _ => None,
    };
    // One word of a list, dressed up with capitals, digits for letters, or turned round.
    let known = matches!(whole, Some(MatchPattern::Dictionary(_)));
    Judgement { known, strength: found.score().into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_core::kernel::Secret;
    use proptest::prelude::*;

    const PERSONAL: [&str; 3] = ["ann@example.org", "ann", "XWMS"];

    #[test]
    fn a_common_password_is_known_however_it_is_dressed_up() {
        for known in ["password", "Password1", "Passw0rd", "QWERTYuiop", "Trustno1", "drowssap"] {
            assert!(judge(known, &PERSONAL).known, "{known}");
        }
        for unknown in ["correct horse battery", "Ahv7eephae", "password of the day"] {
            assert!(!judge(unknown, &PERSONAL).known, "{unknown}");
        }
    }

    #[test]
    fn strength_grows_with_what_must_be_guessed() {
        assert_eq!(judge("Password1", &PERSONAL).strength, 0);
        assert_eq!(judge("zahngeWei5ohquu7Ke", &PERSONAL).strength, 4);
        assert!(judge("ann@example.org", &PERSONAL).strength < 2);
    }

    #[tokio::test]
    async fn what_the_file_holds_is_known_too() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("breached");
        BreachedFile::build_from_passwords("zahngeWei5ohquu7Ke\n".as_bytes(), &file).unwrap();
        let with_file = KnownPasswords::new(Some(BreachedFile::open(&file).unwrap()));
        let password = Password::parse(&Secret::new("zahngeWei5ohquu7Ke".to_owned())).unwrap();
        for (judge, known) in [(&with_file, true), (&KnownPasswords::default(), false)] {
            let judgement = judge.judge(&password, &PERSONAL).await.unwrap();
            assert_eq!(judgement, Judgement { known, strength: 4 });
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn any_text_is_judged(text in ".{0,200}") {
            prop_assert!(judge(&text, &PERSONAL).strength <= 4);
        }
    }
}
