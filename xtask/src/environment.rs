//! The environment variables of xtask. No other file reads the environment.

/// A server on which the tests may create and drop databases.
pub(crate) const TEST_POSTGRES_URL: &str = "TEST_POSTGRES_URL";

/// The value of a variable. Empty counts as unset.
#[expect(clippy::disallowed_methods, reason = "xtask has no configuration of its own")]
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
