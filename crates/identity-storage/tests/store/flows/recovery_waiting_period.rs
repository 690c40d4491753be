//! Claims that do not settle at once wait, and somebody who shows as much stops them (ADR 0020).

use crate::support::{
    Mailbox, PASSWORD, Protected, SETTLED, STEP, Service, TestDatabase, link as mailed_link,
    sign_in, trusting, waits,
};
use identity_core::{
    audit::{Chain, EventKind},
    incident::{ReportOutcome, SecureOutcome},
    kernel::{ActionToken, BearerToken},
    notify::{MailError, Template},
    password::{ChangePassword, ChangePasswordOutcome},
    reauthentication::Reauthenticate,
    recovery::{CancelOutcome, ClaimOutcome, CompleteOutcome, RecoveryStatus, SecondProof},
    sign_in::{NewSession, PresentFactorOutcome, SignIn},
    testing::build,
    two_factor::Proof,
};
use std::time::Duration;

const ANN: &str = "ann@example.org";
const NEW: &str = "Better-horse-2";
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);
const MOMENT: Duration = Duration::from_millis(1);
pub(super) const WITHOUT_FACTOR: RecoveryStatus =
    RecoveryStatus::NeedsPassword { factor_lost: true };

use super::recovery::{code, complete, link, protected, recovers, status};

on_both_engines! {
    #[tokio::test]
    where_the_operator_allows_it_the_mailbox_alone_removes_the_factor_after_three_days,
    after_three_days_with_the_mailbox_alone_support_decides,
    mailbox_and_password_wait_for_one_day_and_are_shown_again,
    a_claim_from_a_known_device_waits_for_one_day,
    more_evidence_shortens_a_waiting_period_and_never_restarts_it,
    another_reader_of_the_mailbox_adds_nothing_to_the_owners_claim,
    a_password_set_since_a_compromise_does_not_count,
    a_recovery_can_be_completed_for_a_week_after_its_waiting_period,
    the_waiting_period_starts_when_its_notice_is_delivered_and_a_dead_mailbox_delays_it_by_a_day,
    a_clock_that_is_set_back_ends_no_waiting_period_early,
    a_panic_button_leaves_a_stronger_claim_alone,
    a_factor_set_up_during_the_waiting_period_is_not_removed,
    a_mail_a_session_or_a_complete_sign_in_stops_the_mailbox_alone,
    a_stop_link_does_not_stop_a_claim_that_rests_on_more,
    an_owner_who_proves_again_in_a_session_stops_mailbox_and_password,
    whoever_was_stopped_by_more_needs_more_for_two_weeks,
    the_second_stop_by_as_much_opens_a_case_that_the_stronger_side_wins,
    equal_sides_of_a_case_are_for_support,
    a_code_that_is_outweighed_is_not_used_up,
}

pub(super) async fn pass_time(service: &Service, span: Duration) {
    service.clock.pass(span);
    service.identity.recoveries_step().await.expect("moves on");
}

async fn cancel_link(service: &Service) -> ActionToken {
    service.mailed(Template::RecoveryDelayed).await
}

pub(super) fn password() -> SecondProof {
    SecondProof::Password(build::password(PASSWORD))
}

pub(super) async fn signed_in(service: &Service, protected: &Protected) -> NewSession {
    service.clock.pass(STEP);
    let proof = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    service.signed_in_with(sign_in(ANN, PASSWORD), proof).await
}

async fn where_the_operator_allows_it_the_mailbox_alone_removes_the_factor_after_three_days(
    database: TestDatabase,
) {
    let service = Service::with_policy(database, trusting()).await;
    let (account, protected) = protected(&service).await;
    let started = link(&service).await;
    let ready_at = service.clock_now().after(DAY * 3);
    assert_eq!(service.claim(&started).await, waits(ready_at));
    let mails = service.delivered().await;
    let mails: Vec<_> = mails.iter().map(|mail| (mail.template, mail.not_before)).collect();
    assert_eq!(mails, [(Template::RecoveryDelayed, Some(ready_at))]);
    assert_eq!(status(&service, &started).await, Some(RecoveryStatus::Delayed { ready_at }));
    let live = service.live(&protected.token).await.full().expect("it may call everything");
    let shown = service.identity.waiting_recovery(&live).await.expect("answers");
    assert!(shown.is_some(), "every live session shows it");
    assert_eq!(service.claim(&started).await, waits(ready_at), "once");
    for span in [HOUR, DAY, DAY * 2 - HOUR - MOMENT] {
        pass_time(&service, span).await;
        let again = link(&service).await;
        assert!(matches!(complete(&service, &again).await, CompleteOutcome::NotYet(_)));
    }
    pass_time(&service, MOMENT).await;
    let fresh = service.mailed(Template::RecoveryReady).await;
    assert_eq!(status(&service, &fresh).await, Some(WITHOUT_FACTOR));
    assert!(recovers(&service, &fresh).await);
    assert_eq!(service.notified().await, [Template::FactorLost]);
    assert!(service.signed_in(ANN, NEW).await.is_some(), "the factor is gone");
    let kinds = service.kinds(Chain::Account(account)).await;
    for kind in [EventKind::RecoveryDelayed, EventKind::RecoveryReady, EventKind::AccountRecovered]
    {
        assert_eq!(kinds.iter().filter(|found| **found == kind).count(), 1, "{kind:?}");
    }
}

async fn after_three_days_with_the_mailbox_alone_support_decides(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let started = link(&service).await;
    assert_eq!(service.claim(&started).await, waits(service.clock_now().after(DAY * 3)));
    service.notified().await;
    pass_time(&service, DAY * 3 - MOMENT).await;
    assert_eq!(service.notified().await, []);
    pass_time(&service, MOMENT).await;
    let asks = service.mailed(Template::RecoveryNeedsSupport).await;
    assert_eq!(status(&service, &asks).await, Some(RecoveryStatus::NeedsSupport));
    assert!(matches!(complete(&service, &asks).await, CompleteOutcome::NotYet(_)));
    let again = service.claim(&asks).await;
    assert_eq!(again, ClaimOutcome::Next(RecoveryStatus::NeedsSupport), "it waits once");
    // More evidence still helps.
    let joined = service.prove(&asks, password()).await;
    assert_eq!(joined, waits(service.clock_now().after(DAY)));
    assert_eq!(service.prove(&asks, code(&service, &protected)).await, SETTLED);
}

async fn mailbox_and_password_wait_for_one_day_and_are_shown_again(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let started = link(&service).await;
    let ready_at = service.clock_now().after(DAY);
    assert_eq!(service.prove(&started, password()).await, waits(ready_at));
    service.notified().await;
    pass_time(&service, DAY - MOMENT).await;
    assert_eq!(service.notified().await, []);
    pass_time(&service, MOMENT).await;
    let fresh = service.mailed(Template::RecoveryReady).await;
    let again = RecoveryStatus::NeedsProofAgain;
    assert_eq!(status(&service, &fresh).await, Some(again));
    assert_eq!(service.claim(&fresh).await, ClaimOutcome::Next(again), "the mailbox alone");
    assert!(matches!(complete(&service, &fresh).await, CompleteOutcome::NotYet(_)));
    let wrong = SecondProof::Password(build::password("Wrong-horse-1"));
    assert_eq!(service.prove(&fresh, wrong).await, ClaimOutcome::Wrong);
    assert_eq!(service.prove(&fresh, password()).await, ClaimOutcome::Next(WITHOUT_FACTOR));
    assert!(recovers(&service, &fresh).await);
}

async fn a_claim_from_a_known_device_waits_for_one_day(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let new = signed_in(&service, &protected).await;
    service.notified().await;
    let shown = [new.device.added.expect("a known device").digest()];
    let started = link(&service).await;
    let ready_at = service.clock_now().after(DAY);
    let outcome = service.claim_on(&started, &shown).await;
    assert_eq!(outcome, waits(ready_at), "mailbox and device");
}

async fn more_evidence_shortens_a_waiting_period_and_never_restarts_it(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let started = link(&service).await;
    let ready_at = service.clock_now().after(DAY * 3);
    service.claim(&started).await;
    service.notified().await;
    service.clock.pass(DAY * 2 + HOUR);
    let late = link(&service).await;
    assert_eq!(service.prove(&late, password()).await, waits(ready_at), "23 hours are left");
    service.notified().await;
    pass_time(&service, DAY - HOUR).await;
    assert_eq!(service.notified().await, [Template::RecoveryReady]);
}

async fn another_reader_of_the_mailbox_adds_nothing_to_the_owners_claim(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let new = signed_in(&service, &protected).await;
    let devices = [new.device.added.expect("a known device").digest()];
    let owners = link(&service).await;
    let ready_at = service.clock_now().after(DAY);
    assert_eq!(service.prove(&owners, password()).await, waits(ready_at));
    service.notified().await;
    service.clock.pass(HOUR);
    let thiefs = link(&service).await;
    assert_eq!(service.claim_on(&thiefs, &devices).await, waits(ready_at));
    service.notified().await;
    pass_time(&service, DAY - HOUR).await;
    let fresh = service.mailed(Template::RecoveryReady).await;
    let outcome = service.claim_on(&fresh, &devices).await;
    assert_eq!(outcome, ClaimOutcome::Next(RecoveryStatus::NeedsProofAgain), "the thief");
    assert_eq!(service.prove(&fresh, password()).await, ClaimOutcome::Next(WITHOUT_FACTOR));
}

async fn a_password_set_since_a_compromise_does_not_count(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let fresh = service.fresh(&protected.token).await;
    let (current, new) = (build::password(PASSWORD), build::password(NEW));
    let command = ChangePassword { current, new, origin: build::origin() };
    let changed = service.identity.change_password(&fresh, command).await.expect("answers");
    assert!(matches!(changed, ChangePasswordOutcome::Changed { .. }));
    let alert = service.mailed(Template::PasswordChanged).await;
    service.clock.pass(HOUR);
    assert_eq!(service.report(&alert).await, ReportOutcome::Contained);
    let started = service.mailed(Template::AccountContained).await;
    let ready_at = service.clock_now().after(DAY * 3);
    let outcome = service.prove(&started, SecondProof::Password(build::password(NEW))).await;
    assert_eq!(outcome, waits(ready_at));
}

async fn a_recovery_can_be_completed_for_a_week_after_its_waiting_period(database: TestDatabase) {
    let service = Service::with_policy(database, trusting()).await;
    protected(&service).await;
    let started = link(&service).await;
    service.claim(&started).await;
    service.notified().await;
    pass_time(&service, DAY * 3).await;
    service.mailed(Template::RecoveryReady).await;
    pass_time(&service, DAY * 7 - MOMENT).await;
    let in_time = link(&service).await;
    assert_eq!(status(&service, &in_time).await, Some(WITHOUT_FACTOR));
    pass_time(&service, MOMENT).await;
    assert_eq!(status(&service, &in_time).await, Some(RecoveryStatus::NeedsSecondProof));
    assert!(matches!(complete(&service, &in_time).await, CompleteOutcome::NotYet(_)));
    // It has not been stopped, so another waiting period may start.
    let ready_at = service.clock_now().after(DAY * 3);
    assert_eq!(service.claim(&in_time).await, waits(ready_at));
}

/// Claims with the mailbox alone and lets a mail server refuse every mail for this many hours.
/// Returns the hours after which the waiting period is over.
async fn over_after(service: &Service, refused_for: u32) -> u32 {
    service.claim(&link(service).await).await;
    let refusing = Mailbox::answering(|| Err(MailError::Transient("no".into())));
    for hour in 0..24 * 9 {
        let mails = if hour < refused_for {
            service.identity.deliver_due(&refusing).await.expect("answers");
            Vec::new()
        } else {
            service.notified().await
        };
        if mails.contains(&Template::RecoveryNeedsSupport) {
            return hour;
        }
        pass_time(service, HOUR).await;
    }
    panic!("it never ends")
}

async fn the_waiting_period_starts_when_its_notice_is_delivered_and_a_dead_mailbox_delays_it_by_a_day(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    for (refused_for, hours) in [(0, 72), (5, 72 + 5), (48, 72 + 24)] {
        let over = over_after(&service, refused_for).await;
        // The mail is tried again up to four hours later.
        assert!((hours..hours + 4).contains(&over), "{refused_for}: {over}");
        signed_in(&service, &protected).await;
        service.clock.pass(DAY * 15);
        service.notified().await;
    }
}

async fn a_clock_that_is_set_back_ends_no_waiting_period_early(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let started = link(&service).await;
    let ready_at = service.clock_now().after(DAY * 3);
    service.claim(&started).await;
    service.notified().await;
    service.clock.pass(DAY);
    service.clock.set(service.clock_now().before(DAY * 2));
    pass_time(&service, Duration::ZERO).await;
    assert_eq!(service.notified().await, []);
    service.clock.set(ready_at.before(MOMENT));
    pass_time(&service, Duration::ZERO).await;
    assert_eq!(service.notified().await, []);
    pass_time(&service, MOMENT).await;
    assert_eq!(service.notified().await, [Template::RecoveryNeedsSupport]);
}

async fn a_panic_button_leaves_a_stronger_claim_alone(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let started = link(&service).await;
    let ready_at = service.clock_now().after(DAY);
    assert_eq!(service.prove(&started, password()).await, waits(ready_at));
    service.notified().await;
    let thief = service.live(&protected.token).await.full().expect("it may call everything");
    let pressed = service.identity.secure(&thief, &build::origin()).await.expect("answers");
    assert_eq!(pressed, SecureOutcome::Outweighed);
    assert_eq!(service.notified().await, [Template::ReportOutweighed]);
    assert_eq!(status(&service, &started).await, Some(RecoveryStatus::Delayed { ready_at }));
}

async fn a_factor_set_up_during_the_waiting_period_is_not_removed(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, owner) = protected(&service).await;
    let started = link(&service).await;
    service.claim(&started).await;
    service.protected(&owner.token).await;
    service.clock.pass(Duration::from_mins(10));
    service.notified().await;
    pass_time(&service, DAY * 4).await;
    assert_eq!(service.notified().await, []);
    let later = link(&service).await;
    assert_eq!(status(&service, &later).await, Some(RecoveryStatus::NeedsSecondProof));
}

/// Stops the claim in one of the ways in which an owner can.
async fn stop_by(
    service: &Service,
    by: &str,
    cancel: &ActionToken,
    token: &BearerToken,
    protected: &Protected,
) {
    match by {
        "mail" => {
            assert_eq!(service.stop(cancel).await, CancelOutcome::Cancelled);
            assert_eq!(service.stop(cancel).await, CancelOutcome::NotAllowed);
        }
        "session" => {
            let (identity, origin) = (&service.identity, build::origin());
            let fresh = service.fresh(token).await;
            let outcome = identity.cancel_recovery_in_session(&fresh, &origin).await;
            assert_eq!(outcome.expect("answers"), CancelOutcome::Cancelled);
            let again = identity.cancel_recovery_in_session(&fresh, &origin).await;
            assert_eq!(again.expect("answers"), CancelOutcome::NonePending);
        }
        _ => drop(signed_in(service, protected).await),
    }
}

async fn a_mail_a_session_or_a_complete_sign_in_stops_the_mailbox_alone(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let mut token = protected.token.clone();
    for by in ["mail", "session", "sign-in"] {
        let started = link(&service).await;
        assert_eq!(
            service.claim(&started).await,
            waits(service.clock_now().after(DAY * 3)),
            "{by}"
        );
        let cancel = cancel_link(&service).await;
        stop_by(&service, by, &cancel, &token, &protected).await;
        assert_eq!(service.notified().await, [Template::RecoveryCancelled], "{by}");
        assert_eq!(status(&service, &started).await, None, "{by}");
        pass_time(&service, DAY * 31).await;
        assert_eq!(service.notified().await, [], "{by}");
        let reauthenticate = signed_in(&service, &protected).await;
        token = service.reauthenticate(&reauthenticate, &protected).await;
    }
}

async fn a_stop_link_does_not_stop_a_claim_that_rests_on_more(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    let started = link(&service).await;
    let ready_at = service.clock_now().after(DAY);
    assert_eq!(service.prove(&started, password()).await, waits(ready_at));
    let cancel = cancel_link(&service).await;
    assert_eq!(service.stop(&cancel).await, CancelOutcome::Outweighed, "a reader of the mailbox");
    assert_eq!(status(&service, &started).await, Some(RecoveryStatus::Delayed { ready_at }));
    assert_eq!(service.stop(&cancel).await, CancelOutcome::Outweighed, "the link stays good");
}

async fn an_owner_who_proves_again_in_a_session_stops_mailbox_and_password(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    let started = link(&service).await;
    assert_eq!(service.prove(&started, password()).await, waits(service.clock_now().after(DAY)));
    service.notified().await;
    service.clock.pass(STEP);
    let live = service.live(&protected.token).await;
    let proof = Some(Proof::Totp(protected.authenticator.code_at(service.clock_now())));
    let command =
        Reauthenticate { password: build::password(PASSWORD), proof, origin: build::origin() };
    service.identity.reauthenticate(&live, command).await.expect("answers");
    assert_eq!(service.notified().await, [Template::RecoveryCancelled]);
    assert_eq!(status(&service, &started).await, None);
}

async fn whoever_was_stopped_by_more_needs_more_for_two_weeks(database: TestDatabase) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    service.claim(&link(&service).await).await;
    signed_in(&service, &protected).await;
    service.notified().await;
    let again = link(&service).await;
    assert_eq!(service.claim(&again).await, ClaimOutcome::Outweighed);
    assert_eq!(service.notified().await, []);
    service.clock.pass(DAY * 14 - MOMENT);
    let later = link(&service).await;
    assert_eq!(service.claim(&later).await, ClaimOutcome::Outweighed);
    service.clock.pass(MOMENT);
    assert_eq!(service.claim(&later).await, waits(service.clock_now().after(DAY * 3)));
}

/// Lets two readers of the one mailbox stop each other until a case opens.
async fn contested(service: &Service) -> ActionToken {
    service.claim(&link(service).await).await;
    let cancel = cancel_link(service).await;
    assert_eq!(service.stop(&cancel).await, CancelOutcome::Cancelled);
    service.notified().await;
    let again = link(service).await;
    assert_eq!(service.claim(&again).await, waits(service.clock_now().after(DAY * 3)));
    let cancel = cancel_link(service).await;
    assert_eq!(service.stop(&cancel).await, CancelOutcome::Contested);
    let until = service.clock_now().after(DAY * 3);
    assert_eq!(service.notified().await, [Template::OwnershipContested]);
    assert_eq!(status(service, &again).await, Some(RecoveryStatus::Contested { until }));
    again
}

async fn the_second_stop_by_as_much_opens_a_case_that_the_stronger_side_wins(
    database: TestDatabase,
) {
    let service = Service::over(database).await;
    let (_, protected) = protected(&service).await;
    contested(&service).await;
    let live = service.live(&protected.token).await;
    assert!(live.is_contained(), "nothing can be changed");
    // The owner has everything and need not wait.
    let new = signed_in(&service, &protected).await;
    assert!(new.account.protection.password_change_required);
    assert_eq!(service.notified().await, [Template::AccountUnlocked]);
    pass_time(&service, DAY * 4).await;
    assert_eq!(service.notified().await, []);
}

async fn equal_sides_of_a_case_are_for_support(database: TestDatabase) {
    let service = Service::over(database).await;
    protected(&service).await;
    contested(&service).await;
    pass_time(&service, DAY * 3 - MOMENT).await;
    assert_eq!(service.notified().await, []);
    pass_time(&service, MOMENT).await;
    let asks = service.mailed(Template::RecoveryNeedsSupport).await;
    assert_eq!(status(&service, &asks).await, Some(RecoveryStatus::NeedsSupport));
}

async fn a_code_that_is_outweighed_is_not_used_up(database: TestDatabase) {
    let service = Service::over(database).await;
    let (account, protected) = protected(&service).await;
    let known = signed_in(&service, &protected).await.device.added.expect("a known device");
    service.notified().await;
    service.clock.pass(DAY);
    signed_in(&service, &protected).await;
    // A reader of the mailbox reports the owner, who settles with everything.
    let alert = service.delivered().await.pop().expect("the alert about the last sign-in");
    assert_eq!(service.report(&mailed_link(&alert)).await, ReportOutcome::Contained);
    let shown = [known.digest()];
    let command = SignIn { devices: shown.to_vec(), ..sign_in(ANN, PASSWORD) };
    let waiting = service.pending_sign_in(command).await;
    service.clock.pass(STEP);
    let proof = Proof::Totp(protected.authenticator.code_at(service.clock_now()));
    let outcome = service.present_on(&waiting.token, proof, &shown).await;
    assert!(matches!(outcome, PresentFactorOutcome::SignedIn(_)));
    service.notified().await;
    let thiefs = link(&service).await;
    let code = SecondProof::Factor(Proof::RecoveryCode(protected.codes[1].clone()));
    assert_eq!(service.prove(&thiefs, code).await, ClaimOutcome::Outweighed);
    assert_eq!(service.notified().await, []);
    let mut read = service.store.begin_read().await.expect("reads");
    assert_eq!(read.recovery_codes().remaining(account).await.expect("counts"), 10);
}
