//! Runs the throttle drill for a simulated year, prints its report and fails if an owner was locked
//! out.

use identity_core::testing::drill::{Scale, run};
use std::process::ExitCode;

fn main() -> ExitCode {
    let scale = Scale::YEAR;
    let Scale { accounts, owners, networks, bots, campaign, hours } = &scale;
    println!("{accounts} accounts, {owners} owners who sign in, {hours} hours");
    println!("{bots} addresses stuff and spray credentials for {campaign} hours");
    println!("{networks} networks attack one account to the end\n");
    let report = run(&scale);
    println!("{report}");
    let locked_out = report.on_known_devices.1
        + report.in_sessions.1
        + (report.on_new_devices.0 - report.on_new_devices.1)
        + report.unnotified_locks;
    if locked_out == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
