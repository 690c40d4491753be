//! The outbox on its way out.
//!
//! A worker calls [`deliver_due`](crate::Identity::deliver_due) again and again. A crash between
//! handing a mail over and settling it can send it twice, never lose it: a second delivery
//! carries the same link and the same Message-ID. A mail whose token has expired, or whose
//! recipient is gone, is dropped and recorded.

mod deliver;

pub use deliver::DeliveryPolicy;
