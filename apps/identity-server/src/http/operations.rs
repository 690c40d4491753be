//! The rows of the route table, one line an operation.

use super::routes::Operation;
use super::routes::Verb::{Delete, Get, Patch, Post, Put};

/// What this server answers.
pub static OPERATIONS: &[Operation] = &[
    Operation::new(Get, "/"),
    Operation::new(Get, "/sign-in"),
    Operation::new(Post, "/sign-in").form(),
    Operation::new(Get, "/sign-in/second-factor"),
    Operation::new(Post, "/sign-in/second-factor").form(),
    Operation::new(Post, "/sign-in/abandon").form(),
    Operation::new(Post, "/sign-out").signed_in().form(),
    Operation::new(Get, "/sign-up"),
    Operation::new(Post, "/sign-up").form(),
    Operation::new(Get, "/sign-up/sent"),
    Operation::new(Post, "/sign-up/resend").form(),
    Operation::new(Get, "/sign-up/confirm"),
    Operation::new(Post, "/sign-up/confirm").form(),
    Operation::new(Get, "/recover"),
    Operation::new(Post, "/recover").form(),
    Operation::new(Get, "/recover/sent"),
    Operation::new(Get, "/recover/continue"),
    Operation::new(Post, "/recover/continue").form(),
    Operation::new(Post, "/recover/proof").form(),
    Operation::new(Post, "/recover/hold").form(),
    Operation::new(Get, "/recover/cancel"),
    Operation::new(Post, "/recover/cancel").form(),
    Operation::new(Get, "/unlock"),
    Operation::new(Post, "/unlock").form(),
    Operation::new(Get, "/unlock/sent"),
    Operation::new(Get, "/unlock/confirm"),
    Operation::new(Post, "/unlock/confirm").form(),
    Operation::new(Post, "/recover/help").form(),
    Operation::new(Get, "/email/confirm").signed_in(),
    Operation::new(Post, "/email/confirm").signed_in().form(),
    Operation::new(Get, "/recovery-email/confirm").signed_in(),
    Operation::new(Post, "/recovery-email/confirm").signed_in().form(),
    Operation::new(Get, "/email/revert"),
    Operation::new(Post, "/email/revert").form(),
    Operation::new(Get, "/email/object"),
    Operation::new(Post, "/email/object").form(),
    Operation::new(Post, "/email/help").form(),
    Operation::new(Get, "/report"),
    Operation::new(Post, "/report").form(),
    Operation::new(Get, "/.well-known/change-password"),
    Operation::new(Get, "/account").signed_in(),
    Operation::new(Post, "/account/sessions/end").defending().form(),
    Operation::new(Post, "/account/sessions/end-others").defending().form(),
    Operation::new(Post, "/account/sessions/end-all").defending().form(),
    Operation::new(Post, "/account/sessions/name").signed_in().form(),
    Operation::new(Post, "/account/devices/forget").signed_in().form(),
    Operation::new(Get, "/account/mails").signed_in(),
    Operation::new(Get, "/account/recovery").signed_in(),
    Operation::new(Post, "/account/recovery/cancel").defending().form(),
    Operation::new(Get, "/account/secure").signed_in(),
    Operation::new(Post, "/account/secure").signed_in().form(),
    Operation::new(Get, "/account/reauthenticate").signed_in(),
    Operation::new(Post, "/account/reauthenticate").signed_in().form(),
    Operation::new(Get, "/account/security").signed_in(),
    Operation::new(Get, "/account/security/email").signed_in(),
    Operation::new(Post, "/account/security/email").fresh().form(),
    Operation::new(Post, "/account/security/email/cancel").signed_in().form(),
    Operation::new(Post, "/account/security/recovery-email").fresh().form(),
    Operation::new(Post, "/account/security/recovery-email/remove").fresh().form(),
    Operation::new(Get, "/account/security/password").fresh(),
    Operation::new(Post, "/account/security/password").fresh().form(),
    Operation::new(Get, "/account/security/totp").signed_in(),
    Operation::new(Post, "/account/security/totp").fresh().form(),
    Operation::new(Get, "/account/security/totp/confirm").fresh(),
    Operation::new(Post, "/account/security/totp/confirm").fresh().form(),
    Operation::new(Post, "/account/security/totp/remove").fresh().form(),
    Operation::new(Get, "/account/security/recovery-codes").signed_in(),
    Operation::new(Post, "/account/security/recovery-codes").fresh().form(),
    Operation::new(Post, "/account/security/recovery-codes/replacements").fresh().form(),
    Operation::new(Post, "/account/security/recovery-codes/confirm").fresh().form(),
    Operation::new(Get, "/account/profile").signed_in(),
    Operation::new(Post, "/account/profile").signed_in().form(),
    Operation::new(Post, "/language").form(),
    Operation::new(Get, "/dev/mailbox"),
    Operation::new(Get, "/dev/mailbox/latest.txt"),
    Operation::new(Get, "/dev/mailbox/{file}"),
    Operation::new(Get, "/dev/mailbox/{file}/html"),
    Operation::new(Get, "/assets/site.css"),
    Operation::new(Get, "/assets/reveal.js"),
    Operation::new(Get, "/assets/icon.svg"),
    Operation::new(Post, "/api/v1/registrations").json(),
    Operation::new(Post, "/api/v1/registrations/resend").json(),
    Operation::new(Post, "/api/v1/registrations/confirm").json(),
    Operation::new(Post, "/api/v1/sign-in").json(),
    Operation::new(Post, "/api/v1/sign-in/second-factor").json(),
    Operation::new(Post, "/api/v1/sign-in/abandon").json(),
    Operation::new(Get, "/api/v1/session").signed_in(),
    Operation::new(Delete, "/api/v1/session").signed_in(),
    Operation::new(Post, "/api/v1/session/reauthenticate").signed_in().json(),
    Operation::new(Get, "/api/v1/sessions").signed_in(),
    Operation::new(Patch, "/api/v1/sessions/{id}").signed_in().json(),
    Operation::new(Delete, "/api/v1/sessions/{id}").defending(),
    Operation::new(Post, "/api/v1/sessions/revoke-others").defending(),
    Operation::new(Post, "/api/v1/sessions/revoke-all").defending(),
    Operation::new(Post, "/api/v1/sessions/verify").service().json(),
    Operation::new(Get, "/api/v1/devices").signed_in(),
    Operation::new(Delete, "/api/v1/devices/{id}").signed_in(),
    Operation::new(Get, "/api/v1/account").signed_in(),
    Operation::new(Patch, "/api/v1/account").signed_in().json(),
    Operation::new(Post, "/api/v1/account/password-check").signed_in().json(),
    Operation::new(Put, "/api/v1/account/password").fresh().json(),
    Operation::new(Get, "/api/v1/account/security").signed_in(),
    Operation::new(Get, "/api/v1/account/mails").signed_in(),
    Operation::new(Post, "/api/v1/account/totp").fresh(),
    Operation::new(Delete, "/api/v1/account/totp").fresh(),
    Operation::new(Post, "/api/v1/account/totp/confirm").fresh().json(),
    Operation::new(Get, "/api/v1/account/recovery-codes").signed_in(),
    Operation::new(Post, "/api/v1/account/recovery-codes").fresh(),
    Operation::new(Post, "/api/v1/account/recovery-codes/replacements").fresh(),
    Operation::new(Post, "/api/v1/account/recovery-codes/confirm").fresh().json(),
    Operation::new(Get, "/api/v1/account/recovery").signed_in(),
    Operation::new(Delete, "/api/v1/account/recovery").defending(),
    Operation::new(Post, "/api/v1/account/secure").signed_in(),
    Operation::new(Post, "/api/v1/recoveries").json(),
    Operation::new(Post, "/api/v1/recoveries/open").json(),
    Operation::new(Post, "/api/v1/recoveries/second-proof").json(),
    Operation::new(Post, "/api/v1/recoveries/hold").json(),
    Operation::new(Post, "/api/v1/recoveries/complete").json(),
    Operation::new(Post, "/api/v1/recoveries/cancel").json(),
    Operation::new(Post, "/api/v1/recoveries/help").json(),
    Operation::new(Post, "/api/v1/account/email-change").fresh().json(),
    Operation::new(Delete, "/api/v1/account/email-change").signed_in(),
    Operation::new(Post, "/api/v1/email-changes/confirm").signed_in().json(),
    Operation::new(Post, "/api/v1/email-changes/revert").json(),
    Operation::new(Post, "/api/v1/email-changes/object").json(),
    Operation::new(Get, "/api/v1/account/recovery-email").signed_in(),
    Operation::new(Put, "/api/v1/account/recovery-email").fresh().json(),
    Operation::new(Delete, "/api/v1/account/recovery-email").fresh(),
    Operation::new(Post, "/api/v1/recovery-emails/confirm").signed_in().json(),
    Operation::new(Post, "/api/v1/unlocks").json(),
    Operation::new(Post, "/api/v1/unlocks/confirm").json(),
    Operation::new(Post, "/api/v1/alerts/report").json(),
    Operation::new(Get, "/api/v1/locales"),
    Operation::new(Get, "/api/openapi.json"),
    Operation::new(Get, "/api/docs"),
    Operation::new(Get, "/health/live"),
    Operation::new(Get, "/health/ready"),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::http::routes::{BodyKind, Csrf};

    #[test]
    fn no_operation_stands_twice_and_none_that_changes_goes_unproven() {
        let mut seen = HashSet::new();
        for operation in OPERATIONS {
            let name = (operation.verb, operation.path);
            assert!(seen.insert(name), "{name:?} stands twice");
            assert!(operation.path.starts_with('/'), "{name:?}");
            assert_eq!(operation.verb == Get, operation.csrf == Csrf::None, "{name:?}");
            assert!(operation.verb != Get || operation.body == BodyKind::None, "{name:?}");
        }
    }

    #[test]
    fn json_is_of_the_api_and_forms_are_of_pages() {
        for operation in OPERATIONS {
            let api = operation.path.starts_with("/api/");
            assert!(api || operation.body != BodyKind::Json, "{}", operation.path);
            assert!(!api || operation.body != BodyKind::Form, "{}", operation.path);
        }
    }
}
