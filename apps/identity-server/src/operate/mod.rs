//! What an operator does from the command line beside a server or without one.
//!
//! Beside a running server a command goes through its control socket, a file of mode 0600 in the
//! data directory; without one the command opens the database itself. Either way the same
//! [`Order`] meets the same use cases.

mod order;
mod socket;

pub use order::{Order, Report, carry_out};
pub use socket::{Control, SocketError, listen, send};
