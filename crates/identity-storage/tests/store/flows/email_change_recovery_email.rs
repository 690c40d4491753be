//! The recovery email gets every notice and can recover the account, but it does not bypass the
//! owner.

use crate::support::{
    PASSWORD, PasswordVerdict, SETTLED, Service, TestDatabase, link, sign_in, trusting, waits,
};
use identity_core::{
    audit::{Chain, EventKind},
    email_change::{ConfirmEmailOutcome, EmailRequestOutcome, RemoveRecoveryEmail},
    incident::ReportOutcome,
    kernel::{ActionToken, BearerToken, ClosedSet},
    notify::{Mail, ProvenMailbox, Template},
    recovery::{
        CancelOutcome, ClaimOutcome, Complete, CompleteOutcome, HelpOutcome, HelpText,
        RecoveryStatus, SecondProof,
    },
    sign_in::NewSession,
    testing::build,
    two_factor::Proof,
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const SECOND: &str = "partner@example.net";
const NEW: &str = "Better-horse-2";
const DAY: Duration = Duration::from_hours(24);

on_both_engines! {
    #[tokio::test]
    a_recovery_email_becomes_active_when_it_is_confirmed,
    both_addresses_receive_every_notice,
    an_ex_partner_with_the_recovery_email_has_to_wait_and_the_owner_objects,
    an_owner_without_the_mailbox_recovers_with_the_recovery_email_and_the_password,
    both_mailboxes_together_wait_for_one_day,
    a_waiting_period_belongs_to_the_address_that_started_it,
    a_complete_sign_in_ends_a_recovery_by_the_recovery_email,
    a_report_by_a_removed_recovery_email_does_not_restore_it,
    a_recovery_email_that_becomes_the_accounts_own_is_no_second_mailbox,
    a_request_for_an_address_that_has_become_the_accounts_own_is_void,
    a_report_removes_a_recovery_email_that_a_thief_set,
    a_report_restores_a_recovery_email_that_a_thief_removed,
    a_report_does_not_restore_a_recovery_email_that_a_thief_set_and_removed,
    a_removed_recovery_email_can_no_longer_recover,
    one_recovery_email_serves_several_accounts,
    an_owner_who_cannot_wait_asks_support,
    a_recovery_removes_a_new_recovery_email_and_new_codes,
    a_recovery_keeps_an_old_recovery_email_and_old_codes,
    a_new_recovery_email_does_not_survive_the_owners_recovery,
    an_address_change_ends_the_recovery_that_its_mailbox_started,
}

async fn set_recovery_email(service: &Service, token: &BearerToken, address: &str) {
    let (identity, origin) = (&service.identity, build::origin());
    let fresh = service.fresh(token).await;
    let asked = identity.request_recovery_email(&fresh, &build::email(address), &origin).await;
    assert_eq!(asked.expect("asks"), EmailRequestOutcome::Accepted);
    let confirm = service.mailed(Template::ConfirmRecoveryEmail).await;
    let caller = service.live(token).await.full().expect("full");
    let confirmed = identity.confirm_recovery_email(&caller, &confirm, &origin).await;
    assert_eq!(confirmed.expect("confirms"), ConfirmEmailOutcome::Confirmed);
}

async fn member(service: &Service) -> NewSession {
    service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    set_recovery_email(service, &new.token, SECOND).await;
    service.delivered().await;
    new
}

async fn request_recovery_link(service: &Service, address: &str) -> ActionToken {
    let email = build::email(address);
    service.identity.request_recovery(&email, &build::origin()).await.expect("asks");
    service.mailed(Template::RecoveryLink).await
}

async fn status(service: &Service, token: &ActionToken) -> Option<RecoveryStatus> {
    service.identity.open_recovery(token).await.expect("looks").map(|opened| opened.status)
}

async fn start_waiting(service: &Service, token: &ActionToken) -> ClaimOutcome {
    service.claim(token).await
}

async fn recovers(service: &Service, token: &ActionToken) -> bool {
    let (new_password, origin) = (build::password(NEW), build::origin());
    let command = Complete { token: token.clone(), new_password, devices: Vec::new(), origin };
    let outcome = service.identity.complete_recovery(command).await.expect("answers");
    matches!(outcome, CompleteOutcome::Recovered { factor_lost: false, .. })
}

fn to(mails: &[Mail]) -> Vec<(Template, &str)> {
    let mut recipients: Vec<_> =
        mails.iter().map(|mail| (mail.template, mail.to.email.as_str())).collect();
    recipients.sort_by_key(|(template, address)| (template.as_str(), *address));
    recipients
}

fn link_to(mails: &[Mail], address: &str) -> ActionToken {
    link(mails.iter().find(|mail| mail.to.email.as_str() == address).expect("a mail"))
}

async fn a_recovery_email_becomes_active_when_it_is_confirmed(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let (identity, origin) = (&service.identity, build::origin());
    let fresh = service.fresh(&new.token).await;
    let own = identity.request_recovery_email(&fresh, &build::email(ANN), &origin).await;
    assert_eq!(own.expect("answers"), EmailRequestOutcome::SameAddress);
    identity.request_recovery_email(&fresh, &build::email(SECOND), &origin).await.expect("asks");
    let mails = service.delivered().await;
    assert_eq!(to(&mails), [(Template::ConfirmRecoveryEmail, SECOND)]);
    identity.request_recovery(&build::email(SECOND), &origin).await.expect("asks");
    assert!(service.delivered().await.is_empty(), "not yet");
    let caller = service.caller(&new).await;
    let token = link(&mails[0]);
    // A link works for its own purpose only.
    let other = identity.confirm_email_change(&caller, &token, &origin).await.expect("answers");
    assert_eq!(other, ConfirmEmailOutcome::TokenInvalid);
    let confirmed = identity.confirm_recovery_email(&caller, &token, &origin).await;
    assert_eq!(confirmed.expect("confirms"), ConfirmEmailOutcome::Confirmed);
    let mails = service.delivered().await;
    let on = Template::RecoveryEmailOn;
    assert_eq!(to(&mails), [(on, ANN), (on, SECOND)]);
    assert!(service.kinds(Chain::Account(account)).await.contains(&EventKind::RecoveryEmailSet));
    request_recovery_link(&service, SECOND).await;
}

async fn both_addresses_receive_every_notice(database: TestDatabase) {
    let service = Service::over(database).await;
    member(&service).await;
    service.clock.pass(DAY);
    service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let new = Template::NewSignIn;
    assert_eq!(to(&service.delivered().await), [(new, ANN), (new, SECOND)]);
    // The unlock link goes to the account's own address only.
    service.locked_by_strangers(ANN).await;
    assert_eq!(to(&service.delivered().await), [(Template::AccountLocked, ANN)]);
}

async fn an_ex_partner_with_the_recovery_email_has_to_wait_and_the_owner_objects(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    member(&service).await;
    service.clock.pass(DAY * 15);
    let owner = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    service.delivered().await;
    let token = request_recovery_link(&service, SECOND).await;
    // Without a second factor, the own mailbox could set a password at once. The recovery email has
    // to wait.
    assert_eq!(status(&service, &token).await, Some(RecoveryStatus::NeedsSecondProof));
    assert!(!recovers(&service, &token).await);
    let ClaimOutcome::Next(RecoveryStatus::Delayed { ready_at: at }) =
        start_waiting(&service, &token).await
    else {
        panic!("it waits")
    };
    assert_eq!(at, service.clock_now().after(DAY * 3));
    let mails = service.delivered().await;
    let delayed = Template::RecoveryDelayed;
    assert_eq!(to(&mails), [(delayed, ANN), (delayed, SECOND)]);
    let caller = service.caller(&owner).await;
    assert!(service.identity.waiting_recovery(&caller).await.expect("looks").is_some());
    let cancel = link_to(&mails, ANN);
    assert_eq!(service.stop(&cancel).await, CancelOutcome::Cancelled);
    service.delivered().await;
    service.clock.pass(DAY * 3);
    service.identity.recoveries_step().await.expect("steps");
    assert!(service.delivered().await.is_empty());
    // Another claim with the same evidence waits again, and its second stop by as much is a case.
    let again = request_recovery_link(&service, SECOND).await;
    assert_eq!(start_waiting(&service, &again).await, waits(service.clock_now().after(DAY * 3)));
    let mails = service.delivered().await;
    assert_eq!(service.stop(&link_to(&mails, ANN)).await, CancelOutcome::Contested);
    let contested = Template::OwnershipContested;
    assert_eq!(to(&service.delivered().await), [(contested, ANN), (contested, SECOND)]);
    // The owner shows the password too, and has the account back.
    service.clock.pass(DAY);
    let own = request_recovery_link(&service, ANN).await;
    let outcome = service.prove(&own, SecondProof::Password(build::password(PASSWORD))).await;
    assert_eq!(outcome, SETTLED);
    assert!(recovers(&service, &own).await);
    let late = request_recovery_link(&service, SECOND).await;
    assert_eq!(start_waiting(&service, &late).await, ClaimOutcome::Outweighed);
}

/// Recovers with a code when the protections are of this age. Returns how many recovery codes are
/// left, and whether the recovery email is still active.
async fn recovered_after(database: TestDatabase, age: Duration) -> (usize, bool) {
    let service = Service::over(database).await;
    let new = member(&service).await;
    let protected = service.protected(&new.token).await;
    service.delivered().await;
    service.clock.pass(age);
    let token = request_recovery_link(&service, ANN).await;
    let proof = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    let proof = SecondProof::Factor(proof);
    let proven = service.prove(&token, proof).await;
    assert!(
        matches!(proven, ClaimOutcome::Next(RecoveryStatus::NeedsPassword { .. })),
        "{proven:?}"
    );
    assert!(recovers(&service, &token).await);
    let notified = to(&service.delivered().await).contains(&(Template::RecoveryEmailOff, SECOND));
    let mut read = service.store.begin_read().await.expect("reads");
    let codes = read.recovery_codes().remaining(new.account.id).await.expect("counts");
    drop(read);
    let email = build::email(SECOND);
    service.identity.request_recovery(&email, &build::origin()).await.expect("asks");
    let recovers = !service.delivered().await.is_empty();
    assert_eq!(notified, !recovers, "the address gets a notice of its removal");
    (usize::try_from(codes).expect("a few"), recovers)
}

async fn a_recovery_removes_a_new_recovery_email_and_new_codes(database: TestDatabase) {
    assert_eq!(recovered_after(database, DAY * 13).await, (0, false));
}

async fn a_recovery_keeps_an_old_recovery_email_and_old_codes(database: TestDatabase) {
    assert_eq!(recovered_after(database, DAY * 15).await, (10, true));
}

async fn a_new_recovery_email_does_not_survive_the_owners_recovery(database: TestDatabase) {
    let service = Service::with_policy(database, trusting()).await;
    let new = member(&service).await;
    service.protected(&new.token).await;
    let own = request_recovery_link(&service, ANN).await;
    assert_eq!(start_waiting(&service, &own).await, waits(service.clock_now().after(DAY * 3)));
    service.delivered().await;
    service.clock.pass(DAY * 3);
    service.identity.recoveries_step().await.expect("steps");
    recovers(&service, &service.mailed(Template::RecoveryReady).await).await;
    assert!(service.signed_in(ANN, NEW).await.is_some(), "the factor was lost");
    service.delivered().await;
    let email = build::email(SECOND);
    service.identity.request_recovery(&email, &build::origin()).await.expect("asks");
    assert_eq!(service.notified().await, []);
}

async fn an_address_change_ends_the_recovery_that_its_mailbox_started(database: TestDatabase) {
    let service = Service::over(database).await;
    let new = member(&service).await;
    let protected = service.protected(&new.token).await;
    let token = request_recovery_link(&service, ANN).await;
    assert!(matches!(
        start_waiting(&service, &token).await,
        ClaimOutcome::Next(RecoveryStatus::Delayed { .. })
    ));
    service.delivered().await;
    service.change_email(&protected.token, "new@example.org").await;
    service.clock.pass(DAY * 4);
    service.identity.recoveries_step().await.expect("steps");
    assert_eq!(service.notified().await, [], "the new address does not continue it");
    let fresh = request_recovery_link(&service, "new@example.org").await;
    assert_eq!(status(&service, &fresh).await, Some(RecoveryStatus::NeedsSecondProof));
}

async fn an_owner_without_the_mailbox_recovers_with_the_recovery_email_and_the_password(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    member(&service).await;
    let token = request_recovery_link(&service, SECOND).await;
    let proof = SecondProof::Password(build::password(PASSWORD));
    let proven = service.prove(&token, proof).await;
    assert_eq!(proven, SETTLED, "a mailbox and the password, without a second factor");
    assert!(recovers(&service, &token).await);
    assert_eq!(service.try_sign_in(sign_in(ANN, NEW)).await, PasswordVerdict::Right);
}

async fn both_mailboxes_together_wait_for_one_day(database: TestDatabase) {
    let service = Service::over(database).await;
    let new = member(&service).await;
    service.protected(&new.token).await;
    let own = request_recovery_link(&service, ANN).await;
    let three_days = waits(service.clock_now().after(DAY * 3));
    assert_eq!(start_waiting(&service, &own).await, three_days);
    service.clock.pass(Duration::from_mins(10));
    let again = request_recovery_link(&service, ANN).await;
    assert_eq!(start_waiting(&service, &again).await, three_days, "the same mailbox");
    let other = request_recovery_link(&service, SECOND).await;
    let joined = service.prove(&again, SecondProof::Link(other)).await;
    assert_eq!(joined, waits(service.clock_now().after(DAY)));
}

async fn change_email(service: &Service, new: &NewSession, address: &str) {
    let (identity, origin) = (&service.identity, build::origin());
    let fresh = service.fresh(&new.token).await;
    let asked = identity.request_email_change(&fresh, &build::email(address), &origin).await;
    assert_eq!(asked.expect("asks"), EmailRequestOutcome::Accepted);
    let confirm = service.mailed(Template::ConfirmEmailChange).await;
    let caller = service.caller(new).await;
    let confirmed = identity.confirm_email_change(&caller, &confirm, &origin).await;
    assert_eq!(confirmed.expect("confirms"), ConfirmEmailOutcome::Confirmed);
    service.delivered().await;
}

async fn a_recovery_email_that_becomes_the_accounts_own_is_no_second_mailbox(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let new = member(&service).await;
    let as_second = request_recovery_link(&service, SECOND).await;
    let three_days = service.clock_now().after(DAY * 3);
    assert_eq!(start_waiting(&service, &as_second).await, waits(three_days));
    change_email(&service, &new, SECOND).await;
    assert_eq!(status(&service, &as_second).await, None, "nor a link from before");
    let others = service.identity.other_addresses(&service.caller(&new).await).await;
    assert!(others.expect("reads").recovery().is_none());
    service.protected(&new.token).await;
    service.delivered().await;
    service.identity.request_recovery(&build::email(SECOND), &build::origin()).await.expect("asks");
    let mails = service.delivered().await;
    assert_eq!(to(&mails), [(Template::RecoveryLink, SECOND)], "one link, as to one mailbox");
    let three_days = service.clock_now().after(DAY * 3);
    assert_eq!(start_waiting(&service, &link(&mails[0])).await, waits(three_days));
}

async fn a_request_for_an_address_that_has_become_the_accounts_own_is_void(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let new = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    service.delivered().await;
    let (identity, origin) = (&service.identity, build::origin());
    let fresh = service.fresh(&new.token).await;
    identity.request_recovery_email(&fresh, &build::email(SECOND), &origin).await.expect("asks");
    let confirm = service.mailed(Template::ConfirmRecoveryEmail).await;
    change_email(&service, &new, SECOND).await;
    let caller = service.caller(&new).await;
    let confirmed = identity.confirm_recovery_email(&caller, &confirm, &origin).await;
    assert_eq!(confirmed.expect("answers"), ConfirmEmailOutcome::TokenInvalid);
}

async fn a_report_removes_a_recovery_email_that_a_thief_set(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.signed_in(ANN, PASSWORD).await;
    service.clock.pass(DAY);
    let thief = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let alert = service.mailed(Template::NewSignIn).await;
    set_recovery_email(&service, &thief.token, "thief@example.net").await;
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    let mails = service.delivered().await;
    let contained = mails.iter().filter(|mail| mail.template == Template::AccountContained);
    assert_eq!(contained.map(|mail| mail.to.email.as_str()).collect::<Vec<_>>(), [ANN]);
    let email = build::email("thief@example.net");
    service.identity.request_recovery(&email, &build::origin()).await.expect("asks");
    assert!(service.delivered().await.is_empty());
}

async fn a_report_does_not_restore_a_recovery_email_that_a_thief_set_and_removed(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    // The factor is less than 14 days old, so it counts neither as an older proof nor for the
    // recovery email.
    let owner = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let protected = service.protected(&owner.token).await;
    let proof = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    let thief = service.signed_in_with(sign_in(ANN, PASSWORD), proof).await;
    let alert = service.mailed(Template::NewSignIn).await;
    let token = service.reauthenticate(&thief, &protected).await;
    set_recovery_email(&service, &token, "thief@example.net").await;
    let (identity, origin) = (&service.identity, build::origin());
    let fresh = service.fresh(&token).await;
    let removed = identity.remove_recovery_email(&fresh, &origin).await.expect("answers");
    assert_eq!(removed, RemoveRecoveryEmail::Removed);
    service.delivered().await;
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    let mails = service.delivered().await;
    assert_eq!(to(&mails), [(Template::AccountContained, ANN)]);
}

async fn a_report_restores_a_recovery_email_that_a_thief_removed(database: TestDatabase) {
    let service = Service::over(database).await;
    member(&service).await;
    service.clock.pass(DAY);
    let thief = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    set_recovery_email(&service, &thief.token, "thief@example.net").await;
    let off = service.delivered().await;
    let notified =
        off.iter().find(|mail| mail.template == Template::RecoveryEmailOff).expect("a notice");
    assert_eq!(notified.to.email.as_str(), SECOND);
    let on =
        |mail: &&Mail| mail.template == Template::RecoveryEmailOn && mail.to.email.as_str() == ANN;
    let alert = link(off.iter().find(on).expect("a notice"));
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    service.delivered().await;
    service.clock.pass(Duration::from_mins(10));
    request_recovery_link(&service, SECOND).await;
}

async fn a_removed_recovery_email_can_no_longer_recover(database: TestDatabase) {
    let service = Service::over(database).await;
    let new = member(&service).await;
    let token = request_recovery_link(&service, SECOND).await;
    let fresh = service.fresh(&new.token).await;
    let (identity, origin) = (&service.identity, build::origin());
    let removed = identity.remove_recovery_email(&fresh, &origin).await.expect("answers");
    assert_eq!(removed, RemoveRecoveryEmail::Removed);
    let off = Template::RecoveryEmailOff;
    assert_eq!(to(&service.delivered().await), [(off, ANN), (off, SECOND)]);
    let again = identity.remove_recovery_email(&fresh, &origin).await.expect("answers");
    assert_eq!(again, RemoveRecoveryEmail::None);
    assert_eq!(status(&service, &token).await, None, "nor a link from before");
    identity.request_recovery(&build::email(SECOND), &origin).await.expect("asks");
    assert!(service.delivered().await.is_empty());
}

async fn one_recovery_email_serves_several_accounts(database: TestDatabase) {
    let service = Service::over(database).await;
    member(&service).await;
    service.member("bob@example.org", PASSWORD).await;
    let bob = service.signed_in("bob@example.org", PASSWORD).await.expect("signed in");
    set_recovery_email(&service, &bob.token, SECOND).await;
    service.delivered().await;
    let (email, origin) = (build::email(SECOND), build::origin());
    service.identity.request_recovery(&email, &origin).await.expect("asks");
    let mails = service.delivered().await;
    assert_eq!(to(&mails), [(Template::RecoveryLink, SECOND); 2]);
}

async fn an_owner_who_cannot_wait_asks_support(database: TestDatabase) {
    let mut policy = identity_core::Policy::default();
    policy.recovery.support = Some(build::email("help@example.com"));
    let service = Service::with_policy(database, policy).await;
    let account = service.member(ANN, PASSWORD).await;
    let token = request_recovery_link(&service, ANN).await;
    let text = || HelpText::parse("I lost my phone.\nHelp!").expect("a text");
    let (identity, origin) = (&service.identity, build::origin());
    for _ in 0..3 {
        let asked = identity.ask_for_help(&token, text(), &origin).await.expect("answers");
        assert_eq!(asked, HelpOutcome::Asked);
    }
    let enough = identity.ask_for_help(&token, text(), &origin).await.expect("answers");
    assert_eq!(enough, HelpOutcome::Enough);
    let mails = service.delivered().await;
    assert_eq!(to(&mails), [(Template::RecoveryHelp, "help@example.com"); 3]);
    let help = mails[0].help.as_ref().expect("what was written");
    assert_eq!(help.text, "I lost my phone.\nHelp!");
    assert_eq!((help.email.as_str(), help.mailbox), (ANN, ProvenMailbox::Own));
    let kinds = service.kinds(Chain::Account(account)).await;
    assert_eq!(kinds.iter().filter(|k| **k == EventKind::RecoveryHelpRequested).count(), 3);
    assert!(recovers(&service, &token).await, "the link stays good");
    let late = identity.ask_for_help(&token, text(), &origin).await.expect("answers");
    assert_eq!(late, HelpOutcome::TokenInvalid);
}

async fn a_waiting_period_belongs_to_the_address_that_started_it(database: TestDatabase) {
    let service = Service::with_policy(database, trusting()).await;
    let new = member(&service).await;
    service.protected(&new.token).await;
    service.delivered().await;
    let own = request_recovery_link(&service, ANN).await;
    start_waiting(&service, &own).await;
    service.delivered().await;
    service.clock.pass(DAY * 3);
    service.identity.recoveries_step().await.expect("steps");
    let mails = service.delivered().await;
    assert_eq!(to(&mails), [(Template::RecoveryReady, ANN)]);
    let partners = request_recovery_link(&service, SECOND).await;
    assert_eq!(status(&service, &partners).await, Some(RecoveryStatus::NeedsSecondProof));
    assert!(!recovers(&service, &partners).await, "it is not theirs");
    let ready = RecoveryStatus::NeedsPassword { factor_lost: true };
    assert_eq!(status(&service, &link(&mails[0])).await, Some(ready));
}

async fn a_complete_sign_in_ends_a_recovery_by_the_recovery_email(database: TestDatabase) {
    let service = Service::over(database).await;
    member(&service).await;
    let token = request_recovery_link(&service, SECOND).await;
    start_waiting(&service, &token).await;
    assert!(service.signed_in(ANN, PASSWORD).await.is_some());
    assert!(matches!(start_waiting(&service, &token).await, ClaimOutcome::TokenInvalid));
}

async fn a_report_by_a_removed_recovery_email_does_not_restore_it(database: TestDatabase) {
    let service = Service::over(database).await;
    let new = member(&service).await;
    let fresh = service.fresh(&new.token).await;
    service.identity.remove_recovery_email(&fresh, &build::origin()).await.expect("removes");
    let mails = service.delivered().await;
    let own = link_to(&mails, SECOND);
    assert_eq!(service.report(&own).await, ReportOutcome::Contained);
    let mails = service.delivered().await;
    assert_eq!(to(&mails), [(Template::AccountContained, ANN)], "no link for itself");
    let (email, origin) = (build::email(SECOND), build::origin());
    service.identity.request_recovery(&email, &origin).await.expect("asks");
    assert!(service.delivered().await.is_empty());
}
