//! Recovery: owners who lost the password or the second factor get back in, and thieves do not.

use crate::support::{PASSWORD, PasswordVerdict, Protected, STEP, Service, TestDatabase, sign_in};
use identity_core::{
    audit::{Chain, EventKind},
    kernel::{AccountId, ActionToken},
    notify::{Mail, Template},
    recovery::{ClaimOutcome, Complete, CompleteOutcome, RecoveryStatus, SecondProof},
    testing::build,
    two_factor::Proof,
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const NEW: &str = "Better-horse-2";
const HOUR: Duration = Duration::from_hours(1);
const MOMENT: Duration = Duration::from_millis(1);
const PASSWORD_COMES: RecoveryStatus = RecoveryStatus::NeedsPassword { factor_lost: false };

on_both_engines! {
    #[tokio::test]
    without_a_second_factor_the_mailbox_sets_a_new_password,
    a_recovery_ends_every_session_and_device_and_signs_no_one_in,
    a_recovery_removes_every_lock_and_enables_a_disabled_password,
    with_a_second_factor_link_and_code_set_a_new_password_and_keep_the_factor,
    a_recovery_code_is_a_second_proof,
    a_recovery_link_is_void_after_five_wrong_proofs,
    a_proof_counts_for_its_own_link_only,
    a_recovery_link_works_once_within_an_hour_and_voids_the_others,
    a_recovered_password_has_to_pass_the_rules,
    an_address_without_an_account_gets_no_mail,
}

pub(super) async fn link(service: &Service) -> ActionToken {
    service.identity.request_recovery(&build::email(ANN), &build::origin()).await.expect("asks");
    service.mailed(Template::RecoveryLink).await
}

pub(super) async fn complete(service: &Service, token: &ActionToken) -> CompleteOutcome {
    let new_password = build::password(NEW);
    let origin = build::origin();
    let command = Complete { token: token.clone(), new_password, devices: Vec::new(), origin };
    service.identity.complete_recovery(command).await.expect("answers")
}

pub(super) async fn recovers(service: &Service, token: &ActionToken) -> bool {
    match complete(service, token).await {
        CompleteOutcome::Recovered { factor_lost, .. } => factor_lost,
        CompleteOutcome::Rejected(rules) => panic!("{rules:?}"),
        CompleteOutcome::NotYet(status) => panic!("{status:?}"),
        CompleteOutcome::TokenInvalid => panic!("the link is good"),
    }
}

pub(super) async fn status(service: &Service, token: &ActionToken) -> Option<RecoveryStatus> {
    let opened = service.identity.open_recovery(token).await.expect("answers");
    opened.map(|opened| opened.status)
}

pub(super) async fn prove(
    service: &Service,
    token: &ActionToken,
    proof: SecondProof,
) -> ClaimOutcome {
    service.prove(token, proof).await
}

pub(super) fn code(service: &Service, protected: &Protected) -> SecondProof {
    SecondProof::Factor(Proof::Totp(protected.authenticator.code_at(service.clock_now())))
}

pub(super) async fn protected(service: &Service) -> (AccountId, Protected) {
    let account = service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let protected = service.protected(&new.token).await;
    service.notified().await;
    (account, protected)
}

pub(super) async fn password_works(service: &Service, password: &str) -> bool {
    service.try_sign_in(sign_in(ANN, password)).await == PasswordVerdict::Right
}

async fn without_a_second_factor_the_mailbox_sets_a_new_password(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let link = link(&service).await;
    assert_eq!(status(&service, &link).await, Some(PASSWORD_COMES));
    assert!(!recovers(&service, &link).await);
    assert_eq!(service.notified().await, [Template::AccountRecovered]);
    assert!(password_works(&service, NEW).await && !password_works(&service, PASSWORD).await);
    let kinds = service.kinds(Chain::Account(account)).await;
    assert!(kinds.contains(&EventKind::RecoveryRequested));
    assert!(kinds.contains(&EventKind::AccountRecovered));
}

async fn a_recovery_ends_every_session_and_device_and_signs_no_one_in(database: TestDatabase) {
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

async fn a_recovery_removes_every_lock_and_enables_a_disabled_password(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    for _ in 0..10 {
        service.locked_by_strangers(ANN).await;
        service.clear_lock(account).await;
        service.clock.pass(HOUR);
    }
    assert_eq!(service.throttle(account).await.password_failures, 100);
    assert!(!password_works(&service, PASSWORD).await);
    service.notified().await;
    let link = link(&service).await;
    recovers(&service, &link).await;
    assert_eq!(service.throttle(account).await.password_failures, 0);
    assert!(password_works(&service, NEW).await);
}

async fn with_a_second_factor_link_and_code_set_a_new_password_and_keep_the_factor(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let (account, protected) = protected(&service).await;
    let link = link(&service).await;
    assert_eq!(status(&service, &link).await, Some(RecoveryStatus::NeedsSecondProof));
    let early = complete(&service, &link).await;
    assert!(matches!(early, CompleteOutcome::NotYet(RecoveryStatus::NeedsSecondProof)));
    let proven = prove(&service, &link, code(&service, &protected)).await;
    assert_eq!(proven, ClaimOutcome::Next(PASSWORD_COMES));
    assert!(!recovers(&service, &link).await);
    assert_eq!(service.notified().await, [Template::AccountRecovered]);
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
    assert_eq!(prove(&service, &link, code).await, ClaimOutcome::Next(PASSWORD_COMES));
    assert!(!recovers(&service, &link).await);
    assert_eq!(service.notified().await.len(), 2, "the code, the recovery");
}

async fn a_recovery_link_is_void_after_five_wrong_proofs(database: TestDatabase) {
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
            assert_eq!(prove(&service, &link, proof).await, ClaimOutcome::Wrong);
        }
        let right = if with_password {
            SecondProof::Password(build::password(PASSWORD))
        } else {
            code(&service, &protected)
        };
        assert_eq!(prove(&service, &link, right).await, ClaimOutcome::TokenInvalid);
        assert_eq!(status(&service, &link).await, None);
    }
}

async fn a_proof_counts_for_its_own_link_only(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let owners = link(&service).await;
    service.clock.pass(Duration::from_mins(10));
    let thiefs = link(&service).await;
    prove(&service, &owners, code(&service, &protected)).await;
    assert_eq!(status(&service, &thiefs).await, Some(RecoveryStatus::NeedsSecondProof));
    assert!(matches!(complete(&service, &thiefs).await, CompleteOutcome::NotYet(_)));
}

async fn a_recovery_link_works_once_within_an_hour_and_voids_the_others(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let late = link(&service).await;
    service.clock.pass(HOUR);
    assert!(matches!(complete(&service, &late).await, CompleteOutcome::TokenInvalid));
    let first = link(&service).await;
    let ten_minutes = Duration::from_mins(10);
    service.clock.pass(ten_minutes);
    let second = link(&service).await;
    service.clock.pass(HOUR - ten_minutes - MOMENT);
    assert!(!recovers(&service, &first).await);
    for used in [first, second] {
        assert!(matches!(complete(&service, &used).await, CompleteOutcome::TokenInvalid));
    }
}

async fn a_recovered_password_has_to_pass_the_rules(database: TestDatabase) {
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
    let unknown = build::email("nobody@example.org");
    service.identity.request_recovery(&unknown, &build::origin()).await.expect("asks");
    let mails: Vec<Mail> = service.delivered().await;
    assert!(mails.is_empty());
}
