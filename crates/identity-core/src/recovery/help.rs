//! A person whose recovery does not go on by itself asks a person.

use super::RecoveryCase;
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{ActionToken, CaseId, Failure, Gate, Origin, Timestamp},
    notify::{Purpose, Recipient, Template},
};
use std::time::Duration;

/// How many cases an account has in a day at most.
const A_DAY: u32 = 3;
const DAY: Duration = Duration::from_hours(24);

/// What a person writes: not empty, at most 2,000 code points, no control character but line ends
/// and tabs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpText(String);

/// Why a text is not a [`HelpText`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HelpTextError {
    /// Nothing but blanks.
    #[error("a text is needed")]
    Empty,
    /// More than 2,000 code points.
    #[error("the text is too long")]
    TooLong,
    /// A control character.
    #[error("the text holds a control character")]
    Character,
}

impl HelpText {
    /// The most code points.
    pub const MOST: usize = 2_000;

    /// Takes the text without the blanks around it. A line ends with a line feed.
    pub fn parse(text: &str) -> Result<Self, HelpTextError> {
        let text = text.trim().replace("\r\n", "\n");
        if text.is_empty() {
            return Err(HelpTextError::Empty);
        }
        if text.chars().count() > Self::MOST {
            return Err(HelpTextError::TooLong);
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            return Err(HelpTextError::Character);
        }
        Ok(Self(text))
    }
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpOutcome {
    /// It is kept, and on its way to who helps.
    Asked,
    /// Enough was asked today.
    Enough,
    /// The link was used, is too old, or never was one.
    TokenInvalid,
}

impl Identity {
    /// Keeps what a person writes who has proven a mailbox, be it one of two that claim the account,
    /// and mails it to who helps. The link stays good.
    pub async fn ask_for_help(
        &self,
        token: &ActionToken,
        text: HelpText,
        origin: &Origin,
    ) -> Result<HelpOutcome, Failure> {
        let mut found = None;
        for purpose in [Purpose::Recovery, Purpose::EmailRevert, Purpose::EmailObject] {
            found = found.or(self.find_open_link(token, purpose).await?);
        }
        let Some(seen) = found else { return Ok(HelpOutcome::TokenInvalid) };
        let now: Timestamp = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner)).await?;
        let Some(owner) = unit.accounts().load_for_update(seen.owner).await? else {
            return Ok(HelpOutcome::TokenInvalid);
        };
        let row = unit.action_tokens().load(seen.id).await?;
        if !row.is_some_and(|row| row.is_open(seen.purpose, now)) {
            return Ok(HelpOutcome::TokenInvalid);
        }
        let account = owner.id;
        // Of two who claim an account, neither shall speak for both.
        let address = seen.address;
        if unit.recoveries().count_cases(account, address, now.before(DAY)).await? >= A_DAY {
            return Ok(HelpOutcome::Enough);
        }
        let id = CaseId::generate(now, self.entropy.as_ref());
        let case = RecoveryCase { id, account, address, text: text.0, asked_at: now };
        unit.recoveries().add_case(&case).await?;
        if self.policy.recovery.support.is_some() {
            let to = Recipient::Support(account, id);
            self.put_mail(unit.as_mut(), to, Template::RecoveryHelp, now).await?;
        }
        let event = NewEvent::of(account, EventKind::RecoveryHelpRequested, now, origin);
        self.record(unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(HelpOutcome::Asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_lines_and_no_control_characters() {
        let lines = HelpText::parse("  one\r\ntwo\tthree\n ");
        assert_eq!(lines, Ok(HelpText("one\ntwo\tthree".to_owned())));
        assert_eq!(HelpText::parse(" \n"), Err(HelpTextError::Empty));
        assert_eq!(HelpText::parse("a\u{1b}[2J"), Err(HelpTextError::Character));
        let longest = "\u{e9}".repeat(HelpText::MOST);
        assert!(HelpText::parse(&longest).is_ok());
        assert_eq!(HelpText::parse(&format!("{longest}a")), Err(HelpTextError::TooLong));
    }
}
