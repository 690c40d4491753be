//! Recoveries without the second factor have a waiting period in which the owner can object.

use crate::support::{PASSWORD, Protected, STEP, Service, TestDatabase, sign_in};
use identity_core::{
    Policy,
    audit::{Chain, EventKind},
    incident::ReportOutcome,
    kernel::ActionToken,
    notify::{MailError, Template},
    ownership::MailboxOnly,
    password::{ChangePassword, ChangePasswordOutcome},
    recovery::{
        CancelOutcome, CompleteOutcome, DelayOutcome, ProveOutcome, RecoveryPolicy, RecoveryStatus,
        SecondProof,
    },
    sign_in::NewSession,
    testing::build,
    two_factor::Proof,
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const NEW: &str = "Better-horse-2";
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);
const MOMENT: Duration = Duration::from_millis(1);
const WITHOUT_FACTOR: RecoveryStatus = RecoveryStatus::NeedsPassword { factor_lost: true };

use super::recovery::{complete, link, protected, prove, recovers, status};

on_both_engines! {
    #[tokio::test]
    the_mailbox_alone_removes_the_factor_after_three_days,
    mailbox_and_password_wait_for_one_day,
    a_password_set_since_a_compromise_does_not_shorten_the_waiting_period,
    a_recovery_can_be_completed_for_a_week_after_its_waiting_period,
    the_waiting_period_starts_when_its_notice_is_sent,
    a_containment_that_ends_a_waiting_period_is_no_objection,
    a_factor_set_up_during_the_waiting_period_is_not_removed,
    a_mail_a_session_or_a_complete_sign_in_cancels_the_waiting_period,
    after_an_objection_a_recovery_waits_a_week_and_then_needs_support,
    the_policy_can_leave_recoveries_to_support,
}

async fn start_waiting(service: &Service, token: &ActionToken) -> DelayOutcome {
    service.identity.wait_with_mailbox(token, &build::origin()).await.expect("answers")
}

async fn pass_time(service: &Service, span: Duration) {
    service.clock.pass(span);
    service.identity.recoveries_step().await.expect("moves on");
}

async fn cancel_link(service: &Service) -> ActionToken {
    service.mailed(Template::RecoveryDelayed).await
}

async fn signed_in(service: &Service, protected: &Protected) -> NewSession {
    service.clock.pass(STEP);
    let proof = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    service.signed_in_with(sign_in(ANN, PASSWORD), proof).await
}

async fn the_mailbox_alone_removes_the_factor_after_three_days(database: TestDatabase) {
    let service = Service::over(database).await;
    let (account, protected) = protected(&service).await;
    let started = link(&service).await;
    let ready_at = service.clock_now().after(DAY * 3);
    assert_eq!(start_waiting(&service, &started).await, DelayOutcome::Delayed(ready_at));
    let mails = service.delivered().await;
    let mails: Vec<_> = mails.iter().map(|mail| (mail.template, mail.not_before)).collect();
    assert_eq!(mails, [(Template::RecoveryDelayed, Some(ready_at))]);
    assert_eq!(status(&service, &started).await, Some(RecoveryStatus::Delayed { ready_at }));
    let live = service.live(&protected.token).await.full().expect("it may call everything");
    let shown = service.identity.waiting_recovery(&live).await.expect("answers");
    assert!(shown.is_some(), "every live session shows it");
    assert_eq!(start_waiting(&service, &started).await, DelayOutcome::Delayed(ready_at), "once");
    for span in [HOUR, DAY, DAY * 2 - HOUR - MOMENT] {
        pass_time(&service, span).await;
        let again = link(&service).await;
        assert!(matches!(complete(&service, &again).await, CompleteOutcome::NotYet(_)));
    }
    pass_time(&service, MOMENT).await;
    let fresh = service.mailed(Template::RecoveryReady).await;
    assert_eq!(status(&service, &fresh).await, Some(WITHOUT_FACTOR));
    assert!(recovers(&service, &fresh).await);
    assert_eq!(service.notified().await, [Template::FactorLost]);
    assert!(service.signed_in(ANN, NEW).await.is_some(), "the factor is gone");
    let kinds = service.kinds(Chain::Account(account)).await;
    for kind in [EventKind::RecoveryDelayed, EventKind::RecoveryReady, EventKind::AccountRecovered]
    {
        assert_eq!(kinds.iter().filter(|found| **found == kind).count(), 1, "{kind:?}");
    }
}

async fn mailbox_and_password_wait_for_one_day(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let started = link(&service).await;
    start_waiting(&service, &started).await;
    service.notified().await;
    let ready_at = service.clock_now().after(DAY);
    let proof = SecondProof::Password(build::password(PASSWORD));
    let outcome = prove(&service, &started, proof).await;
    assert_eq!(outcome, ProveOutcome::Delayed(DelayOutcome::Delayed(ready_at)));
    service.notified().await;
    pass_time(&service, DAY - MOMENT).await;
    assert_eq!(service.notified().await, []);
    pass_time(&service, MOMENT).await;
    let fresh = service.mailed(Template::RecoveryReady).await;
    assert!(recovers(&service, &fresh).await);
}

async fn a_password_set_since_a_compromise_does_not_shorten_the_waiting_period(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let fresh = service.fresh(&protected.token).await;
    let (current, new) = (build::password(PASSWORD), build::password(NEW));
    let command = ChangePassword { current, new, origin: build::origin() };
    let changed = service.identity.change_password(&fresh, command).await.expect("answers");
    assert!(matches!(changed, ChangePasswordOutcome::Changed { .. }));
    let alert = service.mailed(Template::PasswordChanged).await;
    service.clock.pass(HOUR);
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    let started = service.mailed(Template::AccountContained).await;
    let ready_at = service.clock_now().after(DAY * 3);
    let outcome = prove(&service, &started, SecondProof::Password(build::password(NEW))).await;
    assert_eq!(outcome, ProveOutcome::Delayed(DelayOutcome::Delayed(ready_at)));
}

async fn a_recovery_can_be_completed_for_a_week_after_its_waiting_period(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let started = link(&service).await;
    start_waiting(&service, &started).await;
    service.notified().await;
    pass_time(&service, DAY * 3).await;
    service.mailed(Template::RecoveryReady).await;
    pass_time(&service, DAY * 7 - MOMENT).await;
    let in_time = link(&service).await;
    assert_eq!(status(&service, &in_time).await, Some(WITHOUT_FACTOR));
    pass_time(&service, MOMENT).await;
    assert_eq!(status(&service, &in_time).await, Some(RecoveryStatus::NeedsSecondProof));
    assert!(matches!(complete(&service, &in_time).await, CompleteOutcome::NotYet(_)));
    // Expiry is not an objection, so another waiting period may start.
    let ready_at = service.clock_now().after(DAY * 3);
    assert_eq!(start_waiting(&service, &in_time).await, DelayOutcome::Delayed(ready_at));
}

async fn the_waiting_period_starts_when_its_notice_is_sent(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let started = link(&service).await;
    start_waiting(&service, &started).await;
    // The mail server refuses everything for a day.
    let refusing = crate::support::Mailbox::answering(|| Err(MailError::Transient("no".into())));
    for _ in 0..24 {
        service.identity.deliver_due(&refusing).await.expect("answers");
        service.clock.pass(HOUR);
    }
    pass_time(&service, DAY * 2).await;
    assert_eq!(service.notified().await, [Template::RecoveryDelayed], "three days late");
    pass_time(&service, DAY * 3 - MOMENT).await;
    assert_eq!(service.notified().await, []);
    pass_time(&service, MOMENT).await;
    assert_eq!(service.notified().await, [Template::RecoveryReady]);
}

async fn a_containment_that_ends_a_waiting_period_is_no_objection(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let started = link(&service).await;
    start_waiting(&service, &started).await;
    let thief = service.live(&protected.token).await.full().expect("it may call everything");
    service.identity.secure(&thief, &build::origin()).await.expect("contains");
    let again = service.mailed(Template::AccountContained).await;
    assert!(matches!(start_waiting(&service, &again).await, DelayOutcome::Delayed(_)));
}

async fn a_factor_set_up_during_the_waiting_period_is_not_removed(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, owner) = protected(&service).await;
    let started = link(&service).await;
    start_waiting(&service, &started).await;
    service.protected(&owner.token).await;
    service.clock.pass(Duration::from_mins(10));
    service.notified().await;
    pass_time(&service, DAY * 4).await;
    assert_eq!(service.notified().await, []);
    let later = link(&service).await;
    assert_eq!(status(&service, &later).await, Some(RecoveryStatus::NeedsSecondProof));
}

async fn a_mail_a_session_or_a_complete_sign_in_cancels_the_waiting_period(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let mut token = protected.token.clone();
    for by in ["mail", "session", "sign-in"] {
        let started = link(&service).await;
        assert!(
            matches!(start_waiting(&service, &started).await, DelayOutcome::Delayed(_)),
            "{by}"
        );
        let cancel = cancel_link(&service).await;
        match by {
            "mail" => {
                let (identity, origin) = (&service.identity, build::origin());
                let outcome = identity.cancel_recovery_by_mail(&cancel, &origin).await;
                assert_eq!(outcome.expect("answers"), CancelOutcome::Cancelled);
                let again = identity.cancel_recovery_by_mail(&cancel, &origin).await;
                assert_eq!(again.expect("answers"), CancelOutcome::NotAllowed);
            }
            "session" => {
                let fresh = service.fresh(&token).await;
                let (identity, origin) = (&service.identity, build::origin());
                let outcome = identity.cancel_recovery_in_session(&fresh, &origin).await;
                assert_eq!(outcome.expect("answers"), CancelOutcome::Cancelled);
                let again = identity.cancel_recovery_in_session(&fresh, &origin).await;
                assert_eq!(again.expect("answers"), CancelOutcome::NonePending);
            }
            _ => drop(signed_in(&service, &protected).await),
        }
        assert_eq!(service.notified().await, [Template::RecoveryCancelled], "{by}");
        assert_eq!(status(&service, &started).await, None, "{by}");
        pass_time(&service, DAY * 31).await;
        assert_eq!(service.notified().await, [], "{by}");
        let reauthenticate = signed_in(&service, &protected).await;
        token = service.reauthenticate(&reauthenticate, &protected).await;
    }
}

async fn after_an_objection_a_recovery_waits_a_week_and_then_needs_support(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let started = link(&service).await;
    start_waiting(&service, &started).await;
    let cancel = cancel_link(&service).await;
    service.identity.cancel_recovery_by_mail(&cancel, &build::origin()).await.expect("cancels");
    let rest = service.clock_now().after(DAY * 7);
    service.notified().await;
    let again = link(&service).await;
    assert_eq!(start_waiting(&service, &again).await, DelayOutcome::NotBefore(rest));
    pass_time(&service, DAY * 7).await;
    let later = link(&service).await;
    assert_eq!(start_waiting(&service, &later).await, DelayOutcome::NeedsSupport);
    assert_eq!(status(&service, &later).await, Some(RecoveryStatus::NeedsSupport));
    assert!(matches!(complete(&service, &later).await, CompleteOutcome::NotYet(_)));
}

async fn the_policy_can_leave_recoveries_to_support(database: TestDatabase) {
    let recovery = RecoveryPolicy { mailbox_only: MailboxOnly::Support, ..Default::default() };
    let service = Service::with_policy(database, Policy { recovery, ..Policy::default() }).await;
    protected(&service).await;
    let started = link(&service).await;
    assert_eq!(start_waiting(&service, &started).await, DelayOutcome::NeedsSupport);
    pass_time(&service, DAY * 30).await;
    assert_eq!(service.notified().await, []);
}
