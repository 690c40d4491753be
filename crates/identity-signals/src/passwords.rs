//! What attackers know of passwords: zxcvbn's ranked lists of common ones, names and words.

use identity_core::password::{Judgement, PasswordJudge};
use zxcvbn::matching::patterns::MatchPattern;

/// zxcvbn tries every disguise, and made text of digits and marks can cost it a second at 64
/// letters, about 10 ms at 16. No common word is longer; of a longer password the strength of its
/// beginning is told.
const JUDGED: usize = 16;

/// Judges by the lists that are compiled in.
#[derive(Clone, Copy, Debug, Default)]
pub struct CommonPasswords;

impl PasswordJudge for CommonPasswords {
    fn judge<'a>(&self, password: &'a str, personal: &[&'a str]) -> Judgement {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn judge(password: &str) -> Judgement {
        CommonPasswords.judge(password, &["ann@example.org", "ann", "XWMS"])
    }

    #[test]
    fn a_common_password_is_known_however_it_is_dressed_up() {
        for known in ["password", "Password1", "Passw0rd", "QWERTYuiop", "Trustno1", "drowssap"] {
            assert!(judge(known).known, "{known}");
        }
        for unknown in ["correct horse battery", "Ahv7eephae", "password of the day"] {
            assert!(!judge(unknown).known, "{unknown}");
        }
    }

    #[test]
    fn strength_grows_with_what_must_be_guessed() {
        assert_eq!(judge("Password1").strength, 0);
        assert_eq!(judge("zahngeWei5ohquu7Ke").strength, 4);
        assert!(judge("ann@example.org").strength < 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn any_text_is_judged(text in ".{0,200}") {
            prop_assert!(judge(&text).strength <= 4);
        }
    }
}
