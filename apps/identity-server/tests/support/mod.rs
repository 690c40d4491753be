//! Shared support of the HTTP tests: the service wired in this process over a throw-away database,
//! the real binary, and a browser with a cookie jar that talks to either.
#![allow(dead_code, reason = "each test crate uses a part of it")]
#![allow(unused_imports, reason = "each test crate uses a part of it")]
#![allow(unused_macros, reason = "each test crate uses a part of it")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail by panicking")]
#![allow(clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod answer;
mod browser;
mod dump;
mod process;
mod service;
mod wire;

pub(crate) use answer::Answer;
pub(crate) use browser::{Browser, FORM, encode};
pub(crate) use dump::{dump, pg_dump, sqlite_files};
pub(crate) use identity_storage::testing::{TestDatabase, within_limit};
pub(crate) use process::{CommandResult, Running, Site, eventually, free_port};
pub(crate) use service::{Protected, STEP, Service, token_of};
pub(crate) use wire::{HttpRequest, Wire, read_answer};

/// A password that passes every rule.
pub(crate) const PASSWORD: &str = "Correct-horse-1";

/// Creates one test for each function and engine. Each gets its own database.
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {
        on_both_engines!(postgres: $($name),+);
    };
    // With `empty:`, the PostgreSQL database has no schema yet.
    (empty: $($name:ident),+ $(,)?) => {
        on_both_engines!(empty_postgres: $($name),+);
    };
    ($new:ident: $($name:ident),+) => {
        on_sqlite!($($name),+);
        mod postgres {
            $(#[tokio::test]
            async fn $name() {
                if let Some(database) = crate::support::TestDatabase::$new().await {
                    crate::support::within_limit(super::$name(database)).await;
                }
            })+
        }
    };
}

/// Creates one SQLite test for each function. Pages need no second engine, because the flows and
/// the contract run their statements on both.
macro_rules! on_sqlite {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                let database = crate::support::TestDatabase::sqlite();
                crate::support::within_limit(super::$name(database)).await;
            })+
        }
    };
}
