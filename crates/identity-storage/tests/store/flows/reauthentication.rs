//! Reauthentication: how long a proof stays fresh, what it requires, and what a failure costs.

use crate::support::{PASSWORD, STEP, Service, TestDatabase};
use identity_core::{
    audit::{Chain, EventKind},
    kernel::{BearerToken, Gate, Secret},
    password::{ChangePassword, ChangePasswordOutcome},
    reauthentication::{Reauthenticate, ReauthenticateOutcome},
    session::{EndOutcome, EndSessions, ProofRefused},
    testing::build,
    two_factor::{Proof, RecoveryCode, RemoveTotp},
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const FRESH: Duration = Duration::from_mins(10);
const MOMENT: Duration = Duration::from_millis(1);

on_both_engines! {
    #[tokio::test]
    a_proof_is_fresh_for_ten_minutes_and_rotates_the_token,
    five_wrong_proofs_in_a_row_end_the_session,
    with_a_second_factor_both_proofs_are_required,
    a_wrong_password_does_not_use_up_the_code,
    a_proof_counts_for_its_own_session_only,
    changing_a_factor_or_password_does_not_refresh_the_proof,
    a_session_with_five_unsettled_proofs_ends_at_the_next_attempt,
}

async fn reauthenticate(
    service: &Service,
    token: &BearerToken,
    password: &str,
    proof: Option<Proof>,
) -> ReauthenticateOutcome {
    let command =
        Reauthenticate { password: build::password(password), proof, origin: build::origin() };
    let live = service.live(token).await;
    service.identity.reauthenticate(&live, command).await.expect("answers")
}

fn proven(outcome: ReauthenticateOutcome) -> BearerToken {
    match outcome {
        ReauthenticateOutcome::Proven { token, .. } => token,
        _ => panic!("the proof is right"),
    }
}

fn refused(outcome: &ReauthenticateOutcome) -> ProofRefused {
    match outcome {
        ReauthenticateOutcome::Refused(refused) => *refused,
        _ => panic!("the proof is wrong"),
    }
}

async fn is_fresh(service: &Service, token: &BearerToken) -> bool {
    service.identity.fresh(service.live(token).await).is_ok()
}

async fn a_proof_is_fresh_for_ten_minutes_and_rotates_the_token(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let first = service.signed_in(ANN, PASSWORD).await.expect("signs in").token;
    service.clock.pass(FRESH - MOMENT);
    let fresh = service.fresh(&first).await;
    service.clock.pass(MOMENT);
    assert!(!is_fresh(&service, &first).await);
    service.clock.pass(Duration::from_mins(1));
    let (identity, origin) = (&service.identity, build::origin());
    let late = identity.end_sessions(&fresh, EndSessions::All, &origin).await.expect("answers");
    assert_eq!(late, EndOutcome::CallerEnded, "a proof that has long gone stale is none");
    assert!(identity.start_totp(&fresh, &origin).await.expect("answers").is_none());

    let renewed = proven(reauthenticate(&service, &first, PASSWORD, None).await);
    assert!(is_fresh(&service, &renewed).await);
    assert!(identity.authenticate(&first).await.expect("answers").is_none(), "the old token");
    let kinds = service.kinds(Chain::Account(account)).await;
    assert_eq!(kinds.last(), Some(&EventKind::Reauthenticated));
}

async fn five_wrong_proofs_in_a_row_end_the_session(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let mut token = service.signed_in(ANN, PASSWORD).await.expect("signs in").token;
    for _ in 0..2 {
        for _ in 0..4 {
            let outcome = reauthenticate(&service, &token, "Wrong-horse-9", None).await;
            assert_eq!(refused(&outcome), ProofRefused::TryAgain);
        }
        token = proven(reauthenticate(&service, &token, PASSWORD, None).await);
    }
    for number in 1..=5 {
        let outcome = reauthenticate(&service, &token, "Wrong-horse-9", None).await;
        assert_eq!(refused(&outcome) == ProofRefused::SessionEnded, number == 5, "{number}");
    }
    assert!(service.identity.authenticate(&token).await.expect("answers").is_none());
    let kinds = service.kinds(Chain::Account(account)).await;
    assert_eq!(
        kinds[kinds.len() - 2..],
        [EventKind::ReauthenticationFailed, EventKind::SessionEnded]
    );
}

async fn with_a_second_factor_both_proofs_are_required(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let first = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let protected = service.protected(&first.token).await;
    let token = &protected.token;
    service.clock.pass(FRESH);
    let nobodys = RecoveryCode::parse(&Secret::new("0".repeat(26))).expect("a code");
    for proof in [None, Some(Proof::RecoveryCode(nobodys))] {
        let outcome = reauthenticate(&service, token, PASSWORD, proof).await;
        assert_eq!(refused(&outcome), ProofRefused::TryAgain);
    }
    assert!(!is_fresh(&service, token).await);
    let code = protected.authenticator.code_at(service.clock_now());
    let renewed =
        proven(reauthenticate(&service, token, PASSWORD, Some(Proof::Totp(code.clone()))).await);
    assert!(is_fresh(&service, &renewed).await);
    let again = reauthenticate(&service, &renewed, PASSWORD, Some(Proof::Totp(code))).await;
    assert_eq!(refused(&again), ProofRefused::TryAgain, "a code is good once");
    let code = Proof::RecoveryCode(protected.codes[3].clone());
    proven(reauthenticate(&service, &renewed, PASSWORD, Some(code)).await);
}

async fn a_wrong_password_does_not_use_up_the_code(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let first = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let protected = service.protected(&first.token).await;
    let code = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    let wrong =
        reauthenticate(&service, &protected.token, "Wrong-horse-9", Some(code.clone())).await;
    assert_eq!(refused(&wrong), ProofRefused::TryAgain);
    proven(reauthenticate(&service, &protected.token, PASSWORD, Some(code)).await);
}

async fn a_proof_counts_for_its_own_session_only(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let first = service.signed_in(ANN, PASSWORD).await.expect("signs in").token;
    let second = service.signed_in(ANN, PASSWORD).await.expect("signs in").token;
    service.clock.pass(FRESH + STEP);
    let first = proven(reauthenticate(&service, &first, PASSWORD, None).await);
    assert!(is_fresh(&service, &first).await);
    assert!(!is_fresh(&service, &second).await);
}

async fn changing_a_factor_or_password_does_not_refresh_the_proof(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let first = service.signed_in(ANN, PASSWORD).await.expect("signs in").token;
    for _ in 0..4 {
        let outcome = reauthenticate(&service, &first, "Wrong-horse-9", None).await;
        assert_eq!(refused(&outcome), ProofRefused::TryAgain);
    }
    let proven_at = service.live(&first).await.session.proven_at;
    let (identity, origin) = (&service.identity, build::origin());
    let protected = service.protected(&first).await;
    let fresh = service.fresh(&protected.token).await;
    let (current, new) = (build::password(PASSWORD), build::password("Another-horse-2"));
    let change = ChangePassword { current, new, origin: build::origin() };
    let changed = identity.change_password(&fresh, change).await.expect("answers");
    let ChangePasswordOutcome::Changed { token } = changed else { panic!("it passes the rules") };
    let off = identity.remove_totp(&service.fresh(&token).await, &origin).await.expect("answers");
    let RemoveTotp::Off { token } = off else { panic!("it is on and not required") };

    let session = service.live(&token).await.session;
    assert_eq!((session.proven_at, session.failed_proofs), (proven_at, 4));
    let last = reauthenticate(&service, &token, "Wrong-horse-9", None).await;
    assert_eq!(refused(&last), ProofRefused::SessionEnded);
}

async fn a_session_with_five_unsettled_proofs_ends_at_the_next_attempt(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let first = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let mut unit = service.store.begin(Gate::account(first.account.id)).await.expect("begins");
    unit.accounts().load_for_update(first.account.id).await.expect("locks");
    for _ in 0..5 {
        assert!(unit.sessions().count_proof(first.session.id, 5).await.expect("counts"));
    }
    unit.commit().await.expect("commits");
    let outcome = reauthenticate(&service, &first.token, PASSWORD, None).await;
    assert!(matches!(outcome, ReauthenticateOutcome::CallerEnded));
    assert!(service.identity.authenticate(&first.token).await.expect("answers").is_none());
    let kinds = service.kinds(Chain::Account(first.account.id)).await;
    assert_eq!(kinds.last(), Some(&EventKind::SessionEnded));
}
