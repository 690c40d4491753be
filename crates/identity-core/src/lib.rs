//! Account security: sign-up, sign-in, sessions, and the mail and audit trail around them.
//!
//! This crate is the domain. It knows no database, web framework, mail server, file or clock:
//! those are ports, implemented by adapter crates and handed to [`Identity`]. Every use case is
//! a method of [`Identity`] and stands in its room:
//!
//! | room | what it holds |
//! |---|---|
//! | [`kernel`] | time, ids, secrets, addresses: what every room speaks of |
//! | [`account`] | who a person is |
//! | [`audit`] | what happened |
//! | [`notify`] | mail: the outbox, the tokens that mails carry |
//! | [`rate_limit`] | networks: how much one may spend on everybody's accounts |
//! | [`risk`] | what is strange about a sign-in whose proofs were right |
//! | [`throttle`] | guesses: how many are looked at, and the lock |
//! | [`session`] | a browser that proved who it is: check, list, end; what a change demands |
//! | [`password`] | what a password is and must be, its change; the hasher's port |
//! | [`two_factor`] | codes of an authenticator, recovery codes |
//! | [`device`] | browsers that an account is known to use |
//! | [`sign_up`] | registration, confirmed from the mailbox |
//! | [`sign_in`] | password and second factor to session: reserve, hash, settle |
//! | [`step_up`] | the proof once more, before something that matters |
//! | [`recovery`] | unlocking, recovering, containing: ownership proven anew |
//! | [`email_change`] | another address, the way back from it, and a second one that recovers |
//! | [`report`] | "this was not me", from a mail or in a session |
//! | [`credential`] | credentials of other services, and what they may ask |
//! | [`overview`] | every protection with its state, and what to do next |
//! | [`delivery`] | the outbox on its way out |
//! | [`profile`] | name, language, time zone |
//! | [`retention`] | forgetting what is over |
//!
//! # Invariants
//!
//! - A refusal is a value of an outcome type, and what must be remembered of it (a counted
//!   attempt, its event) is committed; an `Err` is only ever "we could not do our work".
//! - What concerns an account is serial: each unit of work locks its row first.
//! - The audit row and the mail of a change are in the same unit as the change.
//! - Nothing slow happens inside a unit: no hash, no mail, no network.
//! - What changes a protection takes a fresh proof as a type, [`session::FreshSession`].
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
