//! Switching off the second factor.

use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{BearerKind, BearerToken, Failure, Gate, Origin, Party},
    notify::Template,
    session::{Assurance, Cause, FreshSession, SecondFactorRequired, SessionAccess},
};
use crate::{notify, session};

/// Outcome of switching off the second factor.
pub enum RemoveTotp {
    /// The factor is off, the recovery codes are deleted, and every other session has ended.
    Off {
        /// The session's new token.
        token: BearerToken,
    },
    /// The account has no second factor.
    NotOn,
    /// The policy requires a second factor of this account.
    Demanded,
    /// The password is too short for an account without a second factor and has to be changed
    /// first.
    PasswordTooWeakAlone,
    /// The caller's own session has ended since it was checked. Nothing was done.
    CallerEnded,
}

impl Identity {
    /// Switches off the second factor. The fresh session proves that the caller has shown it
    /// recently.
    pub async fn remove_totp(
        &self,
        caller: &FreshSession,
        origin: &Origin,
    ) -> Result<RemoveTotp, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let gate = Gate::account(account).by(Party::Session(caller.live().session.id));
        let mut unit = self.store.begin(gate).await?;
        let Some(locked) =
            session::load_fresh(self, unit.as_mut(), caller, &[SessionAccess::Full], now).await?
        else {
            return Ok(RemoveTotp::CallerEnded);
        };
        if unit.totp_secrets().active(account).await?.is_none() {
            return Ok(RemoveTotp::NotOn);
        }
        if self.policy.session.second_factor_required == SecondFactorRequired::Everyone {
            return Ok(RemoveTotp::Demanded);
        }
        let password = unit.passwords().load(account).await?;
        if password.is_some_and(|password| !password.stands_alone) {
            return Ok(RemoveTotp::PasswordTooWeakAlone);
        }
        unit.totp_secrets().archive(account, now).await?;
        unit.totp_secrets().remove(account).await?;
        unit.recovery_codes().remove(account).await?;
        let session = locked.session.id;
        session::revoke(unit.as_mut(), account, Cause::FactorChanged, Some(session), now).await?;
        let token = BearerToken::generate(BearerKind::Session, self.entropy.as_ref());
        unit.sessions().replace_token(session, &token.digest(), Assurance::Password).await?;
        let (owner, since) = (&locked.account, locked.session.created_at);
        let event = NewEvent::of(account, EventKind::SecondFactorOff, now, origin).about(session);
        notify::alert(self, unit.as_mut(), owner, Template::SecondFactorOff, since, event).await?;
        unit.commit().await?;
        Ok(RemoveTotp::Off { token })
    }
}
