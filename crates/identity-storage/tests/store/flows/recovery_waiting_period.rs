//! Recoveries without the second factor have a waiting period in which the owner can object.

use crate::support::{PASSWORD, Protected, STEP, Service, TestDatabase, sign_in};
use identity_core::{
    Policy,
    audit::{Chain, EventKind},
    incident::ReportOutcome,
    kernel::ActionToken,
    notify::{MailError, Template},
    password::{ChangePassword, ChangePasswordOutcome},
    recovery::{
        CancelOutcome, CompleteOutcome, DelayOutcome, MailboxOnly, ProveOutcome, RecoveryPolicy,
        RecoveryStatus, SecondProof,
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
    the_mailbox_alone_waits_three_days_and_then_removes_the_factor,
    the_mailbox_and_the_password_wait_one_day,
    a_password_that_was_set_since_a_compromise_shortens_no_wait,
    a_recovery_that_has_waited_can_be_completed_for_a_week,
    a_wait_runs_from_the_hand_over_of_the_mail_that_tells,
    a_wait_that_a_containment_ends_is_no_objection,
    a_factor_that_was_set_up_meanwhile_is_not_taken_for_lost,
    a_wait_is_cancelled_by_the_mail_a_session_or_a_complete_sign_in,
    who_was_cancelled_waits_a_week_and_then_asks_a_person,
    where_the_policy_says_so_a_person_decides,
}

async fn hold(service: &Service, token: &ActionToken) -> DelayOutcome {
    service.identity.wait_with_mailbox(token, &build::origin()).await.expect("answers")
}

async fn wait(service: &Service, span: Duration) {
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

async fn the_mailbox_alone_waits_three_days_and_then_removes_the_factor(database: TestDatabase) {
    let service = Service::over(database).await;
    let (account, protected) = protected(&service).await;
    let started = link(&service).await;
    let ready_at = service.clock_now().after(DAY * 3);
    assert_eq!(hold(&service, &started).await, DelayOutcome::OnHold(ready_at));
    let notified = service.delivered().await;
    let notified: Vec<_> = notified.iter().map(|mail| (mail.template, mail.not_before)).collect();
    assert_eq!(notified, [(Template::RecoveryDelayed, Some(ready_at))]);
    assert_eq!(status(&service, &started).await, Some(RecoveryStatus::OnHold { ready_at }));
    let live = service.live(&protected.token).await.full().expect("it may call everything");
    let shown = service.identity.waiting_recovery(&live).await.expect("answers");
    assert!(shown.is_some(), "every live session shows it");
    assert_eq!(hold(&service, &started).await, DelayOutcome::OnHold(ready_at), "once");
    for span in [HOUR, DAY, DAY * 2 - HOUR - MOMENT] {
        wait(&service, span).await;
        let again = link(&service).await;
        assert!(matches!(complete(&service, &again).await, CompleteOutcome::NotYet(_)));
    }
    wait(&service, MOMENT).await;
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

async fn the_mailbox_and_the_password_wait_one_day(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let started = link(&service).await;
    hold(&service, &started).await;
    service.notified().await;
    let ready_at = service.clock_now().after(DAY);
    let proof = SecondProof::Password(build::password(PASSWORD));
    let outcome = prove(&service, &started, proof).await;
    assert_eq!(outcome, ProveOutcome::Delayed(DelayOutcome::OnHold(ready_at)));
    service.notified().await;
    wait(&service, DAY - MOMENT).await;
    assert_eq!(service.notified().await, []);
    wait(&service, MOMENT).await;
    let fresh = service.mailed(Template::RecoveryReady).await;
    assert!(recovers(&service, &fresh).await);
}

async fn a_password_that_was_set_since_a_compromise_shortens_no_wait(database: TestDatabase) {
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
    assert_eq!(outcome, ProveOutcome::Delayed(DelayOutcome::OnHold(ready_at)));
}

async fn a_recovery_that_has_waited_can_be_completed_for_a_week(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let started = link(&service).await;
    hold(&service, &started).await;
    service.notified().await;
    wait(&service, DAY * 3).await;
    service.mailed(Template::RecoveryReady).await;
    wait(&service, DAY * 7 - MOMENT).await;
    let in_time = link(&service).await;
    assert_eq!(status(&service, &in_time).await, Some(WITHOUT_FACTOR));
    wait(&service, MOMENT).await;
    assert_eq!(status(&service, &in_time).await, Some(RecoveryStatus::NeedsSecondProof));
    assert!(matches!(complete(&service, &in_time).await, CompleteOutcome::NotYet(_)));
    // Expiry is not an objection, so another waiting period may start.
    let ready_at = service.clock_now().after(DAY * 3);
    assert_eq!(hold(&service, &in_time).await, DelayOutcome::OnHold(ready_at));
}

async fn a_wait_runs_from_the_hand_over_of_the_mail_that_tells(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let started = link(&service).await;
    hold(&service, &started).await;
    // The mail server refuses everything for a day.
    let refusing = crate::support::Mailbox::answering(|| Err(MailError::Transient("no".into())));
    for _ in 0..24 {
        service.identity.deliver_due(&refusing).await.expect("answers");
        service.clock.pass(HOUR);
    }
    wait(&service, DAY * 2).await;
    assert_eq!(service.notified().await, [Template::RecoveryDelayed], "three days late");
    wait(&service, DAY * 3 - MOMENT).await;
    assert_eq!(service.notified().await, []);
    wait(&service, MOMENT).await;
    assert_eq!(service.notified().await, [Template::RecoveryReady]);
}

async fn a_wait_that_a_containment_ends_is_no_objection(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let started = link(&service).await;
    hold(&service, &started).await;
    let thief = service.live(&protected.token).await.full().expect("it may call everything");
    service.identity.secure(&thief, &build::origin()).await.expect("contains");
    let again = service.mailed(Template::AccountContained).await;
    assert!(matches!(hold(&service, &again).await, DelayOutcome::OnHold(_)));
}

async fn a_factor_that_was_set_up_meanwhile_is_not_taken_for_lost(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, owner) = protected(&service).await;
    let started = link(&service).await;
    hold(&service, &started).await;
    service.protected(&owner.token).await;
    service.notified().await;
    wait(&service, DAY * 4).await;
    assert_eq!(service.notified().await, []);
    let later = link(&service).await;
    assert_eq!(status(&service, &later).await, Some(RecoveryStatus::NeedsSecondProof));
}

async fn a_wait_is_cancelled_by_the_mail_a_session_or_a_complete_sign_in(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let mut token = protected.token.clone();
    for by in ["mail", "session", "sign-in"] {
        let started = link(&service).await;
        assert!(matches!(hold(&service, &started).await, DelayOutcome::OnHold(_)), "{by}");
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
                assert_eq!(again.expect("answers"), CancelOutcome::NoneWaits);
            }
            _ => drop(signed_in(&service, &protected).await),
        }
        assert_eq!(service.notified().await, [Template::RecoveryCancelled], "{by}");
        assert_eq!(status(&service, &started).await, None, "{by}");
        wait(&service, DAY * 31).await;
        assert_eq!(service.notified().await, [], "{by}");
        let reauthenticate = signed_in(&service, &protected).await;
        token = service.proven(&reauthenticate, &protected).await;
    }
}

async fn who_was_cancelled_waits_a_week_and_then_asks_a_person(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let started = link(&service).await;
    hold(&service, &started).await;
    let cancel = cancel_link(&service).await;
    service.identity.cancel_recovery_by_mail(&cancel, &build::origin()).await.expect("cancels");
    let rest = service.clock_now().after(DAY * 7);
    service.notified().await;
    let again = link(&service).await;
    assert_eq!(hold(&service, &again).await, DelayOutcome::NotBefore(rest));
    wait(&service, DAY * 7).await;
    let later = link(&service).await;
    assert_eq!(hold(&service, &later).await, DelayOutcome::NeedsStaff);
    assert_eq!(status(&service, &later).await, Some(RecoveryStatus::NeedsStaff));
    assert!(matches!(complete(&service, &later).await, CompleteOutcome::NotYet(_)));
}

async fn where_the_policy_says_so_a_person_decides(database: TestDatabase) {
    let recovery = RecoveryPolicy { mailbox_only: MailboxOnly::Support, ..Default::default() };
    let service = Service::ruled(database, Policy { recovery, ..Policy::default() }).await;
    protected(&service).await;
    let started = link(&service).await;
    assert_eq!(hold(&service, &started).await, DelayOutcome::NeedsStaff);
    wait(&service, DAY * 30).await;
    assert_eq!(service.notified().await, []);
}
