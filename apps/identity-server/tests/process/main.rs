//! The real binary as a process: how it starts, which configurations it refuses, how it stops, and
//! what survives a crash.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

#[macro_use]
#[path = "../support/mod.rs"]
mod support;
mod commands;
mod end;
mod gone;
mod mailbox;
mod operator;
mod refusals;
mod start;
