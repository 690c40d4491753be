//! The ring's uses of HMAC-SHA-256: action tokens, form tokens, digests of recovery codes and the
//! input of the password hash.

use super::{KeyRing, find};
use crate::{
    hex,
    keys::{KeyBytes, MacKey},
};
use identity_core::{
    kernel::{
        AccountId, ActionToken, ActionTokenId, ActionTokenKeys, Digest, Generation, Secret,
        VaultError,
    },
    password::Password,
    two_factor::{CodeDigest, RecoveryCode, RecoveryCodeKeys},
};
use subtle::{Choice, ConstantTimeEq as _};

impl ActionTokenKeys for KeyRing {
    fn current(&self) -> Generation {
        self.mail_token.current().0
    }

    fn derive(
        &self,
        generation: Generation,
        id: ActionTokenId,
        nonce: &[u8; 16],
    ) -> Result<ActionToken, VaultError> {
        let key = find(&self.mail_token, generation)?;
        Ok(ActionToken::from_bytes(*key.digest(&[id.as_uuid().as_bytes(), nonce])))
    }
}

impl RecoveryCodeKeys for KeyRing {
    fn digests(&self, account: AccountId, code: &RecoveryCode) -> Vec<CodeDigest> {
        let account = account.as_uuid();
        let digest = |key: &MacKey| *key.digest(&[account.as_bytes(), code.expose()]);
        self.recovery_code
            .newest_first()
            .map(|(generation, key)| CodeDigest {
                generation,
                digest: Digest::from_bytes(digest(key)),
            })
            .collect()
    }
}

impl KeyRing {
    /// Derives the token that binds a form to a session, so that another site cannot send the form
    /// (CSRF): 64 hexadecimal digits. It is the same for every form of the session.
    pub fn form_token(&self, session: &Digest) -> Secret {
        let (_, key) = self.form_token.current();
        let digest = key.digest(&[session.as_bytes()]);
        Secret::new(std::mem::take(&mut *hex::encode(digest.as_slice())))
    }

    /// Tells whether `presented` is the form token of the session, derived with the active key or
    /// an older one. The comparison takes constant time.
    pub fn form_token_matches(&self, session: &Digest, presented: &str) -> bool {
        let matches = |key: &MacKey| {
            let digest = key.digest(&[session.as_bytes()]);
            hex::encode(digest.as_slice()).as_bytes().ct_eq(presented.as_bytes())
        };
        self.form_token
            .newest_first()
            .fold(Choice::from(0), |found, (_, key)| found | matches(key))
            .into()
    }

    /// Returns the generation of the pepper for new hashes.
    pub(crate) fn current_pepper(&self) -> Generation {
        self.pepper.current().0
    }

    /// Computes the input of Argon2id: HMAC-SHA-256(pepper, account id, NFC password). The id makes
    /// a hash useless in the row of another account.
    pub(crate) fn peppered(
        &self,
        pepper: Generation,
        account: AccountId,
        password: &Password,
    ) -> Result<KeyBytes, VaultError> {
        let key = find(&self.pepper, pepper)?;
        Ok(key.digest(&[account.as_uuid().as_bytes(), password.expose_to_hasher()]))
    }
}
