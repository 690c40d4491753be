//! The names of every closed set, as they are stored and published. They must never change, because
//! databases, exports and clients contain them.

use identity_core::{
    account::Status,
    audit::EventKind,
    credential::Scope,
    device::TokenState,
    kernel::{ClosedSet, Locale},
    notify::{MailState, Purpose, Template},
    password::PasswordRule,
    rate_limit::Cost,
    recovery::ProofKind,
    risk::RiskSignal,
    security::{Advice, Notice},
    session::{Assurance, Persistence, SessionAccess},
    sign_in::{AttemptEnd, DeviceTrust},
    throttle::{LockCause, SecretKind},
    two_factor::Replaces,
};

fn names<T: ClosedSet>() -> String {
    T::ALL.iter().map(|value| value.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_name_parses_to_its_value() {
    fn check<T: ClosedSet + PartialEq + std::fmt::Debug>() {
        for value in T::ALL {
            assert_eq!(T::from_name(value.as_str()), Some(*value));
        }
        assert_eq!(T::from_name("no_such_name"), None);
    }
    check::<Advice>();
    check::<Assurance>();
    check::<AttemptEnd>();
    check::<Cost>();
    check::<DeviceTrust>();
    check::<EventKind>();
    check::<Locale>();
    check::<LockCause>();
    check::<MailState>();
    check::<Notice>();
    check::<PasswordRule>();
    check::<Persistence>();
    check::<Purpose>();
    check::<ProofKind>();
    check::<Replaces>();
    check::<RiskSignal>();
    check::<Scope>();
    check::<SecretKind>();
    check::<SessionAccess>();
    check::<Status>();
    check::<Template>();
    check::<TokenState>();
}

#[test]
fn no_name_has_changed() {
    assert_eq!(
        names::<Advice>(),
        "change_password set_up_second_factor get_recovery_codes nothing"
    );
    assert_eq!(names::<Assurance>(), "password two_factor");
    assert_eq!(names::<AttemptEnd>(), "completed refused");
    assert_eq!(names::<Cost>(), "failure account registration mail");
    assert_eq!(names::<DeviceTrust>(), "own shared");
    assert_eq!(names::<Locale>(), "en nl fr");
    assert_eq!(names::<LockCause>(), "guessing compromise");
    assert_eq!(names::<MailState>(), "waiting delivered dropped");
    assert_eq!(
        names::<Notice>(),
        "account_contained recovery_waits password_old recovery_codes_missing recovery_codes_few"
    );
    assert_eq!(
        names::<PasswordRule>(),
        "password-too-short password-upper-case password-lower-case password-digit password-is-email password-is-product password-known password-unchanged"
    );
    assert_eq!(names::<Persistence>(), "browser kept");
    assert_eq!(
        names::<Purpose>(),
        "registration unlock recovery recovery_cancel report email_change email_revert email_object recovery_email"
    );
    assert_eq!(names::<ProofKind>(), "totp recovery_code password link");
    assert_eq!(names::<Replaces>(), "all used");
    assert_eq!(
        names::<RiskSignal>(),
        "new_device new_network new_country impossible_speed spraying_source unfinished_before many_failures"
    );
    assert_eq!(names::<Scope>(), "sessions:verify");
    assert_eq!(names::<SecretKind>(), "password second_factor");
    assert_eq!(names::<SessionAccess>(), "full password_change second_factor");
    assert_eq!(names::<Status>(), "active");
    assert_eq!(names::<TokenState>(), "current newest gone");
}

#[test]
fn no_name_of_an_event_has_changed() {
    let expected = "registration_requested registration_of_known_address registration_mail_requested \
        account_created signed_in sign_in_failed signed_out session_ended session_renamed \
        session_displaced sessions_ended profile_changed mail_dropped second_factor_failed \
        sign_in_abandoned reauthentication_failed reauthenticated password_changed \
        password_reminder_sent password_change_required second_factor_started \
        second_factor_on second_factor_replaced second_factor_off recovery_codes_generated \
        recovery_codes_replaced recovery_code_used device_remembered device_forgotten \
        device_displaced device_copied credential_issued credential_revoked account_locked \
        account_unlocked unlock_requested unlock_failed attempts_refused password_disabled \
        second_factor_disabled account_contained recovery_requested recovery_proven \
        recovery_proof_failed recovery_delayed ownership_contested ownership_settled \
        recovery_cancelled recovery_ready recovery_decided recovery_help_requested account_recovered sign_in_unfinished email_change_requested \
        email_change_cancelled email_changed email_reverted email_revert_proof_failed \
        email_revert_contested email_revert_ended email_restored recovery_email_requested \
        recovery_email_set recovery_email_removed";
    assert_eq!(names::<EventKind>(), expected);
}

#[test]
fn no_name_of_a_mail_has_changed() {
    let expected = "confirm_registration already_registered password_changed password_reminder \
        password_change_required second_factor_on second_factor_replaced second_factor_off \
        recovery_codes_replaced recovery_code_used recovery_codes_few device_copied \
        new_sign_in new_place sign_in_unfinished account_locked unlock_link not_locked \
        account_unlocked password_disabled second_factor_disabled recovery_link \
        recovery_delayed recovery_ready recovery_needs_support recovery_refused \
        ownership_contested report_outweighed recovery_cancelled account_recovered factor_lost \
        account_contained confirm_email_change email_change_requested email_changed \
        email_changed_away email_revert_started email_revert_pending email_revert_contested \
        email_revert_ended email_restored email_restored_away confirm_recovery_email \
        recovery_email_on recovery_email_off recovery_help";
    assert_eq!(names::<Template>(), expected);
}
