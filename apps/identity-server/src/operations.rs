//! Every operation of the server: the pages, the API, and what monitoring reads.

use std::sync::LazyLock;

use crate::http::routes::{Operation, Verb};
use crate::{api, pages};

/// The rows of the route table.
pub static OPERATIONS: LazyLock<Vec<Operation>> = LazyLock::new(|| {
    let plain = ["/api/openapi.json", "/health/live", "/health/ready"];
    let plain = plain.map(|path| Operation::new(Verb::Get, path));
    pages::routes::operations().chain(api::operations::operations()).chain(plain).collect()
});

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::http::routes::Verb::Get;
    use crate::http::routes::{BodyKind, Csrf};

    #[test]
    fn every_operation_is_listed_once_and_every_change_proves_its_origin() {
        let mut seen = HashSet::new();
        for operation in OPERATIONS.iter() {
            let name = (operation.verb, operation.path);
            assert!(seen.insert(name), "{name:?} is listed twice");
            assert!(operation.path.starts_with('/'), "{name:?}");
            assert_eq!(operation.verb == Get, operation.csrf == Csrf::None, "{name:?}");
            assert!(operation.verb != Get || operation.body == BodyKind::None, "{name:?}");
        }
    }

    #[test]
    fn the_api_takes_json_and_the_pages_take_forms() {
        for operation in OPERATIONS.iter() {
            let api = operation.path.starts_with("/api/");
            assert!(api || operation.body != BodyKind::Json, "{}", operation.path);
            assert!(!api || operation.body != BodyKind::Form, "{}", operation.path);
        }
    }
}
