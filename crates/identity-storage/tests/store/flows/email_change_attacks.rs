//! Attacks before and during a dispute over an address. Each of them fails.

use super::email_change_disputes::{
    NEW_PASSWORD, code, link_of, object_to_revert, password, recovers, revert_change,
    set_up_old_factor, sign_in_with_code, step, to,
};
use crate::support::{PASSWORD, Protected, STEP, Service, TestDatabase, link, sign_in, trusting};
use identity_core::{
    email_change::{ConfirmEmailOutcome, ObjectOutcome, RevertOutcome},
    incident::ReportOutcome,
    kernel::{ActionToken, BearerToken},
    notify::{Mail, Template},
    recovery::{ClaimOutcome, HelpOutcome, HelpText, RecoveryStatus, SecondProof},
    sign_in::PresentFactorOutcome,
    testing::build,
    two_factor::{ConfirmCodes, Proof, RecoveryCode, RemoveTotp, RenewCodes, Replaces},
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const SECOND: &str = "partner@example.net";
const BETWEEN: &str = "between@example.net";
const THIEF: &str = "thief@example.net";
const DAY: Duration = Duration::from_hours(24);
const HOUR: Duration = Duration::from_hours(1);

on_both_engines! {
    #[tokio::test]
    a_factor_that_the_thief_set_up_and_removed_is_no_older_proof,
    recovery_codes_that_the_thief_renewed_one_by_one_are_no_older_proof,
    reporting_the_earlier_of_two_replacements_restores_the_factor,
    the_owners_code_ends_the_claims_of_every_former_address,
    wrong_proofs_before_a_dispute_do_not_block_the_right_one,
    a_restored_recovery_email_stays,
    the_panic_button_and_a_report_keep_an_old_recovery_email,
    alerts_saved_for_later_cannot_undo_a_recovery,
    a_thiefs_claim_does_not_come_before_the_owners_alert,
    a_recovery_at_the_new_address_does_not_void_alerts_at_the_former_one,
    an_owner_who_returned_to_an_address_has_no_dispute_with_it,
    an_old_alert_does_not_restart_an_ended_dispute,
    a_thief_who_presses_the_panic_button_first_gains_only_time,
    reporting_an_earlier_alert_first_does_not_disable_a_later_one,
    two_addresses_that_claim_with_as_much_are_compared,
    a_thief_who_writes_to_support_does_not_act_for_the_owner,
}

/// Signs the thief in and returns the session's token and the link of the alert.
async fn thief_session_and_alert(service: &Service) -> (BearerToken, ActionToken) {
    service.member(ANN, PASSWORD).await;
    service.signed_in(ANN, PASSWORD).await.expect("signed in");
    service.clock.pass(HOUR);
    let thief = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let alert = service.mailed(Template::NewSignIn).await;
    service.clock.pass(STEP);
    (thief.token, alert)
}

async fn request_recovery_link(service: &Service, address: &str) -> ActionToken {
    let email = build::email(address);
    service.identity.request_recovery(&email, &build::origin()).await.expect("asks");
    service.mailed(Template::RecoveryLink).await
}

async fn set_recovery_email(service: &Service, token: &BearerToken, address: &str) {
    let (identity, origin) = (&service.identity, build::origin());
    let fresh = service.fresh(token).await;
    identity.request_recovery_email(&fresh, &build::email(address), &origin).await.expect("asks");
    let confirm = service.mailed(Template::ConfirmRecoveryEmail).await;
    let caller = service.live(token).await.full().expect("full");
    let confirmed = identity.confirm_recovery_email(&caller, &confirm, &origin).await;
    assert_eq!(confirmed.expect("confirms"), ConfirmEmailOutcome::Confirmed);
    service.delivered().await;
}

/// Returns the recovery email of the account.
async fn recovery_email_of(
    service: &Service,
    account: identity_core::kernel::AccountId,
) -> Option<String> {
    let mut read = service.store.begin_read().await.expect("reads");
    let others = read.addresses().list(account).await.expect("lists");
    others.recovery().map(|address| address.email.as_str().to_owned())
}

async fn a_factor_that_the_thief_set_up_and_removed_is_no_older_proof(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.clock.pass(DAY);
    let first = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let thiefs = service.protected(&first.token).await;
    service.clock.pass(DAY);
    let token = sign_in_with_code(&service, &thiefs, ANN).await;
    let fresh = service.fresh(&token).await;
    let off = service.identity.remove_totp(&fresh, &build::origin()).await.expect("answers");
    let RemoveTotp::Off { token } = off else { panic!("it is on") };
    let mails = service.change_email(&token, THIEF).await;
    let revert = link_of(&mails, Template::EmailChangedAway);
    assert!(matches!(revert_change(&service, &revert, None).await, RevertOutcome::Waits(_)));
    let object = service.mailed(Template::EmailRevertStarted).await;
    service.clock.pass(STEP);
    let proof = code(&service, &thiefs);
    assert_eq!(object_to_revert(&service, &object, proof).await, ObjectOutcome::Wrong);
    assert_eq!(revert_change(&service, &revert, password(PASSWORD)).await, RevertOutcome::Restored);
}

/// Creates recovery codes in a fresh session and confirms them.
async fn create_codes(
    service: &Service,
    token: &BearerToken,
    replaces: Replaces,
) -> Vec<RecoveryCode> {
    let (identity, origin) = (&service.identity, build::origin());
    let fresh = service.fresh(token).await;
    let made = identity.renew_recovery_codes(&fresh, replaces, &origin).await.expect("answers");
    let RenewCodes::Made(codes) = made else { panic!("there is a factor") };
    let typed = identity.confirm_recovery_codes(&fresh, &codes[0], &origin).await;
    assert!(matches!(typed.expect("answers"), ConfirmCodes::Active(_)));
    codes
}

async fn use_code(service: &Service, address: &str, code: RecoveryCode) {
    let waiting = service.pending_sign_in(sign_in(address, PASSWORD)).await;
    let outcome = service.present(&waiting.token, Proof::RecoveryCode(code)).await;
    assert!(matches!(outcome, PresentFactorOutcome::SignedIn(_)));
}

async fn recovery_codes_that_the_thief_renewed_one_by_one_are_no_older_proof(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let owners = set_up_old_factor(&service).await;
    let first = sign_in_with_code(&service, &owners, ANN).await;
    let codes = create_codes(&service, &first, Replaces::All).await;
    service.clock.pass(DAY);
    use_code(&service, ANN, codes[1].clone()).await;
    let later = sign_in_with_code(&service, &owners, ANN).await;
    let one = create_codes(&service, &later, Replaces::Used).await;
    let mails = service.change_email(&later, THIEF).await;
    let revert = link_of(&mails, Template::EmailChangedAway);
    use_code(&service, THIEF, one[0].clone()).await;
    assert!(matches!(revert_change(&service, &revert, None).await, RevertOutcome::Waits(_)));
    let object = service.mailed(Template::EmailRevertStarted).await;
    let proof = Proof::RecoveryCode(codes[2].clone());
    assert_eq!(object_to_revert(&service, &object, proof).await, ObjectOutcome::Wrong);
    service.clock.pass(STEP);
    let proof = SecondProof::Factor(code(&service, &owners));
    assert_eq!(revert_change(&service, &revert, proof).await, RevertOutcome::Restored);
}

async fn reporting_the_earlier_of_two_replacements_restores_the_factor(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let owners = set_up_old_factor(&service).await;
    let first = sign_in_with_code(&service, &owners, ANN).await;
    let second = service.protected(&first).await;
    let earlier = service.mailed(Template::SecondFactorReplaced).await;
    service.clock.pass(HOUR);
    let later = sign_in_with_code(&service, &second, ANN).await;
    let third = service.protected(&later).await;
    let newest = service.mailed(Template::SecondFactorReplaced).await;
    assert_eq!(service.report(&newest).await, ReportOutcome::Contained);
    assert_eq!(service.report(&earlier).await, ReportOutcome::Contained);
    let mails = service.delivered().await;
    let contained = |mail: &&Mail| mail.template == Template::AccountContained;
    let way_back = link(mails.iter().rfind(contained).expect("a mail"));
    for (factor, right) in [(&second, false), (&third, false), (&owners, true)] {
        let outcome = prove_factor(&service, &way_back, factor).await;
        assert_eq!(
            matches!(outcome, ClaimOutcome::Next(RecoveryStatus::NeedsPassword { .. })),
            right,
            "{outcome:?}"
        );
    }
}

async fn a_thief_who_presses_the_panic_button_first_gains_only_time(database: TestDatabase) {
    let service = Service::with_policy(database, trusting()).await;
    service.member(ANN, PASSWORD).await;
    let owners = set_up_old_factor(&service).await;
    let thief = sign_in_with_code(&service, &owners, ANN).await;
    let thiefs = service.protected(&thief).await;
    let notice = service.mailed(Template::SecondFactorReplaced).await;
    let caller = service.live(&thiefs.token).await.full().expect("full");
    service.identity.secure(&caller, &build::origin()).await.expect("answers");
    let way_back = service.mailed(Template::AccountContained).await;
    // No report restores a factor now, because a thief with the replaced authenticator could read
    // the mail.
    assert_eq!(service.report(&notice).await, ReportOutcome::Contained);
    let outcome = prove_factor(&service, &way_back, &owners).await;
    assert!(matches!(outcome, ClaimOutcome::Wrong), "{outcome:?}");
    let delayed = service.claim(&way_back).await;
    assert!(matches!(delayed, ClaimOutcome::Next(RecoveryStatus::Delayed { .. })));
    service.delivered().await;
    service.clock.pass(DAY * 3);
    service.identity.recoveries_step().await.expect("steps");
    let fresh = service.mailed(Template::RecoveryReady).await;
    assert!(recovers(&service, &fresh).await);
    assert!(service.signed_in(ANN, NEW_PASSWORD).await.is_some(), "his factor is gone");
}

async fn reporting_an_earlier_alert_first_does_not_disable_a_later_one(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.signed_in(ANN, PASSWORD).await.expect("signed in");
    service.clock.pass(HOUR);
    let early = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let alert = service.mailed(Template::NewSignIn).await;
    service.clock.pass(DAY);
    let later = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let owners = service.protected(&later.token).await;
    service.clock.pass(HOUR);
    let thief = sign_in_with_code(&service, &owners, ANN).await;
    let thiefs = service.protected(&thief).await;
    let notice = service.mailed(Template::SecondFactorReplaced).await;
    // This alert is older than any factor, so the report restores none.
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    let way_back = service.mailed(Template::AccountContained).await;
    assert!(service.identity.authenticate(&early.token).await.expect("answers").is_none());
    let outcome = prove_factor(&service, &way_back, &thiefs).await;
    assert!(
        matches!(outcome, ClaimOutcome::Next(RecoveryStatus::NeedsPassword { .. })),
        "{outcome:?}"
    );
    assert_eq!(service.report(&notice).await, ReportOutcome::Contained);
    assert!(!recovers(&service, &way_back).await, "what it was proven with is undone");
    for (factor, right) in [(&thiefs, false), (&owners, true)] {
        let outcome = prove_factor(&service, &way_back, factor).await;
        assert_eq!(
            matches!(outcome, ClaimOutcome::Next(RecoveryStatus::NeedsPassword { .. })),
            right,
            "{outcome:?}"
        );
    }
    assert!(recovers(&service, &way_back).await);
}

async fn prove_factor(service: &Service, link: &ActionToken, factor: &Protected) -> ClaimOutcome {
    service.clock.pass(STEP);
    let proof = SecondProof::Factor(code(service, factor));
    service.prove(link, proof).await
}

/// Sets up an account with an old second factor whose owner moved to a second and then a third
/// address. Returns the factor and the revert links to the first two addresses.
async fn moved_twice(service: &Service) -> (Protected, ActionToken, ActionToken) {
    service.member(ANN, PASSWORD).await;
    let owners = set_up_old_factor(service).await;
    let token = sign_in_with_code(service, &owners, ANN).await;
    let first = link_of(&service.change_email(&token, BETWEEN).await, Template::EmailChangedAway);
    service.clock.pass(DAY);
    let token = sign_in_with_code(service, &owners, BETWEEN).await;
    let second =
        link_of(&service.change_email(&token, "now@example.net").await, Template::EmailChangedAway);
    (owners, first, second)
}

async fn the_owners_code_ends_the_claims_of_every_former_address(database: TestDatabase) {
    let service = Service::over(database).await;
    let (owners, first, second) = moved_twice(&service).await;
    // The thief reads both former mailboxes.
    assert!(matches!(revert_change(&service, &second, None).await, RevertOutcome::Waits(_)));
    assert!(matches!(revert_change(&service, &first, None).await, RevertOutcome::Waits(_)));
    let mails = service.delivered().await;
    let own = |mail: &&Mail| {
        mail.template == Template::EmailRevertStarted && mail.to.email.as_str() == "now@example.net"
    };
    let object = link(mails.iter().rfind(own).expect("a notice"));
    service.clock.pass(STEP);
    let proof = code(&service, &owners);
    assert_eq!(object_to_revert(&service, &object, proof).await, ObjectOutcome::Ended);
    let way_back = service.mailed(Template::AccountContained).await;
    service.clock.pass(DAY * 4);
    step(&service).await;
    assert_eq!(service.notified().await, [], "neither side gets it");
    for link in [first, second] {
        assert_eq!(revert_change(&service, &link, None).await, RevertOutcome::TokenInvalid);
    }
    assert!(!recovers(&service, &way_back).await, "it is good for an hour");
    let way_back = request_recovery_link(&service, "now@example.net").await;
    assert!(matches!(
        prove_factor(&service, &way_back, &owners).await,
        ClaimOutcome::Next(RecoveryStatus::NeedsPassword { .. })
    ));
    assert!(recovers(&service, &way_back).await);
}

async fn wrong_proofs_before_a_dispute_do_not_block_the_right_one(database: TestDatabase) {
    let service = Service::over(database).await;
    let (thief, _) = thief_session_and_alert(&service).await;
    let mails = service.change_email(&thief, THIEF).await;
    let revert = link_of(&mails, Template::EmailChangedAway);
    for _ in 0..20 {
        let token = request_recovery_link(&service, THIEF).await;
        for _ in 0..5 {
            let proof = password("Wrong-horse-1");
            service.prove(&token, proof).await;
        }
        service.clock.pass(HOUR);
    }
    assert_eq!(revert_change(&service, &revert, password(PASSWORD)).await, RevertOutcome::Restored);
}

async fn a_restored_recovery_email_stays(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let owner = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    set_recovery_email(&service, &owner.token, SECOND).await;
    service.clock.pass(DAY);
    let thief = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let (identity, origin) = (&service.identity, build::origin());
    let fresh = service.fresh(&thief.token).await;
    identity.remove_recovery_email(&fresh, &origin).await.expect("answers");
    let mails = service.change_email(&thief.token, THIEF).await;
    assert_eq!(recovery_email_of(&service, account).await, None);
    let revert = link_of(&mails, Template::EmailChangedAway);
    assert!(matches!(revert_change(&service, &revert, None).await, RevertOutcome::Waits(_)));
    assert_eq!(recovery_email_of(&service, account).await.as_deref(), Some(SECOND));
    assert_eq!(revert_change(&service, &revert, password(PASSWORD)).await, RevertOutcome::Restored);
    assert_eq!(recovery_email_of(&service, account).await.as_deref(), Some(SECOND));
}

async fn the_panic_button_and_a_report_keep_an_old_recovery_email(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let owner = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    set_recovery_email(&service, &owner.token, SECOND).await;
    service.clock.pass(DAY * 20);
    let thief = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let notified = service.delivered().await;
    let new = |mail: &&Mail| mail.template == Template::NewSignIn && mail.to.email.as_str() == ANN;
    let alert = link(notified.iter().find(new).expect("a notice"));
    let caller = service.caller(&thief).await;
    service.identity.secure(&caller, &build::origin()).await.expect("contains");
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    assert_eq!(recovery_email_of(&service, account).await.as_deref(), Some(SECOND));
}

async fn alerts_saved_for_later_cannot_undo_a_recovery(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.signed_in(ANN, PASSWORD).await.expect("signed in");
    service.clock.pass(HOUR);
    let mut alerts = Vec::new();
    for _ in 0..3 {
        service.signed_in(ANN, PASSWORD).await.expect("signed in");
        alerts.push(service.mailed(Template::NewSignIn).await);
        service.clock.pass(HOUR);
    }
    assert_eq!(service.report(&alerts[0]).await, ReportOutcome::Contained);
    let way_back = service.mailed(Template::AccountContained).await;
    assert_eq!(service.report(&alerts[1]).await, ReportOutcome::Contained);
    assert_eq!(service.notified().await, [], "the link is good still");
    assert!(recovers(&service, &way_back).await);
}

async fn a_thiefs_claim_does_not_come_before_the_owners_alert(database: TestDatabase) {
    let service = Service::over(database).await;
    let (thief, alert) = thief_session_and_alert(&service).await;
    service.change_email(&thief, BETWEEN).await;
    service.clock.pass(STEP);
    let mails = service.change_email(&thief, THIEF).await;
    let thiefs = link_of(&mails, Template::EmailChangedAway);
    assert!(matches!(revert_change(&service, &thiefs, None).await, RevertOutcome::Waits(_)));
    service.delivered().await;
    assert!(matches!(service.report(&alert).await, ReportOutcome::Restoring(_)));
    let claim = service.mailed(Template::EmailRevertPending).await;
    assert_eq!(revert_change(&service, &thiefs, None).await, RevertOutcome::TokenInvalid);
    assert_eq!(revert_change(&service, &claim, password(PASSWORD)).await, RevertOutcome::Restored);
}

async fn a_recovery_at_the_new_address_does_not_void_alerts_at_the_former_one(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let (thief, alert) = thief_session_and_alert(&service).await;
    service.change_email(&thief, THIEF).await;
    let way_in = request_recovery_link(&service, THIEF).await;
    assert!(recovers(&service, &way_in).await);
    service.delivered().await;
    assert!(matches!(service.report(&alert).await, ReportOutcome::Restoring(_)));
    service.mailed(Template::EmailRevertPending).await;
}

async fn an_owner_who_returned_to_an_address_has_no_dispute_with_it(database: TestDatabase) {
    let service = Service::over(database).await;
    let (owner, alert) = thief_session_and_alert(&service).await;
    service.change_email(&owner, BETWEEN).await;
    service.clock.pass(STEP);
    service.change_email(&owner, ANN).await;
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    let mails = service.delivered().await;
    assert_eq!(to(&mails), [(ANN, "account_contained")].into());
    assert!(recovers(&service, &link(&mails[0])).await);
}

async fn an_old_alert_does_not_restart_an_ended_dispute(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let owners = set_up_old_factor(&service).await;
    service.clock.pass(STEP);
    let proof = code(&service, &owners);
    let new = service.signed_in_with(sign_in(ANN, PASSWORD), proof).await;
    let alert = service.mailed(Template::NewSignIn).await;
    let owner = service.reauthenticate(&new, &owners).await;
    let mails = service.change_email(&owner, BETWEEN).await;
    let revert = link_of(&mails, Template::EmailChangedAway);
    assert!(matches!(revert_change(&service, &revert, None).await, RevertOutcome::Waits(_)));
    let object = service.mailed(Template::EmailRevertStarted).await;
    service.clock.pass(STEP);
    let proof = code(&service, &owners);
    assert_eq!(object_to_revert(&service, &object, proof).await, ObjectOutcome::Ended);
    assert_eq!(service.report(&alert).await, ReportOutcome::TokenInvalid);
}

async fn two_addresses_that_claim_with_as_much_are_compared(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let owner = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    set_recovery_email(&service, &owner.token, SECOND).await;
    service.protected(&owner.token).await;
    service.delivered().await;
    let start_waiting = async |address: &str| {
        let token = request_recovery_link(&service, address).await;
        service.claim(&token).await
    };
    start_waiting(SECOND).await;
    service.delivered().await;
    let until = service.clock_now().after(DAY * 3);
    let contested = RecoveryStatus::Contested { until };
    assert_eq!(start_waiting(ANN).await, ClaimOutcome::Next(contested));
    service.delivered().await;
    // The owner shows the password too, and goes on when the sides are compared.
    service.clock.pass(HOUR);
    let own = request_recovery_link(&service, ANN).await;
    let joined = service.prove(&own, password(PASSWORD)).await;
    assert_eq!(joined, ClaimOutcome::Next(contested));
    service.delivered().await;
    service.clock.pass(DAY * 3);
    service.identity.recoveries_step().await.expect("steps");
    let mails = service.delivered().await;
    assert_eq!(to(&mails), [(ANN, "recovery_ready")].into());
}

async fn a_thief_who_writes_to_support_does_not_act_for_the_owner(database: TestDatabase) {
    let service = Service::over(database).await;
    let (thief, _) = thief_session_and_alert(&service).await;
    let mails = service.change_email(&thief, THIEF).await;
    let revert = link_of(&mails, Template::EmailChangedAway);
    let (identity, origin) = (&service.identity, build::origin());
    let thiefs = request_recovery_link(&service, THIEF).await;
    let text = || HelpText::parse("It is mine.").expect("a text");
    for expected in
        [HelpOutcome::Asked, HelpOutcome::Asked, HelpOutcome::Asked, HelpOutcome::Enough]
    {
        let asked = identity.ask_for_help(&thiefs, text(), &origin).await;
        assert_eq!(asked.expect("answers"), expected);
    }
    let asked = identity.ask_for_help(&revert, text(), &origin).await;
    assert_eq!(asked.expect("answers"), HelpOutcome::Asked);
}
