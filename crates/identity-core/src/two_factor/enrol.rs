//! Setting an authenticator up: a secret that does nothing until its first code was typed.

use super::{Accepted, AuthenticatorClock, RecoveryCode, StoredTotp, TotpCode, TotpSecret};
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{BearerKind, BearerToken, Email, Failure, Gate, Origin, Secret, TotpSecretId},
    notify::Template,
    session::{Assurance, Cause, FreshSession, SessionAccess},
    throttle::SecretKind,
    two_factor::Replaces,
};

/// In which sessions a second factor can be set up.
const ALLOWED_ACCESS: [SessionAccess; 2] = [SessionAccess::Full, SessionAccess::SecondFactor];

/// What a person takes over into an authenticator.
pub struct Enrolment {
    /// To be typed: 32 letters and digits.
    pub key: Secret,
    /// To be scanned.
    pub uri: Secret,
}

/// What became of the first code.
pub enum ConfirmTotp {
    /// The second factor is on.
    On(FactorEnabled),
    /// The code is another one.
    WrongCode,
    /// No secret waits for its first code.
    NothingWaits,
    /// The session in hand has ended meanwhile: nothing was done.
    CallerEnded,
}

/// A second factor that has just been switched on.
pub struct FactorEnabled {
    /// The codes for when the authenticator is lost: the one sight of them. They are in force once
    /// one of them was typed back.
    pub recovery_codes: Vec<RecoveryCode>,
    /// How the authenticator's clock stands.
    pub clock: AuthenticatorClock,
    /// What the client holds from then on.
    pub token: BearerToken,
}

impl Identity {
    /// Makes a secret that waits for its first code in this very session, in the place of one that
    /// does. One that is in force stays so. Nothing when the session in hand has ended meanwhile.
    pub async fn start_totp(
        &self,
        caller: &FreshSession,
        origin: &Origin,
    ) -> Result<Option<Enrolment>, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let mut unit = self.store.begin(Gate::account(account)).await?;
        let Some(locked) = self.load_fresh(unit.as_mut(), caller, &ALLOWED_ACCESS, now).await?
        else {
            return Ok(None);
        };
        let totp = StoredTotp {
            id: TotpSecretId::generate(now, self.entropy.as_ref()),
            secret: TotpSecret::generate(self.entropy.as_ref()),
            last_step: 0,
            created_at: now,
        };
        unit.totp_secrets().put_pending(account, &totp, locked.session.id).await?;
        let event = NewEvent::of(account, EventKind::SecondFactorStarted, now, origin);
        self.record(unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        Ok(Some(self.enrolment(&totp.secret, &locked.account.email)))
    }

    /// The secret that waits, for its owner to look at it again.
    pub async fn pending_totp(&self, caller: &FreshSession) -> Result<Option<Enrolment>, Failure> {
        let account = &caller.live().account;
        if !caller.allows(&ALLOWED_ACCESS) {
            return Ok(None);
        }
        let mut read = self.store.begin_read().await?;
        let session = caller.live().session.id;
        let pending = read.totp_secrets().pending(account.id, session).await?;
        let pending = pending.filter(|totp| self.waits(totp));
        Ok(pending.map(|totp| self.enrolment(&totp.secret, &account.email)))
    }

    /// Switches the second factor on with the first code of the secret that waits, or puts that
    /// secret in the place of the one before. Every other session ends.
    pub async fn confirm_totp(
        &self,
        caller: &FreshSession,
        code: &TotpCode,
        origin: &Origin,
    ) -> Result<ConfirmTotp, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let mut unit = self.store.begin(Gate::account(account)).await?;
        let Some(locked) = self.load_fresh(unit.as_mut(), caller, &ALLOWED_ACCESS, now).await?
        else {
            return Ok(ConfirmTotp::CallerEnded);
        };
        let pending = unit.totp_secrets().pending(account, locked.session.id).await?;
        let Some(pending) = pending.filter(|totp| self.waits(totp)) else {
            return Ok(ConfirmTotp::NothingWaits);
        };
        let drift = self.policy.two_factor.drift;
        let accepted = pending.secret.check(code, pending.last_step, now, drift);
        let Some(Accepted { step, clock }) = accepted else {
            return Ok(ConfirmTotp::WrongCode);
        };
        let before = unit.totp_secrets().active(account).await?;
        unit.totp_secrets().archive(account, now).await?;
        self.supersede_recovery(unit.as_mut(), account, now).await?;
        unit.totp_secrets().install(account, step, now).await?;
        self.forget_failures(unit.as_mut(), account, &[SecretKind::SecondFactor], now).await?;
        let number = self.policy.two_factor.recovery_codes;
        let recovery_codes =
            self.put_codes(unit.as_mut(), account, Replaces::All, number, now).await?;
        let session = locked.session.id;
        self.revoke(unit.as_mut(), account, Cause::FactorChanged, Some(session), now).await?;
        let token = BearerToken::generate(BearerKind::Session, self.entropy.as_ref());
        // A new factor is no proof of who set it up: the one given stays as old as it is.
        unit.sessions().replace_token(session, &token.digest(), Assurance::TwoFactor).await?;
        let (template, kind) = match before {
            None => (Template::SecondFactorOn, EventKind::SecondFactorOn),
            Some(_) => (Template::SecondFactorReplaced, EventKind::SecondFactorReplaced),
        };
        let since = locked.session.created_at;
        let event = NewEvent::of(account, kind, now, origin).about(session);
        self.alert(unit.as_mut(), &locked.account, template, since, event).await?;
        unit.commit().await?;
        Ok(ConfirmTotp::On(FactorEnabled { recovery_codes, clock, token }))
    }

    fn waits(&self, totp: &StoredTotp) -> bool {
        self.clock.now().since(totp.created_at) < self.policy.two_factor.enrolment
    }

    fn enrolment(&self, secret: &TotpSecret, email: &Email) -> Enrolment {
        let uri = secret.uri(&self.policy.two_factor.issuer, email.as_str());
        Enrolment { key: secret.base32(), uri }
    }
}
