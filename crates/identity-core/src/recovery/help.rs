//! Support cases: a person whose recovery is stuck asks for help.

use super::open::find_open_link;
use super::recovery::mailbox;
use super::{Recovery, RecoveryCase, RecoveryStage};
use crate::{
    Identity, UnitOfWork,
    audit::{EventKind, NewEvent},
    kernel::{ActionToken, CaseId, Failure, Gate, Origin, Party, RecoveryId, Timestamp},
    notify::{ActionTokenRow, Purpose, Recipient, Template},
    ownership::Evidence,
};
use crate::{audit, notify};
use std::time::Duration;

/// Maximum number of cases of one address of an account in a day.
const A_DAY: u32 = 3;
const DAY: Duration = Duration::from_hours(24);

/// A text to support: not empty, at most 2,000 code points, without control characters except line
/// feeds and tabs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpText(String);

/// Reasons to refuse a text as a [`HelpText`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HelpTextError {
    /// The text is empty or all white space.
    #[error("a text is needed")]
    Empty,
    /// The text has more than 2,000 code points.
    #[error("the text is too long")]
    TooLong,
    /// The text has a control character.
    #[error("the text holds a control character")]
    Character,
}

impl HelpText {
    /// Maximum number of code points.
    pub const MOST: usize = 2_000;

    /// Parses a text: trims it and makes every line end a line feed.
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

/// Outcome of asking for help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpOutcome {
    /// The case is stored, and a mail to support was queued where one is configured.
    Asked,
    /// The limit of cases per day is reached.
    Enough,
    /// The link was used, has expired, or never existed.
    TokenInvalid,
}

impl Identity {
    /// Stores a case of a person who has proven a mailbox, including one in a dispute, and queues
    /// it to support. The link stays valid.
    pub async fn ask_for_help(
        &self,
        token: &ActionToken,
        text: HelpText,
        origin: &Origin,
    ) -> Result<HelpOutcome, Failure> {
        let mut found = None;
        for purpose in [Purpose::Recovery, Purpose::EmailRevert, Purpose::EmailObject] {
            found = found.or(find_open_link(self, token, purpose).await?);
        }
        let Some(seen) = found else { return Ok(HelpOutcome::TokenInvalid) };
        let now: Timestamp = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner).by(Party::Link(seen.id))).await?;
        let Some(owner) = unit.accounts().load_for_update(seen.owner).await? else {
            return Ok(HelpOutcome::TokenInvalid);
        };
        let row = unit.action_tokens().load(seen.id).await?;
        if !row.is_some_and(|row| row.is_open(seen.purpose, now)) {
            return Ok(HelpOutcome::TokenInvalid);
        }
        let account = owner.id;
        // In a dispute, each address has a limit of its own and cannot speak for the other.
        let address = seen.address;
        if unit.recoveries().count_cases(account, address, now.before(DAY)).await? >= A_DAY {
            return Ok(HelpOutcome::Enough);
        }
        let id = CaseId::generate(now, self.entropy.as_ref());
        let case = RecoveryCase { id, account, address, text: text.0, asked_at: now };
        unit.recoveries().add_case(&case).await?;
        if seen.purpose == Purpose::Recovery {
            file_claim(self, unit.as_mut(), &seen, now).await?;
        }
        if self.policy.recovery.support.is_some() {
            let to = Recipient::Support(account, id);
            notify::put_mail(self, unit.as_mut(), to, Template::RecoveryHelp, now).await?;
        }
        let event = NewEvent::of(account, EventKind::RecoveryHelpRequested, now, origin);
        audit::record(self, unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(HelpOutcome::Asked)
    }
}

/// Files a claim for support, if the reader of this address has none. It freezes nothing.
async fn file_claim(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    link: &ActionTokenRow,
    now: Timestamp,
) -> Result<(), Failure> {
    let claims = unit.recoveries().relevant(link.owner, now).await?;
    let is_own =
        |claim: &Recovery| claim.address == link.address && claim.stage.ended_at().is_none();
    if claims.iter().any(is_own) {
        return Ok(());
    }
    let filed = Recovery {
        id: RecoveryId::generate(now, identity.entropy.as_ref()),
        account: link.owner,
        token: link.id,
        address: link.address,
        stage: RecoveryStage::Support,
        shown: Evidence::of([mailbox(link.address)]),
        against: Evidence::NONE,
        ends_with_support: true,
        begun_at: now,
        counts_from: now,
        approved_by: None,
    };
    Ok(unit.recoveries().insert(&filed).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_has_lines_and_no_control_characters() {
        let lines = HelpText::parse("  one\r\ntwo\tthree\n ");
        assert_eq!(lines, Ok(HelpText("one\ntwo\tthree".to_owned())));
        assert_eq!(HelpText::parse(" \n"), Err(HelpTextError::Empty));
        assert_eq!(HelpText::parse("a\u{1b}[2J"), Err(HelpTextError::Character));
        let longest = "\u{e9}".repeat(HelpText::MOST);
        assert!(HelpText::parse(&longest).is_ok());
        assert_eq!(HelpText::parse(&format!("{longest}a")), Err(HelpTextError::TooLong));
    }
}
