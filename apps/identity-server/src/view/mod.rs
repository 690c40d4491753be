//! From core types to what an answer shows, for both faces.

pub mod account;
pub mod device;
pub mod email;
pub mod place;
pub mod time;
