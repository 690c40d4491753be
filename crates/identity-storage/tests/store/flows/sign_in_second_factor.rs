//! Pending sign-ins: how they complete, fail and expire.

use crate::support::{PASSWORD, Protected, STEP, Service, TestDatabase, sign_in};
use identity_core::{
    audit::{Chain, EventKind},
    device::ForgetOutcome,
    kernel::{AccountId, Digest, Secret},
    notify::Template,
    session::{Assurance, Persistence},
    sign_in::{DeviceTrust, PresentFactorOutcome, SessionOptions, SignIn, SignInOutcome, Waiting},
    testing::build,
    two_factor::{Proof, RecoveryCode},
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const MOMENT: Duration = Duration::from_millis(1);

on_both_engines! {
    #[tokio::test]
    five_wrong_factors_end_a_pending_sign_in,
    a_pending_sign_in_expires_after_ten_minutes,
    a_cancelled_sign_in_has_ended,
    a_pending_sign_in_leads_to_one_session,
    a_sign_in_on_an_unknown_device_is_no_fresh_proof,
    a_shared_computer_is_not_remembered,
    a_device_forgotten_during_the_sign_in_gives_no_fresh_proof,
    a_device_copied_during_the_sign_in_gives_no_fresh_proof_and_a_notice,
}

async fn protected(service: &Service) -> (AccountId, Protected) {
    let account = service.member(ANN, PASSWORD).await;
    let first = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    (account, service.protected(&first.token).await)
}

/// A recovery code that belongs to no account.
fn wrong() -> Proof {
    Proof::RecoveryCode(RecoveryCode::parse(&Secret::new("0".repeat(26))).expect("a code"))
}

fn right(service: &Service, protected: &Protected) -> Proof {
    Proof::Totp(protected.authenticator.code_at(service.clock_now()))
}

async fn five_wrong_factors_end_a_pending_sign_in(database: TestDatabase) {
    let service = Service::over(database).await;
    let (account, protected) = protected(&service).await;
    let waiting = service.pending_sign_in(sign_in(ANN, PASSWORD)).await;
    for number in 1..=5 {
        // The fourth failure causes a wait of one second.
        service.clock.pass(Duration::from_secs(1));
        let outcome = service.present(&waiting.token, wrong()).await;
        let PresentFactorOutcome::WrongFactor { may_try_again } = outcome else {
            panic!("the code is unknown")
        };
        assert_eq!(may_try_again, number < 5, "{number}");
    }
    let late = service.present(&waiting.token, right(&service, &protected)).await;
    assert!(matches!(late, PresentFactorOutcome::Over));
    assert!(!service.identity.sign_in_waits(&waiting.token).await.expect("answers"));
    let kinds = service.kinds(Chain::Account(account)).await;
    assert_eq!(kinds[kinds.len() - 5..], [EventKind::SecondFactorFailed; 5]);
    service.clock.pass(Duration::from_secs(2));
    service.signed_in_with(sign_in(ANN, PASSWORD), right(&service, &protected)).await;
}

async fn a_pending_sign_in_expires_after_ten_minutes(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let [first, second] = [
        service.pending_sign_in(sign_in(ANN, PASSWORD)).await,
        service.pending_sign_in(sign_in(ANN, PASSWORD)).await,
    ];
    service.clock.pass(Duration::from_mins(10) - MOMENT);
    let in_time = service.present(&first.token, right(&service, &protected)).await;
    assert!(matches!(in_time, PresentFactorOutcome::SignedIn(_)));
    service.clock.pass(STEP);
    let late = service.present(&second.token, right(&service, &protected)).await;
    assert!(matches!(late, PresentFactorOutcome::Over));
}

async fn a_cancelled_sign_in_has_ended(database: TestDatabase) {
    let service = Service::over(database).await;
    let (account, protected) = protected(&service).await;
    let waiting = service.pending_sign_in(sign_in(ANN, PASSWORD)).await;
    for _ in 0..2 {
        service.identity.abandon_sign_in(&waiting.token, &build::origin()).await.expect("answers");
    }
    let late = service.present(&waiting.token, right(&service, &protected)).await;
    assert!(matches!(late, PresentFactorOutcome::Over));
    let kinds = service.kinds(Chain::Account(account)).await;
    let given_up = kinds.iter().filter(|kind| **kind == EventKind::SignInAbandoned).count();
    assert_eq!((given_up, kinds.last()), (1, Some(&EventKind::SignInAbandoned)));
}

async fn a_pending_sign_in_leads_to_one_session(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let waiting = service.pending_sign_in(sign_in(ANN, PASSWORD)).await;
    let first = service.present(&waiting.token, right(&service, &protected)).await;
    let PresentFactorOutcome::SignedIn(new) = first else { panic!("the code is right") };
    assert_eq!(new.session.assurance, Assurance::TwoFactor);
    service.clock.pass(STEP);
    let again = service.present(&waiting.token, right(&service, &protected)).await;
    assert!(matches!(again, PresentFactorOutcome::Over));
}

async fn a_sign_in_on_an_unknown_device_is_no_fresh_proof(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let code = right(&service, &protected);
    let stranger = service.signed_in_with(sign_in(ANN, PASSWORD), code).await;
    let live = service.live(&stranger.token).await;
    assert!(service.identity.fresh(live).is_err(), "a phished sign-in gets ten minutes for free");

    service.clock.pass(STEP);
    let device = stranger.device.added.as_ref().expect("a device").digest();
    let known = SignIn { devices: vec![device], ..sign_in(ANN, PASSWORD) };
    let friend = service.signed_in_with(known, right(&service, &protected)).await;
    assert!(service.identity.fresh(service.live(&friend.token).await).is_ok());
}

async fn a_shared_computer_is_not_remembered(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let own = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let device = own.device.added.as_ref().expect("a device").digest();
    let options =
        SessionOptions { persistence: Persistence::Kept, device_trust: DeviceTrust::Shared };
    let command = SignIn { options, devices: vec![device], ..sign_in(ANN, PASSWORD) };
    let outcome = service.identity.sign_in(command).await.expect("answers");
    let SignInOutcome::SignedIn(shared) = outcome else { panic!("the password is right") };
    assert!(shared.device.added.is_none());
    assert_eq!(shared.device.dropped, [device]);
    assert_eq!(shared.persistence, Persistence::Browser);
    let lifetime = shared.session.expires_at.since(shared.session.created_at);
    assert_eq!(lifetime, Duration::from_hours(24));
    let caller = service.caller(&shared).await;
    assert_eq!(service.identity.devices(&caller).await.expect("lists"), []);
}

/// Starts a sign-in on a known device. Returns the device's digest and the pending sign-in.
async fn waiting_on_a_known_device(service: &Service, protected: &Protected) -> (Digest, Waiting) {
    let code = right(service, protected);
    let first = service.signed_in_with(sign_in(ANN, PASSWORD), code).await;
    service.clock.pass(STEP);
    let device = first.device.added.as_ref().expect("a device").digest();
    let known = SignIn { devices: vec![device], ..sign_in(ANN, PASSWORD) };
    (device, service.pending_sign_in(known).await)
}

async fn is_fresh(service: &Service, outcome: PresentFactorOutcome) -> bool {
    let PresentFactorOutcome::SignedIn(new) = outcome else { panic!("the code is right") };
    service.identity.fresh(service.live(&new.token).await).is_ok()
}

async fn a_device_forgotten_during_the_sign_in_gives_no_fresh_proof(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let (device, waiting) = waiting_on_a_known_device(&service, &protected).await;
    let caller = service.live(&protected.token).await.full().expect("it may call everything");
    for known in service.identity.devices(&caller).await.expect("lists") {
        let forgotten = service.identity.forget_device(&caller, known.id, &build::origin()).await;
        assert_eq!(forgotten.expect("answers"), ForgetOutcome::Forgotten);
    }
    let code = right(&service, &protected);
    let outcome = service.present_on(&waiting.token, code, &[device]).await;
    assert!(!is_fresh(&service, outcome).await);
}

async fn a_device_copied_during_the_sign_in_gives_no_fresh_proof_and_a_notice(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let (mut device, waiting) = waiting_on_a_known_device(&service, &protected).await;
    // The owner signs in twice on the original device, so the thief's copy of the token is
    // obsolete.
    for _ in 0..2 {
        let known = SignIn { devices: vec![device], ..sign_in(ANN, PASSWORD) };
        let new = service.signed_in_with(known, right(&service, &protected)).await;
        device = new.device.added.as_ref().expect("a device").digest();
        service.clock.pass(STEP);
    }
    service.notified().await;
    let outcome = service.present(&waiting.token, right(&service, &protected)).await;
    assert!(!is_fresh(&service, outcome).await);
    assert_eq!(service.notified().await, [Template::DeviceCopied]);
}
