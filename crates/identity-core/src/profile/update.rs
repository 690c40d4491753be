//! The change of a profile, by its owner in a live session.

use crate::{
    Identity,
    account::{Account, DisplayName},
    audit::{EventKind, NewEvent},
    kernel::{Failure, Gate, Locale, Origin, TimeZone},
    session::SignedIn,
};

/// What becomes of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<T> {
    /// It stays as it is.
    Keep,
    /// It becomes this.
    Set(T),
}

impl<T> Change<T> {
    fn apply(self, field: &mut T) {
        if let Self::Set(value) = self {
            *field = value;
        }
    }
}

/// What to change.
#[derive(Clone, Debug)]
pub struct UpdateProfile {
    /// The name; none takes it away.
    pub display_name: Change<Option<DisplayName>>,
    /// The language.
    pub locale: Change<Locale>,
    /// The time zone.
    pub time_zone: Change<TimeZone>,
}

impl Identity {
    /// Changes the profile and gives the account as it then is; nothing when the session has
    /// ended meanwhile.
    pub async fn update_profile(
        &self,
        caller: &SignedIn,
        command: UpdateProfile,
        origin: &Origin,
    ) -> Result<Option<Account>, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(caller.account.id)).await?;
        let Some(locked) = self.load_caller(unit.as_mut(), caller, now).await? else {
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
        self.record(unit.as_mut(), event.about(caller.session.id)).await?;
        unit.commit().await?;
        Ok(Some(account))
    }
}
