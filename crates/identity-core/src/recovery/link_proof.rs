//! A proof that is given with a mailed link, besides the mailbox: counted on the link, which
//! strangers cannot shut.

use super::RecoveryProof;
use crate::{
    Identity, UnitOfWork,
    account::Account,
    kernel::{AccountId, Failure, Gate, Origin, Timestamp},
    notify::{ActionTokenRow, Purpose},
    password::{Password, StoredPassword, Verdict},
    throttle::{Admission, Claimant, CountedAttempt, GuessVerdict, SecretKind},
    two_factor::{FactorCheck, PresentedFactor, Proof},
};

/// What a person gives besides the mailbox.
pub enum SecondProof {
    /// A code of the second factor.
    Factor(Proof),
    /// The password in force.
    Password(Password),
}

/// A proof, as far as it can be looked at without holding the account.
pub(crate) enum PendingProof<'a> {
    /// To be looked at in the unit that settles it.
    Factor(&'a Proof),
    /// Counted and compared: the password that it is, if any.
    Password(CountedAttempt, Option<StoredPassword>),
    /// The password is not looked at any more.
    Disabled,
    /// The link has no try left.
    UsedUp,
}

impl PendingProof<'_> {
    /// The gate of the unit that settles it: what was counted is settled past every line.
    pub(crate) fn gate(&self, owner: AccountId) -> Gate {
        match self {
            Self::Password(..) => Gate::settling(owner),
            Self::Factor(_) | Self::Disabled | Self::UsedUp => Gate::account(owner),
        }
    }
}

/// What a proof turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkProof {
    /// It is the account's.
    Right(RecoveryProof),
    /// It is not.
    Wrong,
    /// It was not looked at, for it is not looked at any more. Nothing is written.
    Unseen,
    /// It was not looked at, and the link is void.
    UsedUp,
}

impl LinkProof {
    /// Whether it was looked at.
    pub(crate) const fn was_seen(self) -> bool {
        matches!(self, Self::Right(_) | Self::Wrong)
    }
}

/// A link whose account is held, and who shows it.
pub(crate) struct LinkContext<'a> {
    pub(crate) account: &'a Account,
    pub(crate) link: &'a ActionTokenRow,
    pub(crate) origin: &'a Origin,
}

impl Identity {
    /// Counts and compares a password; a factor is looked at when it is settled. Nothing when the
    /// link was used meanwhile, or is too old.
    pub(crate) async fn prepare_proof<'a>(
        &self,
        link: &ActionTokenRow,
        proof: &'a SecondProof,
    ) -> Result<Option<PendingProof<'a>>, Failure> {
        let password = match proof {
            SecondProof::Factor(proof) => return Ok(Some(PendingProof::Factor(proof))),
            SecondProof::Password(password) => password,
        };
        let place = self.hasher.reserve(Gate::account(link.owner))?;
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(link.owner)).await?;
        if unit.accounts().load_for_update(link.owner).await?.is_none() {
            return Ok(None);
        }
        let row = unit.action_tokens().load(link.id).await?;
        if !row.is_some_and(|row| row.is_open(link.purpose, now)) {
            return Ok(None);
        }
        let (kind, by) = (SecretKind::Password, Claimant::Link(link.id));
        let attempt_counted = match self.admit(unit.as_mut(), link.owner, kind, by, now).await? {
            Admission::Evaluate(attempt_counted) => attempt_counted,
            Admission::Disabled => return Ok(Some(PendingProof::Disabled)),
            Admission::RetryAfter(_) | Admission::RejectAfterDummyWork => {
                return Ok(Some(PendingProof::UsedUp));
            }
        };
        let stored = unit.passwords().load(link.owner).await?;
        unit.commit().await?;
        let hash = stored.as_ref().map(|stored| &stored.hash);
        let verdict = place.verify(link.owner, password, hash).await?;
        let right = stored.filter(|_| verdict != Verdict::Wrong);
        Ok(Some(PendingProof::Password(attempt_counted, right)))
    }

    /// Settles a proof in the unit of what it leads to. With the last try the link is void.
    pub(crate) async fn settle_link_proof(
        &self,
        unit: &mut dyn UnitOfWork,
        shown: &LinkContext<'_>,
        pending: &PendingProof<'_>,
        now: Timestamp,
    ) -> Result<LinkProof, Failure> {
        let (account, link) = (shown.account, shown.link);
        let (attempt_counted, right) = match pending {
            PendingProof::Disabled => return Ok(LinkProof::Unseen),
            PendingProof::UsedUp => return self.void_link(unit, link, now).await,
            PendingProof::Password(attempt_counted, seen) => {
                let right = self.is_unchanged(unit, account.id, seen.as_ref()).await?;
                if right {
                    let owner = Some(account);
                    self.settle_guess(
                        unit,
                        account.id,
                        owner,
                        attempt_counted,
                        GuessVerdict::Right,
                        now,
                    )
                    .await?;
                    return Ok(LinkProof::Right(RecoveryProof::Password));
                }
                (Some(attempt_counted.clone()), None)
            }
            PendingProof::Factor(proof) => {
                let (kind, by) = (SecretKind::SecondFactor, Claimant::Link(link.id));
                let admission = self.admit(unit, account.id, kind, by, now).await?;
                // A recovery code cannot be guessed: it is looked at however many there were.
                let attempt_counted = match (admission, proof) {
                    (Admission::Evaluate(attempt_counted), _) => Some(attempt_counted),
                    (_, Proof::RecoveryCode(_)) => None,
                    (Admission::Disabled, Proof::Totp(_)) => return Ok(LinkProof::Unseen),
                    _ => return self.void_link(unit, link, now).await,
                };
                let (account, origin) = (account.id, shown.origin);
                let given = PresentedFactor { account, proof, origin, began: now };
                let found = self.check_factor(unit, given, now).await?;
                let given = match proof {
                    Proof::Totp(_) => RecoveryProof::Totp,
                    Proof::RecoveryCode(_) => RecoveryProof::RecoveryCode,
                };
                (attempt_counted, matches!(found, FactorCheck::Right(_)).then_some(given))
            }
        };
        match (right, attempt_counted) {
            (Some(given), Some(attempt_counted)) => {
                self.clear_guesses(unit, account.id, &attempt_counted, now).await?;
                Ok(LinkProof::Right(given))
            }
            (Some(given), None) => Ok(LinkProof::Right(given)),
            (None, Some(attempt_counted)) => {
                let owner = Some(account);
                self.settle_guess(
                    unit,
                    account.id,
                    owner,
                    &attempt_counted,
                    GuessVerdict::Wrong,
                    now,
                )
                .await?;
                Ok(LinkProof::Wrong)
            }
            (None, None) => Ok(LinkProof::Wrong),
        }
    }

    async fn void_link(
        &self,
        unit: &mut dyn UnitOfWork,
        link: &ActionTokenRow,
        now: Timestamp,
    ) -> Result<LinkProof, Failure> {
        // A right to an address does not end because its proofs were wrong.
        if !matches!(link.purpose, Purpose::EmailRevert | Purpose::EmailObject) {
            unit.action_tokens().consume(link.id, link.purpose, now).await?;
        }
        Ok(LinkProof::UsedUp)
    }
}
