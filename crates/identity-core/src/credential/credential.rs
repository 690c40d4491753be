//! The credential of another service.

use crate::kernel::{CredentialId, Label, Timestamp};

/// What a credential of a service allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// To ask whether a session is live, and whose it is.
    SessionsVerify,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::SessionsVerify];

    /// The name in the store, on the command line and in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SessionsVerify => "sessions:verify",
        }
    }

    /// The scope of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == name)
    }
}

/// A credential, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceCredential {
    /// Its id.
    pub id: CredentialId,
    /// What the operator calls it.
    pub name: Label,
    /// What it allows.
    pub scopes: Vec<Scope>,
    /// When it was issued.
    pub created_at: Timestamp,
    /// From when on it is no longer good; never, unless given.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

impl ServiceCredential {
    /// Whether it is good for `scope`.
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
    fn a_credential_is_good_for_its_scopes_until_its_end() {
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
