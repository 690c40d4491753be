//! The service over HTTP: what surrounds every call (`shell`, `openapi`), every operation for every
//! caller (`endpoint_coverage`), the main job on pages and in the API (`main_job`), and secrets
//! that must not reach a log or database (`secrets_stay_secret`).

#[macro_use]
#[path = "../support/mod.rs"]
mod support;

mod endpoint_coverage;
mod main_job;
mod openapi;
mod secrets_stay_secret;
mod shell;
