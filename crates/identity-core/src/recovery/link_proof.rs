//! Proofs given with a mailed link, beside the mailbox. They are counted on the link, so that
//! strangers cannot use up the owner's attempts.

use super::RightProof;
use super::open::{find_open_link, still_recovers};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    device,
    kernel::{AccountId, ActionToken, Digest, Failure, Gate, Origin, Party, Timestamp},
    notify::{ActionTokenRow, Purpose},
    password::{self, EvaluatedPassword, Password},
    throttle::{Admission, Claimant, CountedAttempt, Guess, GuessVerdict, SecretKind},
    two_factor::{self, FactorCheck, PresentedFactor, Proof},
};

/// A proof beside the mailbox.
pub enum SecondProof {
    /// A code of the second factor, or a recovery code.
    Factor(Proof),
    /// The current password.
    Password(Password),
    /// The token of a recovery link to another address of the account.
    Link(ActionToken),
}

/// A proof, prepared as far as possible without locking the account.
pub(crate) enum PendingProof<'a> {
    /// Evaluated in the unit that settles it.
    Factor(&'a Proof),
    /// A recovery link to another address of the account; `None` for one that is none.
    Link(Option<ActionTokenRow>),
    /// Counted and evaluated.
    Password(CountedAttempt, EvaluatedPassword),
    /// The password is disabled.
    Disabled,
    /// The link has no attempts left.
    UsedUp,
}

impl PendingProof<'_> {
    /// Returns the gate of the settling unit. A counted attempt is settled even when the line is
    /// full.
    pub(crate) fn gate(&self, owner: AccountId) -> Gate {
        match self {
            Self::Password(..) => Gate::settling(owner),
            Self::Factor(_) | Self::Link(_) | Self::Disabled | Self::UsedUp => Gate::account(owner),
        }
    }

    /// Returns whether the attempt was counted in an earlier unit.
    pub(crate) const fn is_counted(&self) -> bool {
        matches!(self, Self::Password(..))
    }
}

/// The result of evaluating a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkProof {
    /// The proof is the account's.
    Right(RightProof),
    Wrong,
    /// The proof was not evaluated because it is disabled. Nothing is recorded.
    NotEvaluated,
    /// The proof was not evaluated, and the link is void.
    UsedUp,
}

impl LinkProof {
    /// Returns whether the proof was evaluated.
    pub(crate) const fn was_evaluated(self) -> bool {
        matches!(self, Self::Right(_) | Self::Wrong)
    }
}

/// The client that shows a link.
#[derive(Clone, Copy)]
pub(crate) struct Client<'a> {
    /// Digests of the device tokens that it shows.
    pub(crate) devices: &'a [Digest],
    pub(crate) origin: &'a Origin,
}

impl Client<'_> {
    /// Returns who guesses. A known device has attempts of its own, so that wrong proofs of somebody
    /// else on other links do not count against it.
    async fn claimant(
        &self,
        identity: &Identity,
        unit: &mut dyn UnitOfWork,
        link: &ActionTokenRow,
        now: Timestamp,
    ) -> Result<Claimant, Failure> {
        let known = device::known_device(identity, unit, link.owner, self.devices, now).await?;
        Ok(match known {
            Some(known) => Claimant::Device(known.id, self.origin.source()),
            None => Claimant::Link(link.id),
        })
    }
}

/// A link with its locked account, and the client that shows it.
pub(crate) struct LinkContext<'a> {
    pub(crate) account: &'a Account,
    pub(crate) link: &'a ActionTokenRow,
    pub(crate) client: Client<'a>,
}

/// Counts and evaluates a password. A second factor is evaluated when it is settled. Returns `None`
/// when the link was used or has expired since it was found.
pub(crate) async fn prepare_proof<'a>(
    identity: &Identity,
    link: &ActionTokenRow,
    proof: &'a SecondProof,
    client: Client<'_>,
) -> Result<Option<PendingProof<'a>>, Failure> {
    let password = match proof {
        SecondProof::Factor(proof) => return Ok(Some(PendingProof::Factor(proof))),
        SecondProof::Link(token) => {
            let other = find_open_link(identity, token, Purpose::Recovery).await?;
            let other = other.filter(|it| it.owner == link.owner && it.address != link.address);
            return Ok(Some(PendingProof::Link(other)));
        }
        SecondProof::Password(password) => password,
    };
    let gate = Gate::account(link.owner).by(Party::Link(link.id));
    let place = identity.hasher.reserve(gate)?;
    let now = identity.clock.now();
    let mut unit = identity.store.begin(gate).await?;
    let Some(account) = unit.accounts().load_for_update(link.owner).await? else {
        return Ok(None);
    };
    let row = unit.action_tokens().load(link.id).await?;
    if !row.is_some_and(|row| row.is_open(link.purpose, now)) {
        return Ok(None);
    }
    let claimant = client.claimant(identity, unit.as_mut(), link, now).await?;
    let source = client.origin.source();
    let guess = Guess::at(&account, SecretKind::Password, claimant, source);
    let attempt = match guess.admit(identity, unit.as_mut(), now).await? {
        Admission::Evaluate(attempt) => attempt,
        Admission::Disabled => return Ok(Some(PendingProof::Disabled)),
        Admission::RetryAfter(_) | Admission::RejectAfterDummyWork => {
            return Ok(Some(PendingProof::UsedUp));
        }
    };
    let stored = unit.passwords().load(link.owner).await?;
    unit.commit().await?;
    let evaluated = password::evaluate(place, link.owner, password, stored).await?;
    Ok(Some(PendingProof::Password(attempt, evaluated)))
}

/// Settles a proof in the unit of its outcome. The last failed attempt voids the link.
pub(crate) async fn settle_link_proof(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    shown: &LinkContext<'_>,
    pending: &PendingProof<'_>,
    now: Timestamp,
) -> Result<LinkProof, Failure> {
    let (account, link) = (shown.account, shown.link);
    let claimant = shown.client.claimant(identity, unit, link, now).await?;
    let origin = shown.client.origin;
    let guess = |kind| Guess::at(account, kind, claimant, origin.source());
    let proof = match pending {
        PendingProof::Disabled | PendingProof::Link(None) => return Ok(LinkProof::NotEvaluated),
        PendingProof::Link(Some(other)) => {
            let row = unit.action_tokens().load(other.id).await?;
            let is_open = row.is_some_and(|row| row.is_open(Purpose::Recovery, now));
            return Ok(if is_open && still_recovers(unit, other).await? {
                LinkProof::Right(RightProof::Mailbox(other.address))
            } else {
                LinkProof::NotEvaluated
            });
        }
        PendingProof::UsedUp => return void_link(unit, link, now).await,
        PendingProof::Password(attempt, evaluated) => {
            let right = evaluated.still_matches(unit, account.id).await?;
            let (verdict, found) = if right {
                (GuessVerdict::Right, LinkProof::Right(RightProof::Password))
            } else {
                (GuessVerdict::Wrong, LinkProof::Wrong)
            };
            let guess = Guess { claimant: attempt.claimant, ..guess(SecretKind::Password) };
            guess.settle(identity, unit, attempt, verdict, now).await?;
            return Ok(found);
        }
        PendingProof::Factor(proof) => *proof,
    };
    let guess = guess(SecretKind::SecondFactor);
    let counted = match guess.admit(identity, unit, now).await? {
        Admission::Evaluate(attempt) => Some(attempt),
        _ if proof.is_unguessable() => None,
        Admission::Disabled => return Ok(LinkProof::NotEvaluated),
        _ => return void_link(unit, link, now).await,
    };
    let given = PresentedFactor { account: account.id, proof, origin, began: now };
    let found = two_factor::evaluate_factor(identity, unit, given, now).await?;
    let (verdict, found) = match (found, proof) {
        (FactorCheck::Wrong, _) => (GuessVerdict::Wrong, LinkProof::Wrong),
        (FactorCheck::Right(_), Proof::Totp(_)) => {
            (GuessVerdict::Complete, LinkProof::Right(RightProof::Authenticator))
        }
        (FactorCheck::Right(_), Proof::RecoveryCode(_)) => {
            (GuessVerdict::Complete, LinkProof::Right(RightProof::RecoveryCode))
        }
    };
    if let Some(attempt) = &counted {
        guess.settle(identity, unit, attempt, verdict, now).await?;
    }
    Ok(found)
}

async fn void_link(
    unit: &mut dyn UnitOfWork,
    link: &ActionTokenRow,
    now: Timestamp,
) -> Result<LinkProof, Failure> {
    // The right to an address does not end because of wrong proofs.
    if !matches!(link.purpose, Purpose::EmailRevert | Purpose::EmailObject) {
        unit.action_tokens().consume(link.id, link.purpose, now).await?;
    }
    Ok(LinkProof::UsedUp)
}
