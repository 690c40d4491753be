//! Where credentials are kept.

use super::ServiceCredential;
use crate::kernel::{CredentialId, Digest, StoreError, Timestamp};
use async_trait::async_trait;

/// The credentials of other services.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait ServiceCredentials: Send {
    /// Adds a credential under the digest of its secret.
    async fn insert(
        &mut self,
        credential: &ServiceCredential,
        secret: &Digest,
    ) -> Result<(), StoreError>;
    /// The credential with this secret, good or not.
    async fn find(&mut self, secret: &Digest) -> Result<Option<ServiceCredential>, StoreError>;
    /// All of them, the newest first.
    async fn list(&mut self) -> Result<Vec<ServiceCredential>, StoreError>;
    /// Revokes a credential; `false` when there is none that was not.
    async fn revoke(&mut self, id: CredentialId, now: Timestamp) -> Result<bool, StoreError>;
    /// Notes the use of a credential, never backwards.
    async fn note_use(&mut self, id: CredentialId, now: Timestamp) -> Result<(), StoreError>;
}
