//! Bodies and answers that several calls share.

use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object};
use serde::Deserialize;

/// An empty object.
#[derive(Object)]
pub struct Empty {}

/// The token of a mailed link.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The token from the link in the mail.
    pub token: String,
}

/// The email address of an account.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
pub struct AccountAddress {
    /// The email address.
    pub email: String,
}

#[derive(ApiResponse)]
pub enum Accepted {
    /// Accepted. The answer does not reveal if the address belongs to an account.
    #[oai(status = 202)]
    Accepted(Json<Empty>),
}

#[derive(ApiResponse)]
pub enum NoContent {
    /// Done. The answer has no body.
    #[oai(status = 204)]
    Done,
}

impl Accepted {
    /// Accepts a request for a mail.
    pub fn answer() -> Self {
        Self::Accepted(Json(Empty {}))
    }
}
