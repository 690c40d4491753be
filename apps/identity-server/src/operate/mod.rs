//! Orders of an operator, given on the command line.
//!
//! While a server runs, an order goes through its control socket, a file of mode 0600 in the data
//! directory. Otherwise the command opens the database itself. Both carry out the same [`Order`].

mod cases;
mod order;
mod socket;

pub use order::{Order, Report, carry_out};
pub use socket::{Control, SocketError, listen, send};
