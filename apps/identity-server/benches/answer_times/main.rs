//! Measures three things: whether answer times reveal if an address has an account, the cost of a
//! sign-in beside its hash, and the time until a server is ready.
//!
//! Run it with `cargo bench -p identity-server --bench answer_times`, with `TEST_POSTGRES_URL` for the
//! second engine and with `-- links` for one part. It prints and always succeeds. A difference means
//! something only if it exceeds the noise, the difference between two halves of one kind of try.

#![expect(clippy::expect_used, reason = "a measurement may fail by panicking")]

mod links;
mod measure;
mod sign_ins;
mod slow_mail;
mod starts;
#[path = "../../tests/support/mod.rs"]
mod support;

use identity_crypto::HashSettings;
use support::TestDatabase;

fn main() {
    let parts: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    let runs = |part: &str| parts.is_empty() || parts.iter().any(|name| name == part);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        machine();
        for engine in ["SQLite", "PostgreSQL"] {
            if runs("sign_ins")
                && let Some(database) = fresh(engine).await
            {
                sign_ins::measure(engine, database).await;
            }
            if runs("links")
                && let Some(database) = fresh(engine).await
            {
                links::measure(engine, database).await;
            }
            if runs("slow_mail")
                && let Some(database) = fresh(engine).await
            {
                slow_mail::measure(engine, &database).await;
            }
        }
        if runs("starts") {
            starts::measure().await;
        }
    });
}

/// Creates a database, if the engine is available.
async fn fresh(engine: &str) -> Option<TestDatabase> {
    if engine == "SQLite" { Some(TestDatabase::sqlite()) } else { TestDatabase::postgres().await }
}

fn machine() {
    let read = |file| std::fs::read_to_string(file).unwrap_or_default();
    let information = read("/proc/cpuinfo");
    let model = information.lines().find(|line| line.starts_with("model name"));
    let model = model.and_then(|line| line.split_once(": ")).map_or("unknown", |(_, name)| name);
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let HashSettings { memory_kib, iterations, parallelism, threads, .. } = HashSettings::default();
    println!(
        "machine     {model}, {cores} cores, Linux {}",
        read("/proc/sys/kernel/osrelease").trim()
    );
    println!("profile     {}", if cfg!(debug_assertions) { "debug" } else { "release" });
    println!("load before {}", read("/proc/loadavg").trim());
    println!(
        "Argon2id    m = {memory_kib} KiB, t = {iterations}, p = {parallelism}, {threads} threads; \
         cheaper settings for links"
    );
}
