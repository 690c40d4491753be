//! Parses what proves an identity: a code, or the password.

use identity_core::kernel::{ActionToken, Secret};
use identity_core::password::Password;
use identity_core::recovery::SecondProof;
use identity_core::two_factor::{Proof, RecoveryCode, TotpCode};
use poem_openapi::{Enum, Object};
use serde::Deserialize;

use super::field::code_fault;
use crate::http::fail::Fail;

/// A second factor.
#[derive(Deserialize, Object)]
#[oai(rename = "Proof", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
pub struct ProofBody {
    /// The kind of code.
    pub factor: Factor,
    /// The code.
    pub code: String,
}

/// A kind of second factor.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize, Enum)]
#[oai(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    /// A code from an authenticator app.
    Totp,
    /// A recovery code.
    RecoveryCode,
}

impl ProofBody {
    /// Parses the code, or returns `None` if its form is wrong.
    pub fn parse(self) -> Option<Proof> {
        let code = Secret::new(self.code);
        match self.factor {
            Factor::Totp => TotpCode::parse(&code).map(Proof::Totp),
            Factor::RecoveryCode => RecoveryCode::parse(&code).map(Proof::RecoveryCode),
        }
    }
}

/// Parses a code typed into one field: six digits, or else a recovery code.
pub fn typed_proof(code: &Secret) -> Option<Proof> {
    let totp = TotpCode::parse(code).map(Proof::Totp);
    totp.or_else(|| RecoveryCode::parse(code).map(Proof::RecoveryCode))
}

/// A kind of proof that a recovery takes besides the mailed link.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize, Enum)]
#[oai(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum RecoveryFactor {
    /// A code from an authenticator app.
    Totp,
    /// A recovery code.
    RecoveryCode,
    /// The current password.
    Password,
    /// The token of a recovery link to another address of the account.
    Link,
}

/// A proof that a recovery takes besides the mailed link.
#[derive(Deserialize, Object)]
#[oai(rename = "RecoveryProof", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
pub struct RecoveryProofBody {
    /// The kind of proof.
    factor: RecoveryFactor,
    /// The code, the password or the token.
    code: String,
}

impl RecoveryProofBody {
    /// Parses the proof. Text that cannot be one counts as no attempt.
    pub fn parse(self) -> Result<SecondProof, Fail> {
        let code = Secret::new(self.code);
        let proof = match self.factor {
            RecoveryFactor::Totp => {
                TotpCode::parse(&code).map(|code| SecondProof::Factor(Proof::Totp(code)))
            }
            RecoveryFactor::RecoveryCode => RecoveryCode::parse(&code)
                .map(|code| SecondProof::Factor(Proof::RecoveryCode(code))),
            RecoveryFactor::Password => Password::parse(&code).ok().map(SecondProof::Password),
            RecoveryFactor::Link => ActionToken::parse(code.expose()).map(SecondProof::Link),
        };
        proof.ok_or_else(code_fault)
    }
}
