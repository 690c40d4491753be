//! Service credentials (RFC 6749, client credentials): operators issue them to other services, and
//! each allows only what its scopes name.

mod credential;
mod ports;
mod issue;
mod verify_session;

pub use credential::{Scope, ServiceCredential};
pub use issue::IssueCredential;
#[cfg(any(test, feature = "testing"))]
pub use ports::MockServiceCredentials;
pub use ports::ServiceCredentials;
pub use verify_session::{Activity, VerifySession};
