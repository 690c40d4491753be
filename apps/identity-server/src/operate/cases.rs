//! Claims that support decides, as text for the terminal.

use std::fmt::Write as _;

use identity_core::Identity;
use identity_core::kernel::{Failure, Label};
use identity_core::ownership::Evidence;
use identity_core::recovery::{DecideOutcome, Decision, Recovery};

use super::Report;
use super::order::refused;
use crate::view::time::rfc3339;

pub(super) async fn list(identity: &Identity) -> Result<Report, Failure> {
    let cases = identity.support_cases().await?;
    if cases.is_empty() {
        return Ok(Report::Done("No case waits for support.\n".to_owned()));
    }
    let lines = cases.iter().map(|case| format!("{}\n", line(case)));
    Ok(Report::Done(lines.collect()))
}

fn line(case: &Recovery) -> String {
    let approved = case.approved_by.as_ref();
    let approved = approved.map(|by| format!("  approved by {}", by.as_str())).unwrap_or_default();
    format!(
        "{}  account {}  since {}  shown {}{approved}",
        case.id,
        case.account,
        rfc3339(case.begun_at),
        pieces(case.shown),
    )
}

fn pieces(shown: Evidence) -> String {
    if shown == Evidence::NONE { "nothing".to_owned() } else { shown.to_string() }
}

pub(super) async fn show(identity: &Identity, id: &str) -> Result<Report, Failure> {
    let Ok(id) = id.parse() else { return Ok(refused("that is not the id of a case")) };
    let Some(case) = identity.support_case(id).await? else {
        return Ok(refused("there is no case with this id"));
    };
    let claim = &case.claim;
    let mut text = format!(
        "{}\nstage: {}\nclaimed from: {}\nshown by the other side: {}\n\
         second factor: {}\naccount since: {}\n",
        line(claim),
        claim.stage.as_str(),
        case.email.as_str(),
        pieces(claim.against),
        if case.account.protection.second_factor { "yes" } else { "no" },
        rfc3339(case.account.created_at),
    );
    for other in &case.others {
        let address = if other.address.is_some() { "another address" } else { "the own address" };
        let (begun, stage) = (rfc3339(other.begun_at), other.stage.as_str());
        let _ = writeln!(
            text,
            "another claim: {} from {address}, {stage}, since {begun}, shown {}, against {}",
            other.id,
            pieces(other.shown),
            pieces(other.against),
        );
    }
    for written in &case.texts {
        let from = if written.address == claim.address { "this claim" } else { "another address" };
        let at = rfc3339(written.asked_at);
        let _ = writeln!(text, "\nwritten at {at} from the address of {from}:\n{}", written.text);
    }
    Ok(Report::Done(text))
}

pub(super) async fn decide(
    identity: &Identity,
    id: &str,
    approve: bool,
    by: &str,
) -> Result<Report, Failure> {
    let Ok(id) = id.parse() else { return Ok(refused("that is not the id of a case")) };
    let Ok(employee) = Label::parse(by) else {
        return Ok(refused("a name has 1 to 100 characters on one line"));
    };
    let decision = if approve { Decision::Approve } else { Decision::Refuse };
    Ok(match identity.decide_case(id, decision, &employee).await? {
        DecideOutcome::Approved(until) => Report::Done(format!(
            "Approved. Every address is notified. Unless somebody who shows as much stops it, a \
             recovery link is mailed at {}.\n",
            rfc3339(until)
        )),
        DecideOutcome::NeedsAnother => Report::Done(
            "Approved once. Another employee has to approve it too: the account has a second \
             factor, or somebody stands against the claim.\n"
                .to_owned(),
        ),
        DecideOutcome::SameEmployee => {
            refused("this employee has approved it before; another one has to")
        }
        DecideOutcome::Refused => {
            Report::Done("Refused. The person is told, and can show more.\n".to_owned())
        }
        DecideOutcome::NotWaiting => refused("no case with this id waits for support"),
    })
}
