//! Attacks before and during a dispute over an address. Each of them fails.

use super::email_change_disputes::{
    NEW_PASSWORD, code, in_with_a_code, link_of, objects, password, recovers, reverts, step, to,
    with_an_old_factor,
};
use crate::support::{PASSWORD, Protected, STEP, Service, TestDatabase, link, sign_in};
use identity_core::{
    email_change::{ConfirmEmailOutcome, ObjectOutcome, RevertOutcome},
    incident::ReportOutcome,
    kernel::{ActionToken, BearerToken},
    notify::{Mail, Template},
    recovery::{DelayOutcome, HelpOutcome, HelpText, ProveOutcome, ProveRecovery, SecondProof},
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
    a_factor_that_the_thief_switched_on_and_off_is_no_older_proof,
    recovery_codes_that_the_thief_made_one_by_one_are_no_older_proof,
    a_factor_that_was_replaced_twice_comes_back_with_the_earlier_mail,
    the_owners_code_ends_the_claims_of_every_former_address,
    wrong_proofs_before_the_dispute_keep_nobody_from_the_right_one,
    a_recovery_address_that_came_back_stays,
    the_panic_button_and_a_report_leave_an_old_recovery_address,
    alerts_kept_in_stock_undo_no_recovery,
    the_thiefs_own_claim_is_not_before_the_owners_alert,
    a_recovery_from_the_new_address_takes_no_alert_from_the_former_one,
    who_came_back_to_an_address_has_no_dispute_with_it,
    an_ended_dispute_is_begun_by_no_old_alert,
    a_thief_who_presses_the_panic_button_first_gains_time_alone,
    an_earlier_alert_that_is_pressed_first_keeps_no_later_one_from_its_work,
    who_has_the_own_mailbox_completes_what_both_wait_for,
    a_thief_who_writes_to_a_person_does_not_speak_for_the_owner,
}

/// Signs the thief in and returns the session's token and the link of the alert.
async fn alert_of_thief(service: &Service) -> (BearerToken, ActionToken) {
    service.member(ANN, PASSWORD).await;
    service.signed_in(ANN, PASSWORD).await.expect("signed in");
    service.clock.pass(HOUR);
    let thief = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let alert = service.mailed(Template::NewSignIn).await;
    service.clock.pass(STEP);
    (thief.token, alert)
}

async fn asked_for(service: &Service, address: &str) -> ActionToken {
    let email = build::email(address);
    service.identity.request_recovery(&email, &build::origin()).await.expect("asks");
    service.mailed(Template::RecoveryLink).await
}

async fn second(service: &Service, token: &BearerToken, address: &str) {
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
async fn recovery_address(
    service: &Service,
    account: identity_core::kernel::AccountId,
) -> Option<String> {
    let mut read = service.store.begin_read().await.expect("reads");
    let others = read.addresses().list(account).await.expect("lists");
    others.recovery().map(|address| address.email.as_str().to_owned())
}

async fn a_factor_that_the_thief_switched_on_and_off_is_no_older_proof(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.clock.pass(DAY);
    let first = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let thiefs = service.protected(&first.token).await;
    service.clock.pass(DAY);
    let token = in_with_a_code(&service, &thiefs, ANN).await;
    let fresh = service.fresh(&token).await;
    let off = service.identity.remove_totp(&fresh, &build::origin()).await.expect("answers");
    let RemoveTotp::Off { token } = off else { panic!("it is on") };
    let mails = service.moved(&token, THIEF).await;
    let revert = link_of(&mails, Template::EmailChangedAway);
    assert!(matches!(reverts(&service, &revert, None).await, RevertOutcome::Waits(_)));
    let object = service.mailed(Template::EmailRevertStarted).await;
    service.clock.pass(STEP);
    let proof = code(&service, &thiefs);
    assert_eq!(objects(&service, &object, proof).await, ObjectOutcome::Wrong);
    assert_eq!(reverts(&service, &revert, password(PASSWORD)).await, RevertOutcome::Returned);
}

/// Creates recovery codes in a fresh session and confirms them.
async fn makes_codes(
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

async fn uses(service: &Service, address: &str, code: RecoveryCode) {
    let waiting = service.waiting(sign_in(address, PASSWORD)).await;
    let outcome = service.present(&waiting.token, Proof::RecoveryCode(code)).await;
    assert!(matches!(outcome, PresentFactorOutcome::SignedIn(_)));
}

async fn recovery_codes_that_the_thief_made_one_by_one_are_no_older_proof(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let owners = with_an_old_factor(&service).await;
    let first = in_with_a_code(&service, &owners, ANN).await;
    let codes = makes_codes(&service, &first, Replaces::All).await;
    service.clock.pass(DAY);
    uses(&service, ANN, codes[1].clone()).await;
    let later = in_with_a_code(&service, &owners, ANN).await;
    let one = makes_codes(&service, &later, Replaces::Used).await;
    let mails = service.moved(&later, THIEF).await;
    let revert = link_of(&mails, Template::EmailChangedAway);
    uses(&service, THIEF, one[0].clone()).await;
    assert!(matches!(reverts(&service, &revert, None).await, RevertOutcome::Waits(_)));
    let object = service.mailed(Template::EmailRevertStarted).await;
    let proof = Proof::RecoveryCode(codes[2].clone());
    assert_eq!(objects(&service, &object, proof).await, ObjectOutcome::Wrong);
    service.clock.pass(STEP);
    let proof = SecondProof::Factor(code(&service, &owners));
    assert_eq!(reverts(&service, &revert, proof).await, RevertOutcome::Returned);
}

async fn a_factor_that_was_replaced_twice_comes_back_with_the_earlier_mail(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let owners = with_an_old_factor(&service).await;
    let first = in_with_a_code(&service, &owners, ANN).await;
    let second = service.protected(&first).await;
    let earlier = service.mailed(Template::SecondFactorReplaced).await;
    service.clock.pass(HOUR);
    let later = in_with_a_code(&service, &second, ANN).await;
    let third = service.protected(&later).await;
    let newest = service.mailed(Template::SecondFactorReplaced).await;
    assert_eq!(service.report(&newest).await, ReportOutcome::Contained);
    assert_eq!(service.report(&earlier).await, ReportOutcome::Contained);
    let mails = service.delivered().await;
    let contained = |mail: &&Mail| mail.template == Template::AccountContained;
    let way_back = link(mails.iter().rfind(contained).expect("a mail"));
    for (factor, right) in [(&second, false), (&third, false), (&owners, true)] {
        let outcome = proves(&service, &way_back, factor).await;
        assert_eq!(matches!(outcome, ProveOutcome::Proven(_)), right, "{outcome:?}");
    }
}

async fn a_thief_who_presses_the_panic_button_first_gains_time_alone(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let owners = with_an_old_factor(&service).await;
    let thief = in_with_a_code(&service, &owners, ANN).await;
    let thiefs = service.protected(&thief).await;
    let notified = service.mailed(Template::SecondFactorReplaced).await;
    let caller = service.live(&thiefs.token).await.full().expect("full");
    service.identity.secure(&caller, &build::origin()).await.expect("answers");
    let way_back = service.mailed(Template::AccountContained).await;
    // No report restores a factor now, because a thief with the replaced authenticator could read
    // the mail.
    assert_eq!(service.report(&notified).await, ReportOutcome::Contained);
    let outcome = proves(&service, &way_back, &owners).await;
    assert!(matches!(outcome, ProveOutcome::Wrong), "{outcome:?}");
    let locked = service.identity.wait_with_mailbox(&way_back, &build::origin()).await;
    assert!(matches!(locked.expect("answers"), DelayOutcome::OnHold(_)));
    service.delivered().await;
    service.clock.pass(DAY * 3);
    service.identity.recoveries_step().await.expect("steps");
    let fresh = service.mailed(Template::RecoveryReady).await;
    assert!(recovers(&service, &fresh).await);
    assert!(service.signed_in(ANN, NEW_PASSWORD).await.is_some(), "his factor is gone");
}

async fn an_earlier_alert_that_is_pressed_first_keeps_no_later_one_from_its_work(
    database: TestDatabase,
) {
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
    let thief = in_with_a_code(&service, &owners, ANN).await;
    let thiefs = service.protected(&thief).await;
    let notified = service.mailed(Template::SecondFactorReplaced).await;
    // This alert is older than any factor, so the report restores none.
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    let way_back = service.mailed(Template::AccountContained).await;
    assert!(service.identity.authenticate(&early.token).await.expect("answers").is_none());
    let his = proves(&service, &way_back, &thiefs).await;
    assert!(matches!(his, ProveOutcome::Proven(_)), "{his:?}");
    assert_eq!(service.report(&notified).await, ReportOutcome::Contained);
    assert!(!recovers(&service, &way_back).await, "what it was proven with is undone");
    for (factor, right) in [(&thiefs, false), (&owners, true)] {
        let outcome = proves(&service, &way_back, factor).await;
        assert_eq!(matches!(outcome, ProveOutcome::Proven(_)), right, "{outcome:?}");
    }
    assert!(recovers(&service, &way_back).await);
}

async fn proves(service: &Service, link: &ActionToken, factor: &Protected) -> ProveOutcome {
    service.clock.pass(STEP);
    let proof = SecondProof::Factor(code(service, factor));
    let command = ProveRecovery { token: link.clone(), proof, origin: build::origin() };
    service.identity.prove_recovery(command).await.expect("answers")
}

/// Sets up an account with an old second factor whose owner moved to a second and then a third
/// address. Returns the factor and the revert links to the first two addresses.
async fn moved_twice(service: &Service) -> (Protected, ActionToken, ActionToken) {
    service.member(ANN, PASSWORD).await;
    let owners = with_an_old_factor(service).await;
    let token = in_with_a_code(service, &owners, ANN).await;
    let first = link_of(&service.moved(&token, BETWEEN).await, Template::EmailChangedAway);
    service.clock.pass(DAY);
    let token = in_with_a_code(service, &owners, BETWEEN).await;
    let second =
        link_of(&service.moved(&token, "now@example.net").await, Template::EmailChangedAway);
    (owners, first, second)
}

async fn the_owners_code_ends_the_claims_of_every_former_address(database: TestDatabase) {
    let service = Service::over(database).await;
    let (owners, first, second) = moved_twice(&service).await;
    // The thief reads both former mailboxes.
    assert!(matches!(reverts(&service, &second, None).await, RevertOutcome::Waits(_)));
    assert!(matches!(reverts(&service, &first, None).await, RevertOutcome::Waits(_)));
    let mails = service.delivered().await;
    let own = |mail: &&Mail| {
        mail.template == Template::EmailRevertStarted && mail.to.email.as_str() == "now@example.net"
    };
    let object = link(mails.iter().rfind(own).expect("told"));
    service.clock.pass(STEP);
    let proof = code(&service, &owners);
    assert_eq!(objects(&service, &object, proof).await, ObjectOutcome::Ended);
    let way_back = service.mailed(Template::AccountContained).await;
    service.clock.pass(DAY * 4);
    step(&service).await;
    assert_eq!(service.notified().await, [], "nobody gets it");
    for link in [first, second] {
        assert_eq!(reverts(&service, &link, None).await, RevertOutcome::TokenInvalid);
    }
    assert!(!recovers(&service, &way_back).await, "it is good for an hour");
    let way_back = asked_for(&service, "now@example.net").await;
    assert!(matches!(proves(&service, &way_back, &owners).await, ProveOutcome::Proven(_)));
    assert!(recovers(&service, &way_back).await);
}

async fn wrong_proofs_before_the_dispute_keep_nobody_from_the_right_one(database: TestDatabase) {
    let service = Service::over(database).await;
    let (thief, _) = alert_of_thief(&service).await;
    let mails = service.moved(&thief, THIEF).await;
    let revert = link_of(&mails, Template::EmailChangedAway);
    for _ in 0..20 {
        let token = asked_for(&service, THIEF).await;
        for _ in 0..5 {
            let proof = password("Wrong-horse-1");
            let command = ProveRecovery { token: token.clone(), proof, origin: build::origin() };
            service.identity.prove_recovery(command).await.expect("answers");
        }
        service.clock.pass(HOUR);
    }
    assert_eq!(reverts(&service, &revert, password(PASSWORD)).await, RevertOutcome::Returned);
}

async fn a_recovery_address_that_came_back_stays(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let owner = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    second(&service, &owner.token, SECOND).await;
    service.clock.pass(DAY);
    let thief = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let (identity, origin) = (&service.identity, build::origin());
    let fresh = service.fresh(&thief.token).await;
    identity.remove_recovery_email(&fresh, &origin).await.expect("answers");
    let mails = service.moved(&thief.token, THIEF).await;
    assert_eq!(recovery_address(&service, account).await, None);
    let revert = link_of(&mails, Template::EmailChangedAway);
    assert!(matches!(reverts(&service, &revert, None).await, RevertOutcome::Waits(_)));
    assert_eq!(recovery_address(&service, account).await.as_deref(), Some(SECOND));
    assert_eq!(reverts(&service, &revert, password(PASSWORD)).await, RevertOutcome::Returned);
    assert_eq!(recovery_address(&service, account).await.as_deref(), Some(SECOND));
}

async fn the_panic_button_and_a_report_leave_an_old_recovery_address(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let owner = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    second(&service, &owner.token, SECOND).await;
    service.clock.pass(DAY * 20);
    let thief = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let notified = service.delivered().await;
    let new = |mail: &&Mail| mail.template == Template::NewSignIn && mail.to.email.as_str() == ANN;
    let alert = link(notified.iter().find(new).expect("told"));
    let caller = service.caller(&thief).await;
    service.identity.secure(&caller, &build::origin()).await.expect("contains");
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    assert_eq!(recovery_address(&service, account).await.as_deref(), Some(SECOND));
}

async fn alerts_kept_in_stock_undo_no_recovery(database: TestDatabase) {
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

async fn the_thiefs_own_claim_is_not_before_the_owners_alert(database: TestDatabase) {
    let service = Service::over(database).await;
    let (thief, alert) = alert_of_thief(&service).await;
    service.moved(&thief, BETWEEN).await;
    service.clock.pass(STEP);
    let mails = service.moved(&thief, THIEF).await;
    let thiefs = link_of(&mails, Template::EmailChangedAway);
    assert!(matches!(reverts(&service, &thiefs, None).await, RevertOutcome::Waits(_)));
    service.delivered().await;
    assert!(matches!(service.report(&alert).await, ReportOutcome::Restoring(_)));
    let claim = service.mailed(Template::EmailRevertPending).await;
    assert_eq!(reverts(&service, &thiefs, None).await, RevertOutcome::TokenInvalid);
    assert_eq!(reverts(&service, &claim, password(PASSWORD)).await, RevertOutcome::Returned);
}

async fn a_recovery_from_the_new_address_takes_no_alert_from_the_former_one(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let (thief, alert) = alert_of_thief(&service).await;
    service.moved(&thief, THIEF).await;
    let way_in = asked_for(&service, THIEF).await;
    assert!(recovers(&service, &way_in).await);
    service.delivered().await;
    assert!(matches!(service.report(&alert).await, ReportOutcome::Restoring(_)));
    service.mailed(Template::EmailRevertPending).await;
}

async fn who_came_back_to_an_address_has_no_dispute_with_it(database: TestDatabase) {
    let service = Service::over(database).await;
    let (owner, alert) = alert_of_thief(&service).await;
    service.moved(&owner, BETWEEN).await;
    service.clock.pass(STEP);
    service.moved(&owner, ANN).await;
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    let mails = service.delivered().await;
    assert_eq!(to(&mails), [(ANN, "account_contained")].into());
    assert!(recovers(&service, &link(&mails[0])).await);
}

async fn an_ended_dispute_is_begun_by_no_old_alert(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let owners = with_an_old_factor(&service).await;
    service.clock.pass(STEP);
    let proof = code(&service, &owners);
    let new = service.signed_in_with(sign_in(ANN, PASSWORD), proof).await;
    let alert = service.mailed(Template::NewSignIn).await;
    let owner = service.proven(&new, &owners).await;
    let mails = service.moved(&owner, BETWEEN).await;
    let revert = link_of(&mails, Template::EmailChangedAway);
    assert!(matches!(reverts(&service, &revert, None).await, RevertOutcome::Waits(_)));
    let object = service.mailed(Template::EmailRevertStarted).await;
    service.clock.pass(STEP);
    let proof = code(&service, &owners);
    assert_eq!(objects(&service, &object, proof).await, ObjectOutcome::Ended);
    assert_eq!(service.report(&alert).await, ReportOutcome::TokenInvalid);
}

async fn who_has_the_own_mailbox_completes_what_both_wait_for(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let owner = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    second(&service, &owner.token, SECOND).await;
    service.protected(&owner.token).await;
    service.delivered().await;
    let hold = async |address: &str| {
        let token = asked_for(&service, address).await;
        service.identity.wait_with_mailbox(&token, &build::origin()).await.expect("answers")
    };
    hold(SECOND).await;
    service.delivered().await;
    let ready_at = service.clock_now().after(DAY);
    assert_eq!(hold(ANN).await, DelayOutcome::OnHold(ready_at), "both mailboxes");
    service.delivered().await;
    service.clock.pass(DAY);
    service.identity.recoveries_step().await.expect("steps");
    let mails = service.delivered().await;
    assert_eq!(to(&mails), [(ANN, "recovery_ready")].into());
}

async fn a_thief_who_writes_to_a_person_does_not_speak_for_the_owner(database: TestDatabase) {
    let service = Service::over(database).await;
    let (thief, _) = alert_of_thief(&service).await;
    let mails = service.moved(&thief, THIEF).await;
    let revert = link_of(&mails, Template::EmailChangedAway);
    let (identity, origin) = (&service.identity, build::origin());
    let thiefs = asked_for(&service, THIEF).await;
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
