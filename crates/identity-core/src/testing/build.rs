//! Things as a test needs them, with the rest filled in.

use crate::{
    account::{Account, Status},
    kernel::{
        AccountId, Digest, Email, Entropy, Generation, Id, Locale, MailedTokenId, Origin, Secret,
        SessionId, TimeZone, Timestamp, UserAgent,
    },
    notify::{NewMailedToken, Purpose},
    password::{Password, PasswordHash},
    session::{Assurance, Reach, Session, SessionPolicy},
    sign_up::{Registration, RegistrationPolicy},
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
        reach: Reach::Full,
        assurance: Assurance::Password,
        origin: origin(),
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
pub fn mailed_token(
    owner: AccountId,
    address: &str,
    text: &str,
    now: Timestamp,
    entropy: &dyn Entropy,
) -> NewMailedToken {
    NewMailedToken {
        id: MailedTokenId::generate(now, entropy),
        purpose: Purpose::Registration,
        owner,
        address: email(address),
        generation: Generation(1),
        nonce: [7; 16],
        digest: Digest::of(text.as_bytes()),
        issued_at: now,
        expires_at: now.after(RegistrationPolicy::default().lifetime),
    }
}
