//! The API's rows of the route table, derived from its OpenAPI document.
//!
//! Path, method, body and credential come from the document. It cannot say that a call needs a
//! recent reauthentication, so [`FRESH`] and [`DEFENDING`] do. The endpoint coverage test calls
//! each of them with a stale proof.

use serde_json::Value;

use super::BASE;
use crate::http::routes::{Operation, Verb};

/// Calls that need a fresh proof, by operation id.
const FRESH: &[&str] = &[
    "changePassword",
    "beginTotp",
    "removeTotp",
    "confirmTotp",
    "renewRecoveryCodes",
    "replaceUsedRecoveryCodes",
    "confirmRecoveryCodes",
    "requestEmailChange",
    "setRecoveryEmail",
    "removeRecoveryEmail",
];

/// Calls that need a fresh proof and work while the account is contained, by operation id.
const DEFENDING: &[&str] =
    &["endSession", "endOtherSessions", "endAllSessions", "cancelWaitingRecovery"];

/// Returns what the shell has to know of the API.
pub fn operations() -> Vec<Operation> {
    let document: Value = serde_json::from_str(&super::service("").spec()).unwrap_or_default();
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    let calls = paths.flat_map(|(path, methods)| {
        let methods = methods.as_object().into_iter().flatten();
        methods.filter_map(move |(method, call)| operation(path, method, call))
    });
    calls.collect()
}

fn operation(path: &str, method: &str, call: &Value) -> Option<Operation> {
    let verb = match method {
        "get" => Verb::Get,
        "post" => Verb::Post,
        "put" => Verb::Put,
        "patch" => Verb::Patch,
        "delete" => Verb::Delete,
        _ => return None,
    };
    // The table is built once in a process and its rows are `Copy`.
    let row = Operation::new(verb, format!("{BASE}{path}").leak());
    let row = if call["requestBody"].is_object() { row.json() } else { row };
    let schemes = call["security"].as_array().into_iter().flatten();
    let mut schemes = schemes.filter_map(|scheme| scheme.as_object()?.keys().next());
    let id = call["operationId"].as_str().unwrap_or_default();
    Some(match schemes.next().map(String::as_str) {
        None => row,
        Some("service") => row.service(),
        Some(_) if FRESH.contains(&id) => row.fresh(),
        Some(_) if DEFENDING.contains(&id) => row.defending(),
        Some(_) => row.signed_in(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::routes::Who;

    #[test]
    fn every_listed_operation_id_is_in_the_document() {
        let rows = operations();
        let of = |who| rows.iter().filter(|row| row.who == who).count();
        assert_eq!(of(Who::Fresh), FRESH.len());
        assert_eq!(of(Who::Defending), DEFENDING.len());
    }
}
