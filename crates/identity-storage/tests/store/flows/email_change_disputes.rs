//! Disputes in which two addresses claim one account: who gets it, which notices each address
//! receives, and why neither the former nor the new mailbox alone is enough for a thief.

use crate::support::{
    PASSWORD, PasswordVerdict, Protected, STEP, Service, TestDatabase, link, sign_in,
};
use identity_core::{
    audit::{Chain, EventKind},
    email_change::{ObjectOutcome, RevertOutcome, RevertStatus},
    incident::ReportOutcome,
    kernel::{AccountId, ActionToken, BearerToken, ClosedSet},
    notify::{Mail, Template},
    password::{ChangePassword, ChangePasswordOutcome},
    recovery::{Complete, CompleteOutcome, SecondProof},
    sign_in::NewSession,
    testing::{Authenticator, build},
    throttle::LockCause,
    two_factor::Proof,
};
use std::{collections::BTreeSet, time::Duration};

const ANN: &str = "ann@example.org";
const THIEF: &str = "thief@example.net";
pub(super) const NEW_PASSWORD: &str = "Better-horse-2";
const DAY: Duration = Duration::from_hours(24);
const MOMENT: Duration = Duration::from_millis(1);

on_both_engines! {
    #[tokio::test]
    the_earlier_password_takes_the_account_back_at_once,
    the_earlier_authenticator_takes_the_account_back_at_once,
    an_alert_from_before_the_change_also_takes_the_account_back,
    without_a_proof_the_address_is_restored_after_three_days,
    a_thief_at_the_new_address_can_only_force_a_support_case,
    the_owners_proof_stops_a_thief_with_the_former_mailbox,
    neither_address_can_recover_during_a_dispute,
    a_password_that_the_thief_chose_is_no_older_proof,
    a_factor_that_the_thief_set_up_in_an_earlier_session_is_no_older_proof,
    the_owner_of_an_address_in_between_can_object_too,
    queued_mails_go_to_the_address_they_were_written_for,
    the_right_to_revert_survives_later_changes_and_recoveries,
    the_right_to_revert_expires,
    the_oldest_former_address_takes_precedence,
    support_decides_when_the_former_address_now_belongs_to_another_account,
    a_late_mail_to_the_new_address_extends_the_waiting_period,
    after_five_wrong_proofs_the_revert_link_still_works_without_a_proof,
}

/// An account whose address was changed by a thief with a session and the password.
struct Compromised {
    account: AccountId,
    owner: Option<NewSession>,
    /// The link that the former address received.
    revert: ActionToken,
}

async fn compromised(service: &Service) -> Compromised {
    let account = service.member(ANN, PASSWORD).await;
    let owner = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    service.clock.pass(DAY / 24 / 2);
    let thief = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let mails = service.change_email(&thief.token, THIEF).await;
    let revert = link_of(&mails, Template::EmailChangedAway);
    Compromised { account, owner: Some(owner), revert }
}

/// Sets up the same takeover of an account with a second factor. The thief had one of its codes.
async fn compromised_with_factor(service: &Service) -> (Compromised, Protected) {
    let account = service.member(ANN, PASSWORD).await;
    let protected = set_up_old_factor(service).await;
    let thief = sign_in_with_code(service, &protected, ANN).await;
    let mails = service.change_email(&thief, THIEF).await;
    let revert = link_of(&mails, Template::EmailChangedAway);
    (Compromised { account, owner: None, revert }, protected)
}

/// Sets up a second factor that is older than every recent change.
pub(super) async fn set_up_old_factor(service: &Service) -> Protected {
    let first = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let protected = service.protected(&first.token).await;
    service.delivered().await;
    service.clock.pass(DAY * 15);
    protected
}

/// Starts a fresh session with the password and a code.
pub(super) async fn sign_in_with_code(
    service: &Service,
    protected: &Protected,
    address: &str,
) -> BearerToken {
    service.clock.pass(STEP);
    let proof = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    let new = service.signed_in_with(sign_in(address, PASSWORD), proof).await;
    let token = service.reauthenticate(&new, protected).await;
    service.delivered().await;
    token
}

pub(super) fn code(service: &Service, protected: &Protected) -> Proof {
    Proof::Totp(protected.authenticator.code_at(service.clock_now()))
}

pub(super) fn link_of(mails: &[Mail], template: Template) -> ActionToken {
    link(mails.iter().find(|mail| mail.template == template).expect("such a mail"))
}

pub(super) fn to(mails: &[Mail]) -> BTreeSet<(&str, &str)> {
    mails.iter().map(|mail| (mail.to.email.as_str(), mail.template.as_str())).collect()
}

pub(super) fn password(text: &str) -> SecondProof {
    SecondProof::Password(build::password(text))
}

pub(super) async fn revert_change(
    service: &Service,
    token: &ActionToken,
    proof: impl Into<Option<SecondProof>>,
) -> RevertOutcome {
    let proof = proof.into();
    let origin = build::origin();
    let outcome = service.identity.revert_email_change(token, proof.as_ref(), &origin).await;
    outcome.expect("answers")
}

pub(super) async fn object_to_revert(
    service: &Service,
    token: &ActionToken,
    proof: impl Into<Option<Proof>>,
) -> ObjectOutcome {
    let proof = proof.into();
    let outcome = service.identity.object_to_revert(token, proof.as_ref(), &build::origin()).await;
    outcome.expect("answers")
}

pub(super) async fn recovers(service: &Service, token: &ActionToken) -> bool {
    let (new_password, origin) = (build::password(NEW_PASSWORD), build::origin());
    let command = Complete { token: token.clone(), new_password, devices: Vec::new(), origin };
    let outcome = service.identity.complete_recovery(command).await.expect("answers");
    matches!(outcome, CompleteOutcome::Recovered { .. })
}

pub(super) async fn step(service: &Service) {
    service.identity.email_changes_step().await.expect("steps");
}

async fn the_earlier_password_takes_the_account_back_at_once(database: TestDatabase) {
    let service = Service::over(database).await;
    let Compromised { account, owner, revert } = compromised(&service).await;
    let opened = service.identity.open_revert(&revert).await.expect("looks");
    assert_eq!(opened, Some(RevertStatus::Open));
    assert_eq!(revert_change(&service, &revert, password(PASSWORD)).await, RevertOutcome::Restored);
    let mails = service.delivered().await;
    let expected = [(ANN, "email_restored"), (THIEF, "email_restored_away")];
    assert!(expected.iter().all(|mail| to(&mails).contains(mail)), "{:?}", to(&mails));
    assert!(service.throttle(account).await.is_locked(LockCause::Compromise));
    let lives = service.identity.authenticate(&owner.expect("one").token).await.expect("answers");
    assert!(lives.is_none(), "no session lives during a dispute");
    assert!(recovers(&service, &link_of(&mails, Template::EmailRestored)).await);
    assert_eq!(service.try_sign_in(sign_in(ANN, NEW_PASSWORD)).await, PasswordVerdict::Right);
    assert_eq!(service.try_sign_in(sign_in(THIEF, PASSWORD)).await, PasswordVerdict::Refused);
    assert!(!to(&mails).contains(&(THIEF, "email_revert_started")), "he cannot object any more");
    assert_eq!(revert_change(&service, &revert, None).await, RevertOutcome::TokenInvalid, "used");
}

async fn the_earlier_authenticator_takes_the_account_back_at_once(database: TestDatabase) {
    let service = Service::over(database).await;
    let (Compromised { revert, .. }, protected) = compromised_with_factor(&service).await;
    service.clock.pass(STEP);
    // The thief knows the password, so it does not suffice for an account with a factor.
    let wrong = revert_change(&service, &revert, password(PASSWORD)).await;
    assert!(matches!(wrong, RevertOutcome::Wrong(RevertStatus::Waits(_))), "{wrong:?}");
    let proof = SecondProof::Factor(code(&service, &protected));
    assert_eq!(revert_change(&service, &revert, proof).await, RevertOutcome::Restored);
}

async fn an_alert_from_before_the_change_also_takes_the_account_back(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    service.signed_in(ANN, PASSWORD).await.expect("signed in");
    service.clock.pass(DAY / 24);
    service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let mails = service.delivered().await;
    let alert = link_of(&mails, Template::NewSignIn);
    service.clock.pass(Duration::from_mins(10));
    let thief = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let another = service.mailed(Template::NewSignIn).await;
    service.clock.pass(MOMENT);
    service.change_email(&thief.token, THIEF).await;
    service.clock.pass(DAY);
    let returns = service.clock_now().after(DAY * 3);
    assert_eq!(service.report(&alert).await, ReportOutcome::Restoring(returns));
    assert!(service.throttle(account).await.is_locked(LockCause::Compromise));
    let mails = service.delivered().await;
    let (started, waits) = (Template::EmailRevertStarted, Template::EmailRevertPending);
    assert_eq!(to(&mails), BTreeSet::from([(THIEF, started.as_str()), (ANN, waits.as_str())]));
    assert_eq!(service.report(&another).await, ReportOutcome::Disputed);
    assert_eq!(service.notified().await, [], "no way back before it is settled");
    assert!(mails.iter().all(|mail| mail.not_before == Some(returns)));
    let claim = link_of(&mails, waits);
    let returned = revert_change(&service, &claim, password(PASSWORD)).await;
    assert_eq!(returned, RevertOutcome::Restored);
    assert!(recovers(&service, &service.mailed(Template::EmailRestored).await).await);
    assert_eq!(service.try_sign_in(sign_in(ANN, NEW_PASSWORD)).await, PasswordVerdict::Right);
}

async fn without_a_proof_the_address_is_restored_after_three_days(database: TestDatabase) {
    let service = Service::over(database).await;
    let Compromised { account, revert, .. } = compromised(&service).await;
    let at = service.clock_now().after(DAY * 3);
    assert_eq!(revert_change(&service, &revert, None).await, RevertOutcome::Waits(at));
    let mails = service.delivered().await;
    let expected = [(ANN, "email_revert_pending"), (THIEF, "email_revert_started")];
    assert_eq!(to(&mails), expected.into());
    assert_eq!(revert_change(&service, &revert, None).await, RevertOutcome::Waits(at), "once");
    assert!(service.delivered().await.is_empty());
    service.clock.pass(DAY * 3 - MOMENT);
    step(&service).await;
    assert!(service.delivered().await.is_empty());
    service.clock.pass(MOMENT);
    step(&service).await;
    let mails = service.delivered().await;
    let expected = [(ANN, "email_restored"), (THIEF, "email_restored_away")];
    assert_eq!(to(&mails), expected.into());
    assert!(recovers(&service, &link_of(&mails, Template::EmailRestored)).await);
    let kinds = service.kinds(Chain::Account(account)).await;
    for kind in [EventKind::EmailReverted, EventKind::AccountContained, EventKind::EmailRestored] {
        assert_eq!(kinds.iter().filter(|found| **found == kind).count(), 1, "{kind:?}");
    }
}

async fn a_thief_at_the_new_address_can_only_force_a_support_case(database: TestDatabase) {
    let service = Service::over(database).await;
    let (Compromised { revert, .. }, protected) = compromised_with_factor(&service).await;
    revert_change(&service, &revert, None).await;
    let object = service.mailed(Template::EmailRevertStarted).await;
    // The thief has no code from before the change. A wrong proof is still an objection.
    let stolen =
        Proof::Totp(Authenticator::wrong_code_at(&protected.authenticator, service.clock_now()));
    assert_eq!(object_to_revert(&service, &object, stolen).await, ObjectOutcome::Wrong);
    assert_eq!(object_to_revert(&service, &object, None).await, ObjectOutcome::Contested);
    let mails = service.delivered().await;
    let contested = "email_revert_contested";
    assert_eq!(to(&mails), [(ANN, contested), (THIEF, contested)].into());
    service.clock.pass(DAY * 10);
    step(&service).await;
    assert!(service.delivered().await.is_empty(), "time decides nothing");
    let opened = service.identity.open_revert(&revert).await.expect("looks");
    assert_eq!(opened, Some(RevertStatus::Contested));
    let proof = SecondProof::Factor(code(&service, &protected));
    assert_eq!(revert_change(&service, &revert, proof).await, RevertOutcome::Restored);
}

async fn the_owners_proof_stops_a_thief_with_the_former_mailbox(database: TestDatabase) {
    let service = Service::over(database).await;
    let account = service.member(ANN, PASSWORD).await;
    let protected = set_up_old_factor(&service).await;
    let owner = sign_in_with_code(&service, &protected, ANN).await;
    let mails = service.change_email(&owner, "new@example.net").await;
    // The thief reads the former mailbox.
    let revert = link_of(&mails, Template::EmailChangedAway);
    assert!(matches!(
        revert_change(&service, &revert, password("Wrong-horse-1")).await,
        RevertOutcome::Wrong(RevertStatus::Waits(_))
    ));
    let object = service.mailed(Template::EmailRevertStarted).await;
    assert!(service.identity.objection_is_open(&object).await.expect("looks"));
    service.clock.pass(STEP);
    let proof = code(&service, &protected);
    assert_eq!(object_to_revert(&service, &object, proof).await, ObjectOutcome::Ended);
    let mails = service.delivered().await;
    assert!(to(&mails).contains(&(ANN, "email_revert_ended")));
    assert!(to(&mails).iter().all(|(_, mail)| *mail != "email_revert_contested"), "none decides");
    assert!(to(&mails).contains(&("new@example.net", "account_contained")));
    assert_eq!(revert_change(&service, &revert, None).await, RevertOutcome::TokenInvalid);
    assert!(service.identity.open_revert(&revert).await.expect("looks").is_none());
    let kinds = service.kinds(Chain::Account(account)).await;
    assert!(kinds.contains(&EventKind::EmailRevertEnded));
}

async fn neither_address_can_recover_during_a_dispute(database: TestDatabase) {
    let service = Service::over(database).await;
    let Compromised { revert, .. } = compromised(&service).await;
    let (identity, origin) = (&service.identity, build::origin());
    identity.request_recovery(&build::email(THIEF), &origin).await.expect("asks");
    let before = service.mailed(Template::RecoveryLink).await;
    revert_change(&service, &revert, None).await;
    assert!(!recovers(&service, &before).await, "a link from before is void");
    for address in [ANN, THIEF] {
        identity.request_recovery(&build::email(address), &origin).await.expect("asks");
        assert_eq!(service.try_sign_in(sign_in(address, PASSWORD)).await, PasswordVerdict::Refused);
    }
    let expected = [(ANN, "email_revert_pending"), (THIEF, "email_revert_started")];
    assert_eq!(to(&service.delivered().await), expected.into(), "no link that recovers");
}

async fn a_password_that_the_thief_chose_is_no_older_proof(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.clock.pass(DAY);
    let thief = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let fresh = service.fresh(&thief.token).await;
    let change = ChangePassword {
        current: build::password(PASSWORD),
        new: build::password("Compromised-horse-3"),
        origin: build::origin(),
    };
    let changed = service.identity.change_password(&fresh, change).await.expect("answers");
    let ChangePasswordOutcome::Changed { token, .. } = changed else { panic!("it is changed") };
    let mails = service.change_email(&token, THIEF).await;
    let revert = link_of(&mails, Template::EmailChangedAway);
    let outcome = revert_change(&service, &revert, password("Compromised-horse-3")).await;
    assert!(matches!(outcome, RevertOutcome::Wrong(RevertStatus::Waits(_))), "{outcome:?}");
}

async fn a_factor_that_the_thief_set_up_in_an_earlier_session_is_no_older_proof(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.clock.pass(DAY);
    let first = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let protected = service.protected(&first.token).await;
    service.clock.pass(DAY);
    let second = sign_in_with_code(&service, &protected, ANN).await;
    let mails = service.change_email(&second, THIEF).await;
    let revert = link_of(&mails, Template::EmailChangedAway);
    assert!(matches!(revert_change(&service, &revert, None).await, RevertOutcome::Waits(_)));
    let object = service.mailed(Template::EmailRevertStarted).await;
    let lives = service.identity.authenticate(&first.token).await.expect("answers");
    assert!(lives.is_none(), "his first session too");
    service.clock.pass(STEP);
    let proof = code(&service, &protected);
    assert_eq!(object_to_revert(&service, &object, proof).await, ObjectOutcome::Wrong);
    // The password is older than the takeover, and the thief's factor does not count before it.
    assert_eq!(revert_change(&service, &revert, password(PASSWORD)).await, RevertOutcome::Restored);
}

async fn the_right_to_revert_survives_later_changes_and_recoveries(database: TestDatabase) {
    let service = Service::over(database).await;
    let Compromised { revert, .. } = compromised(&service).await;
    let thief = service.signed_in(THIEF, PASSWORD).await.expect("signed in");
    service.change_email(&thief.token, "second@example.net").await;
    let (identity, origin) = (&service.identity, build::origin());
    let email = build::email("second@example.net");
    identity.request_recovery(&email, &origin).await.expect("asks");
    assert!(recovers(&service, &service.mailed(Template::RecoveryLink).await).await);
    service.clock.pass(DAY * 14 - MOMENT);
    assert!(matches!(revert_change(&service, &revert, None).await, RevertOutcome::Waits(_)));
}

async fn the_right_to_revert_expires(database: TestDatabase) {
    let service = Service::over(database).await;
    let Compromised { revert, .. } = compromised(&service).await;
    // Fourteen days, plus two for a mail that was handed over late.
    service.clock.pass(DAY * 16);
    assert_eq!(revert_change(&service, &revert, None).await, RevertOutcome::TokenInvalid);
    assert_eq!(service.try_sign_in(sign_in(THIEF, PASSWORD)).await, PasswordVerdict::Right);
}

async fn the_oldest_former_address_takes_precedence(database: TestDatabase) {
    let service = Service::over(database).await;
    let Compromised { revert, .. } = compromised(&service).await;
    service.clock.pass(DAY);
    let thief = service.signed_in(THIEF, PASSWORD).await.expect("signed in");
    let mails = service.change_email(&thief.token, "second@example.net").await;
    let thiefs = link_of(&mails, Template::EmailChangedAway);
    assert!(matches!(revert_change(&service, &thiefs, None).await, RevertOutcome::Waits(_)));
    assert!(matches!(revert_change(&service, &revert, None).await, RevertOutcome::Waits(_)));
    assert_eq!(revert_change(&service, &thiefs, None).await, RevertOutcome::TokenInvalid);
    service.delivered().await;
    service.clock.pass(DAY * 3);
    step(&service).await;
    service.clock.pass(DAY * 30);
    step(&service).await;
    let mut read = service.store.begin_read().await.expect("reads");
    let owner = read.accounts().find_by_email(&build::email(ANN)).await.expect("finds");
    assert!(owner.is_some());
}

async fn support_decides_when_the_former_address_now_belongs_to_another_account(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let Compromised { revert, .. } = compromised(&service).await;
    service.member(ANN, PASSWORD).await;
    let outcome = revert_change(&service, &revert, password(PASSWORD)).await;
    assert_eq!(outcome, RevertOutcome::Contested);
}

async fn a_late_mail_to_the_new_address_extends_the_waiting_period(database: TestDatabase) {
    let service = Service::over(database).await;
    let Compromised { revert, .. } = compromised(&service).await;
    revert_change(&service, &revert, None).await;
    // The mail is handed over a day late.
    service.clock.pass(DAY);
    service.delivered().await;
    service.clock.pass(DAY * 3 - MOMENT);
    step(&service).await;
    assert!(service.delivered().await.is_empty());
    service.clock.pass(MOMENT);
    step(&service).await;
    service.mailed(Template::EmailRestored).await;
}

async fn after_five_wrong_proofs_the_revert_link_still_works_without_a_proof(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let Compromised { revert, .. } = compromised(&service).await;
    for _ in 0..5 {
        let wrong = revert_change(&service, &revert, password("Wrong-horse-1")).await;
        assert!(matches!(wrong, RevertOutcome::Wrong(_)), "{wrong:?}");
    }
    let sixth = revert_change(&service, &revert, password(PASSWORD)).await;
    assert!(matches!(sixth, RevertOutcome::Wrong(_)), "it is not evaluated: {sixth:?}");
    assert!(matches!(revert_change(&service, &revert, None).await, RevertOutcome::Waits(_)));
    service.delivered().await;
    service.clock.pass(DAY * 3);
    step(&service).await;
    service.mailed(Template::EmailRestored).await;
}

async fn the_owner_of_an_address_in_between_can_object_too(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    let protected = set_up_old_factor(&service).await;
    let owner = sign_in_with_code(&service, &protected, ANN).await;
    let between = "between@example.net";
    let first = link_of(&service.change_email(&owner, between).await, Template::EmailChangedAway);
    service.clock.pass(DAY);
    let thief = sign_in_with_code(&service, &protected, between).await;
    let second = link_of(&service.change_email(&thief, THIEF).await, Template::EmailChangedAway);
    // The thief also reads the first mailbox and claims the account from both.
    assert!(matches!(revert_change(&service, &first, None).await, RevertOutcome::Waits(_)));
    assert_eq!(
        revert_change(&service, &second, None).await,
        RevertOutcome::TokenInvalid,
        "not yet"
    );
    let mails = service.delivered().await;
    let started = Template::EmailRevertStarted;
    let own = |mail: &&Mail| mail.template == started && mail.to.email.as_str() == between;
    let object = link(mails.iter().find(own).expect("a notice with a link"));
    service.clock.pass(STEP);
    let proof = code(&service, &protected);
    assert_eq!(object_to_revert(&service, &object, proof).await, ObjectOutcome::Ended);
    // The right of the address in between is unchanged.
    service.clock.pass(STEP);
    let proof = SecondProof::Factor(code(&service, &protected));
    assert_eq!(revert_change(&service, &second, proof).await, RevertOutcome::Restored);
    let mut read = service.store.begin_read().await.expect("reads");
    let owner = read.accounts().find_by_email(&build::email(between)).await.expect("finds");
    assert!(owner.is_some());
}

async fn queued_mails_go_to_the_address_they_were_written_for(database: TestDatabase) {
    let service = Service::over(database).await;
    service.member(ANN, PASSWORD).await;
    service.signed_in(ANN, PASSWORD).await.expect("signed in");
    service.clock.pass(DAY);
    let thief = service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let (identity, origin) = (&service.identity, build::origin());
    let fresh = service.fresh(&thief.token).await;
    identity.request_email_change(&fresh, &build::email(THIEF), &origin).await.expect("asks");
    let confirm = service.mailed(Template::ConfirmEmailChange).await;
    service.clock.pass(Duration::from_mins(10));
    // The queue is late and the thief is quick.
    service.signed_in(ANN, PASSWORD).await.expect("signed in");
    let caller = service.caller(&thief).await;
    identity.confirm_email_change(&caller, &confirm, &origin).await.expect("confirms");
    let mails = service.delivered().await;
    let expected = [(ANN, "new_sign_in"), (ANN, "email_changed_away"), (THIEF, "email_changed")];
    assert_eq!(to(&mails), expected.into());
}
