//! Mail delivery: a polling worker empties the outbox under leases (ADR 0009).
//!
//! A worker calls [`deliver_due`](crate::Identity::deliver_due) repeatedly. A crash between sending
//! a mail and settling it can send the mail twice, but never loses it: the second delivery carries
//! the same link and the same Message-ID. A mail is dropped and recorded when its token has expired
//! or its recipient no longer exists.

mod deliver;

pub use deliver::DeliveryPolicy;
