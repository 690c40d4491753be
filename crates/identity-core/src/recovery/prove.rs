//! The second proof of a recovery, besides the mailbox.

use super::{
    Recovery, RecoveryProof, RecoveryStage, RecoveryStatus,
    hold::{HoldOutcome, HoldWish},
    open::HeldRecovery,
};
use crate::{
    Identity, UnitOfWork,
    audit::{Details, EventKind, NewEvent},
    guard::{Admission, Admitted, GuessKind, Guesser, Looked},
    kernel::{Failure, Gate, MailedToken, Origin, RecoveryId, Timestamp, settled},
    notify::{MailedTokenRow, Purpose},
    password::{Password, StoredPassword, Verdict},
    two_factor::{FactorCheck, Proof},
};

/// What a person gives besides the mailbox.
pub enum SecondProof {
    /// A code of the second factor: the recovery goes on at once.
    Factor(Proof),
    /// The password in force: the recovery waits for a shorter time.
    Password(Password),
}

/// A second proof of a recovery.
pub struct ProveRecovery {
    /// The token of the mail.
    pub token: MailedToken,
    /// The proof.
    pub proof: SecondProof,
    /// Who asks.
    pub origin: Origin,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProveOutcome {
    /// Right: this is what comes next.
    Proven(RecoveryStatus),
    /// Right, and yet: see there.
    Held(HoldOutcome),
    /// Wrong.
    Wrong,
    /// The link was used, is too old, was tried too often, or never was one.
    TokenInvalid,
}

impl Identity {
    /// Takes a second proof. It is counted on the link, which strangers cannot shut; with the last
    /// try the link is void.
    pub async fn prove_recovery(&self, command: ProveRecovery) -> Result<ProveOutcome, Failure> {
        let Some(seen) = self.look_at_link(&command.token, Purpose::Recovery).await? else {
            return Ok(ProveOutcome::TokenInvalid);
        };
        match &command.proof {
            SecondProof::Factor(proof) => self.prove_factor(&seen, proof, &command.origin).await,
            SecondProof::Password(password) => {
                self.prove_password(&seen, password, &command.origin).await
            }
        }
    }

    async fn prove_factor(
        &self,
        seen: &MailedTokenRow,
        proof: &Proof,
        origin: &Origin,
    ) -> Result<ProveOutcome, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner)).await?;
        let Some(held) = self.hold_recovery(unit.as_mut(), seen, now).await? else {
            return Ok(ProveOutcome::TokenInvalid);
        };
        let id = held.account.id;
        let (kind, by) = (GuessKind::SecondFactor, Guesser::Link(seen.id));
        let admission = self.admit(unit.as_mut(), id, kind, by, now).await?;
        // A recovery code cannot be guessed: it is looked at however many guesses there were.
        let admitted = match (admission, proof) {
            (Admission::Look(admitted), _) => Some(admitted),
            (_, Proof::RecoveryCode(_)) => None,
            (Admission::Retired, Proof::Totp(_)) => return Ok(ProveOutcome::Wrong),
            _ => return self.void_link(unit, seen, now).await,
        };
        let found = self.check_factor(unit.as_mut(), id, proof, origin, now).await?;
        let right = matches!(found, FactorCheck::Right(_));
        let outcome = if right {
            if let Some(admitted) = &admitted {
                self.clear_guesses(unit.as_mut(), id, admitted, now).await?;
            }
            let given = match proof {
                Proof::Totp(_) => RecoveryProof::Totp,
                Proof::RecoveryCode(_) => RecoveryProof::RecoveryCode,
            };
            self.note_proven(unit.as_mut(), &held, given, now).await?;
            let details = Details::new().with("proof", given.as_str());
            let event = NewEvent::of(id, EventKind::RecoveryProven, now, origin).telling(details);
            self.record(unit.as_mut(), event).await?;
            ProveOutcome::Proven(RecoveryStatus::NeedsPassword { factor_lost: false })
        } else {
            self.refuse_recovery(unit.as_mut(), &held, admitted.as_ref(), origin, now).await?;
            ProveOutcome::Wrong
        };
        unit.commit().await?;
        Ok(outcome)
    }

    async fn note_proven(
        &self,
        unit: &mut dyn UnitOfWork,
        held: &HeldRecovery,
        proof: RecoveryProof,
        now: Timestamp,
    ) -> Result<(), Failure> {
        // One that waits is overtaken by its owner's factor.
        if let Some(open) = &held.open {
            let over = RecoveryStage::Superseded(now);
            unit.recoveries().move_on(open.id, over, open.proof).await?;
        }
        let recovery = Recovery {
            id: RecoveryId::generate(now, self.entropy.as_ref()),
            account: held.account.id,
            token: held.token.id,
            stage: RecoveryStage::Proven,
            proof: Some(proof),
            begun_at: now,
        };
        Ok(unit.recoveries().insert(&recovery).await?)
    }

    async fn void_link(
        &self,
        mut unit: Box<dyn UnitOfWork>,
        seen: &MailedTokenRow,
        now: Timestamp,
    ) -> Result<ProveOutcome, Failure> {
        unit.mailed_tokens().consume(seen.id, seen.purpose, now).await?;
        unit.commit().await?;
        Ok(ProveOutcome::TokenInvalid)
    }

    async fn refuse_recovery(
        &self,
        unit: &mut dyn UnitOfWork,
        held: &HeldRecovery,
        admitted: Option<&Admitted>,
        origin: &Origin,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let (id, account) = (held.account.id, Some(&held.account));
        if let Some(admitted) = admitted {
            self.settle_guess(unit, id, account, admitted, Looked::Wrong, now).await?;
        }
        let event = NewEvent::of(id, EventKind::RecoveryProofFailed, now, origin);
        self.record(unit, event).await.map(drop)
    }

    /// Reserve, count, hash, settle, as a sign-in does.
    async fn prove_password(
        &self,
        seen: &MailedTokenRow,
        password: &Password,
        origin: &Origin,
    ) -> Result<ProveOutcome, Failure> {
        let place = self.hasher.reserve(Gate::account(seen.owner))?;
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner)).await?;
        let Some(held) = self.hold_recovery(unit.as_mut(), seen, now).await? else {
            return Ok(ProveOutcome::TokenInvalid);
        };
        let (kind, by) = (GuessKind::Password, Guesser::Link(seen.id));
        let admitted = match self.admit(unit.as_mut(), held.account.id, kind, by, now).await? {
            Admission::Look(admitted) => admitted,
            Admission::Retired => return Ok(ProveOutcome::Wrong),
            Admission::Wait(_) | Admission::Pretend => {
                return self.void_link(unit, seen, now).await;
            }
        };
        let stored = unit.passwords().load(held.account.id).await?;
        unit.commit().await?;
        let hash = stored.as_ref().map(|stored| &stored.hash);
        let verdict = place.verify(held.account.id, password, hash).await?;
        let right = stored.filter(|_| verdict != Verdict::Wrong);
        settled(|| self.settle_password(seen, &admitted, right.as_ref(), origin)).await
    }

    async fn settle_password(
        &self,
        seen: &MailedTokenRow,
        admitted: &Admitted,
        right: Option<&StoredPassword>,
        origin: &Origin,
    ) -> Result<ProveOutcome, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::settling(seen.owner)).await?;
        let Some(held) = self.hold_recovery(unit.as_mut(), seen, now).await? else {
            return Ok(ProveOutcome::TokenInvalid);
        };
        let id = held.account.id;
        let outcome = if self.is_unchanged(unit.as_mut(), id, right).await? {
            let account = Some(&held.account);
            self.settle_guess(unit.as_mut(), id, account, admitted, Looked::Right, now).await?;
            let proof = Some(RecoveryProof::Password);
            let wish = HoldWish { held: &held, proof, origin };
            ProveOutcome::Held(self.begin_hold(unit.as_mut(), wish, now).await?)
        } else {
            self.refuse_recovery(unit.as_mut(), &held, Some(admitted), origin, now).await?;
            ProveOutcome::Wrong
        };
        unit.commit().await?;
        Ok(outcome)
    }
}
