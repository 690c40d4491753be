//! The pieces of evidence that a party shows, with the times at which they came to the account.

use super::open::LoadedRecovery;
use super::recovery::mailbox;
use crate::{
    Identity, UnitOfWork,
    account::{Account, AddressRole, OtherAddresses},
    device,
    kernel::{AddressId, Digest, Failure, Timestamp},
    ownership::{Piece, Shown, Strength},
    session::Session,
};

/// A mailed link, with the device tokens that its client shows.
pub(super) struct MailedLink<'a> {
    pub(super) locked: &'a LoadedRecovery,
    pub(super) devices: &'a [Digest],
}

/// A right proof beside a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RightProof {
    Authenticator,
    RecoveryCode,
    Password,
    /// A recovery link to this other address of the account; `None` for the account's own.
    Mailbox(Option<AddressId>),
}

/// What somebody gave who signed in, or proved again in a session, with everything that the account
/// asks for.
#[derive(Clone, Copy, Default)]
pub(crate) struct GivenInFull<'a> {
    /// The second factor was a recovery code.
    pub(crate) recovery_code: bool,
    /// The time at which the known device was remembered.
    pub(crate) device: Option<Timestamp>,
    pub(crate) session: Option<&'a Session>,
}

/// What the account began with is older than every dispute.
const FROM_THE_START: Timestamp = Timestamp::from_millis(0);

fn shown(piece: Piece, set_at: Timestamp) -> Shown {
    Shown { piece, set_at, set_by: Strength::default() }
}

/// Lists the pieces that a link and its client show, and the proof beside it.
pub(super) async fn pieces_of(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    link: &MailedLink<'_>,
    proof: Option<RightProof>,
    now: Timestamp,
) -> Result<Vec<Shown>, Failure> {
    let (account, address) = (&link.locked.account, link.locked.token.address);
    let others = unit.addresses().list(account.id).await?;
    let mut pieces = vec![mailbox_shown(&others, address)];
    if let Some(at) = known_since(identity, unit, account, link.devices, now).await? {
        pieces.push(shown(Piece::Device, at));
    }
    match proof {
        None => {}
        Some(RightProof::Password) => pieces.push(password_shown(account)),
        Some(RightProof::Authenticator) => {
            pieces.extend(factor_shown(unit, account, false).await?);
        }
        Some(RightProof::RecoveryCode) => pieces.extend(factor_shown(unit, account, true).await?),
        Some(RightProof::Mailbox(other)) => pieces.push(mailbox_shown(&others, other)),
    }
    Ok(pieces)
}

/// Lists the pieces of somebody who gave everything that the account asks for.
pub(super) async fn pieces_in_full(
    unit: &mut dyn UnitOfWork,
    account: &Account,
    given: GivenInFull<'_>,
) -> Result<Vec<Shown>, Failure> {
    let mut pieces = vec![password_shown(account)];
    if account.protection.second_factor {
        pieces.extend(factor_shown(unit, account, given.recovery_code).await?);
    }
    pieces.extend(given.device.map(|at| shown(Piece::Device, at)));
    pieces.extend(given.session.map(|session| shown(Piece::Session, session.created_at)));
    Ok(pieces)
}

fn password_shown(account: &Account) -> Shown {
    // The password of the registration was never changed.
    let changed_at = account.protection.password_changed_at;
    let changed_at = changed_at.filter(|at| *at > account.created_at);
    shown(Piece::Password, changed_at.unwrap_or(FROM_THE_START))
}

async fn factor_shown(
    unit: &mut dyn UnitOfWork,
    account: &Account,
    recovery_code: bool,
) -> Result<Option<Shown>, Failure> {
    let (piece, set_at) = if recovery_code {
        (Piece::RecoveryCode, unit.recovery_codes().last_used_made_at(account.id).await?)
    } else {
        let active = unit.totp_secrets().active(account.id).await?;
        (Piece::Authenticator, active.map(|active| active.created_at))
    };
    Ok(set_at.map(|set_at| shown(piece, set_at)))
}

/// The account's own mailbox counts from its last change of address.
fn mailbox_shown(others: &OtherAddresses, address: Option<AddressId>) -> Shown {
    let left = others.0.iter().filter(|it| matches!(it.role, AddressRole::Former(_)));
    let set_at = match address {
        None => left.map(|left| left.since).max(),
        Some(id) => others.by_id(id).map(|address| address.since),
    };
    shown(mailbox(address), set_at.unwrap_or(FROM_THE_START))
}

/// Returns the time since which the device is known that these tokens belong to.
pub(super) async fn known_since(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    devices: &[Digest],
    now: Timestamp,
) -> Result<Option<Timestamp>, Failure> {
    let known = device::known_device(identity, unit, account.id, devices, now).await?;
    Ok(known.map(|known| known.created_at))
}
