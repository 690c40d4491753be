//! The store on both engines: what every store owes (`contract`), what an engine owes beyond that
//! (`engine`), the use cases from end to end (`flows`), and many of them at once (`races`).

#[macro_use]
mod support;

mod contract;
mod engine;
mod flows;
mod races;
