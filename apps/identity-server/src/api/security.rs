//! Every protection of an account, with its state.

use identity_core::kernel::Timestamp;
use identity_core::overview::SecurityOverview;
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};

use super::caller::Caller;
use super::describe;
use crate::http::fail::Fail;
use crate::request;

/// The call.
pub struct SecurityApi;

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
}
