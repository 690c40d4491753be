//! Account security: sign-up, sign-in, sessions and recovery, with their mails and audit trail.
//!
//! This crate is the domain. It contains no database, web framework, mail server, file or clock:
//! those are ports, implemented by adapter crates and given to [`Identity`]. Every use case is a
//! method of [`Identity`], written in its room:
//!
//! | room | content |
//! |---|---|
//! | [`kernel`] | time, ids, secrets, addresses: the types that all rooms share |
//! | [`ownership`] | who owns an account that two people claim |
//! | [`account`] | accounts and their addresses |
//! | [`audit`] | the audit trail |
//! | [`notify`] | mails: the outbox, and action tokens in links |
//! | [`rate_limit`] | what one network may spend on all accounts |
//! | [`risk`] | the assessment of a sign-in whose proofs are right |
//! | [`throttle`] | the limit on attempts at one account, and the lock |
//! | [`session`] | sessions: checking, listing, ending, and what a change demands |
//! | [`password`] | password rules and changes, and the port of the hasher |
//! | [`two_factor`] | authenticator apps and recovery codes |
//! | [`device`] | known devices |
//! | [`sign_up`] | registration, confirmed from the mailbox |
//! | [`sign_in`] | from password and second factor to a session: reserve, hash, settle |
//! | [`reauthentication`] | another proof before a sensitive change |
//! | [`recovery`] | unlocking, recovering and containing an account |
//! | [`email_change`] | a new address, its revert, and the recovery email |
//! | [`incident`] | "this wasn't me", from a mail or in a session |
//! | [`credential`] | credentials of other services, and what they may ask |
//! | [`security`] | the protections of an account, and advice |
//! | [`delivery`] | delivery of the outbox |
//! | [`profile`] | name, language, time zone |
//! | [`retention`] | deletion of ended data |
//!
//! # Invariants
//!
//! - A refusal is a value of an outcome type, and what it has to leave behind (a counted attempt, an
//!   event) is committed. An `Err` only ever means "we could not do our work".
//! - Changes of one account are serial: each unit of work locks the account's row first.
//! - The audit event and the mail of a change are written in the unit of the change.
//! - Nothing slow happens inside a unit: no hash, no mail, no network.
//! - A change of a protection takes a fresh proof as a type, [`session::FreshSession`].
//! - No secret can be printed: passwords, tokens and keys have types without `Debug`.
//!
//! # Use
//!
//! ```no_run
//! # async fn example(ports: identity_core::Ports, cookie: &str) -> Result<(), identity_core::kernel::Failure> {
//! use identity_core::{Identity, Policy, kernel::{BearerKind, BearerToken}};
//! let identity = Identity::new(ports, Policy::default());
//! if let Some(token) = BearerToken::parse(BearerKind::Session, cookie) {
//!     let caller = identity.authenticate(&token).await?;
//! }
//! # Ok(()) }
//! ```
//!
//! `examples/linking-service` in the repository signs a person up and in on SQLite.

pub mod kernel;
pub mod ownership;
pub mod account;
pub mod audit;
pub mod notify;
pub mod rate_limit;
pub mod throttle;
pub mod risk;
pub mod session;
pub mod password;
pub mod two_factor;
pub mod device;
pub mod sign_up;
pub mod sign_in;
pub mod reauthentication;
pub mod recovery;
pub mod email_change;
pub mod incident;
pub mod credential;
pub mod security;
pub mod delivery;
pub mod profile;
pub mod retention;
mod store;
mod identity;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use identity::{Identity, Policy, Ports};
pub use store::{ReadUnit, Store, UnitOfWork};
