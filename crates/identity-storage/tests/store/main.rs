//! The store on both engines: the contract of every store (`contract`), guarantees of each engine
//! (`engine`), use cases from end to end (`flows`) and parallel calls (`races`).

#[macro_use]
mod support;

mod contract;
mod engine;
mod flows;
mod races;
