//! Switching the second factor off.

use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{BearerKind, BearerToken, Failure, Gate, Origin},
    notify::Template,
    session::{Assurance, Cause, FreshSession, SecondFactorRequired, SessionAccess},
};

/// What became of it.
pub enum RemoveTotp {
    /// It is off; the recovery codes are void, and every other session has ended.
    Off {
        /// What the client holds from then on.
        token: BearerToken,
    },
    /// There is none.
    NotOn,
    /// The rules demand one of this account.
    Demanded,
    /// The password keeps its rule only beside a second factor: it is changed first.
    PasswordTooWeakAlone,
    /// The session in hand has ended meanwhile: nothing was done.
    CallerEnded,
}

impl Identity {
    /// Switches the second factor off. The fresh proof has shown it once more.
    pub async fn remove_totp(
        &self,
        caller: &FreshSession,
        origin: &Origin,
    ) -> Result<RemoveTotp, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let mut unit = self.store.begin(Gate::account(account)).await?;
        let Some(locked) =
            self.load_fresh(unit.as_mut(), caller, &[SessionAccess::Full], now).await?
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
        self.supersede_recovery(unit.as_mut(), account, now).await?;
        unit.totp_secrets().remove(account).await?;
        unit.recovery_codes().remove(account).await?;
        let session = locked.session.id;
        self.revoke(unit.as_mut(), account, Cause::FactorChanged, Some(session), now).await?;
        let token = BearerToken::generate(BearerKind::Session, self.entropy.as_ref());
        unit.sessions().replace_token(session, &token.digest(), Assurance::Password).await?;
        let (owner, since) = (&locked.account, locked.session.created_at);
        let event = NewEvent::of(account, EventKind::SecondFactorOff, now, origin).about(session);
        self.alert(unit.as_mut(), owner, Template::SecondFactorOff, since, event).await?;
        unit.commit().await?;
        Ok(RemoveTotp::Off { token })
    }
}
