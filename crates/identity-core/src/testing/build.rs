//! Things as a test needs them, with the rest filled in.

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
    password::{Password, PasswordHash, StoredPassword},
    recovery::{Recovery, RecoveryCase, RecoveryStage},
    session::{Assurance, Persistence, Session, SessionPolicy},
    sign_in::{DeviceTrust, PendingSignIn, SessionOptions, SignInPolicy},
    sign_up::{Registration, RegistrationPolicy},
    two_factor::{CodeDigest, NewRecoveryCode, StoredTotp, TotpSecret},
};
use std::net::{IpAddr, Ipv4Addr};

/// The account id number `number`: of version 7 as every id is, so that it is never taken for one
/// of the lines of the audit trail that belong to no account.
pub fn account_id(number: u128) -> AccountId {
    Id::from_uuid(uuid::Uuid::from_u128(0x01a3_185c_5000_7000_8000_0000_0000_0000 | number))
}

/// An address.
pub fn email(text: &str) -> Email {
    Email::parse(text).expect("a test's address is one")
}

/// A password.
pub fn password(text: &str) -> Password {
    Password::parse(&Secret::new(text.to_owned())).expect("a test's password is one")
}

/// A request from 192.0.2.1 (RFC 5737).
pub fn origin() -> Origin {
    Origin {
        address: IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)),
        user_agent: Some(UserAgent::new("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")),
    }
}

/// An active account.
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

/// A session that has just begun.
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

/// A pending registration that has just begun.
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

/// The hash with this PHC string.
pub fn hash(phc: &str) -> PasswordHash {
    PasswordHash { phc: phc.to_owned(), pepper: Generation(1) }
}

/// A token for a registration, with the digest of `text`.
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

/// A password with this PHC string, chosen at `now`.
pub fn stored_password(phc: &str, now: Timestamp) -> StoredPassword {
    StoredPassword { hash: hash(phc), changed_at: now, stands_alone: true }
}

/// What somebody wants who wants nothing special.
pub fn options() -> SessionOptions {
    SessionOptions { persistence: Persistence::Browser, device_trust: DeviceTrust::Own }
}

/// A sign-in that has just begun to wait for its second factor.
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

/// A device that has just become known.
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

/// A secret of one-time codes that has just been made.
pub fn totp(now: Timestamp, entropy: &dyn Entropy) -> StoredTotp {
    StoredTotp {
        id: TotpSecretId::generate(now, entropy),
        secret: TotpSecret::generate(entropy),
        last_step: 0,
        created_at: now,
    }
}

/// A recovery code with the digest of `text`.
pub fn recovery_code(text: &str, now: Timestamp, entropy: &dyn Entropy) -> NewRecoveryCode {
    NewRecoveryCode {
        id: RecoveryCodeId::generate(now, entropy),
        digest: code_digest(text),
        created_at: now,
    }
}

/// The digest of `text`, as a keyed one.
pub fn code_digest(text: &str) -> CodeDigest {
    CodeDigest { generation: Generation(1), digest: Digest::of(text.as_bytes()) }
}

/// A credential that has just been issued.
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

/// What a person wrote who asks for help with an account.
pub fn case(
    account: AccountId,
    address: Option<AddressId>,
    now: Timestamp,
    entropy: &dyn Entropy,
) -> RecoveryCase {
    let (id, text) = (CaseId::generate(now, entropy), "Help!".to_owned());
    RecoveryCase { id, account, address, text, asked_at: now }
}

/// A recovery that began with some link.
pub fn recovery(
    account: AccountId,
    stage: RecoveryStage,
    now: Timestamp,
    entropy: &dyn Entropy,
) -> Recovery {
    let id = RecoveryId::generate(now, entropy);
    let token = ActionTokenId::generate(now, entropy);
    Recovery { id, account, token, address: None, stage, proof: None, begun_at: now }
}

/// An address of an account besides its own.
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
