//! Builders with defaults for everything that a test does not care about.

use crate::{
    account::{Account, Address, AddressRole, Protection, Status},
    credential::{Scope, ServiceCredential},
    device::Device,
    kernel::{
        AccountId, ActionTokenId, AddressId, CaseId, CredentialId, DeviceId, Digest, Email,
        Entropy, Generation, Id, Label, Locale, Origin, PendingSignInId, RecoveryCodeId,
        RecoveryId, Secret, SessionId, TimeZone, Timestamp, TotpSecretId, UserAgent,
    },
    notify::{NewActionToken, Purpose},
    ownership::{Evidence, Piece},
    password::{Password, PasswordHash, StoredPassword},
    recovery::{Recovery, RecoveryCase, RecoveryStage},
    session::{Assurance, Persistence, Session, SessionPolicy},
    sign_in::{DeviceTrust, PendingSignIn, SessionOptions, SignInPolicy},
    sign_up::{Registration, RegistrationPolicy},
    two_factor::{CodeDigest, NewRecoveryCode, StoredTotp, TotpSecret},
};
use std::net::{IpAddr, Ipv4Addr};

/// Returns the account id with a number. It is of version 7 like every id, so that it is not
/// mistaken for a system chain of the audit trail.
pub fn account_id(number: u128) -> AccountId {
    Id::from_uuid(uuid::Uuid::from_u128(0x01a3_185c_5000_7000_8000_0000_0000_0000 | number))
}

pub fn email(text: &str) -> Email {
    Email::parse(text).expect("a valid address")
}

pub fn password(text: &str) -> Password {
    Password::parse(&Secret::new(text.to_owned())).expect("a valid password")
}

/// Returns the origin of a request from 192.0.2.1 (RFC 5737).
pub fn origin() -> Origin {
    Origin {
        address: IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)),
        user_agent: Some(UserAgent::new("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")),
    }
}

/// Returns an active account.
pub fn account(id: AccountId, address: &str, now: Timestamp) -> Account {
    Account {
        id,
        email: email(address),
        display_name: None,
        locale: Locale::English,
        time_zone: TimeZone::utc(),
        status: Status::Active,
        created_at: now,
        protection: Protection::default(),
    }
}

/// Returns a new session.
pub fn session(account: AccountId, now: Timestamp, entropy: &dyn Entropy) -> Session {
    let policy = SessionPolicy::default();
    Session {
        id: SessionId::generate(now, entropy),
        account,
        created_at: now,
        last_seen_at: now,
        authenticated_at: now,
        expires_at: now.after(policy.lifetime),
        idle: policy.idle,
        assurance: Assurance::Password,
        origin: origin(),
        name: None,
        proven_at: Some(now),
        failed_proofs: 0,
        ended_at: None,
    }
}

/// Returns a new pending registration.
pub fn registration(id: AccountId, address: &str, now: Timestamp) -> Registration {
    Registration {
        id,
        email: email(address),
        password: hash("$pending"),
        display_name: None,
        locale: Locale::Dutch,
        browser: Digest::of(b"browser"),
        created_at: now,
        expires_at: now.after(RegistrationPolicy::default().lifetime),
    }
}

/// Returns a hash with this PHC string.
pub fn hash(phc: &str) -> PasswordHash {
    PasswordHash { phc: phc.to_owned(), pepper: Generation(1) }
}

/// Returns the action token of a registration with the digest of `text`.
pub fn action_token(
    owner: AccountId,
    address: &str,
    text: &str,
    now: Timestamp,
    entropy: &dyn Entropy,
) -> NewActionToken {
    NewActionToken {
        id: ActionTokenId::generate(now, entropy),
        purpose: Purpose::Registration,
        owner,
        email: email(address),
        address: None,
        generation: Generation(1),
        nonce: [7; 16],
        digest: Digest::of(text.as_bytes()),
        issued_at: now,
        expires_at: now.after(RegistrationPolicy::default().lifetime),
        concerns: None,
    }
}

/// Returns a password with this PHC string, chosen at `now`.
pub fn stored_password(phc: &str, now: Timestamp) -> StoredPassword {
    StoredPassword { hash: hash(phc), changed_at: now, stands_alone: true }
}

/// Returns the default session options.
pub fn options() -> SessionOptions {
    SessionOptions { persistence: Persistence::Browser, device_trust: DeviceTrust::Own }
}

/// Returns a new pending sign-in.
pub fn pending_sign_in(account: AccountId, now: Timestamp, entropy: &dyn Entropy) -> PendingSignIn {
    PendingSignIn {
        id: PendingSignInId::generate(now, entropy),
        account,
        options: options(),
        device: None,
        created_at: now,
        expires_at: now.after(SignInPolicy::default().pending),
        tries: 0,
        ended_at: None,
    }
}

/// Returns a new known device.
pub fn device(account: AccountId, now: Timestamp, entropy: &dyn Entropy) -> Device {
    Device {
        id: DeviceId::generate(now, entropy),
        account,
        created_at: now,
        last_used_at: now,
        origin: origin(),
        ended_at: None,
    }
}

/// Returns a new TOTP secret.
pub fn totp(now: Timestamp, entropy: &dyn Entropy) -> StoredTotp {
    StoredTotp {
        id: TotpSecretId::generate(now, entropy),
        secret: TotpSecret::generate(entropy),
        last_step: 0,
        created_at: now,
    }
}

/// Returns a recovery code with the digest of `text`.
pub fn recovery_code(text: &str, now: Timestamp, entropy: &dyn Entropy) -> NewRecoveryCode {
    NewRecoveryCode {
        id: RecoveryCodeId::generate(now, entropy),
        digest: code_digest(text),
        created_at: now,
    }
}

/// Returns the digest of `text` as code digest.
pub fn code_digest(text: &str) -> CodeDigest {
    CodeDigest { generation: Generation(1), digest: Digest::of(text.as_bytes()) }
}

/// Returns a new service credential.
pub fn credential(now: Timestamp, entropy: &dyn Entropy) -> ServiceCredential {
    ServiceCredential {
        id: CredentialId::generate(now, entropy),
        name: Label::parse("shop").expect("a name"),
        scopes: vec![Scope::SessionsVerify],
        created_at: now,
        expires_at: None,
        last_used_at: None,
        revoked_at: None,
    }
}

/// Returns a support case.
pub fn case(
    account: AccountId,
    address: Option<AddressId>,
    now: Timestamp,
    entropy: &dyn Entropy,
) -> RecoveryCase {
    let (id, text) = (CaseId::generate(now, entropy), "Help!".to_owned());
    RecoveryCase { id, account, address, text, asked_at: now }
}

/// Returns a new recovery.
pub fn recovery(
    account: AccountId,
    stage: RecoveryStage,
    now: Timestamp,
    entropy: &dyn Entropy,
) -> Recovery {
    let id = RecoveryId::generate(now, entropy);
    let token = ActionTokenId::generate(now, entropy);
    Recovery {
        id,
        account,
        token,
        address: None,
        stage,
        shown: Evidence::of([Piece::Mailbox]),
        against: Evidence::NONE,
        ends_with_support: false,
        begun_at: now,
        counts_from: now,
        approved_by: None,
    }
}

/// Returns another address of an account.
pub fn address(
    account: AccountId,
    text: &str,
    role: AddressRole,
    now: Timestamp,
    entropy: &dyn Entropy,
) -> Address {
    let id = AddressId::generate(now, entropy);
    Address { id, account, email: email(text), role, since: now, began: now }
}
