//! The owner types the password once more, in a live session.

use super::{HashPlace, Password, StoredPassword, Verdict};
use crate::{
    Identity, UnitOfWork,
    kernel::{AccountId, Failure, Origin},
    session::LiveSession,
    throttle::SecretKind,
};

/// What the password that was typed is.
pub(crate) enum OwnPassword {
    /// The account's, which was stored like this.
    Right(StoredPassword),
    /// Another one.
    Wrong,
    /// Not looked at: the session in hand has ended, or no proof is left to it.
    NotChecked,
}

impl Identity {
    /// Counts the proof on the session in hand, then computes the hash with nothing held.
    pub(crate) async fn check_own_password(
        &self,
        caller: &LiveSession,
        place: Box<dyn HashPlace>,
        typed: &Password,
        origin: &Origin,
    ) -> Result<OwnPassword, Failure> {
        let account = caller.account.id;
        if !self.count_proof(caller, origin, self.clock.now()).await? {
            return Ok(OwnPassword::NotChecked);
        }
        let mut read = self.store.begin_read().await?;
        let stored = read.passwords().load(account).await?;
        let throttle = read.throttles().find(account).await?;
        drop(read);
        let retired = throttle.is_disabled(SecretKind::Password, &self.policy.throttle);
        let stored = stored.filter(|_| !retired);
        let hash = stored.as_ref().map(|stored| &stored.hash);
        let verdict = place.verify(account, typed, hash).await?;
        Ok(match (verdict, stored) {
            (Verdict::Right | Verdict::RightButOutdated, Some(stored)) => {
                OwnPassword::Right(stored)
            }
            _ => OwnPassword::Wrong,
        })
    }
    /// Whether the password is still the one that was found right.
    pub(crate) async fn is_unchanged(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        seen: Option<&StoredPassword>,
    ) -> Result<bool, Failure> {
        let Some(seen) = seen else { return Ok(false) };
        let stored = unit.passwords().load(account).await?;
        Ok(stored.is_some_and(|stored| stored.still_is(seen)))
    }
}
