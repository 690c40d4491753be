//! A claim to recover an account, and what its party has to do next. Pure.

use super::claims::{ClaimParty, Claims};
use crate::{
    kernel::{AccountId, ActionTokenId, AddressId, CaseId, Label, RecoveryId, Timestamp},
    ownership::{Action, Class, Evidence, Piece, Ruling},
};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A claim to recover an account, made with links to one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    pub id: RecoveryId,
    pub account: AccountId,
    /// The link that was last used for it.
    pub token: ActionTokenId,
    /// The address of its links; `None` for the account's own. Each address is a party of its own.
    pub address: Option<AddressId>,
    pub stage: RecoveryStage,
    /// Everything that its party has shown, the mailbox included.
    pub shown: Evidence,
    /// What the other side has shown: the evidence that stopped the claim, or stands against it in a
    /// case.
    pub against: Evidence,
    /// Support decides when the waiting period is over. The claim carries the answer, so that
    /// processes with other settings agree.
    pub ends_with_support: bool,
    pub begun_at: Timestamp,
    /// The time from which its waiting period or its proof counts.
    pub counts_from: Timestamp,
    /// The employee of support who approved it first, where it takes two.
    pub approved_by: Option<Label>,
}

impl Recovery {
    /// Returns the earliest end of its waiting period.
    pub const fn waits_until(&self) -> Option<Timestamp> {
        match self.stage {
            RecoveryStage::Delayed(until) => Some(until),
            _ => None,
        }
    }

    /// Returns whether the claim settles by time alone.
    pub(super) const fn waits(&self) -> bool {
        matches!(self.stage, RecoveryStage::Delayed(_) | RecoveryStage::Ready(_))
    }
}

/// The stage of a claim.
///
/// ```text
///   link ── settles at once ─────────────────────────────> Proven ──────────┐
///     │                                                      ^              │
///     │                                        shown again   │              │ new password
///     ├── waits ──> Delayed ── waiting period over ──────> Ready ───────────┤
///     │              │   │                                                  v
///     │   as much    │   └─ a mailbox alone ──> Support                  Completed
///     │   stands     v
///     └─ against ─> Contested ── 72 h ──> the stronger one is Ready, the other Stopped;
///                                         equal ones are for Support
///
///   Delayed, Ready, Support, Contested ── the other side shows as much or more ──> Stopped
///   every open stage ───────────────────── another claim or a change ends it ────> Superseded
/// ```
///
/// An ended claim never reopens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum RecoveryStage {
    /// Its evidence settles. Only its link continues.
    Proven,
    /// In its waiting period, until then at the earliest.
    #[strum(serialize = "held")]
    Delayed(Timestamp),
    /// The waiting period has ended. A link to the same address continues until then.
    Ready(Timestamp),
    /// Support decides.
    #[strum(serialize = "staff")]
    Support,
    /// The other side has shown as much. The sides are compared then.
    Contested(Timestamp),
    /// Completed with a new password.
    Completed(Timestamp),
    /// Stopped by the other side.
    #[strum(serialize = "cancelled")]
    Stopped(Timestamp),
    /// Replaced by another claim, or made void by a change.
    Superseded(Timestamp),
}

impl RecoveryStage {
    /// Returns the name in the store.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the time at which the claim ended.
    pub const fn ended_at(self) -> Option<Timestamp> {
        match self {
            Self::Completed(at) | Self::Stopped(at) | Self::Superseded(at) => Some(at),
            Self::Proven
            | Self::Delayed(_)
            | Self::Ready(_)
            | Self::Support
            | Self::Contested(_) => None,
        }
    }

    /// Returns the time at which an open stage ends by itself.
    pub const fn until(self) -> Option<Timestamp> {
        match self {
            Self::Delayed(until) | Self::Ready(until) | Self::Contested(until) => Some(until),
            Self::Proven
            | Self::Support
            | Self::Completed(_)
            | Self::Stopped(_)
            | Self::Superseded(_) => None,
        }
    }

    /// Reads a stage back from its stored name and times.
    pub fn stored(
        name: &str,
        until: Option<Timestamp>,
        ended_at: Option<Timestamp>,
    ) -> Option<Self> {
        Some(match (name, until, ended_at) {
            ("proven", None, None) => Self::Proven,
            ("held", Some(until), None) => Self::Delayed(until),
            ("ready", Some(until), None) => Self::Ready(until),
            ("staff", None, None) => Self::Support,
            ("contested", Some(until), None) => Self::Contested(until),
            ("completed", None, Some(at)) => Self::Completed(at),
            ("cancelled", None, Some(at)) => Self::Stopped(at),
            ("superseded", None, Some(at)) => Self::Superseded(at),
            _ => return None,
        })
    }
}

/// A support case for a recovery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryCase {
    pub id: CaseId,
    pub account: AccountId,
    /// The address of the link; `None` for the account's own.
    pub address: Option<AddressId>,
    pub text: String,
    pub asked_at: Timestamp,
}

/// The next step of a recovery link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryStatus {
    /// Set a new password.
    NeedsPassword {
        /// The second factor is taken as lost and will be removed.
        factor_lost: bool,
    },
    /// Show more, or claim the account with the mailbox alone.
    NeedsSecondProof,
    /// The waiting period is over. Show again what was shown beside the mailbox, so that another
    /// reader of the mailbox cannot finish it.
    NeedsProofAgain,
    /// Wait for the end of the waiting period.
    Delayed {
        /// The earliest end.
        ready_at: Timestamp,
    },
    /// Somebody else has shown as much. Show more until then.
    Contested {
        /// The time at which the sides are compared.
        until: Timestamp,
    },
    /// Ask support.
    NeedsSupport,
}

/// A kind of proof besides the mailed link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ProofKind {
    Totp,
    RecoveryCode,
    Password,
    /// A recovery link to another address of the account.
    Link,
}

impl RecoveryStatus {
    /// Returns the kinds of proof that are accepted now.
    pub const fn accepted_proofs(self) -> &'static [ProofKind] {
        match self {
            Self::NeedsPassword { .. } => &[],
            Self::NeedsSecondProof
            | Self::NeedsProofAgain
            | Self::Delayed { .. }
            | Self::Contested { .. }
            | Self::NeedsSupport => ProofKind::VARIANTS,
        }
    }

    /// Derives the next step of a link from the account's claims.
    pub(super) fn of(
        claims: &Claims<'_>,
        token: ActionTokenId,
        address: Option<AddressId>,
    ) -> Self {
        let mailbox = Evidence::of([mailbox(address)]);
        let ruling = claims.judge(ClaimParty::Address(address), mailbox, Action::Claim);
        let settles = ruling == Ruling::Settled;
        match claims.open_at(address).map(|own| (own.stage, own)) {
            Some((RecoveryStage::Proven, own)) if own.token == token => {
                Self::NeedsPassword { factor_lost: claims.loses_factor(own) }
            }
            Some((RecoveryStage::Ready(_), own)) if own.shown.strength() <= mailbox.strength() => {
                Self::NeedsPassword { factor_lost: claims.loses_factor(own) }
            }
            // Asking for help, or waiting, takes no way back that is there without it.
            _ if settles => Self::NeedsPassword { factor_lost: false },
            Some((RecoveryStage::Ready(_), _)) => Self::NeedsProofAgain,
            Some((RecoveryStage::Delayed(ready_at), _)) => Self::Delayed { ready_at },
            Some((RecoveryStage::Contested(until), _)) => Self::Contested { until },
            Some((RecoveryStage::Support, _)) => Self::NeedsSupport,
            _ => Self::NeedsSecondProof,
        }
    }
}

impl Claims<'_> {
    /// Returns whether completing the claim removes the second factor.
    pub(super) fn loses_factor(&self, own: &Recovery) -> bool {
        self.second_factor && !own.shown.has_class(Class::Possession)
    }
}

/// Returns the piece of evidence that a recovery link to an address is.
pub(super) const fn mailbox(address: Option<AddressId>) -> Piece {
    match address {
        None => Piece::Mailbox,
        Some(_) => Piece::RecoveryMailbox,
    }
}
