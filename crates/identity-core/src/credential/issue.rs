//! Issuing, listing and revoking service credentials.

use super::{Scope, ServiceCredential};
use crate::audit;
use crate::{
    Identity,
    audit::{Chain, EventKind, NewEvent},
    kernel::{BearerKind, BearerToken, CredentialId, Failure, Gate, Label, Timestamp},
};
use std::time::Duration;

/// A request to issue a credential.
pub struct IssueCredential {
    pub name: Label,
    pub scopes: Vec<Scope>,
    /// `None` never expires.
    pub lifetime: Option<Duration>,
}

impl Identity {
    /// Issues a credential and returns it with its secret, which is shown only this once.
    pub async fn issue_credential(
        &self,
        command: IssueCredential,
    ) -> Result<(ServiceCredential, BearerToken), Failure> {
        let now = self.clock.now();
        let secret = BearerToken::generate(BearerKind::Service, self.entropy.as_ref());
        let credential = ServiceCredential {
            id: CredentialId::generate(now, self.entropy.as_ref()),
            name: command.name,
            scopes: command.scopes,
            created_at: now,
            expires_at: command.lifetime.map(|lifetime| now.after(lifetime)),
            last_used_at: None,
            revoked_at: None,
        };
        let mut unit = self.store.begin(Gate::named("credentials")).await?;
        unit.credentials().insert(&credential, &secret.digest()).await?;
        audit::record(self, unit.as_mut(), event(EventKind::CredentialIssued, now)).await?;
        unit.commit().await?;
        Ok((credential, secret))
    }

    /// Lists the service credentials, the newest first.
    pub async fn credentials(&self) -> Result<Vec<ServiceCredential>, Failure> {
        let mut read = self.store.begin_read().await?;
        Ok(read.credentials().list().await?)
    }

    /// Revokes a credential; `false` when no active credential has this id.
    pub async fn revoke_credential(&self, id: CredentialId) -> Result<bool, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::named("credentials")).await?;
        if !unit.credentials().revoke(id, now).await? {
            return Ok(false);
        }
        audit::record(self, unit.as_mut(), event(EventKind::CredentialRevoked, now)).await?;
        unit.commit().await?;
        Ok(true)
    }
}

fn event(kind: EventKind, at: Timestamp) -> NewEvent {
    NewEvent::of_service(Chain::of_source(None), kind, at)
}
