//! A service credential and its scopes.

use crate::kernel::{CredentialId, Label, Timestamp};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The operations that a service credential allows.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
pub enum Scope {
    /// Asking whether a session is live, and which account it belongs to.
    #[strum(serialize = "sessions:verify")]
    SessionsVerify,
}

/// A service credential without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceCredential {
    pub id: CredentialId,
    pub name: Label,
    pub scopes: Vec<Scope>,
    pub created_at: Timestamp,
    /// The credential is expired from this instant on. `None` never expires.
    pub expires_at: Option<Timestamp>,
    /// Precise to the minute.
    pub last_used_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
}

impl ServiceCredential {
    /// Returns whether the credential is active and has this scope.
    pub fn allows(&self, scope: Scope, now: Timestamp) -> bool {
        self.revoked_at.is_none()
            && self.expires_at.is_none_or(|expires_at| now < expires_at)
            && self.scopes.contains(&scope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{SeededEntropy, build};
    use std::time::Duration;

    #[test]
    fn credential_allows_its_scopes_until_its_end() {
        let now = Timestamp::from_millis(1_800_000_000_000);
        let credential = build::credential(now, &SeededEntropy::new(1));
        let scope = Scope::SessionsVerify;
        assert!(credential.allows(scope, now));
        let end = now.after(Duration::from_secs(1));
        let ends = ServiceCredential { expires_at: Some(end), ..credential.clone() };
        assert!(ends.allows(scope, now) && !ends.allows(scope, end));
        let revoked = ServiceCredential { revoked_at: Some(now), ..credential.clone() };
        assert!(!revoked.allows(scope, now));
        let bare = ServiceCredential { scopes: Vec::new(), ..credential };
        assert!(!bare.allows(scope, now));
    }
}
