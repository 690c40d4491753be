//! "This wasn't me": alerts, their report links, and the panic button.

use crate::support::{
    PASSWORD, PasswordVerdict, STEP, Service, TestDatabase, from, sign_in, trusting,
};
use identity_core::{
    audit::{Chain, EventKind},
    email_change::EmailRequestOutcome,
    incident::{ReportOutcome, SecureOutcome},
    kernel::{ActionToken, BearerToken},
    notify::{EventContext, Template},
    password::{ChangePassword, ChangePasswordOutcome, PasswordRule},
    reauthentication::{Reauthenticate, ReauthenticateOutcome},
    recovery::{ClaimOutcome, Complete, CompleteOutcome, RecoveryStatus},
    session::SessionAccess,
    sign_in::{NewSession, PresentFactorOutcome, SignIn, SignInOutcome},
    testing::build,
    throttle::LockCause,
    two_factor::Proof,
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const NEW: &str = "Better-horse-2";
const THIEF_PASSWORD: &str = "Robbed-horse-3";
const MINUTE: Duration = Duration::from_mins(1);
const DAY: Duration = Duration::from_hours(24);
const MOMENT: Duration = Duration::from_millis(1);

on_both_engines! {
    #[tokio::test]
    only_a_sign_in_on_an_unknown_device_causes_an_alert,
    a_report_ends_what_started_since_and_spares_what_is_older,
    a_report_refuses_every_stranger_until_a_recovery,
    an_owner_on_a_known_device_settles_what_a_reader_of_the_mailbox_reported,
    an_owner_on_a_known_device_settles_a_panic_button_that_a_thief_pressed,
    a_spared_session_that_proves_everything_may_only_change_the_password,
    the_recovery_of_a_contained_account_refuses_the_same_password,
    a_link_without_attempts_left_evaluates_no_password,
    a_report_link_works_once_within_fourteen_days_and_proves_nothing,
    reporting_a_password_change_locks_out_the_thief,
    a_report_restores_a_second_factor_that_the_thief_replaced,
    a_report_restores_a_second_factor_that_the_thief_removed,
    an_alert_older_than_the_factor_does_not_remove_it,
    the_panic_button_does_not_remove_a_factor,
    a_report_voids_recovery_codes_that_the_thief_created,
    an_earlier_alert_is_void_after_a_recovery,
    reporting_a_used_recovery_code_ends_the_session_that_used_it,
    the_owner_waits_to_remove_a_factor_that_the_thief_set_up,
    the_panic_button_ends_every_session_and_the_mailbox_recovers,
    a_right_password_without_the_factor_causes_one_notice_after_ten_minutes,
    a_thief_with_the_password_cannot_flood_the_mailbox_with_alerts,
}

async fn is_live(service: &Service, token: &BearerToken) -> bool {
    service.identity.authenticate(token).await.expect("answers").is_some()
}

async fn recovers(service: &Service, token: &ActionToken) -> bool {
    let (new_password, origin) = (build::password(NEW), build::origin());
    let command = Complete { token: token.clone(), new_password, devices: Vec::new(), origin };
    let outcome = service.identity.complete_recovery(command).await.expect("answers");
    matches!(outcome, CompleteOutcome::Recovered { .. })
}

/// Signs the owner in and, a minute later, a thief who knows the password. Returns both sessions
/// and the link of the alert.
async fn compromised(service: &Service) -> (NewSession, NewSession, ActionToken) {
    service.member(ANN, PASSWORD).await;
    let owner = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    service.clock.pass(MINUTE);
    let thief = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let alert = service.mailed(Template::NewSignIn).await;
    service.clock.pass(MINUTE);
    (owner, thief, alert)
}

async fn only_a_sign_in_on_an_unknown_device_causes_an_alert(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let first = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    assert!(service.delivered().await.is_empty(), "the account begins to be used");
    let known = vec![first.device.added.expect("a known device").digest()];
    let again = SignIn { devices: known, ..sign_in(ANN, PASSWORD) };
    assert_eq!(service.try_sign_in(again).await, PasswordVerdict::Right);
    assert!(service.delivered().await.is_empty(), "a known device is no news");
    let elsewhere = from(7, sign_in(ANN, PASSWORD));
    let origin = elsewhere.origin.clone();
    assert_eq!(service.try_sign_in(elsewhere).await, PasswordVerdict::Right);
    let mails = service.delivered().await;
    assert_eq!(mails[0].template, Template::NewSignIn);
    let at = service.clock_now();
    assert_eq!(mails[0].about, Some(EventContext { at, origin }), "when, with what, from where");
}

async fn a_report_ends_what_started_since_and_spares_what_is_older(database: TestDatabase) {
    let service = Service::over(database).await;
    let (owner, thief, alert) = compromised(&service).await;
    let later = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    assert!(is_live(&service, &owner.token).await);
    assert!(!is_live(&service, &thief.token).await && !is_live(&service, &later.token).await);
    let devices = service.identity.devices(&service.caller(&owner).await).await.expect("lists");
    assert_eq!(devices.len(), 1, "the owner's");
    let kinds = service.kinds(Chain::Account(owner.account.id)).await;
    assert_eq!(kinds.last(), Some(&EventKind::AccountContained));
}

/// Tries to sign in from a client with the token of this device.
async fn try_on(service: &Service, device: Option<&BearerToken>) -> PasswordVerdict {
    let devices = device.map(BearerToken::digest).into_iter().collect();
    service.try_sign_in(SignIn { devices, ..sign_in(ANN, PASSWORD) }).await
}

async fn a_report_refuses_every_stranger_until_a_recovery(database: TestDatabase) {
    let service = Service::over(database).await;
    let (owner, thief, alert) = compromised(&service).await;
    service.report(&alert).await;
    let link = service.mailed(Template::AccountContained).await;
    for device in [None, thief.device.added.as_ref()] {
        assert_eq!(try_on(&service, device).await, PasswordVerdict::Refused);
    }
    service.clock.pass(DAY * 100);
    assert_eq!(try_on(&service, None).await, PasswordVerdict::Refused, "time opens nothing");
    assert!(!recovers(&service, &link).await, "that link has run out");
    service.identity.request_recovery(&build::email(ANN), &build::origin()).await.expect("asks");
    assert!(recovers(&service, &service.mailed(Template::RecoveryLink).await).await);
    assert_eq!(service.throttle(owner.account.id).await.lock, None);
    assert_eq!(service.try_sign_in(sign_in(ANN, PASSWORD)).await, PasswordVerdict::Refused);
    assert_eq!(service.try_sign_in(sign_in(ANN, NEW)).await, PasswordVerdict::Right);
}

async fn an_owner_on_a_known_device_settles_what_a_reader_of_the_mailbox_reported(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let (owner, thief, alert) = compromised(&service).await;
    service.report(&alert).await;
    service.notified().await;
    let device = owner.device.added.as_ref().expect("a known device").digest();
    let command = SignIn { devices: vec![device], ..sign_in(ANN, PASSWORD) };
    let outcome = service.identity.sign_in(command).await.expect("answers");
    let SignInOutcome::SignedIn(new) = outcome else { panic!("password and device settle") };
    assert_eq!(service.notified().await, [Template::AccountUnlocked]);
    assert!(!is_live(&service, &owner.token).await, "every other session has ended");
    let live = service.live(&new.token).await;
    assert!(!live.is_contained() && live.access == SessionAccess::PasswordChange);
    // Until the password is new, nobody else gets in with it.
    for device in [None, thief.device.added.as_ref()] {
        assert_eq!(try_on(&service, device).await, PasswordVerdict::Refused);
    }
    let fresh = service.fresh(&new.token).await;
    let (current, new) = (build::password(PASSWORD), build::password(NEW));
    let command = ChangePassword { current, new, origin: build::origin() };
    let changed = service.identity.change_password(&fresh, command).await.expect("answers");
    assert!(matches!(changed, ChangePasswordOutcome::Changed { .. }));
    assert_eq!(service.throttle(owner.account.id).await.lock, None);
    // The mailbox alone no longer locks the account or recovers it.
    let alert = service.mailed(Template::PasswordChanged).await;
    assert_eq!(service.report(&alert).await, ReportOutcome::Outweighed);
    assert_eq!(service.notified().await, [Template::ReportOutweighed]);
    service.identity.request_recovery(&build::email(ANN), &build::origin()).await.expect("asks");
    let thiefs = service.mailed(Template::RecoveryLink).await;
    assert_eq!(service.claim(&thiefs).await, ClaimOutcome::Outweighed);
    assert_eq!(service.try_sign_in(sign_in(ANN, NEW)).await, PasswordVerdict::Right);
}

async fn an_owner_on_a_known_device_settles_a_panic_button_that_a_thief_pressed(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let device = new.device.added.as_ref().expect("a known device").digest();
    let protected = service.protected(&new.token).await;
    service.clock.pass(DAY);
    let proof = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    let thief = service.signed_in_with(sign_in(ANN, PASSWORD), proof).await;
    let caller = service.caller(&thief).await;
    let pressed = service.identity.secure(&caller, &build::origin()).await.expect("answers");
    assert_eq!(pressed, SecureOutcome::Contained);
    service.notified().await;
    assert_eq!(try_on(&service, None).await, PasswordVerdict::Refused);
    let command = SignIn { devices: vec![device], ..sign_in(ANN, PASSWORD) };
    let waiting = service.pending_sign_in(command).await;
    service.clock.pass(STEP);
    let proof = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    let outcome = service.present_on(&waiting.token, proof, &[device]).await;
    assert!(matches!(outcome, PresentFactorOutcome::SignedIn(_)));
    assert_eq!(service.notified().await, [Template::AccountUnlocked]);
}

async fn a_spared_session_that_proves_everything_may_only_change_the_password(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let (older, _, alert) = compromised(&service).await;
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    assert!(service.live(&older.token).await.is_contained());
    service.notified().await;
    let token = service.reauthenticate_by_password(&older).await;
    assert_eq!(service.notified().await, [Template::AccountUnlocked]);
    let (identity, origin) = (&service.identity, build::origin());
    let fresh = service.fresh(&token).await;
    assert!(identity.start_totp(&fresh, &origin).await.expect("answers").is_none());
    let email = build::email("thief@example.net");
    let asked = identity.request_email_change(&fresh, &email, &origin).await.expect("answers");
    assert_eq!(asked, EmailRequestOutcome::CallerEnded);
    let (current, new) = (build::password(PASSWORD), build::password(NEW));
    let command = ChangePassword { current, new, origin: build::origin() };
    let changed = identity.change_password(&fresh, command).await.expect("answers");
    assert!(matches!(changed, ChangePasswordOutcome::Changed { .. }));
    assert_eq!(service.throttle(older.account.id).await.lock, None);
}

async fn the_recovery_of_a_contained_account_refuses_the_same_password(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, _, alert) = compromised(&service).await;
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    let token = service.mailed(Template::AccountContained).await;
    let (new_password, origin) = (build::password(PASSWORD), build::origin());
    // The link allows five wrong passwords. The old password is right and does not count, so the
    // sixth try gets the same answer.
    for _ in 0..6 {
        let (token, new_password) = (token.clone(), new_password.clone());
        let command = Complete { token, new_password, devices: Vec::new(), origin: origin.clone() };
        let outcome = service.identity.complete_recovery(command).await.expect("answers");
        let CompleteOutcome::Rejected(rules) = outcome else { panic!("the thief knows it") };
        assert_eq!(rules, [PasswordRule::Unchanged]);
    }
    assert!(recovers(&service, &token).await);
}

async fn a_link_without_attempts_left_evaluates_no_password(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let owner = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let caller = service.caller(&owner).await;
    service.identity.secure(&caller, &build::origin()).await.expect("contains");
    let link = service.mailed(Template::AccountContained).await;
    for _ in 0..5 {
        let proof = identity_core::recovery::SecondProof::Password(build::password(THIEF_PASSWORD));
        service.prove(&link, proof).await;
    }
    assert!(!recovers(&service, &link).await, "five guesses are all");
    assert_eq!(service.identity.open_recovery(&link).await.expect("looks"), None);
}

async fn a_report_link_works_once_within_fourteen_days_and_proves_nothing(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, _, alert) = compromised(&service).await;
    assert_eq!(service.identity.open_recovery(&alert).await.expect("answers"), None);
    assert!(!recovers(&service, &alert).await);
    service.clock.pass(DAY * 14 - MINUTE - MOMENT);
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    assert_eq!(service.report(&alert).await, ReportOutcome::TokenInvalid, "once");
    service.notified().await;
    let service = service;
    service.clock.pass(DAY);
    service.identity.request_recovery(&build::email(ANN), &build::origin()).await.expect("asks");
    recovers(&service, &service.mailed(Template::RecoveryLink).await).await;
    assert_eq!(service.try_sign_in(sign_in(ANN, NEW)).await, PasswordVerdict::Right);
    let late = service.mailed(Template::NewSignIn).await;
    service.clock.pass(DAY * 14);
    assert_eq!(service.report(&late).await, ReportOutcome::TokenInvalid, "to the moment");
}

async fn reporting_a_password_change_locks_out_the_thief(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, thief, _) = compromised(&service).await;
    let fresh = service.fresh(&thief.token).await;
    let (current, new) = (build::password(PASSWORD), build::password(THIEF_PASSWORD));
    let command = ChangePassword { current, new, origin: build::origin() };
    let changed = service.identity.change_password(&fresh, command).await.expect("answers");
    let ChangePasswordOutcome::Changed { token } = changed else { panic!("the thief knows it") };
    let notice = service.mailed(Template::PasswordChanged).await;
    assert_eq!(service.report(&notice).await, ReportOutcome::Contained);
    assert!(!is_live(&service, &token).await);
    assert_eq!(service.try_sign_in(sign_in(ANN, THIEF_PASSWORD)).await, PasswordVerdict::Refused);
    assert!(recovers(&service, &service.mailed(Template::AccountContained).await).await);
    assert_eq!(service.try_sign_in(sign_in(ANN, THIEF_PASSWORD)).await, PasswordVerdict::Refused);
    assert_eq!(service.try_sign_in(sign_in(ANN, NEW)).await, PasswordVerdict::Right);
}

/// Sets up an account with a second factor. A thief with the password and a phished code has a
/// session and just reauthenticated.
async fn phished(service: &Service) -> (crate::support::Protected, BearerToken) {
    service.member(ANN, PASSWORD).await;
    let owner = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let protected = service.protected(&owner.token).await;
    let proof = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    let thief = service.signed_in_with(sign_in(ANN, PASSWORD), proof).await;
    let token = service.reauthenticate(&thief, &protected).await;
    service.delivered().await;
    (protected, token)
}

/// Returns whether the recovery asks for a second proof and accepts the owner's authenticator.
async fn asks_for_the_owners_factor(
    service: &Service,
    owners: &crate::support::Protected,
    link: &ActionToken,
) -> bool {
    let opened = service.identity.open_recovery(link).await.expect("answers");
    let asks = opened.map(|opened| opened.status) == Some(RecoveryStatus::NeedsSecondProof);
    service.clock.pass(STEP);
    let proof = Proof::Totp(owners.authenticator.code_at(service.clock_now()));
    let proof = identity_core::recovery::SecondProof::Factor(proof);
    let proven = service.prove(link, proof).await;
    asks && matches!(proven, ClaimOutcome::Next(RecoveryStatus::NeedsPassword { .. }))
}

async fn a_report_restores_a_second_factor_that_the_thief_replaced(database: TestDatabase) {
    let service = Service::over(database).await;
    let (owners, thief) = phished(&service).await;
    let thiefs = service.protected(&thief).await;
    let notice = service.mailed(Template::SecondFactorReplaced).await;
    assert_eq!(service.report(&notice).await, ReportOutcome::Contained);
    assert!(!is_live(&service, &thiefs.token).await);
    let link = service.mailed(Template::AccountContained).await;
    assert!(asks_for_the_owners_factor(&service, &owners, &link).await);
    assert!(recovers(&service, &link).await);
}

async fn a_report_restores_a_second_factor_that_the_thief_removed(database: TestDatabase) {
    let service = Service::over(database).await;
    let (owners, thief) = phished(&service).await;
    let fresh = service.fresh(&thief).await;
    service.identity.remove_totp(&fresh, &build::origin()).await.expect("answers");
    let notice = service.mailed(Template::SecondFactorOff).await;
    assert_eq!(service.report(&notice).await, ReportOutcome::Contained);
    let link = service.mailed(Template::AccountContained).await;
    assert!(asks_for_the_owners_factor(&service, &owners, &link).await);
}

/// Returns the status of a recovery link that is opened without any proof.
async fn status(service: &Service, link: &ActionToken) -> Option<RecoveryStatus> {
    let opened = service.identity.open_recovery(link).await.expect("answers");
    opened.map(|opened| opened.status)
}

async fn an_alert_older_than_the_factor_does_not_remove_it(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.signed_in(ANN, PASSWORD).await.expect("signed in");
    service.clock.pass(MINUTE);
    let second = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let alert = service.mailed(Template::NewSignIn).await;
    let protected = service.protected(&second.token).await;
    // Days later a thief reads the mailbox and uses the old link.
    service.clock.pass(DAY * 7);
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    let link = service.mailed(Template::AccountContained).await;
    assert_eq!(status(&service, &link).await, Some(RecoveryStatus::NeedsSecondProof));
    assert!(!recovers(&service, &link).await);
    assert!(asks_for_the_owners_factor(&service, &protected, &link).await);
}

async fn the_panic_button_does_not_remove_a_factor(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let owner = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let protected = service.protected(&owner.token).await;
    let caller = service.live(&protected.token).await.full().expect("it may call everything");
    service.identity.secure(&caller, &build::origin()).await.expect("contains");
    let link = service.mailed(Template::AccountContained).await;
    assert!(!recovers(&service, &link).await, "the mailbox alone is not enough");
    assert!(asks_for_the_owners_factor(&service, &protected, &link).await);
    assert!(recovers(&service, &link).await);
}

async fn a_report_voids_recovery_codes_that_the_thief_created(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, thief) = phished(&service).await;
    let thiefs = service.protected(&thief).await;
    let notice = service.mailed(Template::SecondFactorReplaced).await;
    assert_eq!(service.report(&notice).await, ReportOutcome::Contained);
    let link = service.mailed(Template::AccountContained).await;
    for code in thiefs.codes {
        let proof = identity_core::recovery::SecondProof::Factor(Proof::RecoveryCode(code));
        let outcome = service.prove(&link, proof).await;
        assert!(!matches!(outcome, ClaimOutcome::Next(RecoveryStatus::NeedsPassword { .. })));
    }
}

async fn reporting_a_used_recovery_code_ends_the_session_that_used_it(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let owner = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let protected = service.protected(&owner.token).await;
    service.clock.pass(STEP);
    let proof = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    // A thief found this session, the password and a recovery code.
    let found = service.signed_in_with(sign_in(ANN, PASSWORD), proof).await;
    service.delivered().await;
    service.clock.pass(MINUTE * 30);
    let command = Reauthenticate {
        password: build::password(PASSWORD),
        proof: Some(Proof::RecoveryCode(protected.codes[0].clone())),
        origin: build::origin(),
    };
    let live = service.live(&found.token).await;
    let outcome = service.identity.reauthenticate(&live, command).await.expect("answers");
    let ReauthenticateOutcome::Proven { token, .. } = outcome else {
        panic!("all proofs are right")
    };
    let notice = service.mailed(Template::RecoveryCodeUsed).await;
    assert_eq!(service.report(&notice).await, ReportOutcome::Contained);
    assert!(!is_live(&service, &token).await);
    assert!(is_live(&service, &protected.token).await, "one from before is spared");
}

async fn an_earlier_alert_is_void_after_a_recovery(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, _, alert) = compromised(&service).await;
    service.identity.request_recovery(&build::email(ANN), &build::origin()).await.expect("asks");
    assert!(recovers(&service, &service.mailed(Template::RecoveryLink).await).await);
    assert_eq!(service.report(&alert).await, ReportOutcome::TokenInvalid);
}

async fn the_owner_waits_to_remove_a_factor_that_the_thief_set_up(database: TestDatabase) {
    let service = Service::with_policy(database, trusting()).await;
    let (_, thief, _) = compromised(&service).await;
    service.protected(&thief.token).await;
    let notice = service.mailed(Template::SecondFactorOn).await;
    assert_eq!(service.report(&notice).await, ReportOutcome::Contained);
    let link = service.mailed(Template::AccountContained).await;
    assert!(!recovers(&service, &link).await);
    let delayed = service.claim(&link).await;
    assert!(matches!(delayed, ClaimOutcome::Next(RecoveryStatus::Delayed { .. })));
    service.notified().await;
    service.clock.pass(DAY * 3);
    service.identity.recoveries_step().await.expect("moves on");
    assert!(recovers(&service, &service.mailed(Template::RecoveryReady).await).await);
    assert!(service.signed_in(ANN, NEW).await.is_some(), "no factor is asked for");
}

async fn the_panic_button_ends_every_session_and_the_mailbox_recovers(database: TestDatabase) {
    let service = Service::over(database).await;
    let (owner, thief, _) = compromised(&service).await;
    let caller = service.caller(&owner).await;
    let secured = service.identity.secure(&caller, &build::origin()).await.expect("answers");
    assert_eq!(secured, SecureOutcome::Contained);
    assert!(!is_live(&service, &owner.token).await && !is_live(&service, &thief.token).await);
    let again = service.identity.secure(&caller, &build::origin()).await.expect("answers");
    assert_eq!(again, SecureOutcome::CallerEnded);
    assert!(service.throttle(owner.account.id).await.is_locked(LockCause::Compromise));
    assert!(recovers(&service, &service.mailed(Template::AccountContained).await).await);
    assert_eq!(service.try_sign_in(sign_in(ANN, NEW)).await, PasswordVerdict::Right);
}

async fn a_right_password_without_the_factor_causes_one_notice_after_ten_minutes(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let (protected, _) = phished(&service).await;
    let notices = async |service: &Service| {
        while service.identity.unfinished_step().await.expect("tells") > 0 {}
        service.notified().await
    };
    assert_eq!(notices(&service).await, [], "a completed sign-in causes no notice");
    for _ in 0..3 {
        service.pending_sign_in(sign_in(ANN, PASSWORD)).await;
        service.clock.pass(MINUTE * 3);
    }
    assert_eq!(notices(&service).await, []);
    // Another sign-in does not postpone the notice.
    service.pending_sign_in(sign_in(ANN, PASSWORD)).await;
    service.clock.pass(MINUTE);
    assert_eq!(notices(&service).await, [Template::SignInUnfinished]);
    service.clock.pass(MINUTE * 10);
    assert_eq!(notices(&service).await, [Template::SignInUnfinished], "those that came after");
    service.clock.pass(DAY);
    assert_eq!(notices(&service).await, []);
    let proof = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    service.signed_in_with(sign_in(ANN, PASSWORD), proof).await;
    service.clock.pass(MINUTE * 10);
    assert_eq!(notices(&service).await, []);
}

async fn a_thief_with_the_password_cannot_flood_the_mailbox_with_alerts(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.signed_in(ANN, PASSWORD).await.expect("signed in");
    service.clock.pass(DAY);
    let mut sessions = Vec::new();
    for _ in 0..9 {
        sessions.push(service.signed_in(ANN, PASSWORD).await.expect("signed in"));
    }
    let mails = service.delivered().await;
    let alerts = mails.iter().filter(|mail| mail.template == Template::NewSignIn);
    let links: Vec<ActionToken> = alerts.map(crate::support::link).collect();
    assert_eq!(links.len(), 1);
    // The alert is about the first sign-in and contains every later one.
    assert_eq!(service.report(&links[0]).await, ReportOutcome::Contained);
    for new in &sessions {
        assert!(!is_live(&service, &new.token).await);
    }
}
