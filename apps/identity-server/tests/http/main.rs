//! The service over HTTP: the shell around every call (`shell`, `openapi`), every operation and
//! what it answers to whom (`endpoint_coverage`), the main job on pages and over the API
//! (`main_job`), and what no log or database may hold (`secrets_stay_secret`).

#[macro_use]
#[path = "../support/mod.rs"]
mod support;

mod endpoint_coverage;
mod main_job;
mod openapi;
mod secrets_stay_secret;
mod shell;
