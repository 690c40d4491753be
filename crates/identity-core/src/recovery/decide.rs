//! Support's side of a claim that the rule leaves to a person.
//!
//! An approval waits like a claim, with a notice to every address, so that whoever shows as much can
//! still stop it. It takes two employees where the account has a second factor or somebody stands
//! against the claim.

use super::claim::notify_waiting;
use super::links::{RecoveryLink, mail_recovery_link};
use super::open::load_claims;
use super::{Recovery, RecoveryCase, RecoveryStage};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{self, Chain, Details, EventKind, NewEvent},
    kernel::{Email, Failure, Gate, Label, Party, RecoveryId, Timestamp},
    notify::Template,
    ownership::Evidence,
};

/// Maximum number of listed cases.
const MOST: u32 = 200;

/// A claim that support decides, with what speaks for and against it.
pub struct SupportCase {
    pub claim: Recovery,
    pub account: Account,
    /// The address of the claim.
    pub email: Email,
    /// Other claims to the account, open or ended lately.
    pub others: Vec<Recovery>,
    /// What people wrote about the account, the latest first.
    pub texts: Vec<RecoveryCase>,
}

/// A decision on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Approve,
    Refuse,
}

/// Outcome of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecideOutcome {
    /// The claim is approved and waits until then.
    Approved(Timestamp),
    /// Another employee has to approve it too.
    NeedsAnother,
    /// The same employee has approved it before. Another one has to.
    SameEmployee,
    Refused,
    /// No claim with this id waits for support.
    NotWaiting,
}

impl Identity {
    /// Lists the claims that support decides, the longest waiting first.
    pub async fn support_cases(&self) -> Result<Vec<Recovery>, Failure> {
        let mut read = self.store.begin_read().await?;
        Ok(read.recoveries().for_support(MOST).await?)
    }

    /// Shows a claim, whatever its stage.
    pub async fn support_case(&self, id: RecoveryId) -> Result<Option<SupportCase>, Failure> {
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let Some(claim) = read.recoveries().find(id).await? else { return Ok(None) };
        let Some(account) = read.accounts().find(claim.account).await? else { return Ok(None) };
        let others = read.addresses().list(account.id).await?;
        let email = match claim.address {
            None => account.email.clone(),
            Some(id) => match others.by_id(id) {
                Some(address) => address.email.clone(),
                None => return Ok(None),
            },
        };
        let others = load_claims(self, read.as_mut(), account.id, now).await?.claims;
        let others = others.into_iter().filter(|other| other.id != claim.id).collect();
        let texts = read.recoveries().cases_of(account.id).await?;
        Ok(Some(SupportCase { claim, account, email, others, texts }))
    }

    /// Decides a claim that waits for support, in the name of an employee.
    pub async fn decide_case(
        &self,
        id: RecoveryId,
        decision: Decision,
        employee: &Label,
    ) -> Result<DecideOutcome, Failure> {
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let Some(seen) = read.recoveries().find(id).await? else {
            return Ok(DecideOutcome::NotWaiting);
        };
        drop(read);
        let gate = Gate::account(seen.account).by(Party::Service);
        let mut unit = self.store.begin(gate).await?;
        let account = unit.accounts().load_for_update(seen.account).await?;
        let claims = load_claims(self, unit.as_mut(), seen.account, now).await?.claims;
        let claim = claims.iter().find(|claim| claim.id == id);
        let claim = claim.filter(|claim| claim.stage == RecoveryStage::Support);
        let Some((account, claim)) = account.zip(claim) else {
            return Ok(DecideOutcome::NotWaiting);
        };
        let stands = |other: &Recovery| other.id != id && other.stage.ended_at().is_none();
        let is_disputed = claim.against != Evidence::NONE || claims.iter().any(stands);
        let takes_two = account.protection.second_factor || is_disputed;
        let outcome = match (decision, &claim.approved_by) {
            (Decision::Refuse, _) => {
                refuse(self, unit.as_mut(), &account, claim, now).await?;
                DecideOutcome::Refused
            }
            (Decision::Approve, None) if takes_two => {
                let approved_by = Some(employee.clone());
                unit.recoveries().update(&Recovery { approved_by, ..claim.clone() }).await?;
                DecideOutcome::NeedsAnother
            }
            (Decision::Approve, Some(first)) if takes_two && first == employee => {
                return Ok(DecideOutcome::SameEmployee);
            }
            (Decision::Approve, _) => {
                let until = approve(self, unit.as_mut(), &account, claim, now).await?;
                DecideOutcome::Approved(until)
            }
        };
        let details = Details::new()
            .with("claim", id)
            .with("decision", if decision == Decision::Approve { "approve" } else { "refuse" })
            .with("employee", employee.as_str());
        let event =
            NewEvent::of_service(Chain::Account(account.id), EventKind::RecoveryDecided, now);
        audit::record(self, unit.as_mut(), event.with_details(details)).await?;
        unit.commit().await?;
        Ok(outcome)
    }
}

async fn approve(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    claim: &Recovery,
    now: Timestamp,
) -> Result<Timestamp, Failure> {
    let span = identity.policy.ownership.comparison;
    let until = now.after(span);
    let stage = RecoveryStage::Delayed(until);
    let waits = Recovery { stage, ends_with_support: false, counts_from: now, ..claim.clone() };
    unit.recoveries().update(&waits).await?;
    notify_waiting(identity, unit, account, span, None, now).await?;
    Ok(until)
}

async fn refuse(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    claim: &Recovery,
    now: Timestamp,
) -> Result<(), Failure> {
    let stage = RecoveryStage::Stopped(now);
    unit.recoveries().update(&Recovery { stage, against: claim.shown, ..claim.clone() }).await?;
    let others = unit.addresses().list(account.id).await?;
    let address = claim.address.and_then(|id| others.by_id(id));
    if claim.address.is_none() || address.is_some() {
        let to = RecoveryLink { account, address };
        mail_recovery_link(identity, unit, to, Template::RecoveryRefused, now).await?;
    }
    Ok(())
}
