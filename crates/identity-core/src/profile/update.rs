//! Changing a profile in a live session.

use crate::{
    Identity,
    account::{Account, DisplayName},
    audit::{EventKind, NewEvent},
    kernel::{Failure, Gate, Locale, Origin, Party, TimeZone},
    session::SignedIn,
};
use crate::{audit, session};

/// The change of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<T> {
    Keep,
    Set(T),
}

impl<T> Change<T> {
    fn apply(self, field: &mut T) {
        if let Self::Set(value) = self {
            *field = value;
        }
    }
}

/// A request to change the profile.
#[derive(Clone, Debug)]
pub struct UpdateProfile {
    /// `Set(None)` removes the name.
    pub display_name: Change<Option<DisplayName>>,
    pub locale: Change<Locale>,
    pub time_zone: Change<TimeZone>,
}

impl Identity {
    /// Changes the profile and returns the account as it is then, or `None` when the caller's
    /// session has ended since it was checked.
    pub async fn update_profile(
        &self,
        caller: &SignedIn,
        command: UpdateProfile,
        origin: &Origin,
    ) -> Result<Option<Account>, Failure> {
        let now = self.clock.now();
        let gate = Gate::account(caller.account.id).by(Party::Session(caller.session.id));
        let mut unit = self.store.begin(gate).await?;
        let Some(locked) = session::load_caller(self, unit.as_mut(), caller, now).await? else {
            return Ok(None);
        };
        let mut account = locked.account;
        let before = account.clone();
        command.display_name.apply(&mut account.display_name);
        command.locale.apply(&mut account.locale);
        command.time_zone.apply(&mut account.time_zone);
        if account == before {
            return Ok(Some(account));
        }
        unit.accounts().save_profile(&account).await?;
        let event = NewEvent::of(account.id, EventKind::ProfileChanged, now, origin);
        audit::record(self, unit.as_mut(), event.about(caller.session.id)).await?;
        unit.commit().await?;
        Ok(Some(account))
    }
}
