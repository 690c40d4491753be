//! The steps of the chain, one rule each. [`super::chain`] gives the order.

pub mod access_log;
pub mod answer;
pub mod buffer;
pub mod deadline;
pub mod form_token;
pub mod security_headers;
pub mod host;
pub mod same_origin;
