//! Commands as a person's client would send them.

use identity_core::{
    account::DisplayName,
    kernel::{ActionToken, BearerToken, Locale, Origin},
    sign_in::SignIn,
    sign_up::{Confirm, Register},
    testing::build,
};

/// A password that passes every rule.
pub(crate) const PASSWORD: &str = "Correct-horse-1";

pub(crate) fn register(address: &str, password: &str) -> Register {
    Register {
        email: build::email(address),
        password: build::password(password),
        display_name: DisplayName::parse("Ann Example").ok(),
        locale: Locale::Dutch,
        origin: build::origin(),
    }
}

pub(crate) fn confirm(
    token: ActionToken,
    browser: Option<&BearerToken>,
    password: Option<&str>,
) -> Confirm {
    Confirm {
        token,
        browser: browser.cloned(),
        password: password.map(build::password),
        locale: identity_core::kernel::Locale::English,
        origin: build::origin(),
    }
}

pub(crate) fn sign_in(address: &str, password: &str) -> SignIn {
    SignIn {
        email: build::email(address),
        password: build::password(password),
        options: build::options(),
        devices: Vec::new(),
        origin: build::origin(),
    }
}

/// Returns `command` with the client address 198.51.100.`number` (RFC 5737).
pub(crate) fn from(number: u8, command: SignIn) -> SignIn {
    let address = std::net::IpAddr::from([198, 51, 100, number]);
    let origin = Origin { address, ..command.origin };
    SignIn { origin, ..command }
}
