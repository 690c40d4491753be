//! The security overview, open notices, and security emails.

use identity_core::kernel::{ClosedSet, Timestamp};
use identity_core::security::{Notice, SecurityOverview};
use identity_text::Text;
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};

use super::caller::Caller;
use crate::http::fail::Fail;
use crate::request;
use crate::view::email::subject;
use crate::view::time::rfc3339;

pub struct SecurityApi;

/// A security email.
#[derive(Object)]
struct MailView {
    /// The name of the mail's template.
    mail: String,
    /// The subject, in the account's language.
    subject: String,
    /// The address that the mail was sent to, unless it has been deleted.
    #[oai(skip_serializing_if_is_none)]
    to: Option<String>,
    /// The time when the mail was queued.
    at: String,
    /// `waiting`, `delivered` or `dropped`.
    state: String,
}

/// Recent security emails, newest first. The list is never split into pages.
#[derive(Object)]
struct MailList {
    /// The emails.
    items: Vec<MailView>,
    /// Always `null`.
    next_cursor: Option<String>,
}

/// An open notice to the account owner.
#[derive(Object)]
struct NoticeView {
    /// `account_contained`, `recovery_waits`, `password_old`, `recovery_codes_missing` or
    /// `recovery_codes_few`.
    notice: String,
}

/// Open notices, the most urgent first.
#[derive(Object)]
struct NoticeList {
    /// The notices.
    items: Vec<NoticeView>,
}

/// A protection of the account.
#[derive(Object)]
struct ProtectionView {
    /// `password`, `totp`, `recovery_codes`, `sessions` or `known_devices`.
    name: String,
    /// `true` if the protection is on.
    on: bool,
    /// The number of items, for a protection that has several.
    #[oai(skip_serializing_if_is_none)]
    count: Option<u64>,
    /// The time of the last change, if known.
    #[oai(skip_serializing_if_is_none)]
    changed_at: Option<String>,
}

/// The security overview.
#[derive(Object)]
struct SecurityAnswer {
    /// The protections.
    protections: Vec<ProtectionView>,
    /// The recommended next step: `change_password`, `set_up_second_factor`, `get_recovery_codes`
    /// or `nothing`.
    recommended: String,
    /// Open notices to the owner.
    notices: Vec<String>,
}

fn protection(
    name: &str,
    on: bool,
    count: Option<usize>,
    changed_at: Option<Timestamp>,
) -> ProtectionView {
    let count = count.map(|count| count as u64);
    let changed_at = changed_at.map(rfc3339);
    ProtectionView { name: name.to_owned(), on, count, changed_at }
}

fn answer(overview: &SecurityOverview) -> SecurityAnswer {
    let SecurityOverview { password_changed_at, authenticator_since, .. } = overview;
    let codes = overview.recovery_codes as usize;
    let made_at = overview.recovery_codes_made_at;
    let notices = overview.notices.iter().map(|notice| notice.as_str().to_owned());
    SecurityAnswer {
        protections: vec![
            protection("password", password_changed_at.is_some(), None, *password_changed_at),
            protection("totp", authenticator_since.is_some(), None, *authenticator_since),
            protection("recovery_codes", codes > 0, Some(codes), made_at),
            protection("sessions", true, Some(overview.sessions), None),
            protection("known_devices", true, Some(overview.known_devices), None),
        ],
        recommended: overview.advice.as_str().to_owned(),
        notices: notices.collect(),
    }
}

#[OpenApi]
impl SecurityApi {
    /// Show every protection of the account and the recommended next step.
    #[oai(path = "/account/security", method = "get", operation_id = "accountSecurity")]
    async fn security(
        &self,
        request: &Request,
        caller: Caller,
    ) -> Result<Json<SecurityAnswer>, Fail> {
        let identity = &request::app(request)?.identity;
        Ok(Json(answer(&identity.security_overview(&caller.full()?).await?)))
    }

    /// List open notices to the account owner.
    #[oai(path = "/account/notices", method = "get", operation_id = "listNotices")]
    async fn notices(&self, request: &Request, caller: Caller) -> Result<Json<NoticeList>, Fail> {
        let identity = &request::app(request)?.identity;
        let notices = identity.notices(&caller.full()?.account);
        let view = |notice: Notice| NoticeView { notice: notice.as_str().to_owned() };
        Ok(Json(NoticeList { items: notices.into_iter().map(view).collect() }))
    }

    /// List recent security emails of the account.
    #[oai(path = "/account/mails", method = "get", operation_id = "sentMails")]
    async fn mails(&self, request: &Request, caller: Caller) -> Result<Json<MailList>, Fail> {
        let (app, caller) = (request::app(request)?, caller.full()?);
        let text = Text::of(caller.account.locale);
        let sent = app.identity.sent_mails(&caller).await?;
        let items = sent.iter().map(|mail| MailView {
            mail: mail.template.as_str().to_owned(),
            subject: subject(mail.template, text, &app.brand),
            to: mail.to.as_ref().map(|to| to.as_str().to_owned()),
            at: rfc3339(mail.at),
            state: mail.state.as_str().to_owned(),
        });
        Ok(Json(MailList { items: items.collect(), next_cursor: None }))
    }
}
