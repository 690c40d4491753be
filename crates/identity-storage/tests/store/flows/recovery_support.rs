//! Claims that the rule leaves to support.

use super::recovery::{code, link, protected, recovers, status};
use super::recovery_waiting_period::{WITHOUT_FACTOR, pass_time, password, signed_in};
use crate::support::{SETTLED, Service, TestDatabase, waits};
use identity_core::{
    audit::{Chain, EventKind},
    kernel::Label,
    notify::Template,
    recovery::{DecideOutcome, Decision, HelpOutcome, HelpText, Recovery, RecoveryStatus},
    testing::build,
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const DAY: Duration = Duration::from_hours(24);
const MOMENT: Duration = Duration::from_millis(1);

on_both_engines! {
    #[tokio::test]
    an_approval_of_support_takes_two_employees_and_waits,
    an_approval_of_support_is_stopped_by_the_owner,
    support_refuses_and_the_person_shows_more,
    whoever_asks_for_help_is_filed_for_support,
}

fn name(text: &str) -> Label {
    Label::parse(text).expect("a name")
}

/// Lets a claim with the mailbox alone come to support, and returns it.
async fn for_support(service: &Service) -> Recovery {
    service.claim(&link(service).await).await;
    service.notified().await;
    pass_time(service, DAY * 3).await;
    service.notified().await;
    let mut cases = service.identity.support_cases().await.expect("lists");
    assert_eq!(cases.len(), 1);
    cases.remove(0)
}

async fn decide(service: &Service, case: &Recovery, by: &str) -> DecideOutcome {
    let decided = service.identity.decide_case(case.id, Decision::Approve, &name(by)).await;
    decided.expect("answers")
}

async fn an_approval_of_support_takes_two_employees_and_waits(database: TestDatabase) {
    let service = Service::over(database).await;
    let (account, _) = protected(&service).await;
    let case = for_support(&service).await;
    assert_eq!(decide(&service, &case, "Kim").await, DecideOutcome::NeedsAnother);
    assert_eq!(decide(&service, &case, "Kim").await, DecideOutcome::SameEmployee);
    let until = service.clock_now().after(DAY * 3);
    assert_eq!(decide(&service, &case, "Lou").await, DecideOutcome::Approved(until));
    assert_eq!(decide(&service, &case, "Lou").await, DecideOutcome::NotWaiting);
    assert_eq!(service.notified().await, [Template::RecoveryDelayed]);
    pass_time(&service, DAY * 3 - MOMENT).await;
    assert_eq!(service.notified().await, []);
    pass_time(&service, MOMENT).await;
    let fresh = service.mailed(Template::RecoveryReady).await;
    assert_eq!(status(&service, &fresh).await, Some(WITHOUT_FACTOR));
    assert!(recovers(&service, &fresh).await);
    let kinds = service.kinds(Chain::Account(account)).await;
    let decisions = kinds.iter().filter(|kind| **kind == EventKind::RecoveryDecided);
    assert_eq!(decisions.count(), 2);
}

async fn an_approval_of_support_is_stopped_by_the_owner(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let case = for_support(&service).await;
    for employee in ["Kim", "Lou"] {
        decide(&service, &case, employee).await;
    }
    service.notified().await;
    signed_in(&service, &protected).await;
    assert_eq!(service.notified().await, [Template::RecoveryCancelled]);
    pass_time(&service, DAY * 4).await;
    assert_eq!(service.notified().await, []);
}

async fn support_refuses_and_the_person_shows_more(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let case = for_support(&service).await;
    let decided = service.identity.decide_case(case.id, Decision::Refuse, &name("Kim")).await;
    assert_eq!(decided.expect("answers"), DecideOutcome::Refused);
    let more = service.mailed(Template::RecoveryRefused).await;
    assert!(service.identity.support_cases().await.expect("lists").is_empty());
    assert_eq!(status(&service, &more).await, Some(RecoveryStatus::NeedsSecondProof));
    assert_eq!(service.prove(&more, code(&service, &protected)).await, SETTLED);
}

async fn whoever_asks_for_help_is_filed_for_support(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let asks = link(&service).await;
    let text = HelpText::parse("I lost my phone.").expect("a text");
    let asked = service.identity.ask_for_help(&asks, text, &build::origin()).await;
    assert_eq!(asked.expect("answers"), HelpOutcome::Asked);
    assert_eq!(status(&service, &asks).await, Some(RecoveryStatus::NeedsSupport));
    let cases = service.identity.support_cases().await.expect("lists");
    let shown = service.identity.support_case(cases[0].id).await.expect("finds").expect("a case");
    assert_eq!(shown.email.as_str(), ANN);
    assert_eq!(shown.texts[0].text, "I lost my phone.");
    // The password still shortens it.
    assert_eq!(service.prove(&asks, password()).await, waits(service.clock_now().after(DAY)));
}
