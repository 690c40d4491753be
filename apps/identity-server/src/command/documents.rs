//! The documents that are made from the program: `openapi`, and the reference beside it.

use std::fmt::Write as _;

use identity_core::audit::EventKind;

use crate::http::problem::Problem;
use crate::pages::docs;

/// The brand in documents that are kept in the repository.
const BRAND: &str = "XWMS";

pub(super) fn openapi() -> String {
    let mut text = serde_json::to_string_pretty(&docs::document(BRAND)).unwrap_or_default();
    text.push('\n');
    text
}

pub(super) fn api() -> String {
    let mut page = String::from(
        "<!-- Made by `cargo xtask codegen`. -->\n\n# API reference\n\nThe calls, problems and audit \
         events of this version. The OpenAPI document is `openapi.json` beside this page.\n",
    );
    for operation in docs::operations(&docs::document(BRAND)) {
        let docs::Operation { method, path, summary, security, shapes, .. } = operation;
        let _ = write!(page, "\n## {method} {path}\n\n{summary}\n");
        if !security.is_empty() {
            let _ = write!(page, "\nNeeds: {security}.\n");
        }
        for docs::Shape { title, fields } in shapes {
            let _ = write!(page, "\n{title}{}\n", if fields.is_empty() { "." } else { ":" });
            if !fields.is_empty() {
                page.push('\n');
            }
            for docs::Field { name, kind, required, text } in fields {
                let must = if required { ", required" } else { "" };
                let _ = writeln!(page, "- `{name}` ({kind}{must}): {text}");
            }
        }
    }
    page.push_str("\n## Problems\n\n| type | status | title |\n|---|---|---|\n");
    for problem in Problem::ALL {
        let (slug, status) = (problem.slug(), problem.status().as_u16());
        let _ = writeln!(page, "| `/problems/{slug}` | {status} | {} |", problem.title());
    }
    page.push_str("\n## Audit events\n\n");
    for kind in EventKind::ALL {
        let _ = writeln!(page, "- `{}`", kind.as_str());
    }
    page
}
