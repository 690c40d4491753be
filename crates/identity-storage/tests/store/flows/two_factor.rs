//! The second factor: setting it up, replacing it, removing it, and the life cycle of recovery
//! codes.

use crate::support::{PASSWORD, Protected, STEP, Service, TestDatabase, sign_in};
use identity_core::{
    Policy,
    audit::{Chain, EventKind},
    kernel::{BearerToken, Secret},
    notify::Template,
    security::{Advice, Notice},
    session::{
        Assurance, EndOutcome, EndSessions, SecondFactorRequired, SessionAccess, SessionPolicy,
    },
    sign_in::PresentFactorOutcome,
    testing::{Authenticator, build},
    two_factor::{
        AuthenticatorClock, ConfirmCodes, ConfirmTotp, FactorEnabled, FactorNote, Proof,
        RecoveryCode, RemoveTotp, RenewCodes, Replaces, TotpCode,
    },
};
use std::time::Duration;

const ANN: &str = "ann@example.org";

on_both_engines! {
    #[tokio::test]
    an_enrolment_has_no_effect_until_its_first_code,
    an_enrolment_expires_after_an_hour,
    only_the_last_started_enrolment_counts,
    an_enrolment_belongs_to_its_session_and_ends_with_it,
    a_new_authenticator_replaces_the_old_one_when_confirmed,
    recovery_codes_become_active_once_one_is_entered,
    a_recovery_code_works_once_and_a_low_count_causes_a_notice,
    replacing_used_codes_keeps_the_others_active,
    removing_the_factor_voids_the_codes_and_ends_other_sessions,
    a_required_factor_is_set_up_first_and_cannot_be_removed,
}

/// Creates an account and returns the token of its session.
async fn member(service: &Service) -> BearerToken {
    service.member(ANN, PASSWORD).await;
    service.signed_in(ANN, PASSWORD).await.expect("signs in").token
}

async fn scan(service: &Service, token: &BearerToken) -> Authenticator {
    let started = service.identity.start_totp(&service.fresh(token).await, &build::origin()).await;
    Authenticator::scan(&started.expect("begins").expect("the session lives"))
}

async fn confirm(service: &Service, token: &BearerToken, code: &TotpCode) -> ConfirmTotp {
    let fresh = service.fresh(token).await;
    service.identity.confirm_totp(&fresh, code, &build::origin()).await.expect("answers")
}

fn enabled(outcome: ConfirmTotp) -> FactorEnabled {
    match outcome {
        ConfirmTotp::On(on) => on,
        _ => panic!("the code is right"),
    }
}

fn note_of(outcome: PresentFactorOutcome) -> Option<FactorNote> {
    match outcome {
        PresentFactorOutcome::SignedIn(new) => new.note,
        PresentFactorOutcome::WrongFactor { .. }
        | PresentFactorOutcome::RetryAfter(_)
        | PresentFactorOutcome::Over => None,
    }
}

/// Presents a proof to a new sign-in, and returns the note that comes with the session.
async fn presented(service: &Service, proof: Proof) -> Option<FactorNote> {
    let waiting = service.pending_sign_in(sign_in(ANN, PASSWORD)).await;
    note_of(service.present(&waiting.token, proof).await)
}

fn code_of(protected: &Protected, service: &Service) -> Proof {
    Proof::Totp(protected.authenticator.code_at(service.clock_now()))
}

async fn an_enrolment_has_no_effect_until_its_first_code(database: TestDatabase) {
    let service = Service::over(database).await;
    let token = member(&service).await;
    let authenticator = scan(&service, &token).await;
    let other = service.signed_in(ANN, PASSWORD).await.expect("no second factor is asked for");
    service.notified().await;

    let wrong = authenticator.code_at(service.clock_now().after(STEP * 10));
    assert!(matches!(confirm(&service, &token, &wrong).await, ConfirmTotp::WrongCode));
    assert!(service.signed_in(ANN, PASSWORD).await.is_some(), "nor after a wrong code");
    let code = authenticator.code_at(service.clock_now());
    let FactorEnabled { recovery_codes, clock, token } =
        enabled(confirm(&service, &token, &code).await);
    assert_eq!((recovery_codes.len(), clock), (10, AuthenticatorClock::Right));
    assert!(service.identity.authenticate(&other.token).await.expect("answers").is_none());
    let session = service.live(&token).await.session;
    assert_eq!(session.assurance, Assurance::TwoFactor);
    assert_eq!(service.notified().await, [Template::SecondFactorOn]);

    let used = presented(&service, Proof::Totp(code.clone())).await;
    assert_eq!(used, None, "the code that switched it on is used up");
    service.clock.pass(STEP);
    let code = authenticator.code_at(service.clock_now());
    let right = Some(FactorNote::Authenticator(AuthenticatorClock::Right));
    assert_eq!(presented(&service, Proof::Totp(code.clone())).await, right);
    assert_eq!(presented(&service, Proof::Totp(code)).await, None, "a code is good once");
    let early = authenticator.code_at(service.clock_now().after(STEP));
    let ahead = Some(FactorNote::Authenticator(AuthenticatorClock::Ahead));
    assert_eq!(presented(&service, Proof::Totp(early)).await, ahead);
    let too_early = authenticator.code_at(service.clock_now().after(STEP * 2));
    assert_eq!(presented(&service, Proof::Totp(too_early)).await, None);
}

async fn an_enrolment_expires_after_an_hour(database: TestDatabase) {
    let service = Service::over(database).await;
    let token = member(&service).await;
    let started = service.fresh(&token).await;
    let authenticator = scan(&service, &token).await;
    service.clock.pass(Duration::from_hours(1));
    let again = service.signed_in(ANN, PASSWORD).await.expect("signs in").token;
    let code = authenticator.code_at(service.clock_now());
    assert!(matches!(confirm(&service, &again, &code).await, ConfirmTotp::NoPendingEnrolment));
    let fresh = service.fresh(&again).await;
    assert!(service.identity.pending_totp(&fresh).await.expect("answers").is_none());
    let stale = service.identity.start_totp(&started, &build::origin()).await.expect("answers");
    assert!(stale.is_none(), "a proof that was fresh an hour ago is none");
}

async fn only_the_last_started_enrolment_counts(database: TestDatabase) {
    let service = Service::over(database).await;
    let token = member(&service).await;
    let (first, second) = (scan(&service, &token).await, scan(&service, &token).await);
    let code = first.code_at(service.clock_now());
    assert!(matches!(confirm(&service, &token, &code).await, ConfirmTotp::WrongCode));
    enabled(confirm(&service, &token, &second.code_at(service.clock_now())).await);
}

async fn an_enrolment_belongs_to_its_session_and_ends_with_it(database: TestDatabase) {
    let service = Service::over(database).await;
    let token = member(&service).await;
    let other = service.signed_in(ANN, PASSWORD).await.expect("signs in").token;
    let authenticator = scan(&service, &token).await;
    let elsewhere = service.fresh(&other).await;
    assert!(service.identity.pending_totp(&elsewhere).await.expect("answers").is_none());
    let code = authenticator.code_at(service.clock_now());
    assert!(matches!(confirm(&service, &other, &code).await, ConfirmTotp::NoPendingEnrolment));
    let (identity, origin) = (&service.identity, build::origin());
    let ended = identity.end_sessions(&elsewhere, EndSessions::Others, &origin).await;
    assert_eq!(ended.expect("ends"), EndOutcome::Ended(1));
    assert!(matches!(confirm(&service, &other, &code).await, ConfirmTotp::NoPendingEnrolment));
}

async fn a_new_authenticator_replaces_the_old_one_when_confirmed(database: TestDatabase) {
    let service = Service::over(database).await;
    let token = member(&service).await;
    let protected = service.protected(&token).await;
    let next = scan(&service, &protected.token).await;
    let old = code_of(&protected, &service);
    assert!(presented(&service, old).await.is_some(), "the old one is active until then");
    let waiting = Proof::Totp(next.code_at(service.clock_now()));
    assert!(presented(&service, waiting).await.is_none(), "the new one is not");
    service.notified().await;

    let token = protected.token.clone();
    enabled(confirm(&service, &token, &next.code_at(service.clock_now())).await);
    assert_eq!(service.notified().await, [Template::SecondFactorReplaced]);
    service.clock.pass(STEP);
    assert!(presented(&service, code_of(&protected, &service)).await.is_none());
    let new = Proof::Totp(next.code_at(service.clock_now()));
    assert!(presented(&service, new).await.is_some());
    let code = Proof::RecoveryCode(protected.codes[0].clone());
    let left = Some(FactorNote::RecoveryCodesLeft(9));
    assert_eq!(presented(&service, code).await, left, "until new ones are typed back");
}

async fn recovery_codes_become_active_once_one_is_entered(database: TestDatabase) {
    let service = Service::over(database).await;
    let token = member(&service).await;
    let authenticator = scan(&service, &token).await;
    let code = authenticator.code_at(service.clock_now());
    let FactorEnabled { recovery_codes: lost, token, .. } =
        enabled(confirm(&service, &token, &code).await);
    let unsaved = Proof::RecoveryCode(lost[0].clone());
    assert!(presented(&service, unsaved.clone()).await.is_none());
    let caller = service.live(&token).await.full().expect("it may call everything");
    let overview = service.identity.security_overview(&caller).await.expect("looks");
    assert_eq!((overview.recovery_codes, overview.advice), (0, Advice::GetRecoveryCodes));
    assert_eq!(overview.notices, [Notice::RecoveryCodesMissing]);

    let (identity, origin) = (&service.identity, build::origin());
    let fresh = service.fresh(&token).await;
    let RenewCodes::Made(codes) =
        identity.renew_recovery_codes(&fresh, Replaces::All, &origin).await.expect("answers")
    else {
        panic!("there is a second factor")
    };
    for (typed, confirmed) in [
        (
            RecoveryCode::parse(&Secret::new("0".repeat(26))).expect("a code"),
            ConfirmCodes::WrongCode,
        ),
        (lost[0].clone(), ConfirmCodes::WrongCode),
        (codes[9].clone(), ConfirmCodes::Active(10)),
        (codes[9].clone(), ConfirmCodes::WrongCode),
    ] {
        let outcome = identity.confirm_recovery_codes(&fresh, &typed, &origin).await;
        assert_eq!(outcome.expect("answers"), confirmed);
    }
    assert!(presented(&service, unsaved).await.is_none());
    let typed_back = Proof::RecoveryCode(codes[9].clone());
    let left = Some(FactorNote::RecoveryCodesLeft(9));
    assert_eq!(presented(&service, typed_back).await, left, "typing it back used nothing up");
}

async fn a_recovery_code_works_once_and_a_low_count_causes_a_notice(database: TestDatabase) {
    let service = Service::over(database).await;
    let token = member(&service).await;
    let protected = service.protected(&token).await;
    service.notified().await;
    for (code, left) in protected.codes.iter().zip((0..10).rev()) {
        service.clock.pass(Duration::from_mins(10));
        let proof = Proof::RecoveryCode(code.clone());
        let noted = Some(FactorNote::RecoveryCodesLeft(left));
        assert_eq!(presented(&service, proof.clone()).await, noted);
        assert_eq!(presented(&service, proof).await, None);
        let template =
            if left <= 3 { Template::RecoveryCodesFew } else { Template::RecoveryCodeUsed };
        assert_eq!(service.notified().await, [template], "{left} left");
    }
    service.member("bob@example.org", PASSWORD).await;
    let bob = service.signed_in("bob@example.org", PASSWORD).await.expect("signs in");
    let bobs = service.protected(&bob.token).await;
    let foreign = Proof::RecoveryCode(bobs.codes[1].clone());
    assert_eq!(presented(&service, foreign).await, None, "another account's code");
}

async fn replacing_used_codes_keeps_the_others_active(database: TestDatabase) {
    let service = Service::over(database).await;
    let token = member(&service).await;
    let protected = service.protected(&token).await;
    let (identity, origin) = (&service.identity, build::origin());
    let renew = async || {
        let fresh = service.fresh(&protected.token).await;
        identity.renew_recovery_codes(&fresh, Replaces::Used, &origin).await.expect("answers")
    };
    assert!(matches!(renew().await, RenewCodes::NothingToReplace));
    for code in &protected.codes[..3] {
        assert!(presented(&service, Proof::RecoveryCode(code.clone())).await.is_some());
    }
    let RenewCodes::Made(codes) = renew().await else { panic!("three were used") };
    assert_eq!(codes.len(), 3);
    let fresh = service.fresh(&protected.token).await;
    let confirmed = identity.confirm_recovery_codes(&fresh, &codes[2], &origin).await;
    assert_eq!(confirmed.expect("answers"), ConfirmCodes::Active(10));
    for code in [&protected.codes[9], &codes[0]] {
        assert!(presented(&service, Proof::RecoveryCode(code.clone())).await.is_some());
    }
    let used = Proof::RecoveryCode(protected.codes[0].clone());
    assert!(presented(&service, used).await.is_none());
}

async fn removing_the_factor_voids_the_codes_and_ends_other_sessions(database: TestDatabase) {
    let service = Service::over(database).await;
    let token = member(&service).await;
    let protected = service.protected(&token).await;
    let code = code_of(&protected, &service);
    let other = service.signed_in_with(sign_in(ANN, PASSWORD), code).await;
    service.notified().await;
    let (identity, origin) = (&service.identity, build::origin());
    let fresh = service.fresh(&protected.token).await;
    let RemoveTotp::Off { token } = identity.remove_totp(&fresh, &origin).await.expect("answers")
    else {
        panic!("it is on and not required")
    };
    assert_eq!(service.notified().await, [Template::SecondFactorOff]);
    assert!(identity.authenticate(&other.token).await.expect("answers").is_none());
    let session = service.signed_in(ANN, PASSWORD).await.expect("no second factor is asked for");
    let fresh = service.fresh(&token).await;
    let again = identity.remove_totp(&fresh, &origin).await.expect("answers");
    assert!(matches!(again, RemoveTotp::NotOn));
    let codes =
        identity.renew_recovery_codes(&fresh, Replaces::All, &origin).await.expect("answers");
    assert!(matches!(codes, RenewCodes::NothingToReplace));

    let account = service.live(&token).await.account.id;
    let kinds = service.kinds(Chain::Account(account)).await;
    assert!(kinds.contains(&EventKind::SecondFactorOff));
    // After another set-up, the earlier codes do not work.
    service.clock.pass(STEP);
    service.protected(&session.token).await;
    let void = Proof::RecoveryCode(protected.codes[1].clone());
    assert!(presented(&service, void).await.is_none());
}

async fn a_required_factor_is_set_up_first_and_cannot_be_removed(database: TestDatabase) {
    let second_factor_required = SecondFactorRequired::Everyone;
    let session = SessionPolicy { second_factor_required, ..SessionPolicy::default() };
    let service = Service::with_policy(database, Policy { session, ..Policy::default() }).await;
    let token = member(&service).await;
    let live = service.live(&token).await;
    assert_eq!(live.access, SessionAccess::SecondFactor);
    assert!(live.full().is_err());
    let protected = service.protected(&token).await;
    assert_eq!(service.live(&protected.token).await.access, SessionAccess::Full);
    let fresh = service.fresh(&protected.token).await;
    let removed = service.identity.remove_totp(&fresh, &build::origin()).await.expect("answers");
    assert!(matches!(removed, RemoveTotp::Demanded));
}
