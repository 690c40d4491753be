//! The budget of wrong proofs in a live session (NIST SP 800-63B-4, section 3.2.2; OWASP ASVS 5.0,
//! 6.3.1). The last wrong proof ends the session, so that an attacker at an unlocked browser cannot
//! guess the password.

use super::load::LockedAccount;
use crate::{
    Identity, UnitOfWork,
    audit::{self, EventKind, NewEvent},
    kernel::{Failure, Origin, Timestamp},
    throttle::{Claimant, Guess, SecretKind},
};

/// The effect of a wrong proof on the session it was given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofRefused {
    TryAgain,
    /// It was the last one allowed.
    SessionEnded,
}

/// Returns the attempt of a signed-in person, which is counted on the session.
pub(crate) fn guess<'a>(locked: &'a LockedAccount, kind: SecretKind, origin: &Origin) -> Guess<'a> {
    let claimant = Claimant::Session(locked.session.id, locked.session.failed_proofs);
    Guess::at(&locked.account, kind, claimant, origin.source())
}

/// Counts a proof that is refused without being evaluated. Returns `false` when the session's
/// budget was used up before.
pub(crate) async fn count_proof(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    locked: &LockedAccount,
) -> Result<bool, Failure> {
    let budget = identity.policy.throttle.own_budget;
    Ok(unit.sessions().count_proof(locked.session.id, budget).await?)
}

/// Records a counted proof that was wrong, and ends the session when it was the last one allowed.
pub(crate) async fn refuse_proof(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    locked: &LockedAccount,
    origin: &Origin,
    now: Timestamp,
) -> Result<ProofRefused, Failure> {
    let (account, session) = (locked.account.id, locked.session.id);
    let event =
        NewEvent::of(account, EventKind::ReauthenticationFailed, now, origin).about(session);
    audit::record(identity, unit, event).await?;
    if locked.session.failed_proofs < identity.policy.throttle.own_budget {
        return Ok(ProofRefused::TryAgain);
    }
    end_unproven(identity, unit, locked, origin, now).await?;
    Ok(ProofRefused::SessionEnded)
}

/// Ends the session whose budget of wrong proofs is used up.
pub(crate) async fn end_unproven(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    locked: &LockedAccount,
    origin: &Origin,
    now: Timestamp,
) -> Result<(), Failure> {
    let (account, session) = (locked.account.id, locked.session.id);
    unit.sessions().end(account, session, now).await?;
    let event = NewEvent::of(account, EventKind::SessionEnded, now, origin).about(session);
    audit::record(identity, unit, event).await.map(drop)
}
