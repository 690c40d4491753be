//! From request text to core types, for both faces.
//!
//! A field that does not parse is refused with its name and a code. The codes are the keys of the
//! sentences that the pages show.

pub mod code;
pub mod field;
pub mod proof;
