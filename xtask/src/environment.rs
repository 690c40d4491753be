//! The environment variables that xtask reads: the one place that does.

/// A server on which the tests may make and drop databases.
pub(crate) const TEST_POSTGRES_URL: &str = "TEST_POSTGRES_URL";

/// The value of a variable; unset and empty are alike.
#[expect(clippy::disallowed_methods, reason = "xtask has no configuration of its own")]
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
