//! Passwords: choosing, forced changes, reminders and rehashing.

use crate::support::{PASSWORD, Service, TestDatabase, sign_in};
use identity_core::{
    Policy,
    audit::{Chain, EventKind},
    kernel::BearerToken,
    notify::Template,
    password::{
        ChangePassword, ChangePasswordOutcome, PasswordPolicy, PasswordProfile, PasswordRule,
    },
    security::{Advice, Notice},
    session::{FreshSession, ProofRefused, SessionAccess},
    sign_in::{PresentFactorOutcome, SignIn, SignInOutcome},
    testing::build,
    two_factor::{Proof, RemoveTotp},
};
use identity_crypto::{Argon2Hasher, HashSettings};
use std::{sync::Arc, time::Duration};

const ANN: &str = "ann@example.org";
const NEW: &str = "Another-horse-2";
const DAY: Duration = Duration::from_hours(24);

on_both_engines! {
    #[tokio::test]
    a_new_password_ends_every_other_session_device_and_pending_sign_in,
    a_wrong_current_password_changes_nothing_and_the_fifth_ends_the_session,
    every_broken_password_rule_is_reported_and_costs_no_attempt,
    a_forced_password_change_blocks_everything_else_until_it_is_made,
    an_old_password_causes_one_reminder_and_blocks_nothing,
    a_hash_with_old_parameters_is_replaced_at_the_next_sign_in,
    a_short_password_requires_its_second_factor,
    a_short_password_is_rejected_if_the_factor_was_removed_since,
}

async fn change(
    service: &Service,
    caller: &FreshSession,
    current: &str,
    new: &str,
) -> ChangePasswordOutcome {
    let (current, new) = (build::password(current), build::password(new));
    let command = ChangePassword { current, new, origin: build::origin() };
    service.identity.change_password(caller, command).await.expect("answers")
}

async fn changed(service: &Service, token: &BearerToken, current: &str, new: &str) -> BearerToken {
    match change(service, &service.fresh(token).await, current, new).await {
        ChangePasswordOutcome::Changed { token } => token,
        _ => panic!("every rule is kept, and the current password is right"),
    }
}

async fn is_live(service: &Service, token: &BearerToken) -> bool {
    service.identity.authenticate(token).await.expect("answers").is_some()
}

async fn a_new_password_ends_every_other_session_device_and_pending_sign_in(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let first = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let device = first.device.added.as_ref().expect("a device").digest();
    let protected = service.protected(&first.token).await;
    let known = SignIn { devices: vec![device], ..sign_in(ANN, PASSWORD) };
    let code = protected.authenticator.code_at(service.clock_now());
    let other = service.signed_in_with(known, Proof::Totp(code)).await;
    let waiting = service.pending_sign_in(sign_in(ANN, PASSWORD)).await;
    service.notified().await;

    let token = changed(&service, &protected.token, PASSWORD, NEW).await;
    assert!(is_live(&service, &token).await);
    assert!(!is_live(&service, &protected.token).await, "the token was replaced");
    assert!(!is_live(&service, &other.token).await);
    let code = Proof::RecoveryCode(protected.codes[1].clone());
    let late = service.present(&waiting.token, code).await;
    assert!(matches!(late, PresentFactorOutcome::Over));
    let caller = service.live(&token).await.full().expect("it may call everything");
    assert_eq!(service.identity.devices(&caller).await.expect("lists"), []);
    assert_eq!(service.notified().await, [Template::PasswordChanged]);
    let kinds = service.kinds(Chain::Account(account)).await;
    assert_eq!(kinds.last(), Some(&EventKind::PasswordChanged));

    assert!(service.signed_in(ANN, PASSWORD).await.is_none());
    service.pending_sign_in(sign_in(ANN, NEW)).await;
}

async fn a_wrong_current_password_changes_nothing_and_the_fifth_ends_the_session(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let first = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let fresh = service.fresh(&first.token).await;
    service.notified().await;
    for number in 1..=5 {
        let outcome = change(&service, &fresh, "Wrong-horse-9", NEW).await;
        let ChangePasswordOutcome::Refused(refused) = outcome else {
            panic!("the current password is another one")
        };
        let last = number == 5;
        assert_eq!(refused == ProofRefused::SessionEnded, last, "{number}");
        assert_eq!(is_live(&service, &first.token).await, !last, "{number}");
    }
    let late = change(&service, &fresh, PASSWORD, NEW).await;
    assert!(matches!(late, ChangePasswordOutcome::CallerEnded));
    assert!(service.signed_in(ANN, NEW).await.is_none());
    assert!(service.signed_in(ANN, PASSWORD).await.is_some());
    assert_eq!(service.notified().await, []);
}

async fn every_broken_password_rule_is_reported_and_costs_no_attempt(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let first = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    let fresh = service.fresh(&first.token).await;
    for (new, failed) in [
        (
            "ann",
            vec![
                PasswordRule::TooShort,
                PasswordRule::UpperCase,
                PasswordRule::Digit,
                PasswordRule::Email,
            ],
        ),
        (PASSWORD, vec![PasswordRule::Unchanged]),
    ] {
        for _ in 0..6 {
            let ChangePasswordOutcome::Rejected(rules) =
                change(&service, &fresh, PASSWORD, new).await
            else {
                panic!("it fails a rule")
            };
            assert_eq!(rules, failed);
        }
    }
    assert!(is_live(&service, &first.token).await);
}

async fn a_forced_password_change_blocks_everything_else_until_it_is_made(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let first = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    service.notified().await;
    let identity = &service.identity;
    assert!(identity.require_password_change(&build::email(ANN)).await.expect("answers"));
    let unknown = build::email("nobody@example.org");
    assert!(!identity.require_password_change(&unknown).await.expect("answers"));
    assert_eq!(service.notified().await, [Template::PasswordChangeRequired]);

    let live = service.live(&first.token).await;
    assert_eq!(live.access, SessionAccess::PasswordChange);
    assert!(live.full().is_err(), "a session that ran on may call everything");
    let second = service.signed_in(ANN, PASSWORD).await.expect("signs in");
    assert_eq!(second.access, SessionAccess::PasswordChange);
    let fresh = service.fresh(&second.token).await;
    assert!(identity.start_totp(&fresh, &build::origin()).await.expect("answers").is_none());
    let removed = identity.remove_totp(&fresh, &build::origin()).await.expect("answers");
    assert!(matches!(removed, RemoveTotp::CallerEnded));

    let token = changed(&service, &second.token, PASSWORD, NEW).await;
    assert_eq!(service.live(&token).await.access, SessionAccess::Full);
    assert!(!is_live(&service, &first.token).await);
}

async fn an_old_password_causes_one_reminder_and_blocks_nothing(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.clock.pass(DAY * 180 - Duration::from_millis(1));
    assert_eq!(service.identity.remind_step().await.expect("reminds"), 0);
    service.clock.pass(Duration::from_millis(1));
    assert_eq!(service.identity.remind_step().await.expect("reminds"), 1);
    assert_eq!(service.identity.remind_step().await.expect("reminds"), 0);
    assert_eq!(service.notified().await, [Template::PasswordReminder]);

    let session = service.signed_in(ANN, PASSWORD).await.expect("signs in as before");
    let caller = service.caller(&session).await;
    let overview = service.identity.security_overview(&caller).await.expect("looks");
    assert_eq!(
        (overview.notices, overview.advice),
        (vec![Notice::PasswordOld], Advice::SetUpSecondFactor)
    );
    let token = changed(&service, &session.token, PASSWORD, NEW).await;
    let caller = service.live(&token).await.full().expect("it may call everything");
    let overview = service.identity.security_overview(&caller).await.expect("looks");
    assert_eq!(overview.notices, []);
    assert_eq!(overview.password_changed_at, Some(service.clock_now()));
    service.clock.pass(DAY * 180);
    assert_eq!(service.identity.remind_step().await.expect("reminds"), 1, "of the new one too");
}

async fn stored(service: &Service) -> String {
    let mut read = service.store.begin_read().await.expect("reads");
    let account = read.accounts().find_by_email(&build::email(ANN)).await.expect("finds");
    let found = read.passwords().load(account.expect("an account")).await.expect("loads");
    found.expect("a password").hash.phc
}

async fn a_hash_with_old_parameters_is_replaced_at_the_next_sign_in(database: TestDatabase) {
    let database = Arc::new(database);
    let before = Service::with_ports(database.clone(), |_| ()).await;
    before.member(ANN, PASSWORD).await;
    drop(before);
    let cheap = HashSettings::cheap_for_tests();
    let dearer = HashSettings { iterations: cheap.iterations + 1, ..cheap };
    let now = Service::wired(
        database,
        |ports, keys| {
            let hasher = Argon2Hasher::start(keys.clone(), &dearer);
            ports.hasher = Arc::new(hasher.expect("the hasher starts"));
        },
        Policy::default(),
    )
    .await;
    let old = stored(&now).await;
    assert!(now.signed_in(ANN, "Wrong-horse-9").await.is_none());
    assert_eq!(stored(&now).await, old, "a wrong password rehashes nothing");
    assert!(now.signed_in(ANN, PASSWORD).await.is_some());
    let new = stored(&now).await;
    assert!(new.contains(&format!("t={}", dearer.iterations)), "{new}");
    assert!(now.signed_in(ANN, PASSWORD).await.is_some());
    assert_eq!(stored(&now).await, new, "what is up to date stays");
}

async fn a_short_password_requires_its_second_factor(database: TestDatabase) {
    let profile = PasswordProfile::Nist;
    let password = PasswordPolicy { profile, ..PasswordPolicy::default() };
    let service = Service::with_policy(database, Policy { password, ..Policy::default() }).await;
    let (long, short) = ("correct horse battery", "horse-nine");
    service.member(ANN, long).await;
    let first = service.signed_in(ANN, long).await.expect("signs in");
    let fresh = service.fresh(&first.token).await;
    let rejected = change(&service, &fresh, long, short).await;
    assert!(matches!(rejected, ChangePasswordOutcome::Rejected(_)), "alone it is too short");
    let protected = service.protected(&first.token).await;
    let token = changed(&service, &protected.token, long, short).await;
    let off = service.identity.remove_totp(&service.fresh(&token).await, &build::origin()).await;
    assert!(matches!(off, Ok(RemoveTotp::PasswordTooWeakAlone)));
    let asks = service.identity.sign_in(sign_in(ANN, short)).await.expect("answers");
    assert!(matches!(asks, SignInOutcome::SecondFactorRequired(_)), "the factor is still on");

    let token = changed(&service, &token, short, long).await;
    let off = service.identity.remove_totp(&service.fresh(&token).await, &build::origin()).await;
    assert!(matches!(off, Ok(RemoveTotp::Off { .. })));
    assert!(service.signed_in(ANN, long).await.is_some());
}

async fn a_short_password_is_rejected_if_the_factor_was_removed_since(database: TestDatabase) {
    let profile = PasswordProfile::Nist;
    let password = PasswordPolicy { profile, ..PasswordPolicy::default() };
    let service = Service::with_policy(database, Policy { password, ..Policy::default() }).await;
    let (long, short) = ("correct horse battery", "horse-nine");
    service.member(ANN, long).await;
    let first = service.signed_in(ANN, long).await.expect("signs in");
    let protected = service.protected(&first.token).await;
    let beside_the_factor = service.fresh(&protected.token).await;
    let off = service.identity.remove_totp(&beside_the_factor, &build::origin()).await;
    let Ok(RemoveTotp::Off { token }) = off else { panic!("it is on and not required") };
    let late = change(&service, &beside_the_factor, long, short).await;
    let ChangePasswordOutcome::Rejected(rules) = late else { panic!("alone it is too short") };
    assert_eq!(rules, [PasswordRule::TooShort]);
    assert_eq!(service.live(&token).await.session.failed_proofs, 0, "the current one was right");
    assert!(service.signed_in(ANN, short).await.is_none());
}
