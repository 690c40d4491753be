//! Contract of service credentials.

use super::{NOW, commit, unit};
use crate::testing::{SeededEntropy, build};
use crate::{credential::ServiceCredential, kernel::Digest, store::Store};
use std::time::Duration;

/// All columns are read back. A second revocation has no effect, and the time of use never goes
/// back.
pub async fn a_credential_is_found_by_its_secret_and_revoked_once(store: &dyn Store) {
    let entropy = SeededEntropy::new(1);
    let credential = ServiceCredential {
        expires_at: Some(NOW.after(Duration::from_hours(1))),
        ..build::credential(NOW, &entropy)
    };
    let bare = ServiceCredential {
        scopes: Vec::new(),
        ..build::credential(NOW.after(Duration::from_secs(1)), &entropy)
    };
    let mut unit = unit(store).await;
    for (credential, secret) in [(&credential, b"a"), (&bare, b"b")] {
        unit.credentials().insert(credential, &Digest::of(secret)).await.expect("inserts");
        let found = unit.credentials().find(&Digest::of(secret)).await.expect("finds");
        assert_eq!(found.as_ref(), Some(credential));
    }
    assert_eq!(unit.credentials().find(&Digest::of(b"c")).await.expect("finds"), None);
    let listed = unit.credentials().list().await.expect("lists");
    assert_eq!(listed, [bare.clone(), credential.clone()]);
    let later = NOW.after(Duration::from_mins(1));
    for at in [later, NOW] {
        unit.credentials().note_use(credential.id, at).await.expect("notes");
        let found = unit.credentials().find(&Digest::of(b"a")).await.expect("finds");
        assert_eq!(found.and_then(|found| found.last_used_at), Some(later));
    }
    assert!(unit.credentials().revoke(bare.id, later).await.expect("revokes"));
    assert!(!unit.credentials().revoke(bare.id, later).await.expect("answers"));
    let revoked = unit.credentials().find(&Digest::of(b"b")).await.expect("finds");
    assert_eq!(revoked.and_then(|found| found.revoked_at), Some(later));
    commit(unit).await;
}
