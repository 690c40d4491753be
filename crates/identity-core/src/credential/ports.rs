//! The port to stored service credentials.

use super::ServiceCredential;
use crate::kernel::{CredentialId, Digest, StoreError, Timestamp};
use async_trait::async_trait;

/// The stored service credentials.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait ServiceCredentials: Send {
    /// Inserts a credential under the digest of its secret.
    async fn insert(
        &mut self,
        credential: &ServiceCredential,
        secret: &Digest,
    ) -> Result<(), StoreError>;
    /// Finds a credential by its secret, active or not.
    async fn find(&mut self, secret: &Digest) -> Result<Option<ServiceCredential>, StoreError>;
    /// Lists all credentials, the newest first.
    async fn list(&mut self) -> Result<Vec<ServiceCredential>, StoreError>;
    /// Revokes a credential; `false` when no active credential has this id.
    async fn revoke(&mut self, id: CredentialId, now: Timestamp) -> Result<bool, StoreError>;
    /// Records the use of a credential. The time never moves back.
    async fn note_use(&mut self, id: CredentialId, now: Timestamp) -> Result<(), StoreError>;
}
