//! Requesting and confirming another address: one procedure for the account's own address and for
//! its recovery email.

use super::{ConfirmEmailOutcome, EmailRequestOutcome};
use crate::{
    Identity, UnitOfWork,
    account::{Address, AddressRole, OtherAddresses},
    kernel::{ActionToken, AddressId, Email, Failure, Source, Timestamp},
    notify::{ActionTokenRow, IssueToken, Purpose},
    rate_limit::{self, Cost, Spending},
    session::{self, LockedAccount, SignedIn},
};

/// The role that a requested address will have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    OwnAddress,
    RecoveryEmail,
}

impl Target {
    pub(super) const fn purpose(self) -> Purpose {
        match self {
            Self::OwnAddress => Purpose::EmailChange,
            Self::RecoveryEmail => Purpose::RecoveryEmail,
        }
    }

    const fn requested_until(self, until: Timestamp) -> AddressRole {
        match self {
            Self::OwnAddress => AddressRole::NewEmail(until),
            Self::RecoveryEmail => AddressRole::NewRecovery(until),
        }
    }

    /// Returns the address that was requested before, while it can be confirmed.
    pub(super) fn pending(self, others: &OtherAddresses, now: Timestamp) -> Option<&Address> {
        match self {
            Self::OwnAddress => others.new_email(now),
            Self::RecoveryEmail => others.new_recovery(now),
        }
    }

    fn is_current(self, locked: &LockedAccount, others: &OtherAddresses, email: &Email) -> bool {
        let recovers = others.recovery().is_some_and(|recovery| recovery.email == *email);
        locked.account.email == *email || (self == Self::RecoveryEmail && recovers)
    }
}

/// A request for an address, in a locked session.
pub(super) struct RequestedAddress<'a> {
    pub(super) target: Target,
    pub(super) locked: &'a LockedAccount,
    pub(super) email: &'a Email,
    /// Sessions and proofs that started then or later are not trusted once the change is reverted.
    pub(super) began: Timestamp,
    pub(super) source: Source,
}

/// The result of a request.
pub(super) enum Requested<'a> {
    /// The confirmation link to mail.
    Link(IssueToken<'a>),
    /// An earlier link is in the mailbox, and confirms the address.
    InMailbox,
    Refused(EmailRequestOutcome),
}

/// Stores the requested address and withdraws the one that was requested before. A link that was
/// mailed to the address lately confirms it again, so that switching between addresses queues no
/// more mail than asking for one.
pub(super) async fn request_address<'a>(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    requested: RequestedAddress<'a>,
    now: Timestamp,
) -> Result<Requested<'a>, Failure> {
    let RequestedAddress { target, locked, email, began, source } = requested;
    let (id, policy) = (locked.account.id, &identity.policy.email_change);
    let others = unit.addresses().list(id).await?;
    if target.is_current(locked, &others, email) {
        return Ok(Requested::Refused(EmailRequestOutcome::SameAddress));
    }
    let spending = rate_limit::spend(identity, unit, source, &[Cost::Mail], now).await?;
    if let Spending::RetryAfter(until) = spending {
        return Ok(Requested::Refused(EmailRequestOutcome::RetryAfter(until)));
    }
    if let Some(before) = target.pending(&others, now) {
        unit.addresses().set_role(before.id, AddressRole::Gone(now), now).await?;
    }
    let link = unit.action_tokens().last_open(email, target.purpose(), Some(id), now).await?;
    let earlier = link.as_ref().and_then(|link| others.by_id(link.address?));
    let earlier = earlier.filter(|address| address.began <= began);
    if let (Some(link), Some(earlier)) = (&link, earlier)
        && identity.policy.notify.is_repeat(Some(link.issued_at), now)
    {
        let wanted = target.requested_until(link.expires_at);
        unit.addresses().set_role(earlier.id, wanted, now).await?;
        return Ok(Requested::InMailbox);
    }
    let address = Address {
        id: AddressId::generate(now, identity.entropy.as_ref()),
        account: id,
        email: email.clone(),
        role: target.requested_until(now.after(policy.link)),
        since: now,
        began,
    };
    unit.addresses().insert(&address).await?;
    let link = IssueToken::to(id, email, target.purpose(), policy.link);
    Ok(Requested::Link(link.at_address(address.id, email)))
}

/// The result of a confirmation link.
pub(super) enum Confirmation {
    /// The caller's locked account and the requested address. The link is consumed.
    Address(Box<(LockedAccount, Address)>),
    Refused(ConfirmEmailOutcome),
}

/// Locks the caller's account and consumes the link that confirms an address of it.
pub(super) async fn confirm_address(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    caller: &SignedIn,
    token: &ActionToken,
    target: Target,
    now: Timestamp,
) -> Result<Confirmation, Failure> {
    let Some(locked) = session::load_caller(identity, unit, caller, now).await? else {
        return Ok(Confirmation::Refused(ConfirmEmailOutcome::CallerEnded));
    };
    let id = locked.account.id;
    let row = unit.action_tokens().find(&token.digest()).await?;
    let Some(row) = row.filter(|row| row.owner == id) else {
        return Ok(Confirmation::Refused(ConfirmEmailOutcome::TokenInvalid));
    };
    let others = unit.addresses().list(id).await?;
    let consumed = unit.action_tokens().consume(row.id, target.purpose(), now).await?;
    let Some(address) = confirmed_by(&others, &row, now).filter(|_| consumed) else {
        return Ok(Confirmation::Refused(ConfirmEmailOutcome::TokenInvalid));
    };
    unit.action_tokens().void(id, target.purpose(), now).await?;
    Ok(Confirmation::Address(Box::new((locked, address.clone()))))
}

/// Returns the address that a link confirms, while it is requested.
pub(super) fn confirmed_by<'a>(
    others: &'a OtherAddresses,
    link: &ActionTokenRow,
    now: Timestamp,
) -> Option<&'a Address> {
    let address = others.by_id(link.address?)?;
    let (AddressRole::NewEmail(until) | AddressRole::NewRecovery(until)) = address.role else {
        return None;
    };
    (now < until).then_some(address)
}
