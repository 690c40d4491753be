//! Recovery: who lost the password or the second factor comes back, and nobody else does.

use crate::support::{PASSWORD, Protected, STEP, Service, TestDatabase, Tried, sign_in};
use identity_core::{
    Policy,
    audit::{Chain, EventKind},
    kernel::{AccountId, MailedToken},
    notify::{Mail, MailError, Template},
    recovery::{
        CancelOutcome, Complete, CompleteOutcome, HoldOutcome, MailboxOnly, ProveOutcome,
        ProveRecovery, RecoveryPolicy, RecoveryStatus, SecondProof,
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
const PASSWORD_COMES: RecoveryStatus = RecoveryStatus::NeedsPassword { factor_lost: false };
const WITHOUT_FACTOR: RecoveryStatus = RecoveryStatus::NeedsPassword { factor_lost: true };

on_both_engines! {
    #[tokio::test]
    without_a_second_factor_the_mailbox_sets_a_new_password,
    a_recovery_ends_every_session_and_device_and_signs_nobody_in,
    a_recovery_opens_every_lock_and_brings_a_retired_password_back,
    with_a_second_factor_the_link_and_a_code_set_a_new_password_and_the_factor_stays,
    a_recovery_code_is_a_second_proof,
    a_link_takes_five_second_proofs_and_is_void,
    the_proof_of_one_link_is_not_the_proof_of_another,
    the_mailbox_alone_waits_three_days_and_then_removes_the_factor,
    the_mailbox_and_the_password_wait_one_day,
    a_recovery_that_has_waited_can_be_completed_for_a_week,
    a_wait_runs_from_the_hand_over_of_the_mail_that_tells,
    a_wait_that_a_containment_ends_is_no_objection,
    a_factor_that_was_set_up_meanwhile_is_not_taken_for_lost,
    a_wait_is_cancelled_by_the_mail_a_session_or_a_complete_sign_in,
    who_was_cancelled_waits_a_week_and_then_asks_a_person,
    where_the_policy_says_so_a_person_decides,
    a_link_is_good_for_an_hour_and_once_and_voids_the_others,
    a_new_password_keeps_the_rules,
    an_address_without_an_account_gets_no_mail,
}

async fn link(service: &Service) -> MailedToken {
    service.identity.request_recovery(&build::email(ANN), &build::origin()).await.expect("asks");
    service.mailed(Template::RecoveryLink).await
}

async fn complete(service: &Service, token: &MailedToken) -> CompleteOutcome {
    let new_password = build::password(NEW);
    let origin = build::origin();
    let command = Complete { token: token.clone(), new_password, devices: Vec::new(), origin };
    service.identity.complete_recovery(command).await.expect("answers")
}

async fn recovers(service: &Service, token: &MailedToken) -> bool {
    match complete(service, token).await {
        CompleteOutcome::Recovered { factor_lost, .. } => factor_lost,
        CompleteOutcome::Rejected(rules) => panic!("{rules:?}"),
        CompleteOutcome::NotYet(status) => panic!("{status:?}"),
        CompleteOutcome::TokenInvalid => panic!("the link is good"),
    }
}

async fn status(service: &Service, token: &MailedToken) -> Option<RecoveryStatus> {
    let opened = service.identity.open_recovery(token).await.expect("answers");
    opened.map(|opened| opened.status)
}

async fn prove(service: &Service, token: &MailedToken, proof: SecondProof) -> ProveOutcome {
    let command = ProveRecovery { token: token.clone(), proof, origin: build::origin() };
    service.identity.prove_recovery(command).await.expect("answers")
}

async fn hold(service: &Service, token: &MailedToken) -> HoldOutcome {
    service.identity.hold_with_mailbox(token, &build::origin()).await.expect("answers")
}

fn code(service: &Service, protected: &Protected) -> SecondProof {
    SecondProof::Factor(Proof::Totp(protected.authenticator.code_at(service.clock_now())))
}

async fn protected(service: &Service) -> (AccountId, Protected) {
    let account = service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let protected = service.protected(&new.token).await;
    service.told().await;
    (account, protected)
}

/// Whether a password leads in, or to the second factor.
async fn knows(service: &Service, password: &str) -> bool {
    service.tried(sign_in(ANN, password)).await == Tried::Right
}

/// Lets time pass and moves on what has waited.
async fn wait(service: &Service, span: Duration) {
    service.clock.pass(span);
    service.identity.recoveries_step().await.expect("moves on");
}

async fn without_a_second_factor_the_mailbox_sets_a_new_password(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let link = link(&service).await;
    assert_eq!(status(&service, &link).await, Some(PASSWORD_COMES));
    assert!(!recovers(&service, &link).await);
    assert_eq!(service.told().await, [Template::AccountRecovered]);
    assert!(knows(&service, NEW).await && !knows(&service, PASSWORD).await);
    let kinds = service.kinds(Chain::Account(account)).await;
    assert!(kinds.contains(&EventKind::RecoveryRequested));
    assert!(kinds.contains(&EventKind::AccountRecovered));
}

async fn a_recovery_ends_every_session_and_device_and_signs_nobody_in(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let old = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let link = link(&service).await;
    let CompleteOutcome::Recovered { device, .. } = complete(&service, &link).await else {
        panic!("the link is good")
    };
    assert!(service.identity.authenticate(&old.token).await.expect("answers").is_none());
    let new = service.signed_in(ANN, NEW).await.expect("signed in");
    let caller = service.caller(&new).await;
    let devices = service.identity.devices(&caller).await.expect("lists");
    assert_eq!(devices.len(), 2, "the browser of the recovery, and this one");
    assert!(device.added.is_some());
    let sessions = service.identity.sessions(&caller).await.expect("lists");
    assert_eq!(sessions.len(), 1);
}

async fn a_recovery_opens_every_lock_and_brings_a_retired_password_back(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    for _ in 0..10 {
        service.locked_by_strangers(ANN).await;
        service.open_again(account).await;
        service.clock.pass(HOUR);
    }
    assert_eq!(service.guard(account).await.password_failures, 100);
    assert!(!knows(&service, PASSWORD).await);
    service.told().await;
    let link = link(&service).await;
    recovers(&service, &link).await;
    assert_eq!(service.guard(account).await.password_failures, 0);
    assert!(knows(&service, NEW).await);
}

async fn with_a_second_factor_the_link_and_a_code_set_a_new_password_and_the_factor_stays(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let (account, protected) = protected(&service).await;
    let link = link(&service).await;
    assert_eq!(status(&service, &link).await, Some(RecoveryStatus::NeedsSecondProof));
    let early = complete(&service, &link).await;
    assert!(matches!(early, CompleteOutcome::NotYet(RecoveryStatus::NeedsSecondProof)));
    let proven = prove(&service, &link, code(&service, &protected)).await;
    assert_eq!(proven, ProveOutcome::Proven(PASSWORD_COMES));
    assert!(!recovers(&service, &link).await);
    assert_eq!(service.told().await, [Template::AccountRecovered]);
    service.clock.pass(STEP);
    let proof = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    service.signed_in_with(sign_in(ANN, NEW), proof).await;
    assert!(service.kinds(Chain::Account(account)).await.contains(&EventKind::RecoveryProven));
}

async fn a_recovery_code_is_a_second_proof(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let link = link(&service).await;
    let code = SecondProof::Factor(Proof::RecoveryCode(protected.codes[1].clone()));
    assert_eq!(prove(&service, &link, code).await, ProveOutcome::Proven(PASSWORD_COMES));
    assert!(!recovers(&service, &link).await);
    assert_eq!(service.told().await.len(), 2, "the code, the recovery");
}

async fn a_link_takes_five_second_proofs_and_is_void(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    for with_password in [false, true] {
        let link = link(&service).await;
        for _ in 0..5 {
            let wrong = protected.authenticator.wrong_code_at(service.clock_now());
            let proof = if with_password {
                SecondProof::Password(build::password("Wrong-horse-1"))
            } else {
                SecondProof::Factor(Proof::Totp(wrong))
            };
            assert_eq!(prove(&service, &link, proof).await, ProveOutcome::Wrong);
        }
        let right = if with_password {
            SecondProof::Password(build::password(PASSWORD))
        } else {
            code(&service, &protected)
        };
        assert_eq!(prove(&service, &link, right).await, ProveOutcome::TokenInvalid);
        assert_eq!(status(&service, &link).await, None);
    }
}

async fn the_proof_of_one_link_is_not_the_proof_of_another(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let owners = link(&service).await;
    let thiefs = link(&service).await;
    prove(&service, &owners, code(&service, &protected)).await;
    assert_eq!(status(&service, &thiefs).await, Some(RecoveryStatus::NeedsSecondProof));
    assert!(matches!(complete(&service, &thiefs).await, CompleteOutcome::NotYet(_)));
}

async fn the_mailbox_alone_waits_three_days_and_then_removes_the_factor(database: TestDatabase) {
    let service = Service::over(database).await;
    let (account, protected) = protected(&service).await;
    let begun = link(&service).await;
    let ready_at = service.clock_now().after(DAY * 3);
    assert_eq!(hold(&service, &begun).await, HoldOutcome::OnHold(ready_at));
    assert_eq!(service.told().await, [Template::RecoveryHeld]);
    assert_eq!(status(&service, &begun).await, Some(RecoveryStatus::OnHold { ready_at }));
    let live = service.live(&protected.token).await.full().expect("it may call everything");
    let shown = service.identity.waiting_recovery(&live).await.expect("answers");
    assert!(shown.is_some(), "every live session shows it");
    assert_eq!(hold(&service, &begun).await, HoldOutcome::OnHold(ready_at), "once");
    for span in [HOUR, DAY, DAY * 2 - HOUR - MOMENT] {
        wait(&service, span).await;
        let again = link(&service).await;
        assert!(matches!(complete(&service, &again).await, CompleteOutcome::NotYet(_)));
    }
    wait(&service, MOMENT).await;
    let fresh = service.mailed(Template::RecoveryReady).await;
    assert_eq!(status(&service, &fresh).await, Some(WITHOUT_FACTOR));
    assert!(recovers(&service, &fresh).await);
    assert_eq!(service.told().await, [Template::FactorLost]);
    assert!(service.signed_in(ANN, NEW).await.is_some(), "the factor is gone");
    let kinds = service.kinds(Chain::Account(account)).await;
    for kind in [EventKind::RecoveryHeld, EventKind::RecoveryReady, EventKind::AccountRecovered] {
        assert_eq!(kinds.iter().filter(|found| **found == kind).count(), 1, "{kind:?}");
    }
}

async fn a_recovery_that_has_waited_can_be_completed_for_a_week(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let begun = link(&service).await;
    hold(&service, &begun).await;
    service.told().await;
    wait(&service, DAY * 3).await;
    service.mailed(Template::RecoveryReady).await;
    wait(&service, DAY * 7 - MOMENT).await;
    let in_time = link(&service).await;
    assert_eq!(status(&service, &in_time).await, Some(WITHOUT_FACTOR));
    wait(&service, MOMENT).await;
    assert_eq!(status(&service, &in_time).await, Some(RecoveryStatus::NeedsSecondProof));
    assert!(matches!(complete(&service, &in_time).await, CompleteOutcome::NotYet(_)));
    // It is no objection: it may wait once more.
    let ready_at = service.clock_now().after(DAY * 3);
    assert_eq!(hold(&service, &in_time).await, HoldOutcome::OnHold(ready_at));
}

async fn the_mailbox_and_the_password_wait_one_day(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let begun = link(&service).await;
    hold(&service, &begun).await;
    service.told().await;
    let ready_at = service.clock_now().after(DAY);
    let proof = SecondProof::Password(build::password(PASSWORD));
    let outcome = prove(&service, &begun, proof).await;
    assert_eq!(outcome, ProveOutcome::Held(HoldOutcome::OnHold(ready_at)));
    service.told().await;
    wait(&service, DAY - MOMENT).await;
    assert_eq!(service.told().await, []);
    wait(&service, MOMENT).await;
    let fresh = service.mailed(Template::RecoveryReady).await;
    assert!(recovers(&service, &fresh).await);
}

async fn a_wait_runs_from_the_hand_over_of_the_mail_that_tells(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let begun = link(&service).await;
    hold(&service, &begun).await;
    // The mail server takes nothing for a day.
    let refusing = crate::support::Mailbox::answering(|| Err(MailError::Transient("no".into())));
    for _ in 0..24 {
        service.identity.deliver_due(&refusing).await.expect("answers");
        service.clock.pass(HOUR);
    }
    wait(&service, DAY * 2).await;
    assert_eq!(service.told().await, [Template::RecoveryHeld], "three days late");
    wait(&service, DAY * 3 - MOMENT).await;
    assert_eq!(service.told().await, []);
    wait(&service, MOMENT).await;
    assert_eq!(service.told().await, [Template::RecoveryReady]);
}

async fn a_wait_that_a_containment_ends_is_no_objection(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let begun = link(&service).await;
    hold(&service, &begun).await;
    let thief = service.live(&protected.token).await.full().expect("it may call everything");
    service.identity.secure(&thief, &build::origin()).await.expect("contains");
    let again = service.mailed(Template::AccountContained).await;
    assert!(matches!(hold(&service, &again).await, HoldOutcome::OnHold(_)));
}

async fn a_factor_that_was_set_up_meanwhile_is_not_taken_for_lost(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, owner) = protected(&service).await;
    let begun = link(&service).await;
    hold(&service, &begun).await;
    service.protected(&owner.token).await;
    service.told().await;
    wait(&service, DAY * 4).await;
    assert_eq!(service.told().await, []);
    let later = link(&service).await;
    assert_eq!(status(&service, &later).await, Some(RecoveryStatus::NeedsSecondProof));
}

async fn cancel_link(service: &Service) -> MailedToken {
    service.mailed(Template::RecoveryHeld).await
}

async fn a_wait_is_cancelled_by_the_mail_a_session_or_a_complete_sign_in(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let mut token = protected.token.clone();
    for by in ["mail", "session", "sign-in"] {
        let begun = link(&service).await;
        assert!(matches!(hold(&service, &begun).await, HoldOutcome::OnHold(_)), "{by}");
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
        assert_eq!(service.told().await, [Template::RecoveryCancelled], "{by}");
        assert_eq!(status(&service, &begun).await, None, "{by}");
        wait(&service, DAY * 31).await;
        assert_eq!(service.told().await, [], "{by}");
        let step_up = signed_in(&service, &protected).await;
        token = service.proven(&step_up, &protected).await;
    }
}

async fn signed_in(service: &Service, protected: &Protected) -> NewSession {
    service.clock.pass(STEP);
    let proof = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    service.signed_in_with(sign_in(ANN, PASSWORD), proof).await
}

async fn who_was_cancelled_waits_a_week_and_then_asks_a_person(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let begun = link(&service).await;
    hold(&service, &begun).await;
    let cancel = cancel_link(&service).await;
    service.identity.cancel_recovery_by_mail(&cancel, &build::origin()).await.expect("cancels");
    let rest = service.clock_now().after(DAY * 7);
    service.told().await;
    let again = link(&service).await;
    assert_eq!(hold(&service, &again).await, HoldOutcome::NotBefore(rest));
    wait(&service, DAY * 7).await;
    let later = link(&service).await;
    assert_eq!(hold(&service, &later).await, HoldOutcome::NeedsStaff);
    assert_eq!(status(&service, &later).await, Some(RecoveryStatus::NeedsStaff));
    assert!(matches!(complete(&service, &later).await, CompleteOutcome::NotYet(_)));
}

async fn where_the_policy_says_so_a_person_decides(database: TestDatabase) {
    let recovery = RecoveryPolicy { mailbox_only: MailboxOnly::Staff, ..Default::default() };
    let service = Service::ruled(database, Policy { recovery, ..Policy::default() }).await;
    protected(&service).await;
    let begun = link(&service).await;
    assert_eq!(hold(&service, &begun).await, HoldOutcome::NeedsStaff);
    wait(&service, DAY * 30).await;
    assert_eq!(service.told().await, []);
}

async fn a_link_is_good_for_an_hour_and_once_and_voids_the_others(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let late = link(&service).await;
    service.clock.pass(HOUR);
    assert!(matches!(complete(&service, &late).await, CompleteOutcome::TokenInvalid));
    let first = link(&service).await;
    let second = link(&service).await;
    service.clock.pass(HOUR - MOMENT);
    assert!(!recovers(&service, &first).await);
    for used in [first, second] {
        assert!(matches!(complete(&service, &used).await, CompleteOutcome::TokenInvalid));
    }
}

async fn a_new_password_keeps_the_rules(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let link = link(&service).await;
    let (new_password, origin) = (build::password("short"), build::origin());
    let command = Complete { token: link.clone(), new_password, devices: Vec::new(), origin };
    let outcome = service.identity.complete_recovery(command).await.expect("answers");
    assert!(matches!(outcome, CompleteOutcome::Rejected(_)));
    assert!(!recovers(&service, &link).await, "the link is still good");
}

async fn an_address_without_an_account_gets_no_mail(database: TestDatabase) {
    let service = Service::over(database).await;
    let nobody = build::email("nobody@example.org");
    service.identity.request_recovery(&nobody, &build::origin()).await.expect("asks");
    let mails: Vec<Mail> = service.delivered().await;
    assert!(mails.is_empty());
}
