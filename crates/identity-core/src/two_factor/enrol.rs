//! Enrolling an authenticator app: the secret has no effect until its first code is confirmed.

use super::renew_codes::put_codes;
use super::{Accepted, AuthenticatorClock, RecoveryCode, StoredTotp, TotpCode, TotpSecret};
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{BearerKind, BearerToken, Email, Failure, Gate, Origin, Party, Secret, TotpSecretId},
    notify::Template,
    session::{Assurance, Cause, FreshSession, SessionAccess},
    throttle::SecretKind,
    two_factor::Replaces,
};
use crate::{audit, notify, session, throttle};

/// The session accesses that allow an enrolment.
const ALLOWED_ACCESS: [SessionAccess; 2] = [SessionAccess::Full, SessionAccess::SecondFactor];

/// The secret to enter into an authenticator app.
pub struct Enrolment {
    /// The secret for typing: 32 letters and digits.
    pub key: Secret,
    /// The key URI, for a QR code.
    pub uri: Secret,
}

/// Outcome of the first code.
pub enum ConfirmTotp {
    On(FactorEnabled),
    WrongCode,
    /// The session has no pending enrolment, or it has expired.
    NoPendingEnrolment,
    /// The caller's own session has ended since it was checked. Nothing was done.
    CallerEnded,
}

/// A second factor that was just switched on.
pub struct FactorEnabled {
    /// The recovery codes, which are shown only this once. They become active when one of them is
    /// typed back.
    pub recovery_codes: Vec<RecoveryCode>,
    pub clock: AuthenticatorClock,
    /// The session's new token.
    pub token: BearerToken,
}

impl Identity {
    /// Starts an enrolment in the caller's session, in place of an earlier pending one. An active
    /// secret stays active. Returns `None` when the caller's session has ended since it was
    /// checked.
    pub async fn start_totp(
        &self,
        caller: &FreshSession,
        origin: &Origin,
    ) -> Result<Option<Enrolment>, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let gate = Gate::account(account).by(Party::Session(caller.live().session.id));
        let mut unit = self.store.begin(gate).await?;
        let Some(locked) =
            session::load_fresh(self, unit.as_mut(), caller, &ALLOWED_ACCESS, now).await?
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
        audit::record(self, unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        Ok(Some(enrolment(self, &totp.secret, &locked.account.email)))
    }

    /// Returns the pending secret, so that its owner can see it again.
    pub async fn pending_totp(&self, caller: &FreshSession) -> Result<Option<Enrolment>, Failure> {
        let account = &caller.live().account;
        if !caller.allows(&ALLOWED_ACCESS) {
            return Ok(None);
        }
        let mut read = self.store.begin_read().await?;
        let session = caller.live().session.id;
        let pending = read.totp_secrets().pending(account.id, session).await?;
        let pending = pending.filter(|totp| is_pending(self, totp));
        Ok(pending.map(|totp| enrolment(self, &totp.secret, &account.email)))
    }

    /// Confirms the pending secret with its first code: switches the second factor on, or replaces
    /// the active authenticator. Every other session ends.
    pub async fn confirm_totp(
        &self,
        caller: &FreshSession,
        code: &TotpCode,
        origin: &Origin,
    ) -> Result<ConfirmTotp, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let gate = Gate::account(account).by(Party::Session(caller.live().session.id));
        let mut unit = self.store.begin(gate).await?;
        let Some(locked) =
            session::load_fresh(self, unit.as_mut(), caller, &ALLOWED_ACCESS, now).await?
        else {
            return Ok(ConfirmTotp::CallerEnded);
        };
        let pending = unit.totp_secrets().pending(account, locked.session.id).await?;
        let Some(pending) = pending.filter(|totp| is_pending(self, totp)) else {
            return Ok(ConfirmTotp::NoPendingEnrolment);
        };
        let drift = self.policy.two_factor.drift;
        let accepted = pending.secret.check(code, pending.last_step, now, drift);
        let Some(Accepted { step, clock }) = accepted else {
            return Ok(ConfirmTotp::WrongCode);
        };
        let before = unit.totp_secrets().active(account).await?;
        unit.totp_secrets().archive(account, now).await?;
        unit.totp_secrets().install(account, step, now).await?;
        throttle::forget_failures(unit.as_mut(), account, &[SecretKind::SecondFactor], now).await?;
        let number = self.policy.two_factor.recovery_codes;
        let recovery_codes =
            put_codes(self, unit.as_mut(), account, Replaces::All, number, now).await?;
        let session = locked.session.id;
        session::revoke(unit.as_mut(), account, Cause::FactorChanged, Some(session), now).await?;
        let token = BearerToken::generate(BearerKind::Session, self.entropy.as_ref());
        // Enrolling a factor does not prove identity: the last proof keeps its age.
        unit.sessions().replace_token(session, &token.digest(), Assurance::TwoFactor).await?;
        let (template, kind) = match before {
            None => (Template::SecondFactorOn, EventKind::SecondFactorOn),
            Some(_) => (Template::SecondFactorReplaced, EventKind::SecondFactorReplaced),
        };
        let since = locked.session.created_at;
        let event = NewEvent::of(account, kind, now, origin).about(session);
        notify::alert(self, unit.as_mut(), &locked.account, template, since, event).await?;
        unit.commit().await?;
        Ok(ConfirmTotp::On(FactorEnabled { recovery_codes, clock, token }))
    }
}

fn is_pending(identity: &Identity, totp: &StoredTotp) -> bool {
    identity.clock.now().since(totp.created_at) < identity.policy.two_factor.enrolment
}

fn enrolment(identity: &Identity, secret: &TotpSecret, email: &Email) -> Enrolment {
    let uri = secret.uri(&identity.policy.two_factor.issuer, email.as_str());
    Enrolment { key: secret.base32(), uri }
}
