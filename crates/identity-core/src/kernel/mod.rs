//! The shared kernel (Evans, Domain-Driven Design): time, randomness, ids, secrets and the other
//! types that every room uses. It imports no room.
//!
//! Reading order: [`Timestamp`] and [`Clock`], [`Entropy`], the ids, [`Secret`] and the tokens,
//! [`Email`], [`Label`], [`Locale`] and [`TimeZone`], [`Origin`], the [`Vault`] that seals, the
//! [`Gate`] of a unit of work, and [`Failure`].

mod time;
mod entropy;
mod ids;
mod secret;
mod token;
mod email;
mod label;
mod locale;
mod time_zone;
mod origin;
mod vault;
mod gate;
mod error;
mod batch;
mod closed_set;

pub(crate) use batch::Batch;
pub use closed_set::ClosedSet;
pub use email::{Email, EmailError};
pub use entropy::Entropy;
pub(crate) use error::settle_reliably;
pub use error::{Failure, StoreError};
pub use gate::{Gate, Party};
pub use ids::{
    AccountId, ActionTokenId, AddressId, AttemptId, CaseId, CredentialId, DeviceId, EventId, Id,
    IdError, MessageId, PendingSignInId, RecoveryCodeId, RecoveryId, SessionId, TotpSecretId,
};
pub use label::{Label, LabelError};
pub use locale::Locale;
pub use origin::{Origin, Source, UserAgent};
pub use secret::{Digest, Secret};
pub use time::{Clock, Timestamp};
pub use time_zone::{TimeZone, TimeZoneError};
pub use token::{ActionToken, BearerKind, BearerToken};
pub use vault::{
    ActionTokenKeys, BlindIndex, DataKey, Generation, Place, SealedKey, Vault, VaultError,
    WrappedKey,
};
