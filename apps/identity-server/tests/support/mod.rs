//! What the HTTP tests share: the service wired in this process over a throw-away database, the
//! real binary, and a browser with a cookie jar that speaks to either.
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
pub(crate) use identity_storage::testing::TestDatabase;
pub(crate) use process::{Ended, Running, Site, eventually, free_port};
pub(crate) use service::{Protected, STEP, Service, token_of};
pub(crate) use wire::{Ask, Wire, read_answer};

/// A password that every rule lets pass.
pub(crate) const PASSWORD: &str = "Correct-horse-1";

/// Makes a test of each function on each engine, on a database of its own.
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                super::$name(crate::support::TestDatabase::sqlite()).await;
            })+
        }
        mod postgres {
            $(#[tokio::test]
            async fn $name() {
                if let Some(database) = crate::support::TestDatabase::postgres().await {
                    super::$name(database).await;
                }
            })+
        }
    };
}
