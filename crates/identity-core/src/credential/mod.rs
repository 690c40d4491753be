//! Credentials of other services: issued by operators, good for what their scopes name.

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
