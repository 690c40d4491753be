//! Every protection of an account, with its state.

use identity_core::kernel::Timestamp;
use identity_core::security::SecurityOverview;
use identity_text::Text;
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};

use super::caller::Caller;
use super::describe;
use crate::http::fail::Fail;
use crate::request;

/// The calls.
pub struct SecurityApi;

/// A mail that was sent.
#[derive(Object)]
struct MailView {
    /// Which mail, by its name here.
    mail: String,
    /// Its subject, in the account's language.
    subject: String,
    /// Where it went, as far as that is still known.
    #[oai(skip_serializing_if_is_none)]
    to: Option<String>,
    /// When it was asked for.
    at: String,
    /// `waiting`, `delivered` or `dropped`.
    state: String,
}

/// The mails of the last days, the latest first. There are never more than fit in one answer.
#[derive(Object)]
struct MailList {
    /// The mails.
    items: Vec<MailView>,
    /// Always nothing.
    next_cursor: Option<String>,
}

/// A protection.
#[derive(Object)]
struct ProtectionView {
    /// `password`, `totp`, `recovery_codes`, `sessions` or `known_devices`.
    name: String,
    /// Whether it is on.
    on: bool,
    /// How many there are, of what can be several.
    #[oai(skip_serializing_if_is_none)]
    count: Option<u64>,
    /// When it last changed, as far as that is known.
    #[oai(skip_serializing_if_is_none)]
    changed_at: Option<String>,
}

/// Every protection that there is.
#[derive(Object)]
struct SecurityAnswer {
    /// The protections.
    protections: Vec<ProtectionView>,
    /// What helps most: `change_password`, `set_up_second_factor`, `get_recovery_codes` or
    /// `nothing`.
    recommended: String,
    /// What waits for the owner.
    notices: Vec<String>,
}

fn protection(
    name: &str,
    on: bool,
    count: Option<usize>,
    changed_at: Option<Timestamp>,
) -> ProtectionView {
    let count = count.map(|count| count as u64);
    let changed_at = changed_at.map(describe::time);
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
    /// Every protection of the account and its state, and what to do next.
    #[oai(path = "/account/security", method = "get", operation_id = "accountSecurity")]
    async fn security(
        &self,
        request: &Request,
        caller: Caller,
    ) -> Result<Json<SecurityAnswer>, Fail> {
        let identity = &request::app(request)?.identity;
        Ok(Json(answer(&identity.security_overview(&caller.full()?).await?)))
    }

    /// The mails that were sent about this account in the last days.
    #[oai(path = "/account/mails", method = "get", operation_id = "sentMails")]
    async fn mails(&self, request: &Request, caller: Caller) -> Result<Json<MailList>, Fail> {
        let (app, caller) = (request::app(request)?, caller.full()?);
        let text = Text::of(caller.account.locale);
        let sent = app.identity.sent_mails(&caller).await?;
        let items = sent.iter().map(|mail| MailView {
            mail: mail.template.as_str().to_owned(),
            subject: describe::subject(mail.template, text, &app.brand),
            to: mail.to.as_ref().map(|to| to.as_str().to_owned()),
            at: describe::time(mail.at),
            state: mail.state.as_str().to_owned(),
        });
        Ok(Json(MailList { items: items.collect(), next_cursor: None }))
    }
}
