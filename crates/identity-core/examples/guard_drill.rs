//! A year of attacks on the rules of guessing: prints what came of it, and fails where an owner was
//! kept out.

use identity_core::testing::drill::{Scale, run};
use std::process::ExitCode;

fn main() -> ExitCode {
    let scale = Scale::YEAR;
    let Scale { accounts, owners, networks, bots, campaign, hours } = &scale;
    println!("{accounts} accounts, {owners} owners who sign in, {hours} hours");
    println!("{bots} addresses stuff and spray for {campaign} hours");
    println!("{networks} networks aim at one account to the end\n");
    let report = run(&scale);
    println!("{report}");
    let kept_out = report.on_known_devices.1
        + report.in_sessions.1
        + (report.on_new_devices.0 - report.on_new_devices.1)
        + report.untold;
    if kept_out == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
