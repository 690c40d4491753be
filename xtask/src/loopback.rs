//! Unused ports on 127.0.0.1.

use std::net::{Ipv4Addr, TcpListener};

use crate::failure::{Context, Failure};

/// A port that was free a moment ago. The caller binds it right away.
pub(crate) fn free_port() -> Result<u16, Failure> {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr().context("no free port on 127.0.0.1")?.port())
}
